"""SideRoom: when the two sides of the window fold by themselves."""

from __future__ import annotations

from functools import partial

from PyQt5.QtCore import QSize

from gui.shell.probe_controller import ProbeController
from gui.shell.side import FoldingSide
from gui.style import theme

FOR_SIDES, INSIDE = 1200, 1600  # widths from which the sides are open; in these workspaces
WIDE_WORKSPACES = ("inside", "runs")  # whose cards need the room
RIGHT, WIDE_RIGHT = 286, 342
TALL = 900


class SideRoom:
    """In a narrow window both sides are rails, and a person opens one at a time."""

    def __init__(self, left: FoldingSide, right: FoldingSide, probes: ProbeController) -> None:
        self._left, self._right, self._probes = left, right, probes
        self._narrow = False
        left.folded_changed.connect(partial(self._on_folded, left, right))
        right.folded_changed.connect(partial(self._on_folded, right, left))

    def share(self, size: QSize, workspace: str) -> None:
        """Fold or open the sides of a window of this size, which shows a workspace."""
        self._narrow = size.width() < theme.px(FOR_SIDES)
        least = theme.px(INSIDE if workspace in WIDE_WORKSPACES else FOR_SIDES)
        for side in (self._left, self._right):
            side.show_room(size.width() >= least)
        tall = size.height() >= theme.px(TALL)
        self._right.set_pixels(WIDE_RIGHT if tall else RIGHT)

    def _on_folded(self, side: FoldingSide, other: FoldingSide) -> None:
        if self._narrow and not side.folded and not other.folded:
            other.fold()
        self._probes.read()
        side.window().setFocus()  # else a button gets it, and Space with it
