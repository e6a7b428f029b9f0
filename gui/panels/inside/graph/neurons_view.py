"""NeuronsView: every unit of a small network as a circle, every weight as an edge."""

from __future__ import annotations

import math

import numpy as np
from PyQt5.QtCore import QPointF, QRectF, QSize, Qt, pyqtSignal
from PyQt5.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PyQt5.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from gui.panels.inside.graph.shown import ShownLane
from gui.panels.inside.graph.unit_facts import UnitFacts
from gui.panels.inside.graph.units import UnitLayer, unit_layers
from gui.style import formatting, theme
from gui.style.i18n import tr

RADIUS, LEAST_RADIUS, HEAD, FOOT, SIDE = 33, 9, 22, 18, 50
LABELLED = 26  # pixels of the radius from which the numbers have room
MOST_EDGE_LABELS = 24
Hit = tuple[int, int, int]  # column, unit, and the unit before (-1: the unit itself)


class Units(QWidget):
    """The drawing.

    Signals:
        pointed: (column, unit, unit before or -1).
    """

    pointed = pyqtSignal(int, int, int)

    def __init__(self) -> None:
        super().__init__()
        self.layers: list[UnitLayer] = []
        self.loss = math.nan
        self.hit: Hit | None = None
        self.backward = True
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_layers(self, layers: list[UnitLayer], loss: float, backward: bool) -> None:
        """Show these columns; with gradients if the backward pass has been done."""
        self.layers, self.loss, self.backward = layers, loss, backward
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(560, 400)

    def _radius(self) -> float:
        most = max((len(layer.a) for layer in self.layers), default=1)
        room = (self.height() - theme.px(HEAD + FOOT)) / most
        return min(max(room * 0.36, LEAST_RADIUS), theme.px(RADIUS))

    def spot(self, column: int, unit: int) -> QPointF:
        """The middle of a unit."""
        count = len(self.layers[column].a)
        pitch = (self.width() - 2 * theme.px(SIDE)) / len(self.layers)
        room = self.height() - theme.px(HEAD + FOOT)
        y = theme.px(HEAD) + room * (unit + 0.5) / count
        return QPointF(theme.px(SIDE) + column * pitch, y)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.layers:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_heads(painter)
        edges = sum(layer.weights.size for layer in self.layers if layer.weights is not None)
        for column, layer in enumerate(self.layers[1:], start=1):
            self._paint_edges(painter, column, layer, edges <= MOST_EDGE_LABELS)
        for column, layer in enumerate(self.layers):
            for unit in range(len(layer.a)):
                self._paint_unit(painter, column, unit)
        self._paint_loss(painter)
        painter.setFont(theme.text_font(11))
        painter.setPen(theme.color("muted"))
        told = tr("Weights: orange above 0, blue below; the wider, the larger.")
        foot = QRectF(0, self.height() - theme.px(FOOT), self.width(), theme.px(FOOT))
        painter.drawText(foot, int(Qt.AlignmentFlag.AlignVCenter), told)

    def _paint_heads(self, painter: QPainter) -> None:
        painter.setFont(theme.text_font(12))
        painter.setPen(theme.color("muted"))
        for column, layer in enumerate(self.layers):
            told = tr("input") if not column else layer.activation or tr("scores")
            x = self.spot(column, 0).x()
            room = QRectF(x - 80, 0, 160, theme.px(HEAD))
            painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), told)

    def _paint_edges(
        self, painter: QPainter, column: int, layer: UnitLayer, labelled: bool
    ) -> None:
        assert layer.weights is not None
        assert layer.gradient is not None
        largest = float(np.abs(layer.weights).max()) or 1.0
        radius = self._radius()
        for i, j in np.ndindex(layer.weights.shape):
            weight = float(layer.weights[i, j])
            start, end = self.spot(column - 1, i), self.spot(column, j)
            start, end = _shortened(start, end, radius)
            hit = self.hit == (column, j, i)
            tint = QColor(theme.lane_color(0 if weight >= 0 else 1))
            tint.setAlphaF(0.9 if hit else 0.25 + 0.5 * abs(weight) / largest)
            painter.setPen(QPen(tint, 0.8 + 6.0 * abs(weight) / largest))
            painter.drawLine(start, end)
            if hit:
                painter.setPen(QPen(theme.color("hit"), 1.5))
                painter.drawLine(start, end)
            if labelled or hit:
                middle = start + (end - start) * (0.24, 0.52, 0.38, 0.66)[(i + 2 * j) % 4]
                self._paint_edge_label(painter, middle, weight, float(layer.gradient[i, j]), hit)

    def _paint_edge_label(
        self, painter: QPainter, at: QPointF, weight: float, gradient: float, hit: bool
    ) -> None:
        painter.setFont(theme.number_font(11))
        texts = [formatting.figure(weight)]
        texts += [formatting.figure(gradient)] if self.backward else []
        wide = max(painter.fontMetrics().horizontalAdvance(text) for text in texts) + 8
        line = theme.px(14)
        box = QRectF(at.x() - wide / 2, at.y() - line * len(texts) / 2, wide, line * len(texts) + 2)
        painter.setPen(QPen(theme.color("hit" if hit else "line"), 1))
        painter.setBrush(theme.color("card"))
        painter.drawRoundedRect(box, 4, 4)
        for index, (text, tint) in enumerate(zip(texts, ("text", "gradient"), strict=False)):
            painter.setPen(theme.color(tint))
            room = QRectF(box.left(), box.top() + index * line, wide, line)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), text)

    def _paint_unit(self, painter: QPainter, column: int, unit: int) -> None:
        layer, spot, radius = self.layers[column], self.spot(column, unit), self._radius()
        hit = self.hit == (column, unit, -1)
        tint = (
            theme.layer_color(column - 1, len(self.layers) - 1) if column else theme.color("faint")
        )
        painter.setPen(QPen(theme.color("hit") if hit else tint, 2))
        painter.setBrush(theme.color("raised"))
        painter.drawEllipse(spot, radius, radius)
        center = int(Qt.AlignmentFlag.AlignCenter)
        if radius >= theme.px(LABELLED):
            lines = [(f"{'a' if column else 'x'}{unit + 1}", "muted")]
            lines.append((formatting.figure(float(layer.a[unit])), "text"))
            if layer.z is not None and layer.activation:
                lines.append((f"z {formatting.brief(float(layer.z[unit]))}", "muted"))
            line = theme.px(15)
            top = spot.y() - line * len(lines) / 2
            painter.setFont(theme.number_font(11))
            for index, (text, color) in enumerate(lines):
                painter.setPen(theme.color(color))
                room = QRectF(spot.x() - radius, top + index * line, 2 * radius, line)
                painter.drawText(room, center, text)
        if layer.delta is not None and self.backward and radius >= theme.px(LABELLED) * 0.75:
            painter.setFont(theme.number_font(11))
            painter.setPen(theme.color("gradient"))
            below = QRectF(spot.x() - 60, spot.y() + radius, 120, theme.px(15))
            painter.drawText(below, center, f"δ = {formatting.figure(float(layer.delta[unit]))}")

    def _paint_loss(self, painter: QPainter) -> None:
        x = self.width() - theme.px(SIDE)
        y = theme.px(HEAD) + (self.height() - theme.px(HEAD + FOOT)) / 2
        radius = theme.px(26)
        last = self.layers[-1]
        painter.setPen(QPen(theme.color("faint"), 1.2))
        for unit in range(len(last.a)):
            ends = self.spot(len(self.layers) - 1, unit), QPointF(x, y)
            painter.drawLine(*_shortened(*ends, self._radius()))
        painter.setPen(QPen(theme.color("faint"), 1.5))
        painter.setBrush(theme.color("raised"))
        painter.drawEllipse(QPointF(x, y), radius, radius)
        painter.setPen(theme.color("text"))
        painter.setFont(theme.number_font(11))
        room = QRectF(x - radius, y - radius, 2 * radius, 2 * radius)
        painter.drawText(
            room, int(Qt.AlignmentFlag.AlignCenter), f"L\n{formatting.figure(self.loss)}"
        )

    def hit_at(self, point: QPointF) -> Hit | None:
        """The unit or the weight at a point."""
        radius = self._radius()
        for column, layer in enumerate(self.layers):
            for unit in range(len(layer.a)):
                away = point - self.spot(column, unit)
                if math.hypot(away.x(), away.y()) <= radius:
                    return column, unit, -1
        best: tuple[float, Hit] | None = None
        for column, layer in enumerate(self.layers[1:], start=1):
            assert layer.weights is not None
            for i, j in np.ndindex(layer.weights.shape):
                away_from = _distance(point, self.spot(column - 1, i), self.spot(column, j))
                if away_from < 7 and (best is None or away_from < best[0]):
                    best = away_from, (column, j, i)
        return best[1] if best else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        found = self.hit_at(QPointF(event.pos()))
        if found is not None and found != self.hit:
            self.pointed.emit(*found)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()


class NeuronsView(QWidget):
    """The units at the left, the chain rule of what is pointed at on the right."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("graphNeurons")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.units, self.facts = Units(), UnitFacts()
        self._lane: ShownLane | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 6, 0)
        row.setSpacing(14)
        row.addWidget(self.units, 7)
        row.addWidget(self.facts, 4)
        self.units.pointed.connect(self.point)

    def show_lane(self, lane: ShownLane) -> bool:
        """Show the units of a lane; whether they can be drawn one by one."""
        layers = unit_layers(lane.trace)
        self._lane = lane
        if layers is None:
            self.units.layers = []
            self.units.update()
            return False
        hit = self.units.hit
        if hit is None or hit[0] >= len(layers) or hit[1] >= len(layers[hit[0]].a):
            self.units.hit = (1, 0, 0)
        backward = lane.reach.backward is None or lane.reach.backward > 0
        self.units.show_layers(layers, lane.trace.loss, backward)
        self._tell()
        return True

    def point(self, column: int, unit: int, before: int) -> None:
        """Point at a unit, or at the weight that leads to it from a unit before."""
        self.units.hit = column, unit, before
        self.units.update()
        self._tell()

    def _tell(self) -> None:
        assert self._lane is not None
        hit = self.units.hit
        if hit is not None and self.units.layers:
            rate = self._lane.view.experiment.learning_rate
            plain = self._lane.view.experiment.optimizer == "sgd"
            samples = self._lane.trace.samples
            self.facts.show_hit(self.units.layers, hit, rate if plain else None, samples)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        layers, hit = self.units.layers, self.units.hit
        moves = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1),
                 Qt.Key.Key_Down: (0, 1)}  # fmt: skip
        move = moves.get(event.key())  # type: ignore[call-overload]
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if move is None or not plain or not layers or hit is None:
            super().keyPressEvent(event)
            return
        column = min(max(hit[0] + move[0], 0), len(layers) - 1)
        unit = min(max(hit[1] + move[1], 0), len(layers[column].a) - 1)
        before = -1 if not column or hit[2] < 0 else min(hit[2], len(layers[column - 1].a) - 1)
        self.point(column, unit, before)


def _shortened(start: QPointF, end: QPointF, radius: float) -> tuple[QPointF, QPointF]:
    """The part of a line between two circles."""
    along = end - start
    length = math.hypot(along.x(), along.y()) or 1.0
    step = along * (radius / length)
    return start + step, end - step


def _distance(point: QPointF, start: QPointF, end: QPointF) -> float:
    """How far a point is from a line between two points."""
    along = end - start
    square = along.x() ** 2 + along.y() ** 2 or 1.0
    share = ((point.x() - start.x()) * along.x() + (point.y() - start.y()) * along.y()) / square
    share = min(max(share, 0.0), 1.0)
    away = point - (start + along * share)
    return math.hypot(away.x(), away.y())
