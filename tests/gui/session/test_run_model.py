"""RunModel: what the window knows of the run that is shown and the one that was asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

import nn
from gui.session.run_model import RunModel
from gui.session.state import Run, Stage, State
from tests.conftest import toy_dataset
from tests.gui.panels.conftest import raced

RECIPES = tuple(
    nn.Experiment(name=name, hidden=(5,), batch_size=20, steps=100, evaluate_every=50)
    for name in ("a", "b")
)


def run_of(steps=0, recipes=RECIPES):
    race, _, lanes = raced(recipes, steps)
    run = Run("test", lanes, race, toy_dataset())
    run.history.drain()
    return run


@pytest.fixture
def model():
    """The model with a run at step 0."""
    one = RunModel()
    one.take_lanes("test", dict(enumerate(RECIPES)))
    one.show(one.ask(lambda: None), run_of())
    return one


def test_before_there_is_a_run_there_is_nothing_to_see():
    model = RunModel()
    assert (model.history, model.step_count, model.recipes) == (None, 0, {})
    assert not model.can_go_on
    assert not model.begun
    assert model.extended is None
    assert model.steps_per_second is None


def test_a_run_has_begun_with_its_first_step_or_while_it_trains(model):
    assert not model.begun
    model.state = State.RUNNING
    assert model.begun
    model.state = State.PAUSED
    model.show(model.ask(lambda: None), run_of(steps=3))
    assert model.begun


def test_an_edit_waits_for_a_reset_and_new_points_too(model):
    model.draft.edit(0, {"activation": "tanh"})
    assert model.pending == ["activation"]
    model.points_changed = True
    assert model.pending == ["activation", "data"]
    model.show(model.ask(lambda: None), run_of())
    assert model.pending == []


def test_edits_made_while_a_run_of_the_draft_is_built_stay(model):
    number = model.ask(lambda: None, of_draft=True)
    model.draft.edit(0, {"activation": "tanh"})
    model.show(number, run_of())
    assert model.draft[0].activation == "tanh"
    number = model.ask(lambda: None)  # another recipe takes the place of the draft
    model.show(number, run_of())
    assert model.draft[0].activation == RECIPES[0].activation


def test_an_earlier_run_that_comes_late_leaves_the_later_one_asked_for(model):
    first = model.ask(lambda: None)
    later = model.ask(lambda: None, of_file=True)
    model.building = Stage.DATA
    model.show(first, run_of())
    assert model.building is Stage.DATA
    assert (model.asked.number, model.asked.of_file) == (later, True)
    model.show(later, run_of())
    assert model.building is None


def test_data_that_cannot_be_had_are_taken_back_with_their_folder(model):
    edit = model.draft.edit(0, {"data": "moons"})
    model.data_dir = Path("elsewhere")
    model.ask(lambda: None, tried=edit, data_dir=Path("before"))
    assert model.take_back()
    assert model.draft[0].data == RECIPES[0].data
    assert model.data_dir == Path("before")
    assert not model.take_back()  # once


def test_a_run_that_goes_on_beyond_its_recipe_is_told_as_such():
    model = RunModel()
    longer = tuple(one.changed("steps", 250) for one in RECIPES)
    model.show(model.ask(lambda: None), run_of(recipes=longer))
    assert model.extended is None
    model.draft.take(dict(enumerate(RECIPES)))
    assert model.extended == (250, 100)


def test_a_run_that_failed_cannot_go_on(model):
    assert model.can_go_on
    model.state = State.FAILED
    assert not model.can_go_on


def test_only_a_lane_that_is_being_built_is_no_longer_built(model):
    for stage, left in ((Stage.LANE, None), (Stage.DATA, Stage.DATA)):
        model.building = stage
        model.end_adding()
        assert model.building is left
