"""Observations: the latest answers about the run that is shown."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from gui.session import commands
from gui.session.command_queue import CommandQueue
from gui.session.observations import Observations
from gui.session.outbox import Outbox
from gui.session.run_model import RunModel
from gui.session.state import State
from tests.gui.conftest import WAIT
from tests.gui.session.conftest import run_to


def test_when_it_pauses_the_weights_are_those_of_the_last_step(qtbot, ready):
    run_to(qtbot, ready, 40)
    ready.pause()
    qtbot.waitUntil(lambda: ready.state is State.PAUSED, timeout=WAIT)
    snapshot = ready.observations.snapshot
    lanes = ready.run.race.lanes
    assert snapshot.steps == tuple((lane.slot, lane.step) for lane in lanes)
    assert snapshot.states.keys() == {0, 1}
    for lane in lanes:
        np.testing.assert_array_equal(
            snapshot.states[lane.slot]["parameters"], lane.network.parameters
        )


@pytest.fixture
def asking():
    """Observations of run number 3 with a loop that only keeps what is asked."""
    model = RunModel()
    model.number, model.run, model.state = 3, object(), State.RUNNING
    observations = Observations(model)
    observations.loop = SimpleNamespace(queue=CommandQueue(), outbox=Outbox())
    return observations, model


def asked(observations):
    return [one for one in observations.loop.queue._requests.values() if one is not None]


def test_only_answers_about_the_run_that_is_shown_are_seen(asking):
    observations, model = asking
    outbox = observations.loop.outbox
    outbox.snapshot = outbox.inspections = outbox.surveys = 3, "an answer"
    told = observations.snapshot, observations.inspections, observations.surveys
    assert told == ("an answer",) * 3
    model.number = 4
    told = observations.snapshot, observations.inspections, observations.surveys
    assert told == (None,) * 3


def test_weights_are_asked_for_only_while_they_change(asking):
    observations, model = asking
    model.state = State.PAUSED
    observations.ask_for_snapshot()
    assert asked(observations) == []
    model.state = State.RUNNING
    observations.ask_for_snapshot()
    observations.ask_for_inspections("gradients")
    observations.ask_for_survey((0, 1, 0, 1))
    kinds = commands.TakeSnapshot(), commands.Inspect("gradients")
    assert asked(observations) == [*kinds, commands.SurveyPlane(3, (0, 1, 0, 1))]


def test_without_a_run_or_a_loop_nothing_is_asked(asking):
    observations, model = asking
    model.run = None
    observations.ask_for_inspections(None)
    observations.ask_for_survey((0, 1, 0, 1))
    assert asked(observations) == []
    observations.loop = None
    observations.ask_for_snapshot()
    assert observations.snapshot is None
