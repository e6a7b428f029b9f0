"""Notes: what was changed while a run trained, at the moment it was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pyqtgraph as pg
from PyQt5.QtCore import Qt

import nn
from gui.lane_view import LaneView
from gui.plotting.live_plot import LivePlot
from gui.style import theme
from gui.style.i18n import tr, value_text

NEAR = 0.02  # of the step axis: changes of one field that are closer are told as one
MOST_NOTES = 6  # of a lane
NOTE_PIXELS, MIDDLE = 17, 0.55
SILENT = ("name", "steps")  # changes that no curve feels


class Notes:
    """Ticks at the edge of a plot that tell what was changed at that moment."""

    def __init__(self, plot: LivePlot, at_top: bool) -> None:
        self._plot, self._at_top = plot, at_top
        self._items: list[pg.GraphicsObject] = []
        self._shown: tuple[object, ...] = ()

    def show(self, history: nn.History, lanes: Sequence[LaneView], skip: int = 0) -> None:
        """Show the changes of all lanes, ``skip`` lines from the edge; close ones become one."""
        (first, last), ends = self._plot.viewRange()
        notes = notes_of(history, lanes, NEAR * (last - first))
        key = (*notes, first, last, *ends, skip, theme.current().name, theme.scale())
        if key == self._shown:
            return
        self.clear()
        self._shown = key
        inside = [note for note in notes if first <= note[1] <= last]
        self._items = [
            part for row, note in enumerate(inside, skip) for part in self._parts(row, *note)
        ]
        for item in self._items:
            item.setZValue(20)
            self._plot.addItem(item, ignoreBounds=True)

    def clear(self) -> None:
        """Show none."""
        for item in self._items:
            self._plot.removeItem(item)
        self._items, self._shown = [], ()

    def _parts(self, row: int, slot: int, x: float, text: str) -> list[pg.GraphicsObject]:
        """A line at the moment, and the text beside it in a row of its own."""
        (first, last), (bottom, top) = self._plot.viewRange()
        color = theme.lane_color(slot)
        pen = pg.mkPen(color, width=1, style=Qt.PenStyle.DotLine)
        line = pg.InfiniteLine(x, angle=90, pen=pen)
        right = x > first + MIDDLE * (last - first)
        fill = theme.color("card")
        fill.setAlpha(225)
        label = pg.TextItem(text, color, anchor=(1.0 if right else 0.0, 0.0), fill=fill)
        label.setFont(theme.text_font(11))
        height = theme.px(NOTE_PIXELS) * (top - bottom) / max(self._plot.plotItem.vb.height(), 1.0)
        label.setPos(x, top - row * height if self._at_top else bottom + (row + 1) * height)
        return [line, label]


def notes_of(
    history: nn.History, lanes: Sequence[LaneView], near: float
) -> list[tuple[int, float, str]]:
    """(slot, x, text) of each change worth a tick; repeated ones within ``near`` are joined.

    A lane that stopped early has a tick where its results come from.
    """
    notes: list[tuple[int, float, str]] = []
    for lane in lanes:
        unit = history.unit(lane.record)
        joined: list[nn.Change] = []
        for change in lane.record.changes:
            if change.field in SILENT:
                continue
            before = joined[-1] if joined else None
            close = before is not None and (change.step - before.step) * unit <= near
            if before is not None and close and before.field == change.field:
                joined[-1] = replace(before, new=change.new)
            else:
                joined.append(change)
        for change in joined[-MOST_NOTES:]:
            label = tr(nn.KNOBS[change.field].label)
            old, new = (value_text(change.field, one) for one in (change.old, change.new))
            text = f"{label} {old} → {new}"
            if change.old != change.new:
                notes.append((lane.slot, change.step * unit, text))
        if lane.stop is not None:
            notes.append((lane.slot, lane.stop.best_step * unit, tr("lowest validation loss")))
    return notes
