"""What each column is taken for."""

from __future__ import annotations

import pytest

import nn
from tests.nn.data.tables.writing import load, load_case, refused, told, write_table


def test_columns_and_target_are_what_the_recipe_says(saved):
    rows = [["a", "b", "c"], *([f"{i % 3}", f"{i}", f"{i % 2}"] for i in range(30))]
    dataset = load(saved(rows), columns="a=text, b=skip", target="c")
    assert (dataset.names, dataset.target) == (("a=0", "a=1", "a=2"), "c")
    dataset = load(saved(rows), columns="c=text", target="b")
    assert (dataset.names, dataset.task) == (("a", "c=0", "c=1"), "regression")
    assert load(saved(rows), columns="c=skip").target == "b"


@pytest.mark.parametrize("gap", ["", "NA", "-"])
def test_a_column_without_a_value_is_left_out_and_told(saved, gap):
    rows = [["n", "v", "y"], *([f"{i}", gap, f"{i % 2}"] for i in range(20))]
    dataset = load(saved(rows))
    assert dataset.names == ("n",) if not gap else ("n", f"v={gap}")
    assert ("'v' has no values" if not gap else f"'{gap}' in 20 rows") in told(dataset)


def test_an_unknown_target_is_told_its_nearest_name(saved):
    rows = [["width", "height", "price"], *([f"{i}", "2", f"{i % 2}"] for i in range(20))]
    refused(saved(rows), "'prise'", "mean 'price'", target="prise", error=nn.NablascopeError)
    refused(saved(rows), "'widht'", "mean 'width'", columns="widht=text", error=nn.NablascopeError)


def test_an_unnamed_first_column_that_counts_is_an_index(tmp_path):
    path = tmp_path / "frame.csv"
    path.write_text(",a,y\n" + "".join(f"{i},{i * i % 7},{i % 2}\n" for i in range(30)))
    data = load_case(path)
    assert (data.names, data.id_column) == (("a",), "column 1")
    assert "'column 1' only numbers or names the rows and was left out" in told(data)


def test_signs_for_gaps_are_texts_in_a_column_of_texts():
    data = load_case("10-NA-is-a-value/garage.csv")
    assert "garage=None" in data.names
    assert "'None' in 54 rows is kept as text" in told(data)
    data = load_case("10-NA-is-a-value/garage.csv", gaps="None")
    assert "garage=None" not in data.names
    assert "54 missing values filled" in told(data)
    assert "zone=NA" in load_case("10-NA-is-a-value/zones.csv").names


def test_a_column_without_a_number_is_none_of_numbers():
    with pytest.raises(nn.DataError, match="'grade' contains no numbers"):
        load_case("38-text-forced-to-number/all-strays.csv", columns="grade=number")


def test_codes_that_begin_with_a_nought_are_told(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("zip,y\n" + "".join(f"{i % 9:05},{i % 2}\n" for i in range(60)))
    assert "'00000' is read as 0. Set columns: zip=text if these are codes" in told(load_case(path))
    assert load_case(path, columns="zip=text").names[1] == "zip=00001"


def test_a_target_is_found_by_its_name_and_told(tmp_path):
    lines = [f"{i % 3},{i * 7 % 50},{i * 3 % 40}" for i in range(60)]
    path = write_table(tmp_path / "wine.csv", "class,alcohol,ash", lines)
    data = load_case(path)
    assert (data.target, data.classes) == ("class", 3)
    assert "'class' is the target because of its name" in told(data)
    assert load_case(path, target="ash").target == "ash"


def test_numbers_that_stand_for_missing_ones_are_pointed_at(tmp_path):
    lines = [f"{-999 if i % 10 == 3 else i % 30},{i % 2}" for i in range(100)]
    path = write_table(tmp_path / "a.csv", "temp,y", lines)
    assert "-999 in 10 rows looks like a marker for missing values" in told(load_case(path))
    assert load_case(path, gaps="-999").columns[0].gaps == 10
