"""The lines above a plot that name the lanes, each with a figure; three or four share two lines."""

from __future__ import annotations

from collections.abc import Sequence

from PyQt5.QtCore import QRectF
from PyQt5.QtGui import QPainter

from gui.plotting.pixels import write_lane
from gui.style import theme

LINE, GAP = 18, 14  # pixels: of a line, and between two lanes in one
IN_A_LINE = 2  # lanes, where there are more of them


def height_of(count: int) -> int:
    """How high the lines of so many lanes are."""
    return theme.px(LINE) * (count if count <= IN_A_LINE else -(-count // IN_A_LINE))


def paint_lanes(
    painter: QPainter, left: float, top: float, width: float, lanes: Sequence[tuple[int, str, str]]
) -> None:
    """Slot, name and figure of each lane, from ``top`` on."""
    beside = 1 if len(lanes) <= IN_A_LINE else IN_A_LINE
    wide, line = width / beside, theme.px(LINE)
    for index, (slot, name, told) in enumerate(lanes):
        row, column = divmod(index, beside)
        gap = GAP if beside > 1 else 0
        room = QRectF(left + column * wide, top + row * line, wide - gap, line)
        write_lane(painter, room, slot, name, told)
