"""The sentences of the status line."""

from __future__ import annotations

from dataclasses import replace

import pytest

import nn
from gui.session.state import Results, Stage, State
from gui.shell import messages
from tests.gui.panels.conftest import recorded, stopped


@pytest.fixture
def lanes():
    """Two lanes at step 400."""
    return recorded()[1]


@pytest.mark.parametrize("state", State)
def test_every_state_has_its_sentence(state, lanes):
    text, color = messages.of_state(state, lanes)
    assert text[0].isupper()
    assert color


def test_lanes_that_pause_are_named(lanes):
    paused = (lanes[0], replace(lanes[1], paused=True))
    assert messages.of_state(State.RUNNING, paused)[0] == "Training · paused lanes: relu"
    assert "relu" not in messages.of_state(State.FINISHED, paused)[0]


def test_the_results_name_every_lane_and_say_which_stopped(lanes):
    text, _ = messages.of_results(lanes, Results({0: 0.98765, 1: float("nan")}))
    assert text == "Finished. Accuracy on the test set: sigmoid: 98.77 %, relu: stopped"


def test_a_lane_that_came_after_the_end_has_no_result(lanes):
    text, _ = messages.of_results(lanes, Results({0: 0.5}))
    assert text.endswith("sigmoid: 50.00 %")


def test_of_several_files_the_names_and_the_first_reason_are_told():
    errors = [(f"{i}.png", nn.DataError(f"reason {i}.")) for i in range(7)]
    assert messages.of_files(errors[:1]) is errors[0][1]
    told = str(messages.of_files(errors))
    assert "0.png, 1.png, 2.png, 3.png, 4.png …" in told
    assert told.endswith("reason 0.")
    assert "5.png" not in told


def test_the_cross_hair_tells_a_step_or_the_steps_that_a_point_stands_for():
    history, _ = recorded()
    assert messages.cursor_text(history, 40.0) == "step 40"
    assert messages.cursor_text(history, None) == ""
    assert messages.cursor_text(None, 3.0) == ""


@pytest.mark.parametrize("stage", Stage)
def test_what_is_built_is_told_apart(stage):
    told = {messages.of_building(one)[0] for one in Stage}
    assert len(told) == len(Stage)
    assert messages.of_building(stage)[1] == "warn"


def test_why_a_lane_stopped_is_told_with_its_name(lanes):
    error = stopped(lanes, 1)[1].failure
    assert messages.stopped_lane("relu", error) == "Lane 'relu' stopped: It diverged."
