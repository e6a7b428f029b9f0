"""OperationsView: elementary operations as circles, values above the edges, gradients below."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

from PyQt5.QtCore import QPointF, QRectF, QSize, Qt
from PyQt5.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PyQt5.QtWidgets import QSizePolicy, QWidget

from gui.panels.inside.graph.operations_layout import Layout, Place, laid_out
from gui.style import formatting, theme
from gui.style.i18n import tr

PITCH, RADIUS, ROW, SIDE = 150, 30, 96, 46
LEAST_PITCH, LEAST_ROW = 104, 78
LEAF_WIDE, LEAF_HIGH = 58, 34


@dataclass(frozen=True)
class Drawn:
    """A node as it is drawn.

    ``value``, ``gradient`` and the ``local`` derivatives (one for each input) are numbers; None
    where the node stands for many, whose ``shape`` is told. A ``constant`` has no gradient.
    """

    name: str
    symbol: str
    inputs: tuple[str, ...]
    value: float | None
    gradient: float | None
    local: tuple[float | None, ...] = ()
    formula: str = ""
    shape: str = ""
    constant: bool = False


class OperationsView(QWidget):
    """The graph, from left to right."""

    def __init__(self) -> None:
        super().__init__()
        self.nodes: list[Drawn] = []
        self.backward = True  # whether gradients are shown
        self._layout = Layout({}, {})
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_nodes(self, nodes: Sequence[Drawn], backward: bool = True) -> None:
        """Show these nodes, in the order of evaluation."""
        self.nodes, self.backward = list(nodes), backward
        self._layout = laid_out({one.name: one.inputs for one in nodes})
        low, high_row = self._layout.span
        wide = self._layout.columns * theme.px(LEAST_PITCH)
        high = (high_row - low + 1) * theme.px(LEAST_ROW)
        self.setMinimumSize(int(wide + theme.px(SIDE)), int(high))
        told = [
            f"{one.name} {formatting.figure(one.value)}" for one in nodes if one.value is not None
        ]
        self.setAccessibleName(", ".join(told))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(600, 260)

    def spot(self, name: str) -> QPointF:
        """The middle of a node."""
        return self._at(self._layout.places[name])

    def _at(self, place: Place) -> QPointF:
        low, high = self._layout.span
        count = self._layout.columns
        pitch = min((self.width() - 2 * theme.px(SIDE)) / max(count - 1, 1), theme.px(PITCH) * 1.4)
        row = min(self.height() / (high - low + 1), theme.px(ROW) * 1.2)
        left = (self.width() - pitch * (count - 1)) / 2
        y = self.height() / 2 + (place[1] - (low + high) / 2) * row
        return QPointF(left + place[0] * pitch, y)

    def _row_before(self, source: str, target: str) -> float:
        """The row from which an edge comes to its target."""
        route = self._layout.routes.get((source, target))
        return route[-1][1] if route else self._layout.places[source][1]

    def _half(self, node: Drawn) -> float:
        """Half the width of a node."""
        return theme.px(RADIUS) if node.inputs else self._leaf(node).width() / 2

    def _leaf(self, node: Drawn) -> QRectF:
        metrics = self.fontMetrics()
        wide = max(theme.px(LEAF_WIDE), metrics.horizontalAdvance(node.name) + 14)
        middle = self.spot(node.name)
        high = theme.px(LEAF_HIGH)
        return QRectF(middle.x() - wide / 2, middle.y() - high / 2, wide, high)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.nodes:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        by_name = {one.name: one for one in self.nodes}
        edges = [
            (by_name[source], node, index)
            for node in self.nodes
            for index, source in enumerate(node.inputs)
        ]
        for edge in edges:
            self._paint_edge(painter, *edge)
        for node in self.nodes:
            self._paint_node(painter, node)
        for edge in edges:  # last, so that nothing crosses the numbers
            self._paint_numbers(painter, *edge)
        self._paint_result(painter, self.nodes[-1])
        if self.backward:
            painter.setFont(theme.text_font(11))
            painter.setPen(theme.color("muted"))
            told = tr("above: values · below: gradients · inside: local derivatives")
            foot = QRectF(4, self.height() - theme.px(18), self.width() - 8, theme.px(16))
            painter.drawText(foot, int(Qt.AlignmentFlag.AlignLeft), told)

    def _paint_edge(self, painter: QPainter, first: Drawn, last: Drawn, index: int) -> None:
        """The value that goes into a node, and the gradient that comes back this way."""
        start, end, stops = self._path(first, last, index)
        for offset, tint, wide, back in ((-4, "forward", 1.4, False), (4, "gradient", 1.8, True)):
            if back and (first.constant or not self.backward):
                continue
            path = _curve([one + QPointF(0, offset) for one in (start, *stops, end)])
            painter.setPen(QPen(theme.color(tint), wide))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(path)
            _head(painter, path, tint, back)

    def _path(
        self, first: Drawn, last: Drawn, index: int
    ) -> tuple[QPointF, QPointF, list[QPointF]]:
        """The two ends of an edge, and the places that it passes."""
        a, b = self.spot(first.name), self.spot(last.name)
        start = QPointF(a.x() + self._half(first) + 2, a.y())
        end = QPointF(b.x() - theme.px(RADIUS) - 2, b.y())
        if len(last.inputs) > 1:  # inputs enter at their own heights
            rows = [self._row_before(one, last.name) for one in last.inputs]
            place = sorted(range(len(rows)), key=rows.__getitem__).index(index)
            share = place / (len(last.inputs) - 1) - 0.5
            angle = share * 1.9
            radius = theme.px(RADIUS) + 2
            end = QPointF(b.x() - radius * math.cos(angle), b.y() + radius * math.sin(angle))
        route = self._layout.routes.get((first.name, last.name), [])
        return start, end, [self._at(place) for place in route]

    def _paint_numbers(self, painter: QPainter, first: Drawn, last: Drawn, index: int) -> None:
        start, end, stops = self._path(first, last, index)
        if stops:
            start = end = stops[len(stops) // 2]
        middle = (start + end) / 2
        wide = max(end.x() - start.x() + 24, 60.0)
        room = QRectF(middle.x() - wide / 2, middle.y() - theme.px(24), wide, theme.px(18))
        painter.setFont(theme.number_font(12))
        text = first.shape if first.value is None else number(first.value)
        _write(painter, room, text, "forward")
        if first.constant or not self.backward:
            return
        part = None
        local = last.local[index] if index < len(last.local) else None
        if last.gradient is not None and local is not None:
            part = last.gradient * local
        elif first.gradient is not None and first.value is not None:
            part = first.gradient
        if part is not None:
            _write(painter, room.translated(0, theme.px(30)), number(part), "gradient")

    def _paint_node(self, painter: QPainter, node: Drawn) -> None:
        center = int(Qt.AlignmentFlag.AlignCenter)
        if not node.inputs:
            frame = self._leaf(node)
            painter.setPen(QPen(theme.color("faint"), 1.4))
            painter.setBrush(theme.color("card"))
            painter.drawRoundedRect(frame, 7, 7)
            painter.setPen(theme.color("text"))
            painter.setFont(theme.text_font(12, strong=True))
            painter.drawText(frame, center, node.name.rstrip("′") if node.constant else node.name)
            return
        spot, radius = self.spot(node.name), theme.px(RADIUS)
        painter.setPen(QPen(theme.color("faint"), 1.4))
        painter.setBrush(theme.color("raised"))
        painter.drawEllipse(spot, radius, radius)
        painter.setPen(theme.color("text"))
        painter.setFont(theme.text_font(12, strong=True))
        upper = QRectF(spot.x() - radius, spot.y() - radius, 2 * radius, radius * 1.1)
        locals_ = [one for one in node.local if one is not None]
        whole = QRectF(spot.x() - radius, spot.y() - radius, 2 * radius, 2 * radius)
        painter.drawText(upper if locals_ else whole, center, node.symbol)
        if locals_ and self.backward:
            painter.setFont(theme.number_font(11))
            painter.setPen(theme.color("muted"))
            lower = QRectF(spot.x() - radius - 8, spot.y() + 1, 2 * radius + 16, theme.px(15))
            for index, one in enumerate(locals_[:2]):
                line = lower.translated(0, index * theme.px(12))
                painter.drawText(line, center, short_number(one))
        painter.setFont(theme.number_font(11))
        painter.setPen(theme.color("muted"))
        below = QRectF(spot.x() - 90, spot.y() + radius + 1, 180, theme.px(15))
        elide = Qt.TextElideMode.ElideRight
        told = f"{node.name} = {node.formula}" if len(node.name) < 4 and node.formula else ""
        painter.drawText(below, center, painter.fontMetrics().elidedText(told, elide, 180))

    def _paint_result(self, painter: QPainter, node: Drawn) -> None:
        """The last value, and the gradient that arrives there."""
        spot = self.spot(node.name)
        left = spot.x() - theme.px(60)
        room = QRectF(left, spot.y() - theme.px(RADIUS + 20), theme.px(120), theme.px(18))
        center = int(Qt.AlignmentFlag.AlignCenter)
        painter.setFont(theme.number_font(13))
        painter.setPen(theme.color("forward"))
        if node.value is not None:
            painter.drawText(room, center, number(node.value))
        if self.backward and node.gradient is not None:
            painter.setPen(theme.color("gradient"))
            below = room.translated(0, theme.px(2 * RADIUS + 36))
            painter.drawText(below, center, number(node.gradient))


def number(value: float) -> str:
    """A number as short as it is exact to five digits: 110, 2.2, 0.2277, 1.23e-5."""
    text = f"{value or 0.0:.5g}"  # no minus before a zero
    return text if "e" not in text and len(text) <= 7 else formatting.figure(value)


def short_number(value: float) -> str:
    """A number in at most seven letters, for the inside of a node."""
    text = f"{value or 0.0:.3g}"
    return text if "e" not in text and len(text) <= 7 else formatting.scientific(value, 1)


def _write(painter: QPainter, room: QRectF, text: str, tint: str) -> None:
    """Text on a ground of its own, so that lines do not cross it."""
    wide = painter.fontMetrics().horizontalAdvance(text) + 6
    ground = QRectF(room.center().x() - wide / 2, room.top() + 1, wide, room.height() - 2)
    painter.fillRect(ground, theme.color("card"))
    painter.setPen(theme.color(tint))
    painter.drawText(room.adjusted(-20, 0, 20, 0), int(Qt.AlignmentFlag.AlignCenter), text)


def _curve(points: Sequence[QPointF]) -> QPainterPath:
    """Through these points from left to right, level at each of them."""
    path = QPainterPath(points[0])
    for start, end in itertools.pairwise(points):
        bend = QPointF(max((end.x() - start.x()) / 2, 10.0), 0.0)
        path.cubicTo(start + bend, end - bend, end)
    return path


def _head(painter: QPainter, path: QPainterPath, tint: str, back: bool) -> None:
    """An arrow head at the end of a path, or at its start."""
    tip = path.pointAtPercent(0.0 if back else 1.0)
    sign = 1.0 if back else -1.0
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(tint))
    head = QPainterPath(tip)
    head.lineTo(tip + QPointF(sign * 7, -3.5))
    head.lineTo(tip + QPointF(sign * 7, 3.5))
    head.closeSubpath()
    painter.drawPath(head)
