"""Panel: a card that shows something of a run. It is fed by hand: no timer, no session."""

from __future__ import annotations

from collections.abc import Sequence

from PyQt5.QtCore import pyqtSignal

import nn
from gui.lane_view import LaneView
from gui.panels.card import Card
from gui.panels.study import Study


class Panel(Card):
    """Base of all panels.

    The class attributes tell everything that others know of a panel: the ``workspace`` where it
    is found, its ``tab``, its ``title``, its ``question``, and the ``help`` that explains what
    is seen.

    Signals:
        hovered: (x on the lanes' shared axis, or None) where the mouse stands.
        outdated: what it shows is newer than what is seen; its parts are to be drawn.
    """

    hovered = pyqtSignal(object)
    outdated = pyqtSignal()

    workspace = ""
    tab = ""  # what its tab is called; a panel without one is always seen in its workspace
    timeless = False  # whether it shows the same at every step
    companions: tuple[str, ...] = ()  # keys: without a tab it is seen above these only; () is all
    history: nn.History | None = None
    lanes: tuple[LaneView, ...] = ()
    slot = 0  # of the lane that is edited
    past_x: float | None = None  # on the shared axis, while an earlier step is shown

    @classmethod
    def key(cls) -> str:
        """The name by which it is found among the panels."""
        return cls.name.removesuffix("Panel")

    @staticmethod
    def suits(lanes: tuple[LaneView, ...]) -> bool:  # noqa: ARG004
        """Whether it has something to show of lanes that learn from such data."""
        return True

    @property
    def lane(self) -> LaneView | None:
        """The lane that is edited: panels of one lane show it."""
        chosen = (lane for lane in self.lanes if lane.slot == self.slot)
        return next(chosen, self.lanes[0] if self.lanes else None)

    def show_lane(self, slot: int) -> None:
        """Another lane is edited."""
        self.slot = slot

    @property
    def task(self) -> str:
        """What the lanes learn: nn.CLASSIFICATION, nn.BINARY or nn.REGRESSION."""
        return self.lanes[0].prepared.sound.task if self.lanes else nn.CLASSIFICATION

    def show_run(self, history: nn.History, lanes: tuple[LaneView, ...]) -> None:
        """Show other lanes from now on."""
        self.history, self.lanes = history, lanes

    def rename(self, lanes: tuple[LaneView, ...]) -> None:
        """The same lanes have other names or recipes, or stand otherwise."""
        self.lanes = lanes

    def show_past(self, lanes: tuple[LaneView, ...], x: float | None, told: str) -> None:
        """Show the lanes as they were at x on the shared axis, or (None) as they are.

        ``told`` is which step that is. It is called for panels that are seen, and for others when
        they are.
        """
        self.past_x = x
        if not self.timeless:
            self.show_step(told)
            self.rename(lanes)

    def show_frame(self) -> None:
        """Draw what there is now."""
        raise NotImplementedError

    @property
    def studies(self) -> Sequence[Study]:
        """What it wants to know about copies of the lanes."""
        return ()

    @property
    def parts(self) -> int:
        """How many parts it has that are drawn while it trains, each in a turn of its own."""
        return 0

    def show_part(self, index: int) -> None:
        """Draw what there is now in one of the parts."""
        self.show_frame()

    def show_cursor(self, x: float | None) -> None:
        """Put the cross-hair at x on the shared axis, and read out there."""

    def show_span(self, span: tuple[float, float] | None) -> None:
        """Shade a part of the shared axis, or none."""

    def back_to_live(self) -> None:
        """Follow the run again."""

    def table(self) -> tuple[list[str], nn.Array]:
        """Names and values of the columns to export."""
        raise NotImplementedError
