"""The checks of the samples tell the numbers of the data."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

import nn
from tests.nn.data.clinic.checking import checked, clouds, levels


@pytest.mark.parametrize("scaling", ["standardise", "min-max"])
def test_statistics_of_all_data_are_a_leak_and_red(scaling):
    data = nn.load_dataset("gaussians")
    assert levels(data, scaling=scaling)["statistics"] == "good"
    leaky = levels(data, scaling=scaling, statistics="all data")["statistics"]
    assert leaky == ("bad" if scaling == "standardise" else "warn")  # the ends are in training


def test_the_numbers_are_those_of_the_data():
    """Counted by hand: 2 gaps, 1 row of the test part that is trained on, 5 to 2 samples."""
    x = np.arange(14, dtype=np.float32).reshape(7, 2)
    t = np.array([0, 0, 0, 0, 0, 1, 1])
    train = nn.Part(x, t)
    held = nn.Part(np.array([[0, 1], [50, np.nan]], np.float32), np.array([0, 1]))
    data = nn.Dataset("a", "", ("no", "yes"), train, held, held, task=nn.BINARY)
    told = {one.name: one.told.values for one in nn.checkup(nn.prepare(data))}
    assert told["finite"]["lost"] == "2"
    assert told["rows"]["leaked"] == "2"
    assert (told["classes"]["least"], told["classes"]["most"]) == ("2", "5")
    assert told["enough"]["train"] == "2"


def test_rows_of_several_widths_are_told_without_an_error(toy):
    short = nn.Part(toy.test.x[:, :3], toy.test.t)
    data = dataclasses.replace(toy, test=short)
    assert levels(data)["shapes"] == "bad"


def test_a_leak_of_statistics_over_rows_of_two_widths_is_no_crash():
    data = nn.load_dataset("gaussians")
    prepared = nn.prepare(data, "min-max", "all data", "short-rows")
    sound = nn.prepare(data, "min-max")
    np.testing.assert_array_equal(prepared.preparation.offset, sound.preparation.offset)


def test_a_column_that_counts_the_rows_and_gaps_that_were_filled_are_told(tmp_path):
    path = tmp_path / "a.csv"
    rows = [f"{i},{'' if i % 9 == 0 else i % 5},{i % 2}" for i in range(200)]
    path.write_text("number,a,y\n" + "\n".join(rows))
    data = nn.load_dataset(nn.DataRecipe("table", file=str(path)))
    checks = {one.name: one for one in nn.checkup(nn.prepare(data, "standardise"))}
    assert checks["features"].told.values == {"name": "number"}
    assert checks["finite"].level == "warn"
    assert checks["finite"].told.values["count"] == str(sum(i % 9 == 0 for i in range(200)))


def test_an_advice_suits_what_was_found(tmp_path):
    """Gaps that are filled, rows of one part, a regression: what helps is something else."""
    path = tmp_path / "a.csv"
    rows = [f"{i * i % 97},{'' if i % 9 == 0 else i % 5},{i % 2}" for i in range(200)]
    path.write_text("b,a,y\n" + "\n".join(rows))
    table = nn.load_dataset(nn.DataRecipe("table", file=str(path)))
    gaps = checked(table, scaling="standardise")["finite"]
    assert (gaps.level, "guess" in gaps.advice) == ("warn", True)
    filled = checked(table, scaling="standardise", fault="missing")["finite"]
    assert (filled.level, "Fill in the missing values" in filled.advice) == ("bad", True)

    data = clouds(np.random.default_rng(0), 100, 4.0)
    train = data.train
    twice = nn.Part(np.tile(train.x, (2, 1)), np.tile(train.t, 2))
    repeated = checked(dataclasses.replace(data, train=twice))["rows"]
    assert (repeated.level, "one of each" in repeated.advice) == ("warn", True)
    leaked = checked(dataclasses.replace(data, test=train))["rows"]
    assert (leaked.level, "cannot be used for testing" in leaked.advice) == ("bad", True)

    parts = {
        name: nn.Part(part.x, np.ones(len(part), np.float32)) for name, part in data.parts.items()
    }
    same = dataclasses.replace(data, task=nn.REGRESSION, class_names=("t",), **parts)
    assert "another target" in checked(same)["classes"].advice
    assert "class" not in str(checked(same)["enough"].told)
    parts["train"].t[0] = np.nan
    assert "without a target" in checked(same)["labels"].advice
