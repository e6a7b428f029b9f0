"""Presets, and files that are none."""

from __future__ import annotations

import pytest

import nn


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
