"""CurveView: an activation with its slope, and where on it the units of a lane stand."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
from PyQt5.QtCore import QPointF, QRectF, Qt, pyqtSignal
from PyQt5.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PyQt5.QtWidgets import QSizePolicy, QWidget

import nn
from gui.lane_view import LaneView
from gui.plotting.area import Area, Axis
from gui.plotting.pixels import write
from gui.style import formatting, theme
from gui.style.i18n import tr

Z = Axis(-6.0, 6.0)
POINTS = 600
ROW, AXIS, LABEL = 34, 34, 150  # of a histogram; of the axis below; where its words begin
TOP = 16  # above the curve, for the marker
BOX = 118, 58  # of the read-out
HALO = 70  # alpha of a filled histogram
Z_STEP = 0.1
END = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
FORMULAS = {
    "sigmoid": ("1 / (1 + exp(−z))", "f (1 − f)"),
    "tanh": ("tanh z", "1 − f²"),
    "relu": ("max(0, z)", "1 if z > 0 else 0"),
    "leaky-relu": ("max(z, 0.01 z)", "1 if z > 0 else 0.01"),
    "elu": ("z if z > 0 else exp z − 1", "1 if z > 0 else f + 1"),
    "gelu": ("z Φ(z)", "Φ(z) + z φ(z)"),
    "silu": ("z σ(z)", "σ(z) + f (1 − σ(z))"),
    "softplus": ("log(1 + exp z)", "σ(z)"),
    "step": ("1 if z > 0 else 0", "0"),
    "identity": ("z", "1"),
}


@lru_cache(maxsize=16)
def curve_of(activation: str) -> nn.ActivationCurve:
    """The curve over the axis that is shown, computed once."""
    return nn.activation_curve(activation, np.linspace(Z.low, Z.high, POINTS + 1))


class CurveView(QWidget):
    """The curves above, a histogram of each hidden layer's pre-activations below, one axis for all.

    Signals:
        moved: a person moved z.
    """

    moved = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self.activation, self.added = "sigmoid", list[str]()
        self.z = 1.2
        self.lane: LaneView | None = None
        self.inspection: nn.Inspection | None = None
        self.setObjectName("activationCurve")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.setMinimumHeight(120)

    @property
    def layers(self) -> int:
        """How many hidden layers are shown."""
        return len(self.inspection.histograms) - 1 if self.inspection else 0

    def move_to(self, z: float) -> None:
        """Read the curve there."""
        z = min(max(round(z, 2), Z.low), Z.high)
        if z != self.z:
            self.z = z
            self.setAccessibleDescription(self.told())
            self.moved.emit()
            self.update()

    def told(self) -> str:
        """What the curve reads at z."""
        y, slope = self._at(self.z)
        return f"z {self.z:.2f}, f {y:.4f}, f′ {slope:.4f}"

    def _at(self, z: float) -> tuple[float, float]:
        curve = nn.activation_curve(self.activation, np.array([z]))
        return float(curve.y[0]), float(curve.slope[0])

    # Where things stand.

    def _area(self) -> Area:
        room = QRectF(self.rect()).adjusted(0, theme.px(TOP), 0, 0)
        below = theme.px(AXIS) + self._row * self.layers
        room.setBottom(room.bottom() - below)
        frame = room.adjusted(theme.px(42), 4, -theme.px(8), -6)
        return Area(frame, Z, self._up())

    @property
    def _row(self) -> float:
        """The height of a histogram; many layers leave the curve at least half of the room."""
        most = (0.5 * self.height() - theme.px(AXIS)) / max(self.layers, 1)
        return min(float(theme.px(ROW)), most)

    def _up(self) -> Axis:
        """What the curves and their slopes need; straight ones are cut off above."""
        shown = [curve_of(one) for one in (self.activation, *self.added)]
        low = min(float(min(one.y.min(), one.slope.min(), 0.0)) for one in shown)
        high = max(float(max(np.minimum(one.y, 2.0).max(), one.slope.max())) for one in shown)
        low = max(low, -1.2)
        return Axis(low - 0.05 * (high - low), high + 0.06 * (high - low))

    # Painting.

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self._area()
        self._paint_middle(painter, area)
        area.paint_grid(painter, numbers_across=False, most=(6, 5))
        self._paint_curves(painter, area)
        self._paint_largest(painter, area)
        for layer in range(self.layers):
            self._paint_layer(painter, area, layer)
        self._paint_axis(painter, area)
        self._paint_marker(painter, area)

    def _bottom(self, area: Area) -> float:
        return area.frame.bottom() + 6 + self._row * self.layers

    def _paint_middle(self, painter: QPainter, area: Area) -> None:
        """Where most units stand, over the curve and all histograms; and where it is flat."""
        flat = theme.color("warn")
        flat.setAlpha(26)
        for left, right in self._flat():
            painter.fillRect(
                QRectF(area.x(left), area.frame.top(), area.x(right) - area.x(left),
                       area.frame.height()), flat
            )  # fmt: skip
        central = self.inspection.central if self.inspection else None
        if central is None:
            return
        left, right = (area.x(min(max(one, Z.low), Z.high)) for one in central)
        band = QRectF(left, area.frame.top(), right - left, self._bottom(area) - area.frame.top())
        fill = theme.color("accent")
        fill.setAlpha(30)
        painter.fillRect(band, fill)
        painter.setPen(QPen(theme.color("accent"), 1, Qt.PenStyle.DashLine))
        for x in (left, right):
            painter.drawLine(QPointF(x, band.top()), QPointF(x, band.bottom()))
        told = tr("{percent} % of all z: {low} … {high}").format(
            percent=formatting.percent(nn.CENTRAL, 0),
            low=f"{central[0]:.2f}",
            high=f"{central[1]:.2f}",
        )
        write(
            painter,
            QRectF(area.frame.left() + 6, area.frame.top(), area.frame.width() / 2, theme.px(16)),
            told,
            "accent",
        )

    def _flat(self) -> list[tuple[float, float]]:
        """Where the slope is so small that a unit counts as saturated, or is 0."""
        curve = curve_of(self.activation)
        low = np.abs(curve.slope) < nn.SATURATED_SLOPE
        if self.activation == "step" or not low.any():
            return []
        edges = np.flatnonzero(np.diff(np.concatenate([[0], low.view(np.int8), [0]])))
        return [
            (float(curve.z[first]), float(curve.z[min(last, POINTS)]))
            for first, last in zip(edges[::2], edges[1::2], strict=True)
        ]

    def _paint_curves(self, painter: QPainter, area: Area) -> None:
        for name in self.added:
            curve = curve_of(name)
            for values, tint in ((curve.y, "forward"), (curve.slope, "gradient")):
                pen = QPen(theme.color(tint), 1.4, Qt.PenStyle.DashLine)
                area.paint_curve(painter, curve.z, values, pen)
        curve = curve_of(self.activation)
        area.paint_curve(painter, curve.z, curve.y, QPen(theme.color("forward"), 2.4))
        area.paint_curve(painter, curve.z, curve.slope, QPen(theme.color("gradient"), 2.4))
        f, slope = FORMULAS[self.activation]
        font = theme.number_font(12)
        painter.setFont(font)
        for text, tint, y in (
            (f"f(z) = {f}", "forward", area.y(float(np.interp(3.2, curve.z, curve.y)))),
            (f"f′(z) = {slope}", "gradient", area.y(float(np.interp(3.2, curve.z, curve.slope)))),
        ):
            wide = painter.fontMetrics().horizontalAdvance(text)
            y = min(max(y, area.frame.top() + theme.px(26)), area.frame.bottom())
            below = y + theme.px(30) < area.frame.bottom()
            top = y + 8 if below and tint == "forward" else y - theme.px(22)
            room = QRectF(area.frame.right() - wide - 6, top, wide + 4, theme.px(16))
            painter.setPen(theme.color(tint))
            painter.drawText(room, int(Qt.AlignmentFlag.AlignRight), text)

    def _paint_largest(self, painter: QPainter, area: Area) -> None:
        """The largest slope, with a line to its label at the left."""
        z, slope = nn.largest_slope(self.activation)
        if not Z.low <= z <= Z.high:
            return
        tint = theme.color("gradient")
        at = area.point(z, slope)
        told = tr("largest slope {slope}").format(slope=f"{slope:.4g}")
        painter.setFont(theme.text_font(12, strong=True))
        wide = painter.fontMetrics().horizontalAdvance(told) + 24
        box = QRectF(area.frame.left() + 20, at.y() - theme.px(12), wide, theme.px(24))
        box.moveTop(min(max(box.top(), area.frame.top() + theme.px(18)), area.frame.bottom() - 26))
        painter.setPen(QPen(tint, 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(box.right(), box.center().y()), at)
        painter.setPen(QPen(tint, 1.4))
        painter.setBrush(theme.color("gradient_soft"))
        painter.drawRoundedRect(box, 5, 5)
        painter.setPen(theme.color("text"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), told)
        painter.setPen(QPen(tint, 2))
        painter.setBrush(theme.color("card"))
        painter.drawEllipse(at, 4.5, 4.5)

    def _paint_layer(self, painter: QPainter, area: Area, layer: int) -> None:
        assert self.inspection is not None
        height = self._row
        top = area.frame.bottom() + 6 + layer * height
        row = QRectF(area.frame.left(), top, area.frame.width(), height)
        color = theme.layer_color(layer, self.layers + 1)
        self._paint_histogram(painter, area, row, self.inspection.histograms[layer], color)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(row.bottomLeft(), row.bottomRight())
        painter.setFont(theme.number_font(11))
        painter.setPen(color)
        name = QRectF(0, top, theme.px(36), height)
        painter.drawText(name, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter),
                         f"z{layer + 1}")  # fmt: skip
        one = self.inspection.histograms[layer]
        if math.isfinite(one.mean):
            told = f"{one.mean:.2f} ± {one.deviation:.2f}"
            write(painter, row.adjusted(6, 0, 0, 0), told, "muted", theme.number_font(11))
        slope = self.inspection.ledger[layer].mean_slope
        told = tr("mean slope {slope}").format(slope=f"{slope:.3f}")
        ill = self._ill(layer)
        told = f"{told} · {ill}" if ill else told
        painter.setFont(theme.text_font(11))
        painter.setPen(theme.color("muted"))
        painter.drawText(row.adjusted(0, 0, -6, 0), END, told)

    def _ill(self, layer: int) -> str:
        """Which share of a layer's units is saturated or dead, as the distributions say."""
        assert self.inspection is not None
        saturated, dead = self.inspection.saturated[layer], self.inspection.dead[layer]
        if saturated is not None:
            return tr("{percent} % saturated").format(percent=formatting.percent(saturated, 0))
        if dead is not None:
            return tr("{percent} % dead").format(percent=formatting.percent(dead, 0))
        return ""

    def _paint_histogram(
        self, painter: QPainter, area: Area, row: QRectF, one: nn.Histogram, color: QColor
    ) -> None:
        most = max(int(one.counts.max()), 1)
        edges = np.linspace(one.low, one.high, len(one.counts) + 1)
        middles = (edges[:-1] + edges[1:]) / 2
        points = [QPointF(area.x(float(edges[0])), row.bottom())]
        points += [
            QPointF(area.x(float(z)), row.bottom() - (row.height() - 5) * float(count) / most)
            for z, count in zip(middles, one.counts, strict=True)
        ]
        points.append(QPointF(area.x(float(edges[-1])), row.bottom()))
        painter.save()
        painter.setClipRect(row)
        fill = QColor(color)
        fill.setAlpha(HALO)
        painter.setPen(QPen(color, 1.4))
        painter.setBrush(fill)
        painter.drawPolygon(QPolygonF(points))
        painter.restore()

    def _paint_axis(self, painter: QPainter, area: Area) -> None:
        bottom = self._bottom(area)
        painter.setFont(theme.number_font(10))
        painter.setPen(theme.color("muted"))
        for value, text in Z.ticks(6):
            x = area.x(value)
            painter.drawText(QRectF(x - 30, bottom + 2, 60, theme.px(14)),
                             int(Qt.AlignmentFlag.AlignCenter), text)  # fmt: skip
        told = "z"
        if self.inspection is not None and self.lane is not None:
            told = tr("z, the pre-activations of '{name}' at step {step}, layer by layer")
            told = told.format(name=self.lane.name, step=f"{self.inspection.step:,}")
        line = QRectF(area.frame.left(), bottom + theme.px(15), area.frame.width(), theme.px(16))
        painter.setFont(theme.text_font(11))
        elided = painter.fontMetrics().elidedText(
            told, Qt.TextElideMode.ElideMiddle, int(line.width())
        )
        painter.drawText(line, int(Qt.AlignmentFlag.AlignCenter), elided)

    def _paint_marker(self, painter: QPainter, area: Area) -> None:
        x, top = area.x(self.z), area.frame.top() - 4
        painter.setPen(QPen(theme.color("text"), 1.2))
        painter.drawLine(QPointF(x, top), QPointF(x, self._bottom(area)))
        painter.setBrush(theme.color("text"))
        painter.setPen(Qt.PenStyle.NoPen)
        side = 6.0
        painter.drawPolygon(
            QPolygonF([QPointF(x - side, top - 8), QPointF(x + side, top - 8), QPointF(x, top)])
        )
        y, slope = self._at(self.z)
        for value, tint in ((y, "forward"), (slope, "gradient")):
            if area.up.low <= value <= area.up.high:
                painter.setPen(QPen(theme.color("card"), 1.5))
                painter.setBrush(theme.color(tint))
                painter.drawEllipse(area.point(self.z, value), 5, 5)
        self._paint_read_out(painter, area, y, slope)

    def _paint_read_out(self, painter: QPainter, area: Area, y: float, slope: float) -> None:
        """z with both values, in a box beside the marker."""
        x = area.x(self.z)
        wide, high = theme.px(BOX[0]), theme.px(BOX[1])
        left = x + 10 if x + 14 + wide < area.frame.right() else x - 10 - wide
        box = QRectF(left, area.frame.center().y() - high / 2, wide, high)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(theme.color("raised"))
        painter.drawRoundedRect(box, 5, 5)
        painter.setFont(theme.number_font(12))
        line = high / 3
        for row, (name, text, tint) in enumerate(
            (("z", f"{self.z:.2f}", "text"), ("f", f"{y:.4f}", "text"),
             ("f′", f"{slope:.4f}", "gradient"))
        ):  # fmt: skip
            inside = QRectF(box.left() + 10, box.top() + row * line, wide - 20, line)
            painter.setPen(theme.color(tint))
            painter.drawText(inside, int(Qt.AlignmentFlag.AlignVCenter), name)
            painter.drawText(inside, END, text)

    # The mouse and the keys.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.move_to(self._area().numbers(event.localPos())[0])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.move_to(self._area().numbers(event.localPos())[0])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()  # a second click moves z again; the card stays as it is

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = {Qt.Key.Key_Left: -1.0, Qt.Key.Key_Right: 1.0}.get(Qt.Key(event.key()))
        if way is None:
            super().keyPressEvent(event)
        else:
            self.move_to(self.z + way * Z_STEP)
