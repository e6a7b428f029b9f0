"""StillPainter: what stays in the graph from step to step."""

from __future__ import annotations

from PyQt5.QtCore import QPointF, QRectF, Qt
from PyQt5.QtGui import (
    QColor,
    QPainter,
    QPen,
    QPolygonF,
)

import nn
from gui.panels.inside.graph.layers_layout import (
    HEAD,
    LEGEND,
    LayersLayout,
)
from gui.panels.inside.graph.marks import (
    STRONGEST,
    WEAKEST,
    arrow,
    curve_of,
    gradient_pen,
)
from gui.panels.inside.graph.node_names import short_name
from gui.panels.inside.graph.painting import NOT_REACHED, Painting
from gui.panels.inside.graph.shown import ShownLane
from gui.style import formatting, theme
from gui.style.i18n import tr

ROUND, VERY_ROUND = 7, 14


class StillPainter(Painting):
    """Paints the legend, names, shapes and nodes; ``hit`` is the node that is pointed out."""

    def __init__(self, painter: QPainter, layout: LayersLayout, hit: tuple[int, str]) -> None:
        super().__init__(painter, layout)
        self._hit = hit

    def paint(self) -> None:
        """What stays from step to step: the legend, names, shapes, and the nodes."""
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_legend()
        if self._at.same_shapes:
            self._paint_shapes(self._at.lanes[0], theme.px(LEGEND))
        for row, lane in enumerate(self._at.lanes):
            room = self._at.row(row)
            self._paint_name(lane, row)
            if not self._at.same_shapes:
                self._paint_shapes(lane, room.top() + theme.px(HEAD))
            known = lane.reach.values_of(lane.trace)
            for index, node in enumerate(lane.trace.nodes):
                self._paint_forward(row, index, known)
                self._painter.setOpacity(1.0 if node.name in known else NOT_REACHED)
                self._paint_node(row, index)
                self._painter.setOpacity(1.0)
            self._paint_end(row, known)

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
        self._painter.setFont(self._edge_font())
        self._painter.setPen(theme.color("muted"))
        told = [nn.shape_text(node.value.shape) for node in lane.trace.nodes]
        room = self._at.pitch / self._painter.fontMetrics().horizontalAdvance("0")
        if max(map(len, told)) > room:  # N: the samples, whose number the last line tells
            told = [text.replace(f"{lane.trace.samples}×", "N×", 1) for text in told]
        for index, text in enumerate(told):
            self._at_edge(index, top, text)

    def _paint_name(self, lane: ShownLane, row: int) -> None:
        line = self._at.head(row)
        self._painter.setPen(QPen(theme.color("line"), 1))
        self._painter.drawLine(line.topLeft(), line.topRight())
        self._painter.setFont(theme.text_font(12, strong=True))
        self._painter.setPen(theme.lane_color(lane.slot))
        name = f"● {lane.view.name}"
        self._painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), name)

    def _paint_forward(self, row: int, index: int, known: set[str]) -> None:
        """The values on their way into a node."""
        for source, place in self._at.entering(row, index):
            first = self._at.node_rect(row, place)
            last = self._at.node_rect(row, index)
            self._painter.setOpacity(1.0 if source in known else NOT_REACHED)
            if place == index - 1:
                y = first.center().y() - 6
                ends = QPointF(first.right() + 2, y), QPointF(last.left() - 2, y)
                arrow(self._painter, *ends, theme.color("forward"), 1.5)
            else:
                self._paint_around(first, last, theme.color("forward"), 0)

    def _paint_node(self, row: int, index: int) -> None:
        lane = self._at.lanes[row]
        node, rect = lane.trace.nodes[index], self._at.node_rect(row, index)
        learning = [one.name for one in lane.trace.nodes if one.params]
        hit = self._hit == (lane.slot, node.name)
        if not index and lane.picture() is not None:  # it is painted with the numbers
            self._paint_hit(self._picture_frame(rect), hit)
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
