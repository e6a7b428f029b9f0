"""Lanes: what they share, what follows a change of one, and what makes two differ."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import nn
from tests.nn.training.racing import fresh, run


def named(lane, *names):
    return [lane.changed("name", name) for name in names]


@pytest.mark.parametrize(
    ("count", "told"), [(0, "A race needs at least one lane"), (5, "at most 4 lanes")]
)
def test_a_race_has_one_to_four_lanes(toy, lane, count, told):
    with pytest.raises(nn.FieldError, match=told):
        nn.Race(named(lane, *map(str, range(count))), toy)


def test_two_lanes_of_one_name_are_refused(lane):
    with pytest.raises(nn.FieldError, match="Two lanes are called 'b'"):
        nn.check_lanes(named(lane, "a", "b", "b"))


@pytest.mark.parametrize(("field", "value"), [("data_seed", 3), ("data", "mnist")])
def test_a_shared_field_that_differs_is_named_with_its_values(lane, field, value):
    other = lane.changed("name", "b").changed(field, value)
    with pytest.raises(
        nn.FieldError, match=f"{field}: all lanes of a race must have the same value, but"
    ):
        nn.check_lanes([lane, other])


@pytest.mark.parametrize(("field", "value"), [("steps", 100), ("evaluate_every", 31)])
def test_lanes_that_do_not_go_equally_far_are_refused(lane, field, value):
    other = lane.changed("name", "b").changed(field, value)
    with pytest.raises(
        nn.FieldError,
        match=f"{field}: all lanes of a race must train for the same number of epochs",
    ) as told:
        nn.check_lanes([lane, other])
    assert f"{getattr(lane, field)}, {value} with batch sizes 20, 20" in str(told.value)


@pytest.mark.parametrize(
    ("name", "count"), [("", 0), ("   ", 0), ("x" * 41, 41)], ids=["none", "blank", "long"]
)
def test_a_name_is_neither_empty_nor_too_long(lane, name, count):
    with pytest.raises(nn.FieldError, match=f"must have 1 to 40 characters.*has {count}"):
        lane.changed("name", name)
    assert lane.changed("name", "x" * 40).name == "x" * 40


def test_a_field_of_its_own_changes_in_one_lane_only(lane):
    lanes = named(lane, "a", "b", "c")
    edited = nn.edited(lanes, 1, "activation", "tanh")
    assert [one.activation for one in edited] == ["relu", "tanh", "relu"]
    assert [lanes[0], lanes[2]] == [edited[0], edited[2]]


def test_a_shared_field_changes_in_all_lanes(lane):
    edited = nn.edited(named(lane, "a", "b", "c"), 1, "data_seed", 7)
    assert edited == [one.changed("data_seed", 7) for one in named(lane, "a", "b", "c")]


def test_a_lane_with_larger_batches_goes_as_far_in_fewer_steps(lane):
    """120 steps of 20 samples are 40 steps of 60; looks at every 30th are at every 10th."""
    lanes = nn.edited(named(lane, "a", "b"), 1, "batch_size", 60)
    assert [(one.batch_size, one.steps, one.evaluate_every) for one in lanes] == [
        (20, 120, 30),
        (60, 40, 10),
    ]
    longer = nn.edited(lanes, 1, "steps", 80)
    assert [(one.steps, one.evaluate_every) for one in longer] == [(240, 30), (80, 10)]
    rarer = nn.edited(lanes, 0, "evaluate_every", 60)
    assert [(one.steps, one.evaluate_every) for one in rarer] == [(120, 60), (40, 20)]


def test_the_first_lane_too_keeps_pace_when_its_batches_change(lane):
    first, second = nn.edited(named(lane, "a", "b"), 0, "batch_size", 60)
    assert (first.steps, first.evaluate_every) == (40, 10)
    assert second == lane.changed("name", "b")


def test_a_lane_by_itself_keeps_its_steps_when_its_batches_change(lane):
    (one,) = nn.edited([lane], 0, "batch_size", 60)
    assert one == lane.changed("batch_size", 60)


@given(
    sizes=st.lists(st.integers(1, 2000), min_size=2, max_size=2),
    steps=st.integers(1, 20_000),
    place=st.integers(0, 1),
)
def test_two_lanes_of_any_batch_sizes_go_equally_far(sizes, steps, place):
    """To within half a step of the larger batch, or one step where it is less than that."""
    lanes = named(nn.Experiment(batch_size=sizes[0]), "a", "b")
    lanes = nn.edited(lanes, 1, "batch_size", sizes[1])
    lanes = nn.edited(lanes, place, "steps", steps)
    assert lanes[place].steps == steps
    samples = [lane.steps * lane.batch_size for lane in lanes]
    other = 1 - place
    assert abs(samples[0] - samples[1]) <= sizes[other] / 2 or lanes[other].steps == 1


@pytest.mark.parametrize(
    ("sizes", "place", "steps"), [((200, 100, 20), 2, 1013), ((100, 20, 50), 1, 1017)]
)
def test_a_number_of_steps_can_be_given_in_any_of_three_lanes(sizes, place, steps):
    lanes = [nn.Experiment(name="a", batch_size=sizes[0])]
    for size in sizes[1:]:
        lanes.append(nn.variation(lanes, 0, "batch_size", size))
    assert nn.edited(lanes, place, "steps", steps)[place].steps == steps


def test_a_lane_of_full_batches_goes_as_far_as_mini_batches_do(toy, lane):
    """120 steps of 20 are 2,400 samples: 13.3 times the 180 of the training set, 40 times 60."""
    full = lane.changed("name", "full").changed("batch_size", 0)
    some = full.changed("name", "some").changed("train_size", 60)
    race = nn.Race([lane, full, some], toy)
    assert [one.experiment.steps for one in race.lanes] == [120, 13, 40]
    assert [one.experiment.batch_size for one in race.lanes] == [20, 0, 0]
    assert [one.batches.batch_size for one in race.lanes] == [20, 180, 60]
    again = nn.Race(race.experiments, toy)
    assert again.experiments == race.experiments
    race.set(2, "steps", 80)
    assert [one.experiment.steps for one in race.lanes] == [240, 27, 80]
    added = race.add(nn.variation(race.experiments, 0, "batch_size", 0))
    assert added.experiment.steps == 27


def test_a_full_batch_learns_from_all_samples_in_each_step(toy, lane):
    """Gradient descent by hand: each step goes against the gradient of the whole training set."""
    race, _ = run(*fresh([lane.changed("batch_size", 0)], toy), steps=2)
    network = lane.network(toy.features, toy.classes)
    for _ in range(2):
        for name, grad in network.gradient(toy.train.x, toy.train.t).items():
            network.params[name] -= lane.learning_rate * grad
    np.testing.assert_allclose(
        race.lanes[0].network.parameters, network.parameters, rtol=1e-4, atol=1e-6
    )


def test_the_value_to_stop_at_is_usual_for_the_rule_until_somebody_sets_it(lane):
    (one,) = nn.edited([lane], 0, "stopping", "small-gradient")
    assert one.stop_value == 0.01
    (one,) = nn.edited([one], 0, "stopping", "target")
    assert one.stop_value == 0.95
    (one,) = nn.edited([one.changed("stop_value", 0.8)], 0, "stopping", "small-gradient")
    assert one.stop_value == 0.8


def test_an_edit_that_cannot_race_changes_nothing(lane):
    lanes = named(lane, "a", "b")
    with pytest.raises(nn.FieldError, match="Two lanes are called 'b'"):
        nn.edited(lanes, 0, "name", "b")
    with pytest.raises(nn.UnknownNameError, match="Did you mean 'learning_rate'"):
        nn.edited(lanes, 0, "learning_rat", 1.0)
    with pytest.raises(nn.FieldError, match="batch_size: -1 is outside"):
        nn.edited(lanes, 0, "batch_size", -1)
    assert lanes == named(lane, "a", "b")


@pytest.mark.parametrize(
    ("field", "value", "name"),
    [
        ("activation", "tanh", "tanh"),
        ("learning_rate", 0.5, "learning rate 0.5"),
        ("hidden", (50, 50, 50), "hidden 50 × 3"),
        ("batch_size", 60, "batch size 60"),
    ],
)
def test_a_variation_differs_in_one_setting_and_is_called_after_it(lane, field, value, name):
    new = nn.variation([lane], 0, field, value)
    assert new.name == name
    assert getattr(new, field) == value
    assert nn.differences(lane, new) == [field]
    nn.check_lanes([lane, new])


def test_a_variation_of_the_batch_size_goes_as_far_as_its_origin(lane):
    new = nn.variation([lane], 0, "batch_size", 60)
    assert (new.steps, new.evaluate_every) == (40, 10)


def test_variations_are_made_of_the_lane_that_is_pointed_at_and_never_share_a_name(lane):
    """The second of a kind is called after its origin too; any others are counted."""
    lanes = [lane, lane.changed("name", "TANH").changed("hidden", (5,))]
    new = nn.variation(lanes, 1, "activation", "tanh")
    assert (new.name, new.hidden) == ("TANH → tanh", (5,))
    lanes.append(nn.variation(lanes, 0, "activation", "tanh"))
    assert (lanes[-1].name, lanes[-1].hidden) == ("a → tanh", (8,))
    again = nn.variation(lanes, 0, "activation", "tanh")
    assert (again.name, again.hidden) == ("tanh 2", (8,))


def test_a_variation_with_very_many_layers_still_has_a_name(lane):
    new = nn.variation([lane], 0, "hidden", tuple(range(100, 120)))
    assert 0 < len(new.name) <= 40


def test_a_variation_takes_the_name_that_is_given(lane):
    assert nn.variation([lane], 0, "activation", "tanh", "mine").name == "mine"
    with pytest.raises(nn.FieldError, match="Two lanes are called 'a'"):
        nn.variation([lane], 0, "activation", "tanh", "a")


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("data_seed", 3, "data_seed: all lanes of a race share this setting"),
        ("data", "mnist", "data: all lanes of a race share this setting"),
        ("steps", 7, "steps: all lanes of a race share this setting"),
        ("name", "b", "name: all lanes of a race share this setting"),
        ("activation", "relu", "activation: the new lane would be the same as 'a'"),
        ("learning_rate", 0.1, "learning_rate: the new lane would be the same as 'a'"),
        ("hidden", [8], "hidden: the new lane would be the same as 'a'"),
        ("learning_rate", 0.0, "learning_rate: 0.0 is outside"),
        ("activaton", "tanh", "Did you mean 'activation'"),
    ],
)
def test_a_variation_that_cannot_be_says_why(lane, field, value, told):
    with pytest.raises(nn.NablascopeError) as error:
        nn.variation([lane], 0, field, value)
    assert told in str(error.value)


def test_there_is_no_fifth_variation(lane):
    with pytest.raises(nn.FieldError, match="at most 4 lanes"):
        nn.variation(named(lane, "a", "b", "c", "d"), 0, "activation", "tanh")


def test_differences_leave_out_names_and_what_has_no_effect(lane):
    """momentum belongs to two methods, weight_std to one kind of start weights."""
    other = lane.changed("name", "b").changed("momentum", 0.5).changed("weight_std", 1.0)
    assert nn.differences(lane, other) == []
    method = other.changed("optimizer", "momentum")
    assert nn.differences(lane, method) == ["optimizer", "momentum"]
    assert nn.differences(method, lane) == ["optimizer", "momentum"]
    assert nn.differences(lane, nn.edited([lane, other], 1, "batch_size", 60)[1]) == ["batch_size"]
