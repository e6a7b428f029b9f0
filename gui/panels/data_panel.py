"""DataPanel: a panel about the data of the lane that is edited."""

from __future__ import annotations

from html import escape

import nn
from gui.lane_view import LaneView
from gui.panels.head_line import HeadLine
from gui.panels.panel import Panel
from gui.style import theme


class DataPanel(Panel):
    """Base of panels that show one lane's data. ``known`` is what was found in those of all."""

    def create(self) -> None:
        super().create()
        self.known: list[nn.DataReport] = []
        self.head = HeadLine()
        self.tools.addWidget(self.head, 1)

    @property
    def examined(self) -> nn.DataReport | None:
        """What was found in the lane's data; None before that."""
        lane = self.lane
        found = (one for one in self.known if lane is not None and one.prepared is lane.prepared)
        return next(found, None)

    def show_run(self, history: nn.History, lanes: tuple[LaneView, ...]) -> None:
        super().show_run(history, lanes)
        self.show_frame()

    def rename(self, lanes: tuple[LaneView, ...]) -> None:
        super().rename(lanes)
        self.show_frame()

    def show_lane(self, slot: int) -> None:
        super().show_lane(slot)
        self.show_frame()

    def show_report(self, examined: nn.DataReport) -> None:
        """Take what was found in the data of some lanes."""
        used = [lane.prepared for lane in self.lanes]
        kept = [one for one in self.known if any(one.prepared is other for other in used)]
        self.known = [*kept, examined]
        self.show_frame()

    def say(self, *told: str) -> None:
        """Show these in the card's head, with the lane's name where there are several."""
        lane = self.lane
        name = marked(lane) if lane is not None and len(self.lanes) > 1 else ""
        self.head.show_parts([name, *map(escape, told)])


def marked(lane: LaneView) -> str:
    """A lane's name with its dot, in its colour, as rich text."""
    color = theme.lane_color(lane.slot).name()
    return f'<span style="color: {color}">● {escape(lane.name)}</span>'
