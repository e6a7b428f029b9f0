"""What a lesson does to the run, one thing after the other."""

from __future__ import annotations

import pytest

import nn
from gui.session.state import State
from gui.shell.lesson_actions import LessonActions
from tests.gui.conftest import WAIT
from tests.gui.session.conftest import run_to


@pytest.fixture
def acting(qtbot, ready, lanes):
    """The actions on a session whose presets are all the same two lanes."""
    one = LessonActions(ready, ready, lambda name: ready.load(name, lanes))
    ready.ticked.connect(one.tick)
    one.heard = []
    one.refused.connect(one.heard.append)
    return one


def do(qtbot, acting, *actions):
    acting.begin(actions)
    qtbot.waitUntil(lambda: not acting.busy, timeout=WAIT)


def lane(field, value, number=1, **more):
    return {"field": field, "value": value, "lane": number, "name": "", **more}


def test_an_experiment_is_opened_trained_and_looked_back_at(qtbot, ready, acting):
    do(
        qtbot, acting, nn.Action("preset", "again"), nn.Action("run_to", 70),
        nn.Action("rewind", 31),
    )  # fmt: skip
    assert ready.model.title == "again"
    assert [one.step for one in ready.run.race.lanes] == [70, 70]
    assert ready.model.back.step == 31
    do(qtbot, acting, nn.Action("live", True))
    assert ready.model.back is None


def test_settings_that_need_a_new_run_start_one(qtbot, ready, acting):
    do(qtbot, acting, nn.Action("run_to", 20), nn.Action("set", lane("learning_rate", 0.03)))
    assert ready.step_count == 20
    do(qtbot, acting, nn.Action("set", lane("activation", "tanh", 2)))
    assert ready.step_count == 0
    assert ready.run.experiments[1].activation == "tanh"
    do(qtbot, acting, nn.Action("set", lane("activation", "relu", 2)), nn.Action("run_to", 5))
    assert ready.run.experiments[1].activation == "relu"
    do(qtbot, acting, nn.Action("set", lane("activation", "relu", 2)))  # as it is


def test_lanes_are_added_and_forked(qtbot, ready, acting):
    do(
        qtbot, acting, nn.Action("run_to", 40),
        nn.Action("fork", lane("learning_rate", 0.5, step=20)),
        nn.Action("add_lane", lane("activation", "tanh")),
        nn.Action("run_to", 60),
    )  # fmt: skip
    assert [one.step for one in ready.run.race.lanes] == [60] * 4
    assert ready.run.lanes[2].record.begin == 20


def test_what_cannot_be_done_is_refused_and_ends_the_rest(qtbot, ready, acting):
    do(qtbot, acting, nn.Action("set", lane("learning_rate", 0.1, 4)), nn.Action("run_to", 9))
    assert len(acting.heard) == 1
    assert ready.step_count == 0


def test_a_person_who_pauses_ends_it(qtbot, ready, acting):
    acting.begin([nn.Action("run_to", 10**6), nn.Action("reset", True)])
    qtbot.waitUntil(lambda: ready.step_count > 20, timeout=WAIT)
    ready.pause()
    qtbot.waitUntil(lambda: not acting.busy, timeout=WAIT)
    assert ready.state is State.PAUSED
    assert ready.step_count > 20


def test_what_has_been_passed_is_not_trained_again(qtbot, ready, acting):
    run_to(qtbot, ready, 50)
    ready.pause()
    qtbot.waitUntil(lambda: ready.state is State.PAUSED, timeout=WAIT)
    ready._on_tick()
    step = ready.step_count
    do(qtbot, acting, nn.Action("run_to", 20))
    assert ready.step_count == step
