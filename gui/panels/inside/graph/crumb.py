"""Crumb: where in the graph a person is, with a way back and sideways."""

from __future__ import annotations

from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import QLabel

from gui.style import theme
from gui.style.i18n import tr
from gui.style.tooltips import tip

GRAPH, LANE, NODE = (
    "graph",
    "lane",
    "node",
)  # what can be clicked: back, the next lane, the next node


class Crumb(QLabel):
    """Graph › lane › node; ``linkActivated`` tells which was clicked."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("graphCrumb")
        self.setTextFormat(Qt.TextFormat.RichText)

    def show_place(self, slot: int, lane: str, node: str) -> None:
        """Show where we are; ``node`` is "" in views of a whole lane."""
        parts = [_link(GRAPH, tr("Graph"), theme.color("muted").name())]
        parts.append(_link(LANE, lane, theme.lane_color(slot).name()))
        if node:
            parts.append(_link(NODE, node, theme.color("text").name()))
        self.setText(" › ".join(parts))
        self.setToolTip(
            tip(
                tr("Escape goes back to the layers."),
                tr("Page Up and Page Down walk along the nodes, Ctrl + ↑ and Ctrl + ↓ the lanes."),
            )
        )


def _link(target: str, text: str, tint: str) -> str:
    return f'<a href="{target}" style="color:{tint}; text-decoration:none">{text}</a>'
