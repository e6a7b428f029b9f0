"""FeatureCurve: how the predictions change while one feature of a row does, the rest as it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from PyQt5.QtCore import QRectF, QSize, Qt, pyqtSignal
from PyQt5.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PyQt5.QtWidgets import QSizePolicy, QWidget

import nn
from gui.lane_view import LaneView
from gui.plotting.area import Area, Axis
from gui.plotting.pixels import write
from gui.style import theme
from gui.style.i18n import tr

TITLE, HEIGHT = 18, 132  # pixels
POINTS = 61  # at which the lanes are asked
MARGIN = 0.06


@dataclass(frozen=True, eq=False)
class Varied:
    """A row with one feature varied: its ``name``, the ``values`` (n,), the one it ``has``.

    ``x`` (n, features) are the rows to ask about.
    """

    name: str
    values: nn.Array
    has: float
    x: nn.Array


def varied(
    columns: Sequence[nn.Column], x: nn.Array, name: str, ends: tuple[float, float]
) -> Varied:
    """A row x (features,) with the column ``name`` between two ends."""
    start = 0
    for column in columns:
        if column.name == name:
            break
        start += len(nn.column_features(column))
    values = np.linspace(*ends, POINTS)
    rows = np.repeat(x[np.newaxis], POINTS, axis=0)
    rows[:, start] = values
    return Varied(name, values, float(x[start]), rows)


class FeatureCurve(QWidget):
    """A curve for each lane: the probability of one class, or the predicted number.

    Signals:
        moved: (value) a person wants this value of the feature.
    """

    moved = pyqtSignal(float)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("featureCurve")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.lanes: Sequence[LaneView] = ()
        self.shown: Varied | None = None
        self.curves: dict[int, nn.Array] = {}
        self.told = ""

    def sizeHint(self) -> QSize:
        return QSize(0, theme.px(HEIGHT))

    def show_curves(
        self,
        lanes: Sequence[LaneView],
        row: Varied | None,
        answers: Mapping[int, nn.Array],
        names: Sequence[str],
    ) -> None:
        """Show what the lanes say to the rows: by slot (n, classes), or (n, 1) of a regression.

        Of classes it is the last of two, or the one that the first lane gives the row itself.
        """
        self.lanes, self.shown, self.curves = lanes, row, {}
        self.setVisible(row is not None)
        if row is None:
            return
        finite = {slot: one for slot, one in answers.items() if np.isfinite(one).all()}
        column = 0
        if names:
            column = 1
            if len(names) > 2 and finite:
                nearest = int(np.abs(row.values - row.has).argmin())
                column = int(next(iter(finite.values()))[nearest].argmax())
            told = tr("Probability of '{name}' if only {feature} changes")
            self.told = told.format(name=names[column], feature=row.name)
        else:
            self.told = tr("Prediction if only {feature} changes").format(feature=row.name)
        self.curves = {slot: one[:, column] for slot, one in finite.items()}
        self.setAccessibleName(self.told)
        self.update()

    def area(self) -> Area:
        """Where the curves are."""
        assert self.shown is not None
        across = Axis(float(self.shown.values[0]), float(self.shown.values[-1]))
        up = Axis(-0.03, 1.03)
        values = np.concatenate([*self.curves.values()]) if self.curves else np.zeros(1)
        if values.min() < -1e-6 or values.max() > 1.0 + 1e-6:
            low, high = float(values.min()), float(values.max())
            room = MARGIN * (high - low) or 0.5
            up = Axis(low - room, high + room)
        top = theme.px(TITLE)
        return Area.inside(QRectF(0, top, self.width(), self.height() - top), across, up, False)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.shown is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        write(painter, QRectF(0, 0, self.width(), theme.px(TITLE)), self.told, "muted")
        area = self.area()
        area.paint_grid(painter, most=(4, 3))
        x = area.x(self.shown.has)
        if area.frame.left() <= x <= area.frame.right():
            painter.setPen(QPen(theme.color("text"), 1.2))
            painter.drawLine(int(x), int(area.frame.top()), int(x), int(area.frame.bottom()))
        for lane in self.lanes:
            if lane.slot in self.curves:
                pen = QPen(theme.lane_color(lane.slot), 2)
                area.paint_curve(painter, self.shown.values, self.curves[lane.slot], pen)

    def _move(self, event: QMouseEvent) -> None:
        if self.shown is not None:
            value, _ = self.area().numbers(event.localPos())
            low, high = float(self.shown.values[0]), float(self.shown.values[-1])
            self.moved.emit(min(max(value, low), high))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._move(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._move(event)
