"""Presets, and files that are none."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

import nn
from tests.nn.training.racing import fresh, run


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("no json", "is not a saved experiment"),
        ("[1, 2]", "has no 'lanes' list"),
        ('{"lanes": []}', "has no 'lanes' list"),
        ('{"lanes": [3]}', "expected fields and values"),
        ('{"lanes": [{"name": "a"}], "title": "t", "abuot": ""}', "Did you mean 'about'"),
        ('{"lanes": [{"bach_size": 3}]}', "Did you mean 'batch_size'"),
        ('{"lanes": [{"name": "a"}, {"name": "a"}]}', "Two lanes are called 'a'"),
        ('{"lanes": [{"name": "a"}, {"name": "b", "data_seed": 3}]}', "data_seed: all lanes"),
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
    with pytest.raises(nn.CheckpointError, match="does not exist"):
        nn.load_preset("gone/mine.json")


def test_the_three_remedies_of_healing_bring_the_gradient_back():
    """What its "watch" says, over the first steps on the built-in digits."""
    preset = nn.load_preset("healing")
    lanes = [dataclasses.replace(lane, steps=300) for lane in preset.lanes]
    race, _ = run(*fresh(lanes, nn.load_dataset("strokes")))
    ratios, losses = [], []
    for lane in race.lanes:
        norms = [float(np.linalg.norm(lane.network.grads[one])) for one in ("W1", "W6")]
        ratios.append(norms[0] / norms[1])
        losses.append(lane.evaluate("validation")[0])
    assert ratios[0] < 1 / 100
    assert min(ratios[1:]) > 1 / 20
    assert max(losses[1:]) < losses[0] - 0.3


def raced(name, steps):
    """The lanes of a preset after so many steps, on the built-in digits."""
    lanes = [dataclasses.replace(one, steps=steps) for one in nn.load_preset(name).lanes]
    return run(*fresh(lanes, nn.load_dataset("strokes")))[0].lanes


def test_the_four_learning_rates_creep_learn_jump_and_diverge():
    small, right, large, diverging = raced("learning-rate", 300)
    losses = [one.record.steps.all().mean[:, nn.LOSS] for one in (small, right, large, diverging)]
    assert losses[0][-20:].mean() > 2.0
    assert losses[1][-20:].mean() < 0.6
    assert losses[1].max() < 2.6 < losses[2].max()
    assert losses[3].max() > 1000
    assert diverging.evaluate("validation")[1] < 0.15


def test_batch_normalization_learns_from_weights_that_are_too_small():
    plain, healed, *_ = raced("batch-norm", 200)
    assert plain.evaluate("validation")[1] < 0.15
    assert healed.evaluate("validation")[1] > 0.8


def test_early_stopping_takes_the_best_weights():
    lanes = raced("early-stopping", 3000)
    assert (lanes[1].step, lanes[1].stop.best_step) == (360, 160)
    assert lanes[1].evaluate("validation")[0] < lanes[0].evaluate("validation")[0] - 0.1


def test_few_digits_are_memorised_and_weight_decay_holds_that_back():
    few, many = raced("overfitting", 1500)
    assert few.evaluate("train")[1] == many.evaluate("train")[1] == 1.0
    assert few.evaluate("validation")[1] < 0.8 < 0.87 < many.evaluate("validation")[1]
    plain, decayed = raced("weight-decay", 3000)
    gaps = [one.evaluate("train")[1] - one.evaluate("validation")[1] for one in (plain, decayed)]
    assert gaps[1] < gaps[0] - 0.04
    assert decayed.evaluate("validation")[0] < plain.evaluate("validation")[0] - 0.3


def test_cross_entropy_is_ahead_of_the_squared_error():
    entropy, squares = raced("squared-error-vs-cross-entropy", 1000)
    assert entropy.evaluate("validation")[1] > squares.evaluate("validation")[1] + 0.02
