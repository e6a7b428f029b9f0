"""EventReceiver: what the training loop tells, and what of it is dropped."""

from __future__ import annotations

from dataclasses import replace

import pytest

import nn
from gui.failure import failure
from gui.session import commands, events
from gui.session.event_receiver import EventReceiver
from gui.session.events import Finished, StateChanged
from gui.session.recipe_editor import RecipeEditor
from gui.session.run_model import RunModel
from gui.session.signals import SessionSignals
from gui.session.state import Run, Stage, State
from tests.conftest import toy_dataset
from tests.gui.conftest import WAIT
from tests.gui.panels.conftest import raced


def test_what_an_earlier_run_sends_is_dropped(qtbot, ready, lanes):
    with qtbot.waitSignal(ready.loaded, timeout=WAIT):
        ready.load("test", lanes[:1])
    ready._receiver.receive(StateChanged(1, State.RUNNING))
    ready._receiver.receive(Finished(1, None))
    assert ready.state is State.READY


RECIPES = tuple(
    nn.Experiment(name=name, hidden=(5,), batch_size=20, steps=40, evaluate_every=20)
    for name in ("a", "b")
)


class Told(list):
    """The names of the signals that were emitted, in their order."""

    def __init__(self, signals):
        super().__init__()
        for name in ("state_changed", "loaded", "edited", "failed", "lane_stopped",
                     "lanes_changed", "finished", "progressed", "cancelled"):  # fmt: skip
            getattr(signals, name).connect(lambda *_, name=name: self.append(name))


class Receiver(EventReceiver):
    """A receiver without a session: its model, its editor, and what it told."""

    def __init__(self):
        self.model, self.signals = RunModel(), SessionSignals()
        self.posted, self.told, self.recorded = [], Told(self.signals), 0
        self.editor = RecipeEditor(
            self.model, self.signals, self.posted.append, lambda *_, **__: None
        )
        super().__init__(self.model, self.signals, self.editor, self.record)

    def record(self):
        self.recorded += 1

    def load(self, steps=0):
        """Show a run of two lanes after so many steps."""
        race, _, lanes = raced(RECIPES, steps)
        run = Run("test", lanes, race, toy_dataset())
        run.history.drain()
        self.receive(events.RunLoaded(self.model.ask(lambda: None), run))
        self.told.clear()
        return run


@pytest.fixture
def receiver(qapp):
    one = Receiver()
    one.load()
    return one


@pytest.mark.parametrize(
    ("steps", "state"), [(0, State.READY), (7, State.PAUSED), (40, State.FINISHED)]
)
def test_a_run_is_ready_paused_or_finished_as_far_as_it_has_come(qapp, steps, state):
    receiver = Receiver()
    receiver.load(steps)
    assert receiver.model.state is state


def test_what_was_recorded_before_comes_before_what_is_told(receiver):
    before = receiver.recorded
    receiver.receive(events.StateChanged(1, State.PAUSED))
    assert receiver.recorded == before + 1
    receiver.load()
    assert receiver.recorded == before + 2


def test_the_window_hears_of_a_run_before_its_state_and_its_recipe(qapp):
    receiver = Receiver()
    race, _, lanes = raced(RECIPES)
    number = receiver.model.ask(lambda: None)
    receiver.receive(events.RunLoaded(number, Run("test", lanes, race, toy_dataset())))
    assert receiver.told == ["loaded", "state_changed", "edited"]


def test_a_lane_that_stops_is_marked_before_it_is_told(receiver):
    error = nn.DivergedError("It diverged.")
    receiver.receive(events.LaneStopped(1, 1, error))
    assert receiver.model.run.lane(1).failure is error
    assert receiver.model.run.lane(0).failure is None
    assert receiver.told == ["lanes_changed", "lane_stopped"]


def test_a_live_change_is_in_the_recipe_that_runs_and_in_the_record(receiver):
    change = nn.Change(0, "learning_rate", RECIPES[0].learning_rate, 0.5)
    receiver.receive(events.FieldsChanged(1, ((0, change),)))
    assert receiver.model.run.lane(0).experiment.learning_rate == 0.5
    assert receiver.model.run.lane(0).record.changes == [change]
    assert receiver.told == ["edited"]


def test_a_refusal_of_an_earlier_run_does_not_end_the_wait_for_the_later_one(receiver):
    receiver.model.ask(lambda: None)
    receiver.model.ask(lambda: None)
    receiver.model.building = Stage.DATA
    receiver.receive(events.RunRefused(2, failure(nn.DataError("gone"))))
    assert receiver.model.building is Stage.DATA
    receiver.receive(events.RunRefused(3, failure(nn.DataError("gone"))))
    assert receiver.model.building is None
    assert receiver.model.state is State.READY  # the run that is shown stays


def test_without_a_run_to_stay_a_refusal_leaves_nothing(qapp):
    receiver = Receiver()
    receiver.model.ask(lambda: None)
    receiver.receive(events.RunRefused(1, failure(nn.DataError("gone"))))
    assert receiver.model.state is State.FAILED


def test_how_far_a_lane_is_built_is_shown_only_while_no_run_is_built(receiver):
    receiver.receive(events.BuildProgressed(1, Stage.LANE, 0.2))
    assert receiver.model.building is Stage.LANE
    receiver.model.ask(lambda: None)
    receiver.receive(events.BuildProgressed(2, Stage.DATA, 0.1))
    receiver.receive(events.BuildProgressed(1, Stage.LANE, 0.3))
    assert receiver.model.building is Stage.DATA
    receiver.receive(events.BuildProgressed(1, Stage.DATA, 0.9))  # nobody waits for run 1
    assert receiver.told == ["progressed", "progressed"]


def test_a_finished_run_pauses_when_a_lane_comes_and_is_finished_when_it_goes(qapp):
    receiver = Receiver()
    run = receiver.load(40)
    assert receiver.model.state is State.FINISHED
    added = raced([RECIPES[0].changed("name", "c")])[2][0]
    three = (*run.lanes, replace(added, slot=2))
    receiver.receive(events.LanesChanged(1, three))
    assert receiver.model.state is State.PAUSED
    receiver.receive(events.LanesChanged(1, run.lanes))
    assert receiver.model.state is State.FINISHED


def test_a_lane_that_comes_is_drafted_and_can_be_undone(receiver):
    run = receiver.model.run
    added = replace(raced([RECIPES[0].changed("name", "c")])[2][0], slot=2)
    receiver.receive(events.LanesChanged(1, (*run.lanes, added)))
    assert receiver.model.draft[2].name == "c"
    assert receiver.editor.undo()
    assert receiver.posted == [commands.RemoveLane(1, 2, keep=False)]


def test_what_was_refused_does_not_take_the_next_step_for_an_undo(receiver):
    receiver.editor.undo_stack.undoing = 1
    receiver.receive(events.CommandRefused(1, failure(nn.FieldError("no"))))
    assert receiver.editor.undo_stack.undoing == 0
    assert receiver.told == ["edited", "failed"]


def test_a_live_field_that_could_not_be_set_is_shown_as_it_runs(receiver):
    receiver.model.draft.edit(0, {"learning_rate": 5.0})
    receiver.receive(events.CommandRefused(1, failure(nn.FieldError("no"))))
    assert receiver.model.draft[0].learning_rate == RECIPES[0].learning_rate
