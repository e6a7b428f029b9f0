"""LivePlot: ranges, traces and notes."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

import nn
from gui.plotting.notes import notes_of
from gui.plotting.trace import DASHES
from nn import Change
from tests.gui.conftest import WAIT
from tests.gui.panels.conftest import (
    entrant,
    filled,
    recorded,
    rows_of,
    shown,
)


def test_zooming_out_without_end_comes_to_an_end(qtbot, window):
    """It went to powers of 10^(5·10¹⁰), and then to no range at all."""
    window.session.step()
    qtbot.waitUntil(lambda: window.session.step_count == 1, timeout=WAIT)
    for name in ("loss", "accuracy", "gradient"):
        for plot in window.workspaces.panels[name].all_plots():
            box = plot.plotItem.vb
            for _ in range(400):
                box.scaleBy((3.0, 3.0))
                box.translateBy((1e6, -1e6))
            (first, last), (low, high) = plot.viewRange()
            assert last - first < 1e3
            assert high - low < 1e7
            for _ in range(400):
                box.scaleBy((0.1, 0.1))
            assert np.isfinite(plot.viewRange()).all()
            plot.back_to_live()


LONG = 200  # steps of the lanes: each is a point of its own


def traces_of(panel):
    """The lines of all lanes."""
    return [drawn.trace for drawn in panel._drawn.values()]


def with_changes(*changes, slot=0, steps=LONG):
    history, lanes = recorded(steps)
    history.records[slot].changes.extend(changes)
    return history, lanes


def rate(step, old, new):
    return Change(step, "learning_rate", old, new)


def test_many_moves_of_a_slider_close_together_are_told_as_one():
    values = [0.1, 0.09, 0.08, 0.05, 0.02, 0.01]
    moves = [
        rate(100 + step, old, new) for step, (old, new) in enumerate(itertools.pairwise(values))
    ]
    history, lanes = with_changes(*moves)
    assert notes_of(history, lanes, near=8) == [(0, 100, "Learning rate 0.1 → 0.01")]
    apart = notes_of(history, lanes, near=0.5)
    assert len(apart) == 5
    assert apart[0] == (0, 100, "Learning rate 0.1 → 0.09")


def test_moves_far_apart_are_two_and_other_fields_their_own():
    changes = (rate(10, 0.1, 0.2), Change(11, "momentum", 0.9, 0.5), rate(300, 0.2, 0.1))
    assert notes_of(*with_changes(*changes), near=8) == [
        (0, 10, "Learning rate 0.1 → 0.2"),
        (0, 11, "Momentum 0.9 → 0.5"),
        (0, 300, "Learning rate 0.2 → 0.1"),
    ]


def test_a_slider_that_was_put_back_at_once_leaves_no_tick():
    assert notes_of(*with_changes(rate(10, 0.1, 0.5), rate(12, 0.5, 0.1)), near=8) == []


def test_names_and_steps_leave_no_tick():
    changes = (Change(10, "name", "a", "b"), Change(20, "steps", 400, 800))
    assert notes_of(*with_changes(*changes), near=8) == []


def test_a_name_that_changes_in_between_does_not_part_the_moves_of_a_slider():
    changes = (rate(10, 0.1, 0.2), Change(11, "name", "a", "b"), rate(12, 0.2, 0.3))
    assert notes_of(*with_changes(*changes), near=8) == [(0, 10, "Learning rate 0.1 → 0.3")]


def test_by_the_epoch_a_tick_stands_at_its_epoch():
    history, lanes = with_changes(rate(100, 0.1, 0.01))
    other = nn.Record(1, 3, (40, "epochs"), 400)
    history = nn.History([history.records[0], other])
    assert history.by_epoch
    assert notes_of(history, (lanes[0], entrant(other)), near=0.1)[0][1] == pytest.approx(5.0)


def test_dashes_are_short_however_far_apart_the_steps_are(qtbot):
    """Of five steps in 500 pixels, each is more than a dash: the line would fall to pieces."""
    panel = shown(qtbot, "loss")
    lanes = [filled(slot, rows_of(5, 2.0, 0.1, *[(1.0, 1.0, 1.0)] * 4)) for slot in range(4)]
    panel.show_run(nn.History(lanes), tuple(entrant(one, str(one.slot)) for one in lanes))
    for trace, dashes in list(zip(traces_of(panel), DASHES, strict=True))[1:]:
        x, _ = trace._line.getData()
        joined = trace._line.opts["connect"][:-1]
        pixels = np.diff(x) * panel.plot.pixels_per_step()
        pieces = np.split(pixels, np.flatnonzero(np.diff(joined)) + 1)
        longest = max(part.sum() for part in pieces)
        assert longest <= max(dashes) + 2 * 2.0  # and the rest of a piece at either end
