"""LivePainter: what changes in the graph with every step."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from PyQt5.QtCore import QPointF, QRectF, Qt
from PyQt5.QtGui import (
    QImage,
    QPainter,
    QPen,
)

import nn
from gui.panels.inside.graph.layers_layout import (
    CHIP,
    GAP,
    MAP_HIGH,
    MAP_WIDE,
    NUMBER,
    TRACK,
    LayersLayout,
)
from gui.panels.inside.graph.marks import (
    arrow,
    decimal,
    gradient_pen,
)
from gui.panels.inside.graph.painting import NOT_REACHED, SKIP_BACK, Painting
from gui.panels.inside.graph.shown import ShownLane
from gui.plotting.heat import gradient_image, paint_heat, signed_image
from gui.plotting.pixels import paint_picture
from gui.style import formatting, theme
from gui.style.i18n import tr


class LivePainter(Painting):
    """Paints numbers, arrows, heat maps and the first sample.

    ``images`` keeps the heat maps from one painting to the next; ``every`` are the lanes whose
    gradients share one scale.
    """

    def __init__(
        self,
        painter: QPainter,
        layout: LayersLayout,
        images: dict[Any, QImage],
        every: Sequence[ShownLane],
    ) -> None:
        super().__init__(painter, layout)
        self._images, self._every = images, every
        self._small, self._number = self._edge_font(), theme.number_font(11)

    def paint(self) -> None:
        """The numbers of this step, the arrows, the heat maps, and the first sample."""
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = gradient_scale(self._every)
        for row in range(len(self._at.lanes)):
            self._paint_lane(row, scale)

    def _paint_lane(self, row: int, scale: tuple[float, float]) -> None:
        lane, room = self._at.lanes[row], self._at.row(row)
        maps = self._at.has_maps(room)
        self._paint_told(lane, row)
        self._paint_picture(row)
        known, graded = lane.reach.values_of(lane.trace), lane.reach.gradients_of(lane.trace)
        done = lane.reach.backward_of(lane.trace)
        for index, node in enumerate(lane.trace.nodes):
            summary = lane.traced.summary[node.name]
            self._paint_gradients(row, index, graded)
            self._paint_numbers(row, index, summary, known, graded, maps, scale)
            if node.weights is not None:
                self._painter.setOpacity(1.0 if node.name in done else NOT_REACHED)
                self._paint_chip(row, index, summary, maps, node.name in done)
            self._painter.setOpacity(1.0)

    def _paint_told(self, lane: ShownLane, row: int) -> None:
        """The loss and the share of the gradient, behind the name."""
        self._painter.setFont(theme.text_font(12))
        self._painter.setPen(theme.color("muted"))
        line = self._at.head(row)
        line.setLeft(self._at.link_rect(row).right())
        self._painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), self._told(lane))

    def _told(self, lane: ShownLane) -> str:
        """The loss, and how much of the gradient reaches the first layer."""
        if not lane.reach.loss:
            return ""
        told = tr("loss {loss}").format(loss=formatting.figure(lane.trace.loss))
        lost = lane.trace.not_finite
        if lost is not None:
            return f"{told}   " + tr("first not finite: {node}").format(node=lost)
        norms = {
            node.weights: lane.traced.summary[node.name].parameter_norms[node.weights]
            for node in lane.trace.nodes
            if node.weights is not None
        }
        names = list(norms)
        if lane.reach.backward is not None or len(norms) < 2 or not norms[names[-1]]:
            return told
        part = norms[names[0]] / norms[names[-1]]
        share = tr("‖∂L/∂{first}‖ is {part} of ‖∂L/∂{last}‖")
        if part >= 0.95:  # a multiple, not a part
            share = tr("‖∂L/∂{first}‖ = {part} ‖∂L/∂{last}‖")
        share = share.format(first=names[0], last=names[-1], part=formatting.part(part))
        return f"{told}   {share}"

    def _paint_gradients(self, row: int, index: int, graded: set[str]) -> None:
        """The gradients that leave a node for those before it."""
        lane = self._at.lanes[row]
        for source, start in self._at.entering(row, index):
            summary = lane.traced.summary[source]
            first, last = self._at.node_rect(row, start), self._at.node_rect(row, index)
            tint, wide = gradient_pen(summary.gradient_norm if source in graded else 0.0)
            self._painter.setOpacity(1.0 if source in graded else NOT_REACHED)
            if start == index - 1:
                y = first.center().y() + 7
                ends = QPointF(last.left() - 2, y), QPointF(first.right() + 2, y)
                arrow(self._painter, *ends, tint, wide)
            else:
                self._paint_around(first, last, tint, SKIP_BACK)
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
        told = decimal(summary.mean)
        if math.prod(summary.shape) > 1:
            told += f"±{decimal(summary.deviation)}"
        self._painter.setFont(self._small)
        if node.name in known:
            self._painter.setPen(theme.color("forward"))
            text = formatting.figure(summary.mean) if last else told
            self._at_edge(index, above, text)
        if node.name in graded:
            self._painter.setPen(theme.color("gradient"))
            text = "1" if last else formatting.figure(summary.gradient_norm)
            self._at_edge(index, below, text)
        if not maps or last:
            return
        left = (self._at.x(index) + self._at.x(index + 1)) / 2 - theme.px(MAP_WIDE) / 2
        size = theme.px(MAP_WIDE), theme.px(MAP_HIGH)
        if node.name in known:
            frame = QRectF(left, above - size[1] - 1, *size)
            paint_heat(self._painter, frame, self._image(row, node.name, None))
        if node.name in graded:
            frame = QRectF(left, below + theme.px(NUMBER), *size)
            paint_heat(self._painter, frame, self._image(row, node.name, scale))

    def _image(self, row: int, name: str, scale: tuple[float, float] | None) -> QImage:
        """The heat map of a node's value, or with a scale of its gradient; made once a trace."""
        traced = self._at.lanes[row].traced
        key = id(traced), name, scale, theme.current().name
        if key not in self._images:
            one = traced.summary[name]
            made = (
                signed_image(one.value) if scale is None else gradient_image(one.gradient, *scale)
            )
            self._images[key] = made
        return self._images[key]

    def _paint_picture(self, row: int) -> None:
        """The first sample that went through, if it is a picture."""
        picture = self._at.lanes[row].picture()
        if picture is not None:
            frame = self._picture_frame(self._at.node_rect(row, 0))
            paint_picture(self._painter, frame, picture)

    def _paint_chip(
        self, row: int, index: int, summary: nn.NodeSummary, maps: bool, done: bool
    ) -> None:
        """The norm of the gradient of a node's weights, tied to the node."""
        lane, rect = self._at.lanes[row], self._at.node_rect(row, index)
        learning = [one.name for one in lane.trace.nodes if one.params]
        node = lane.trace.nodes[index]
        name = node.weights
        assert name is not None
        norm = summary.parameter_norms[name]
        tint = theme.layer_color(learning.index(node.name), len(learning))
        self._painter.setFont(self._number)
        text = f"∂{name} {formatting.figure(norm)}" if done else f"∂{name}"
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


def gradient_scale(lanes: Sequence[ShownLane]) -> tuple[float, float]:
    """The powers of ten of the least and the largest gradient of lanes that are told apart."""
    sizes = [
        float(np.abs(one.gradient).max(initial=0.0))
        for lane in lanes
        for one in lane.traced.summary.values()
    ]
    largest = max((size for size in sizes if 0.0 < size < math.inf), default=1.0)
    high = math.ceil(math.log10(largest))
    return high - 6.0, float(high)
