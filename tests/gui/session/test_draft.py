"""The draft: recipes by slot, whatever comes and goes meanwhile."""

from __future__ import annotations

import pytest

import nn
from gui.lane_view import LaneView
from gui.session.draft import Draft
from tests.gui.panels.conftest import PREPARED

COMMON = {"hidden": (12,), "batch_size": 20, "steps": 400, "evaluate_every": 20}
LANES = {0: nn.Experiment(name="a", **COMMON), 2: nn.Experiment(name="b", **COMMON)}


@pytest.fixture
def draft():
    one = Draft()
    one.take(LANES)
    return one


def entrant(slot, experiment):
    record = nn.Record(slot, 2, (experiment.batch_size, "epochs"), 400)
    return LaneView(slot, experiment, record, experiment.network(6, 3), PREPARED)


def test_an_edit_changes_the_lane_of_that_slot_and_what_all_share(draft):
    draft.edit(2, {"hidden": (5,)})
    draft.edit(2, {"data_seed": 7})
    assert [one.hidden for one in draft.values()] == [(12,), (5,)]
    assert [one.data_seed for one in draft.values()] == [7, 7]
    assert set(draft.pending(LANES)) == {"data_seed", "hidden"}


def test_a_lane_that_is_gone_cannot_be_edited(draft):
    with pytest.raises(nn.FieldError, match="no longer exists"):
        draft.edit(1, {"hidden": (5,)})


def test_other_data_are_taken_back_and_later_edits_stay(draft):
    edit = draft.edit(0, {"data": "table", "file": "/nowhere.csv"})
    assert {one.scaling for one in draft.values()} == {"standardise"}
    draft.edit(2, {"learning_rate": 0.5})
    draft.edit(0, {"hidden": (5,)})
    draft.take_back(edit, LANES)
    assert [one.data for one in draft.values()] == ["strokes", "strokes"]
    assert [one.scaling for one in draft.values()] == ["none", "none"]
    assert draft[2].learning_rate == 0.5
    assert draft[0].hidden == (5,)


def test_data_are_taken_back_in_a_lane_too_that_came_meanwhile(draft):
    """Inject a fault, then drop a bad table before the lane has come."""
    known = {slot: entrant(slot, one) for slot, one in LANES.items()}
    edit = draft.edit(0, {"data": "table", "file": "/nowhere.csv"})
    new = entrant(1, LANES[0].changed("name", "c").changed("activation", "tanh"))
    draft.follow([*known.values(), new], known)
    assert draft[1].file == "/nowhere.csv"
    draft.take_back(edit, {**LANES, 1: new.experiment})
    assert list(draft) == [0, 2, 1]
    nn.check_lanes(list(draft.values()))
    assert {one.data for one in draft.values()} == {"strokes"}


def test_a_lane_that_takes_the_slot_of_another_is_not_taken_for_it(draft):
    known = {slot: entrant(slot, one) for slot, one in LANES.items()}
    draft.edit(2, {"hidden": (5,)})
    other = entrant(2, LANES[0].changed("name", "c").changed("hidden", (9,)))
    draft.follow([known[0], other], known)
    assert draft[2].hidden == (9,)


def test_what_could_not_be_done_is_as_it_runs_and_lanes_stay_level(draft):
    """A batch size that waits for a reset, then something that is refused."""
    draft.edit(0, {"batch_size": 13})
    draft.edit(0, {"learning_rate": 0.7})
    draft.keep_live(LANES)
    assert draft[0].learning_rate == LANES[0].learning_rate
    assert draft[0].batch_size == 13
    nn.check_lanes(list(draft.values()))


def test_a_name_made_from_a_value_follows_it_and_one_that_was_given_stays():
    lanes = [LANES[0], nn.variation([LANES[0]], 0, "learning_rate", 0.01)]
    assert lanes[1].name == "learning rate 0.01"
    changed = nn.edited(lanes, 1, "learning_rate", 0.5)
    assert [one.name for one in changed] == ["a", "learning rate 0.5"]
    lanes = [LANES[0], nn.variation([LANES[0]], 0, "activation", "tanh")]
    assert [one.name for one in nn.edited(lanes, 1, "activation", "elu")] == ["a", "elu"]
    assert [one.name for one in nn.edited(lanes, 0, "activation", "elu")] == ["a", "tanh"]
    mine = nn.variation([LANES[0]], 0, "activation", "tanh", "mine")
    assert nn.edited([LANES[0], mine], 1, "activation", "elu")[1].name == "mine"
