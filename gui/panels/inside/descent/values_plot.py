"""ValuesPlot: the value of the function over the steps, on a logarithmic axis where it can be."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from PyQt5.QtCore import QRectF
from PyQt5.QtGui import QColor, QPainter, QPaintEvent, QPen
from PyQt5.QtWidgets import QSizePolicy, QWidget

import nn
from gui.plotting.area import Area, Axis
from gui.style import theme
from gui.style.i18n import tr

DEEPEST = 1e-12  # of the highest value: what lies lower is drawn there
MOST_DECADES = 14
MARGIN = 0.06


class ValuesPlot(QWidget):
    """A line for each path, up to the step that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.paths: Sequence[tuple[nn.DescentPath, QColor]] = ()
        self.step = 0
        self.lowest = 0.0  # what is subtracted: the lowest value there is, or 0

    def show_paths(
        self, paths: Sequence[tuple[nn.DescentPath, QColor]], step: int, lowest: float
    ) -> None:
        """Show these; ``lowest`` is the least value of the function that is known."""
        self.paths, self.step = paths, step
        self.lowest = lowest if lowest < 0.0 else 0.0
        self.update()

    def _up(self) -> Axis:
        values = np.concatenate([path.values for path, _ in self.paths]) - self.lowest
        known = values[np.isfinite(values) & (values > 0.0)]
        if not len(known):
            return Axis(-1.0, 1.0, True)
        high = math.ceil(math.log10(float(known.max())))
        least = max(float(known.min()), float(known.max()) * DEEPEST)
        low = math.floor(math.log10(least))
        return Axis(max(low, high - MOST_DECADES), max(high, low + 1), True)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.paths:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        steps = max(len(path.values) for path, _ in self.paths) - 1
        area = Area.inside(QRectF(self.rect()), Axis(0.0, float(max(steps, 1))), self._up())
        title = tr("step; up: f, log scale")
        if self.lowest:
            title = tr("step; up: f − ({lowest}), log scale").format(lowest=f"{self.lowest:.4g}")
        area.paint_grid(painter, title, most=(6, 5))
        for path, color in self.paths:
            last = min(self.step, len(path.values) - 1)
            xs = np.arange(last + 1.0)
            ys = path.values[: last + 1] - self.lowest
            area.paint_curve(painter, xs, ys, QPen(color, 1.8))
            if np.isfinite(ys[-1]):
                painter.setPen(QPen(theme.color("card"), 1))
                painter.setBrush(color)
                painter.drawEllipse(area.point(float(last), float(ys[-1])), 4, 4)
