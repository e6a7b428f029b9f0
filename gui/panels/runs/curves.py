"""CurvesView: the learning curves of many runs over each other, those that are chosen in color."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PyQt5.QtCore import QRectF
from PyQt5.QtGui import QColor, QPainter, QPaintEvent, QPen
from PyQt5.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

import nn
from gui.panels.runs.score_axis import score_axis
from gui.plotting.area import Area, Axis
from gui.plotting.pixels import write, write_lane
from gui.style import theme
from gui.style.choice import Choice
from gui.style.i18n import N_, tr

LOSS, SCORE = 1, 2  # rows of a curve
LEGEND, LABEL = 18, 24  # pixels of a line, and of the number at the end of the axis
FAINT = 70  # of 255: runs that are not chosen, where some are
DECADES = 1.2  # powers of ten from which losses are drawn on a logarithmic axis


@dataclass(frozen=True)
class Curve:
    """A run: steps, losses and scores (3, n); those that are ``strong`` are named in the legend.

    Scores are drawn times ``unit``: 100 for a percentage.
    """

    values: nn.Array
    color: QColor
    name: str = ""
    told: str = ""
    strong: bool = False
    unit: float = 100.0


class CurvesView(QWidget):
    """Losses or scores of the validation set over the steps; ``quantities`` chooses which."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.curves: Sequence[Curve] = ()
        self.quantities = Choice({"loss": N_("Validation loss"), "score": N_("Score")})
        self.quantities.chosen.connect(lambda _: self.update())

    def tools(self) -> QHBoxLayout:
        """What belongs into the head of its card."""
        row = QHBoxLayout()
        row.addWidget(self.quantities)
        return row

    def show_curves(self, curves: Sequence[Curve]) -> None:
        """Draw these from now on."""
        self.curves = curves
        self.update()

    @property
    def quantity(self) -> int:
        """Which row of the curves is drawn."""
        return LOSS if self.quantities.current == "loss" else SCORE

    def paintEvent(self, event: QPaintEvent) -> None:
        strong = [one for one in self.curves if one.strong]
        drawn = [one for one in self.curves if one.values.shape[1]]
        if not drawn:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lines = theme.px(LEGEND) * min(len(strong), nn.MOST_LANES)
        end = max(float(one.values[0, -1]) for one in drawn)
        up = self._axis([one for one in drawn if one.strong] or drawn)
        end_label = theme.px(LABEL) / 2
        room = QRectF(0, lines, self.width() - end_label, self.height() - lines)
        area = Area.inside(room, Axis(0.0, max(end, 1.0)), up)
        if area.frame.height() < theme.px(30):
            return
        area.paint_grid(painter, tr("step"))
        for one in sorted(drawn, key=lambda one: one.strong):
            color = QColor(one.color)
            if strong and not one.strong:
                color = theme.color("muted")
                color.setAlpha(FAINT)
            pen = QPen(color, 2 if one.strong else 1)
            area.paint_curve(painter, one.values[0], self._values(one), pen)
        for index, one in enumerate(strong[: nn.MOST_LANES]):
            top = QRectF(area.frame.left(), index * theme.px(LEGEND), area.frame.width(), 16)
            write_lane(painter, top, index, one.name, one.told)
        if not strong and len(drawn) > 1:
            told = tr("{count} curves").format(count=f"{len(drawn):,}")
            corner = area.frame.adjusted(area.frame.width() - theme.px(70), 2, 0, 0)
            corner.setHeight(16)
            write(painter, corner, told, "muted")

    def _values(self, curve: Curve) -> nn.Array:
        """What is drawn of a curve."""
        return curve.values[self.quantity] * (1.0 if self.quantity == LOSS else curve.unit)

    def _axis(self, curves: Sequence[Curve]) -> Axis:
        """From the smallest to the largest value; of scores the good ones."""
        values = np.concatenate([self._values(one) for one in curves])
        values = values[np.isfinite(values)]
        if not len(values):
            return Axis(0.0, 1.0)
        if self.quantity == SCORE:
            return score_axis(values.tolist())
        low, high = float(values.min()), float(values.max())
        if low > 0 and np.log10(high / low) > DECADES:
            return Axis(float(np.floor(np.log10(low))), float(np.ceil(np.log10(high))), True)
        around = max((high - low) * 0.05, 1e-6)
        return Axis(max(low - around, 0.0) if low >= 0 else low - around, high + around)
