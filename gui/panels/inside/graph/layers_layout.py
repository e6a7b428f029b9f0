"""LayersLayout: where the nodes of every lane stand."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from PyQt5.QtCore import QPointF, QRectF, QSize
from PyQt5.QtGui import QFontMetricsF

from gui.panels.inside.graph.shown import ShownLane
from gui.style import theme

NODE_WIDE, NODE_HIGH = 54, 42
LEAST_PITCH = 63
SIDE = 31  # left and right of the first and last node's middle
LEGEND, SHAPES, HEAD, NUMBER, MAP_WIDE, MAP_HIGH, CHIP, TRACK = 22, 15, 20, 15, 60, 30, 20, 14
GAP = 3


class LayersLayout:
    """Lanes below each other in a picture of ``width`` × ``height`` pixels.

    ``link`` are the words behind each lane's name that can be clicked.
    """

    def __init__(self, lanes: Sequence[ShownLane], width: int, height: int, link: str = "") -> None:
        self.lanes, self.width, self.height, self.link = list(lanes), width, height, link
        self._rects: dict[tuple[int, int], QRectF] = {}

    def least_size(self) -> QSize:
        """What the lanes need without being cut."""
        longest = max((len(lane.trace.nodes) for lane in self.lanes), default=2)
        wide = theme.px(2 * SIDE) + theme.px(LEAST_PITCH) * longest
        high = self.top() + len(self.lanes) * (self.row_needs(maps=False) + theme.px(GAP))
        return QSize(wide, high)

    def top(self) -> int:
        """Where the first lane begins."""
        return theme.px(LEGEND) + (theme.px(SHAPES) if self.same_shapes else 0)

    @cached_property
    def same_shapes(self) -> bool:
        """Whether all lanes have nodes of the same shapes, so that they are told once."""
        shapes = [[node.value.shape for node in lane.trace.nodes] for lane in self.lanes]
        return bool(shapes) and all(one == shapes[0] for one in shapes)

    def row_needs(self, maps: bool) -> int:
        """The height of a lane with heat maps or without."""
        parts = [HEAD, NUMBER, NODE_HIGH, NUMBER, CHIP, GAP, TRACK]
        parts += [MAP_HIGH, MAP_HIGH, GAP] if maps else []
        parts += [] if self.same_shapes else [SHAPES]
        return sum(theme.px(part) for part in parts)

    def row(self, index: int) -> QRectF:
        """The room of a lane."""
        high = (self.height - self.top()) / max(len(self.lanes), 1)
        return QRectF(0, self.top() + index * high, self.width, high)

    @cached_property
    def pitch(self) -> float:
        """From node to node: the same in all lanes, so that layers stand below each other."""
        longest = max((len(lane.trace.nodes) for lane in self.lanes), default=1)
        spread = (self.width - 2 * theme.px(SIDE)) / longest
        return max(spread, float(theme.px(LEAST_PITCH)))

    def x(self, index: int) -> float:
        """The middle of a node; the one after the last is the loss."""
        return theme.px(SIDE) + index * self.pitch

    def _middle(self, row: QRectF) -> float:
        """The height of the nodes' middle."""
        maps = row.height() >= self.row_needs(maps=True)
        above = theme.px(HEAD) + theme.px(NUMBER) + (theme.px(MAP_HIGH + GAP) if maps else 0)
        above += 0 if self.same_shapes else theme.px(SHAPES)
        spare = row.height() - self.row_needs(maps)
        return row.top() + above + theme.px(TRACK) + theme.px(NODE_HIGH) / 2 + max(spare, 0) / 3

    def node_rect(self, lane_index: int, node_index: int) -> QRectF:
        """Where a node is drawn; not to be changed."""
        place = lane_index, node_index
        if place not in self._rects:
            wide, high = theme.px(NODE_WIDE), theme.px(NODE_HIGH)
            middle = self._middle(self.row(lane_index))
            self._rects[place] = QRectF(
                self.x(node_index) - wide / 2, middle - high / 2, wide, high
            )
        return self._rects[place]

    def entering(self, lane_index: int, node_index: int) -> list[tuple[str, int]]:
        """The nodes that a node takes: their names, and where they stand in the lane."""
        nodes = self.lanes[lane_index].trace.nodes
        places = {one.name: index for index, one in enumerate(nodes)}
        return [(source, places[source]) for source in nodes[node_index].inputs]

    def node_at(self, point: QPointF) -> tuple[int, str] | None:
        """The slot and the name of the node at a point."""
        for row, lane in enumerate(self.lanes):
            for index, node in enumerate(lane.trace.nodes):
                if self.node_rect(row, index).adjusted(-4, -4, 4, 4).contains(point):
                    return lane.slot, node.name
        return None

    def edge_at(self, point: QPointF) -> tuple[int, str] | None:
        """The slot and the name of the node whose value and gradient are drawn at a point."""
        high = theme.px(NUMBER + MAP_HIGH + TRACK)
        for row, lane in enumerate(self.lanes):
            for index, node in enumerate(lane.trace.nodes[:-1]):
                rect = self.node_rect(row, index)
                left, right = rect.center().x(), rect.center().x() + self.pitch
                room = QRectF(left, rect.top() - high, right - left, rect.height() + 2 * high)
                if room.contains(point):
                    return lane.slot, node.name
        return None

    def head(self, row: int) -> QRectF:
        """The first line of a lane."""
        return QRectF(4, self.row(row).top(), self.width - 8, theme.px(HEAD))

    def link_rect(self, row: int) -> QRectF:
        """The words behind a lane's name; of no width if there are none."""
        name = QFontMetricsF(theme.text_font(12, strong=True))
        wide = QFontMetricsF(theme.text_font(12)).horizontalAdvance(self.link)
        head = self.head(row)
        left = head.left() + name.horizontalAdvance(f"● {self.lanes[row].view.name}") + 14
        return QRectF(left, head.top(), wide + 14 if wide else 0.0, head.height())

    def has_maps(self, row: QRectF) -> bool:
        """Whether a lane has room for heat maps."""
        return row.height() >= self.row_needs(maps=True)
