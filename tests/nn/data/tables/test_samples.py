"""From a table to a data set in three parts."""

from __future__ import annotations

import contextlib
import json

import numpy as np
import pytest

import nn
from nn.data.recipe import DataRecipe, Place
from nn.data.tables import samples
from tests.nn.data.tables.writing import GAPPY, GOOD, OLD, load, load_case, refused, told, whole


@pytest.mark.parametrize("target", [0, 1])
def test_each_row_is_in_one_part_and_keeps_its_target(saved, target):
    y = (lambda i: f"{i % 4}") if target else (lambda i: f"{i}.5")
    dataset = load(saved([["n", "y"], *([f"{i}", y(i)] for i in range(100))]))
    assert [len(part) for part in dataset.parts.values()] == [60, 20, 20]
    x, t = whole(dataset)
    np.testing.assert_array_equal(x[:, 0], np.arange(100))
    np.testing.assert_array_equal(t, np.arange(100) % 4 if target else np.arange(100) + 0.5)


def test_rows_with_a_gap_are_dropped(saved):
    dataset = load(saved(GAPPY), missing="drop", gaps="NA")
    x, t = whole(dataset)
    kept = [i for i, row in enumerate(GAPPY[1:]) if row[1] and row[2] != "NA"]
    np.testing.assert_array_equal(x[:, 0], kept)
    np.testing.assert_array_equal(t, np.array(kept) % 2)
    assert np.isfinite(x).all()
    assert f"{50 - len(kept)} rows with missing values were dropped" in told(dataset)


def test_rows_without_a_target_are_left_out_and_their_gaps_not_counted(saved):
    rows = [["n", "v", "y"], *([f"{i}", f"{i}", f"{i % 2}"] for i in range(20))]
    rows += [["20", "", "?"], ["21", "", "1"]]
    dataset = load(saved(rows))
    assert len(whole(dataset)[1]) == 21
    assert "1 rows without a value of 'y'" in told(dataset)
    assert "'v': 1 missing values" in told(dataset)


def test_a_table_has_to_be_chosen():
    refused("", "choose")


def test_a_target_that_is_skipped_is_refused(saved):
    refused(saved(GOOD), "'b'", error=nn.FieldError, columns="b=skip", target="b")


def test_shares_that_leave_nothing_to_train_on_are_refused(saved):
    path = saved("a,y\n1,0\n2,1\n3,0\n")
    refused(path, str(path), validation_share=0.45, test_share=0.45)


def test_three_rows_make_three_parts_or_none(saved):
    path = saved("a,y\n1,0\n2,1\n3,0\n")
    with contextlib.suppress(nn.DataError):
        assert all(map(len, load(path).parts.values()))


def test_a_table_that_would_fill_the_memory_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(samples, "MOST_NUMBERS", 100)
    path = tmp_path / "a.csv"
    path.write_text("a,b,y\n" + "".join(f"{i},w{i % 20},{i % 2}\n" for i in range(60)))
    with pytest.raises(nn.DataError, match="60 samples with 21 features"):
        samples.load(DataRecipe(data="table", file=str(path)), Place())


def test_a_recipe_of_the_first_edition_reads_as_it_did():
    old = nn.Experiment(data="table").to_dict()
    for field in ("gaps", "decimal", "spellings", "task", "target_scaling"):
        del old[field]
    again = nn.Experiment.from_dict(json.loads(json.dumps(old)))
    assert again.target_scaling == "none"
    data = load_case("10-NA-is-a-value/garage.csv", gaps=again.gaps)
    assert "54 missing values filled" in told(data)
    assert nn.Experiment.from_dict({"data": "table"}).gaps == ""


def test_a_run_whose_table_is_read_differently_says_what_changed(tmp_path):
    kept = nn.checkpoint.load(OLD / "garage.npz")
    path = tmp_path / "garage.csv"
    path.write_text((OLD / "garage.csv").read_text().replace("Detached", "Aside"))
    recipe = kept.experiments[0].changed("file", str(path)).data_recipe
    with pytest.raises(
        nn.CheckpointError, match="'garage' contained the texts .*Attached"
    ) as raised:
        nn.checkpoint.resume(kept, nn.load_dataset(recipe), OLD / "garage.npz")
    assert "it contains Aside, Attached" in str(raised.value)


def test_a_run_of_the_first_edition_goes_on_where_its_table_is_read_as_it_was():
    kept = nn.checkpoint.load(OLD / "german.npz")
    recipe = kept.experiments[0].changed("file", str(OLD / "german.csv")).data_recipe
    race, _ = nn.checkpoint.resume(kept, nn.load_dataset(recipe), OLD / "german.npz")
    assert race.step == 60
