"""The recipe: its limits, its words, and its saved form."""

from __future__ import annotations

import itertools
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

import nn


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("learning_rate", 0.0, "learning_rate: 0.0 is outside 1e-06 … 100"),
        ("learning_rate", float("nan"), "learning_rate: nan is outside"),
        ("learning_rate", "fast", "learning_rate: 'fast' is not a number"),
        ("batch_size", 0, "batch_size: 0 is outside 1 … 60000"),
        ("batch_size", 2.5, "batch_size: '2.5' is not a whole number"),
        ("batch_size", True, "batch_size: 'True' is not a whole number"),
        ("hidden", [80, 0], "hidden: 0 is outside 1 … 4096"),
        ("hidden", 80, "hidden: '80' is not a list"),
        ("hidden", [10] * 21, "hidden: 21 layers are more than the 20"),
        ("momentum", 1.0, "momentum: 1.0 is outside 0 … 0.999"),
        ("seed", -1, "seed: -1 is outside"),
    ],
)
def test_a_value_outside_its_limits_is_named_with_them(field, value, told):
    with pytest.raises(nn.FieldError) as error:
        nn.Experiment(**{field: value})
    assert told in str(error.value)


@pytest.mark.parametrize(
    ("field", "value", "near"),
    [("optimizer", "adm", "adam"), ("activation", "rellu", "relu"), ("data", "mnis", "mnist")],
)
def test_an_unknown_name_comes_with_the_nearest(field, value, near):
    with pytest.raises(nn.UnknownNameError, match=f"Did you mean '{near}'"):
        nn.Experiment(**{field: value})


def test_an_unknown_field_comes_with_the_nearest():
    with pytest.raises(nn.UnknownNameError, match="Did you mean 'learning_rate'"):
        nn.Experiment.from_dict({"learning_rat": 1})


@given(st.lists(st.integers(1, 4096), max_size=20))
def test_sizes_are_read_back_as_they_are_written(sizes):
    assert nn.parse("hidden", nn.as_text(tuple(sizes))) == tuple(sizes)


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("80", (80,)),
        ("100 × 3", (100,) * 3),
        ("100x2, 50", (100, 100, 50)),
        ("", ()),
        ("100 50", (100, 50)),
        ("[64, 32]", (64, 32)),
        ("100 * 2 50", (100, 100, 50)),
    ],
)
def test_sizes_as_people_type_them(text, sizes):
    assert nn.parse("hidden", text) == sizes


@given(rate=st.floats(1e-6, 100.0))
def test_a_learning_rate_is_read_back_as_it_is_written(rate):
    assert nn.parse("learning_rate", nn.as_text(rate)) == pytest.approx(rate, rel=1e-11)


def test_a_recipe_survives_json():
    one = nn.Experiment(name="x", hidden=(5, 4), learning_rate=0.3)
    assert nn.Experiment.from_dict(json.loads(json.dumps(one.to_dict()))) == one


def test_every_field_has_a_knob_with_a_label_and_a_help():
    for name, knob in nn.KNOBS.items():
        assert knob.label, name
        assert knob.help.endswith("."), name


@pytest.mark.parametrize("name", nn.preset_names())
def test_every_preset_builds_the_networks_it_describes(name):
    preset = nn.load_preset(name)
    assert preset.about
    for lane in preset.lanes:
        network = lane.network(784, 10)
        sizes = lane.sizes(784, 10)
        expected = sum((ins + 1) * outs for ins, outs in itertools.pairwise(sizes))
        if lane.convolutions:  # 3 × 3 windows over 1 and 16 channels, then 32 maps of 7 × 7
            expected = 16 * (9 + 1) + 32 * (16 * 9 + 1) + (32 * 49 + 1) * 100 + 101 * 10
        assert network.parameters.size == expected


def test_the_two_layer_net_is_the_one_of_the_notes():
    (lane,) = nn.load_preset("two-layer-net").lanes
    assert lane.sizes(784, 10) == (784, 80, 10)
    assert (lane.activation, lane.batch_size, lane.optimizer) == ("relu", 200, "sgd")
    assert (lane.learning_rate, lane.initializer, lane.weight_std) == (0.1, "normal", 0.01)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("no json", "is not a saved experiment"),
        ("[1, 2]", "has no list 'lanes'"),
        ('{"lanes": []}', "has no list 'lanes'"),
        ('{"lanes": [3]}', "expected fields and values"),
        ('{"lanes": [{"name": "a"}], "title": "t", "abuot": ""}', "Did you mean 'about'"),
        ('{"lanes": [{"bach_size": 3}]}', "Did you mean 'batch_size'"),
        ('{"lanes": [{"name": "a"}, {"name": "a"}]}', "Two lanes are called 'a'"),
        ('{"lanes": [{"name": "a"}, {"name": "b", "seed": 3}]}', "seed: all lanes"),
        ('{"lanes": [{"batch_size": NaN}]}', "is not a whole number"),
    ],
)
def test_a_file_that_is_no_experiment_says_why(tmp_path, content, told):
    path = tmp_path / "mine.json"
    path.write_text(content)
    with pytest.raises(nn.NablascopeError) as error:
        nn.load_preset(str(path))
    assert told in str(error.value)


def test_a_name_that_is_neither_preset_nor_file():
    with pytest.raises(nn.UnknownNameError, match="Did you mean 'two-layer-net'"):
        nn.load_preset("two-layer-nett")
    with pytest.raises(nn.CheckpointError, match="There is no file"):
        nn.load_preset("gone/mine.json")


def test_a_decimal_comma_is_understood():
    assert nn.parse("learning_rate", "0,05") == 0.05


@pytest.mark.parametrize("schedule", [name for name in nn.SCHEDULES if name != "constant"])
def test_a_schedule_of_the_recipe_ends_at_its_factor(lane, schedule):
    one = lane.changed("schedule", schedule).changed("schedule_steps", 50)
    one = one.changed("schedule_factor", 0.2).changed("evaluate_every", 10)
    optimizer = one.new_optimizer()
    for _ in range(7):
        optimizer.schedule.observe(1.0)
    optimizer.steps = 50
    ends = {"warm-up": 1.0}
    assert optimizer.rate == pytest.approx(0.1 * ends.get(schedule, 0.2))
    optimizer.steps = 0
    begins = {"warm-up": 0.2, "plateau": 0.2}
    assert optimizer.rate == pytest.approx(0.1 * begins.get(schedule, 1.0))


@pytest.mark.parametrize(
    ("schedule", "half", "end"), [("cosine", 0.55, 0.1), ("exponential", 0.1**0.5, 0.1)]
)
def test_a_schedule_spans_the_run_unless_it_is_told_otherwise(lane, schedule, half, end):
    optimizer = lane.changed("schedule", schedule).new_optimizer()
    rates = []
    for optimizer.steps in (0, 60, 120):
        rates.append(optimizer.rate)
    assert rates == pytest.approx([0.1, 0.1 * half, 0.1 * end])


def test_batch_normalization_of_single_samples_is_refused(lane):
    with pytest.raises(nn.FieldError, match="batch size of 2 or more"):
        lane.changed("batch_size", 1).changed("normalization", "batch")


@pytest.mark.parametrize(
    ("field", "value", "layers"),
    [
        ("dropout", 0.0, ["Affine(6, 8)", "ReLU", "Affine(8, 3)"]),
        ("dropout", 0.3, ["Affine(6, 8)", "ReLU", "Dropout(0.3)", "Affine(8, 3)"]),
        ("normalization", "batch", ["Affine(6, 8)", "BatchNorm(8)", "ReLU", "Affine(8, 3)"]),
    ],
)
def test_the_recipe_builds_these_layers(lane, field, value, layers):
    network = lane.changed(field, value).network(6, 3)
    assert [str(layer) for layer in network.layers] == layers
