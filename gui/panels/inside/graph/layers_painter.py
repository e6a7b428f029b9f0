"""Paints the layers of every lane: nodes, edges with values and gradients, heat maps."""

from __future__ import annotations

import math

import numpy as np
from PyQt5.QtCore import QPointF, QRectF, Qt
from PyQt5.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

import nn
from gui.panels.inside.graph.layers_layout import (
    CHIP,
    GAP,
    HEAD,
    LEGEND,
    MAP_HIGH,
    MAP_WIDE,
    NUMBER,
    TRACK,
    LayersLayout,
)
from gui.panels.inside.graph.marks import (
    STRONGEST,
    WEAKEST,
    arrow,
    curve_of,
    decimal,
    gradient_pen,
)
from gui.panels.inside.graph.node_names import short_name
from gui.panels.inside.graph.shown import ShownLane
from gui.plotting.heat import gradient_image, paint_heat, signed_image
from gui.plotting.pixels import paint_picture
from gui.style import formatting, theme
from gui.style.i18n import tr

ROUND, VERY_ROUND = 7, 14
NOT_REACHED = 0.3
NARROW = 74  # pixels from node to node, below which numbers are smaller


class LayersPainter:
    """Paints once; ``hit`` is the slot and the name of the node that is pointed out."""

    def __init__(self, painter: QPainter, layout: LayersLayout, hit: tuple[int, str]) -> None:
        self._painter, self._at, self._hit = painter, layout, hit

    def paint(self) -> None:
        """Paint the legend and all lanes."""
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_legend()
        if self._at.same_shapes:
            self._paint_shapes(self._at.lanes[0], theme.px(LEGEND))
        scale = self._gradient_scale()
        for row in range(len(self._at.lanes)):
            self._paint_lane(row, scale)

    def _gradient_scale(self) -> tuple[float, float]:
        """The powers of ten of the least and the largest gradient that are told apart."""
        norms = [
            one.gradient_norm
            for lane in self._at.lanes
            for one in lane.traced.summary.values()
            if 0.0 < one.gradient_norm < math.inf
        ]
        sizes = [
            float(np.abs(one.gradient).max(initial=0.0))
            for lane in self._at.lanes
            for one in lane.traced.summary.values()
        ]
        largest = max((size for size in sizes if 0.0 < size < math.inf), default=1.0)
        high = math.ceil(math.log10(largest)) if norms else 0
        return high - 6.0, float(high)

    def _paint_legend(self) -> None:
        line = QRectF(0, 0, self._at.width, theme.px(LEGEND))
        self._painter.setFont(theme.text_font(11))
        middle, left = line.center().y(), 4.0
        arrow(
            self._painter,
            QPointF(left, middle),
            QPointF(left + 22, middle),
            theme.color("forward"),
            1.5,
        )
        left = self._legend_text(left + 28, line, tr("forward: mean ± std"), "muted") + 18
        told = tr("gradient ‖∂L/∂·‖, width on a log scale:")
        left = self._legend_text(left, line, told, "gradient") + 8
        for power in range(round(WEAKEST), round(STRONGEST) + 1):
            if left > self._at.width - 60:
                return
            tint, wide = gradient_pen(10.0**power)
            self._painter.setPen(QPen(tint, wide, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            self._painter.drawLine(QPointF(left, middle), QPointF(left + 20, middle))
            text = formatting.power_of_ten(power)
            left = self._legend_text(left + 24, line, text, "muted") + 8

    def _legend_text(self, left: float, line: QRectF, text: str, tint: str) -> float:
        self._painter.setPen(theme.color(tint))
        room = QRectF(left, line.top(), line.width() - left, line.height())
        self._painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), text)
        return left + self._painter.fontMetrics().horizontalAdvance(text)

    def _paint_shapes(self, lane: ShownLane, top: float) -> None:
        self._painter.setFont(theme.number_font(11))
        self._painter.setPen(theme.color("muted"))
        for index, node in enumerate(lane.trace.nodes):
            self._at_edge(lane, index, top, nn.shape_text(node.value.shape))

    def _at_edge(self, lane: ShownLane, index: int, top: float, text: str) -> None:
        """Text in the middle of the edge after a node."""
        left, right = self._at.x(index), self._at.x(index + 1)
        room = QRectF(left, top, right - left, theme.px(NUMBER))
        wide = self._painter.fontMetrics().horizontalAdvance(text)
        if wide > room.width() + 8:
            text = self._painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, int(room.width())
            )
        self._painter.drawText(room.adjusted(-8, 0, 8, 0), int(Qt.AlignmentFlag.AlignCenter), text)

    def _paint_lane(self, row: int, scale: tuple[float, float]) -> None:
        lane, room = self._at.lanes[row], self._at.row(row)
        maps = self._at.has_maps(room)
        self._paint_head(lane, room)
        if not self._at.same_shapes:
            self._paint_shapes(lane, room.top() + theme.px(HEAD))
        known, graded = lane.reach.values_of(lane.trace), lane.reach.gradients_of(lane.trace)
        done = lane.reach.backward_of(lane.trace)
        for index, node in enumerate(lane.trace.nodes):
            summary = lane.traced.summary[node.name]
            self._paint_edges(row, index, known, graded)
            self._paint_numbers(row, index, summary, known, graded, maps, scale)
            self._painter.setOpacity(1.0 if node.name in known else NOT_REACHED)
            self._paint_node(row, index)
            if any(name.startswith("W") for name in node.params):
                self._painter.setOpacity(1.0 if node.name in done else NOT_REACHED)
                self._paint_chip(row, index, summary, maps, node.name in done)
            self._painter.setOpacity(1.0)
        self._paint_end(row, known)

    def _paint_head(self, lane: ShownLane, room: QRectF) -> None:
        line = QRectF(4, room.top(), self._at.width - 8, theme.px(HEAD))
        self._painter.setPen(QPen(theme.color("line"), 1))
        self._painter.drawLine(line.topLeft(), line.topRight())
        self._painter.setFont(theme.text_font(12, strong=True))
        self._painter.setPen(theme.lane_color(lane.slot))
        name = f"● {lane.view.name}"
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        self._painter.drawText(line, middle, name)
        left = line.left() + self._painter.fontMetrics().horizontalAdvance(name) + 14
        self._painter.setFont(theme.text_font(12))
        self._painter.setPen(theme.color("muted"))
        self._painter.drawText(line.adjusted(left - line.left(), 0, 0, 0), middle, self._told(lane))

    def _told(self, lane: ShownLane) -> str:
        """The loss, and how much of the gradient reaches the first layer."""
        if not lane.reach.loss:
            return ""
        told = tr("loss {loss}").format(loss=formatting.figure(lane.trace.loss))
        lost = lane.trace.not_finite
        if lost is not None:
            return f"{told}   " + tr("first not finite: {node}").format(node=lost)
        norms = [
            norm
            for summary in lane.traced.summary.values()
            for name, norm in summary.parameter_norms.items()
            if name.startswith("W")
        ]
        names = [name for node in lane.trace.nodes for name in node.grads if name.startswith("W")]
        if lane.reach.backward is not None or len(norms) < 2 or not norms[-1]:
            return told
        share = tr("‖∂L/∂{first}‖ is {part} of ‖∂L/∂{last}‖").format(
            first=names[0], last=names[-1], part=formatting.part(norms[0] / norms[-1])
        )
        return f"{told}   {share}"

    def _paint_edges(self, row: int, index: int, known: set[str], graded: set[str]) -> None:
        """The edges that lead into a node: a value on its way forward, a gradient back."""
        lane = self._at.lanes[row]
        nodes, places = lane.trace.nodes, {one.name: i for i, one in enumerate(lane.trace.nodes)}
        for source in nodes[index].inputs:
            start = places[source]
            summary = lane.traced.summary[source]
            first, last = self._at.node_rect(row, start), self._at.node_rect(row, index)
            tint, wide = gradient_pen(summary.gradient_norm if source in graded else 0.0)
            forward = theme.color("forward")
            if start == index - 1:
                y = first.center().y()
                ends = QPointF(first.right() + 2, y - 6), QPointF(last.left() - 2, y - 6)
                self._painter.setOpacity(1.0 if source in known else NOT_REACHED)
                arrow(self._painter, *ends, forward, 1.5)
                self._painter.setOpacity(1.0 if source in graded else NOT_REACHED)
                down = QPointF(0, 13)
                arrow(self._painter, ends[1] + down, ends[0] + down, tint, wide)
            else:
                self._paint_skip(first, last, forward, source in known, tint, source in graded)
        self._painter.setOpacity(1.0)

    def _paint_skip(
        self,
        first: QRectF,
        last: QRectF,
        forward: QColor,
        known: bool,
        tint: QColor,
        graded: bool,
    ) -> None:
        """A connection that goes around the nodes in between."""
        y = first.top() - theme.px(TRACK) + 3
        for offset, color, shown in ((0, forward, known), (4, tint, graded)):
            left, right = first.right() - 8 - offset, last.left() + 10 + offset
            path = QPainterPath(QPointF(left, first.top()))
            path.lineTo(left, y + offset)
            path.lineTo(right, y + offset)
            path.lineTo(right, last.top() - 1)
            self._painter.setOpacity(1.0 if shown else NOT_REACHED)
            self._painter.setPen(QPen(color, 1.6))
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            self._painter.drawPath(path)
        self._painter.setOpacity(1.0)

    def _paint_numbers(
        self,
        row: int,
        index: int,
        summary: nn.NodeSummary,
        known: set[str],
        graded: set[str],
        maps: bool,
        scale: tuple[float, float],
    ) -> None:
        """What is on the edge after a node: value above, gradient below."""
        lane = self._at.lanes[row]
        node, rect = lane.trace.nodes[index], self._at.node_rect(row, index)
        last = index == len(lane.trace.nodes) - 1
        above = rect.top() - theme.px(TRACK) - theme.px(NUMBER)
        below = rect.bottom() + 2
        told = f"{decimal(summary.mean)}±{decimal(summary.deviation)}"
        self._painter.setFont(theme.number_font(11 if self._at.pitch > theme.px(NARROW) else 10))
        if node.name in known:
            self._painter.setPen(theme.color("forward"))
            text = formatting.figure(summary.mean) if last else told
            self._at_edge(lane, index, above, text)
        if node.name in graded:
            self._painter.setPen(theme.color("gradient"))
            text = "1" if last else formatting.figure(summary.gradient_norm)
            self._at_edge(lane, index, below, text)
        if not maps or last:
            return
        left = (self._at.x(index) + self._at.x(index + 1)) / 2 - theme.px(MAP_WIDE) / 2
        size = theme.px(MAP_WIDE), theme.px(MAP_HIGH)
        if node.name in known:
            frame = QRectF(left, above - size[1] - 1, *size)
            paint_heat(self._painter, frame, signed_image(summary.value))
        if node.name in graded:
            frame = QRectF(left, below + theme.px(NUMBER), *size)
            paint_heat(self._painter, frame, gradient_image(summary.gradient, *scale))

    def _paint_node(self, row: int, index: int) -> None:
        lane = self._at.lanes[row]
        node, rect = lane.trace.nodes[index], self._at.node_rect(row, index)
        learning = [one.name for one in lane.trace.nodes if one.params]
        picture = lane.picture() if not index else None
        hit = self._hit == (lane.slot, node.name)
        if picture is not None:
            side = rect.height()
            frame = QRectF(rect.center().x() - side / 2, rect.top(), side, side)
            paint_picture(self._painter, frame, picture)
            self._paint_hit(frame, hit)
            return
        outline, fill = theme.color("faint"), theme.color("raised")
        if node.params:
            outline = theme.layer_color(learning.index(node.name), len(learning))
            fill = QColor(outline)
            fill.setAlpha(40)
        self._painter.setPen(QPen(outline, 1.5))
        self._painter.setBrush(theme.color("card"))
        curve = theme.px(ROUND if node.params else VERY_ROUND)
        self._painter.drawRoundedRect(rect, curve, curve)
        self._painter.setBrush(fill)
        self._painter.drawRoundedRect(rect, curve, curve)
        self._paint_label(rect, node)
        self._paint_hit(rect, hit)

    def _paint_label(self, rect: QRectF, node: nn.LayerNode) -> None:
        self._painter.setPen(theme.color("text"))
        center = int(Qt.AlignmentFlag.AlignCenter)
        name = "x" if node.layer is None and not node.inputs else short_name(node.name, node.kind)
        self._painter.setFont(theme.text_font(11))
        symbol = {"Affine": "X·W+b", "Conv2D": "W∗X+b", "Add": "+", "Dropout": "× mask"}.get(
            node.kind
        )
        curve = curve_of(node)
        if symbol is None and curve is None:
            self._painter.drawText(rect, center, name)
            return
        half = rect.height() / 2
        upper = QRectF(rect.left(), rect.top() + 2, rect.width(), half)
        lower = QRectF(rect.left(), rect.center().y() - 1, rect.width(), half)
        self._painter.drawText(lower, center, name)
        if symbol is not None:
            self._painter.setFont(theme.number_font(11))
            self._painter.setPen(theme.color("muted"))
            self._painter.drawText(upper, center, symbol)
            return
        assert curve is not None
        path = QPolygonF(
            [
                QPointF(upper.center().x() + (x - 0.5) * 18, upper.center().y() + 7 - y * 13)
                for x, y in curve
            ]
        )
        self._painter.setPen(QPen(theme.color("text"), 1.4))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawPolyline(path)

    def _paint_hit(self, rect: QRectF, hit: bool) -> None:
        if hit:
            self._painter.setPen(QPen(theme.color("accent"), 2))
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            self._painter.drawRoundedRect(rect.adjusted(-3, -3, 3, 3), 9, 9)

    def _paint_chip(
        self, row: int, index: int, summary: nn.NodeSummary, maps: bool, done: bool
    ) -> None:
        """The norm of the gradient of a node's weights, tied to the node."""
        lane, rect = self._at.lanes[row], self._at.node_rect(row, index)
        learning = [one.name for one in lane.trace.nodes if one.params]
        node = lane.trace.nodes[index]
        norms = summary.parameter_norms.items()
        name, norm = next(one for one in norms if one[0].startswith("W"))
        tint = theme.layer_color(learning.index(node.name), len(learning))
        self._painter.setFont(theme.number_font(11))
        text = f"{name} {formatting.figure(norm)}" if done else name
        wide = self._painter.fontMetrics().horizontalAdvance(text) + 12
        top = rect.bottom() + theme.px(NUMBER) + (theme.px(MAP_HIGH + GAP) if maps else 0) + 4
        chip = QRectF(rect.center().x() - wide / 2, top, wide, theme.px(CHIP - 4))
        chip.moveLeft(min(max(chip.left(), 2.0), self._at.width - wide - 2.0))
        self._painter.setPen(QPen(tint, 1, Qt.PenStyle.DotLine))
        self._painter.drawLine(
            QPointF(rect.center().x(), rect.bottom()), QPointF(rect.center().x(), top)
        )
        self._painter.setPen(QPen(tint, 1))
        self._painter.setBrush(theme.color("card"))
        self._painter.drawRoundedRect(chip, 4, 4)
        self._painter.setPen(theme.color("gradient"))
        self._painter.drawText(chip, int(Qt.AlignmentFlag.AlignCenter), text)

    def _paint_end(self, row: int, known: set[str]) -> None:
        """The circle L after the loss's node, and the label that goes into it."""
        lane = self._at.lanes[row]
        count = len(lane.trace.nodes)
        last = self._at.node_rect(row, count - 1)
        x, y, radius = self._at.x(count), last.center().y(), theme.px(17)
        self._painter.setOpacity(1.0 if lane.trace.nodes[-1].name in known else NOT_REACHED)
        forward, tint = theme.color("forward"), theme.color("gradient")
        start, end = QPointF(last.right() + 2, y - 6), QPointF(x - radius - 2, y - 6)
        arrow(self._painter, start, end, forward, 1.5)
        if lane.reach.backward is None or lane.reach.backward:
            down = QPointF(0, 13)
            arrow(self._painter, end + down, start + down, tint, gradient_pen(1.0)[1])
        self._painter.setPen(QPen(theme.color("faint"), 1.5))
        self._painter.setBrush(theme.color("raised"))
        self._painter.drawEllipse(QPointF(x, y), radius, radius)
        self._painter.setPen(theme.color("text"))
        self._painter.setFont(theme.text_font(12, strong=True))
        spot = QRectF(x - radius, y - radius, 2 * radius, 2 * radius)
        self._painter.drawText(spot, int(Qt.AlignmentFlag.AlignCenter), "L")
        self._painter.setOpacity(1.0)
