"""What the target says of the task."""

from __future__ import annotations

import numpy as np
import pytest

import nn
from tests.nn.data.tables.writing import all_rows, levels, load, load_case, told, whole


@pytest.mark.parametrize(
    ("values", "task", "names"),
    [
        (["no", "yes"], "binary", ("no", "yes")),
        (["c", "a", "b"], "classification", ("a", "b", "c")),
        (["0", "1"], "binary", ("0", "1")),
        (["1", "2.0", "3"], "classification", ("1", "2", "3")),
        (["-1", "1"], "binary", ("-1", "1")),
        (["-1", "7", "3"], "regression", ()),
        (["2.0", "10"], "regression", ()),
        ([f"{i}" for i in range(18)], "regression", ()),
        (["0.5", "1.5"], "regression", ()),
        ([f"{i}" for i in range(21)], "regression", ()),
    ],
)
def test_the_target_says_what_the_task_is(saved, values, task, names):
    count = len(values)
    dataset = load(saved([["n", "y"], *([f"{i}", values[i % count]] for i in range(84))]))
    assert (dataset.task, dataset.class_names) == (task, names)
    expected = [values[i % count] for i in range(84)]
    t = whole(dataset)[1]
    if names:
        assert [float_or_text(names[one]) for one in t] == list(map(float_or_text, expected))
    else:
        np.testing.assert_array_equal(t, np.array(expected, np.float32))


def float_or_text(cell):
    try:
        return float(cell)
    except ValueError:
        return cell


def test_whole_numbers_are_numbers_to_reach_where_asked(saved):
    dataset = load(saved([["n", "y"], *([f"{i}", f"{i % 3}"] for i in range(30))]),
                   columns="y=number")  # fmt: skip
    assert dataset.task == "regression"
    np.testing.assert_array_equal(whole(dataset)[1], np.arange(30) % 3)


def test_a_text_that_makes_a_target_of_numbers_classes_is_told(saved):
    rows = [["n", "y"], *([f"{i}", "3,2x" if i == 9 else f"{i}.5"] for i in range(60))]
    assert "'3,2x' (row 11)" in told(load(saved(rows)))


@pytest.mark.parametrize("huge", ["1e39", "-1e300"])
def test_a_target_beyond_float32_leaves_no_infinity(saved, huge):
    rows = [["n", "y"], *([f"{i}", huge if i == 5 else f"{i}.5"] for i in range(30))]
    assert np.isfinite(whole(load(saved(rows)))[1]).all()


def test_signs_for_gaps_are_classes_in_a_target(tmp_path):
    path = tmp_path / "risk.csv"
    kinds = ["None", "low", "high"]
    path.write_text("a,risk\n" + "".join(f"{i},{kinds[i % 3]}\n" for i in range(120)))
    data = load_case(path)
    assert (data.class_names, all_rows(data)) == (("None", "high", "low"), 120)
    assert "'None' in 40 rows is kept as a class" in told(data)
    assert load_case(path, gaps="None").class_names == ("high", "low")


def test_few_whole_numbers_are_classes_only_where_they_look_like_labels():
    data = load_case("21-few-whole-numbers/pay-20-rows.csv")
    assert (data.task, all_rows(data)) == (nn.REGRESSION, 18)
    assert "18 whole numbers do not look like labels" in told(data)
    assert load_case("21-few-whole-numbers/minutes-by-5.csv").task == nn.REGRESSION
    data = load_case("21-few-whole-numbers/rooms.csv")
    assert data.task == nn.CLASSIFICATION
    assert "whole numbers look like labels. Set task: regression" in told(data)
    assert load_case("21-few-whole-numbers/rooms.csv", task="regression").task == nn.REGRESSION
    asked = load_case("21-few-whole-numbers/minutes-by-5.csv", task="classification")
    assert (asked.task, asked.classes) == (nn.CLASSIFICATION, 13)


def test_labels_that_differ_in_capitals_are_told_and_can_be_merged():
    data = load_case("24-label-spellings/answers.csv")
    assert data.classes == 5
    assert "differ only in capitals or spaces" in told(data)
    assert levels(data)["labels"] == "warn"
    merged = load_case("24-label-spellings/answers.csv", spellings="merged")
    assert sorted(name.casefold() for name in merged.class_names) == ["no", "yes"]
    assert all_rows(merged) == all_rows(data)
