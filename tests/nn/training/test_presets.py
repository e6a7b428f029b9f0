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
