"""Why not accuracy: what is asked for, what is told, and that it is renewed in time."""

from __future__ import annotations

import numpy as np
import pytest

import nn
from gui.panels.inside.functions.panel import ACCURACY


@pytest.fixture
def view(made):
    panel = made()
    panel.accuracy.panel = panel
    panel.accuracy.works = []
    panel.accuracy.study.asked.connect(panel.accuracy.works.append)
    panel.show_view(ACCURACY)
    return panel.accuracy


def answer(view):
    copies = tuple(map(nn.LaneCopy.of, view.panel.race.lanes))
    view.study.take_report(view.works[-1](copies, view.study.take_progress))


def test_the_line_of_every_lane_is_shown_with_its_step(view):
    assert view.again.text() == "Cancel"
    answer(view)
    assert [lane.name for lane, _ in view.plots.pairs] == ["sigmoid", "relu"]
    assert view.state.text() == "at step: sigmoid 5, relu 5"
    assert view.again.text() == "Measure again"
    names, table = view.table()
    assert table.shape == (201, len(names))


def test_another_direction_is_asked_for(view):
    answer(view)
    view.direction.choose("weight")
    answer(view)
    assert view.plots.pairs[0][1].weight is not None
    view.reach.choose("1")
    answer(view)
    assert len(view.works) == 3


def test_it_can_be_cancelled(view, qtbot):
    with qtbot.waitSignal(view.study.cancelled):
        view.again.click()
    assert view.again.text() == "Measure again"
    view.again.click()
    assert view.study.busy


def test_a_lane_that_diverged_is_left_out_and_alone_says_why(view):
    copies = tuple(map(nn.LaneCopy.of, view.panel.race.lanes))
    copies[1].network.parameters *= np.float32(1e20)  # of ReLU
    found = view.works[-1](copies, lambda _: None)
    assert [one.slot for one in found] == [0]
    with pytest.raises(nn.FieldError, match="has diverged"):
        view.works[-1](copies[1:], lambda _: None)


def test_it_is_renewed_when_the_lanes_have_gone_on(view):
    answer(view)
    view.renew()
    assert len(view.works) == 1  # nothing new
    view.lanes[0].record.steps.extend(view.lanes[0].record.steps.tail(1))
    view.renew()
    assert len(view.works) == 1  # too early
    view._renewal._due = 0.0
    view.renew()
    assert len(view.works) == 2
