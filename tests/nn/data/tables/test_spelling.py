"""How numbers are spelled: decimal sign, thousands, units, currencies."""

from __future__ import annotations

import numpy as np
import pytest

import nn
from nn.data.recipe import DataRecipe, Place
from nn.data.tables import samples
from tests.nn.data.tables.writing import features_of, load, load_case, told, whole, write_table


@pytest.mark.parametrize("header", [True, False])
@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_decimal_commas_are_read(saved, delimiter, header):
    numbers = [(i / 4, -i / 8, i * 1.5 + 0.25) for i in range(1, 41)]
    rows = [[f"{one:.3f}".replace(".", ",") for one in row] for row in numbers]
    dataset = load(saved([["a", "b", "y"], *rows] if header else rows, delimiter=delimiter))
    x, t = whole(dataset)
    np.testing.assert_array_equal(np.column_stack([x, t]), np.array(numbers, np.float32))
    assert dataset.task == "regression"


def test_underscores_do_not_make_a_number(saved):
    rows = [["n", "code", "y"], *([f"{i}", f"20_{i % 3}", f"{i % 2}"] for i in range(30))]
    assert load(saved(rows)).names == ("n", "code=20_0", "code=20_1", "code=20_2")


def test_a_comma_that_is_read_as_a_decimal_sign_is_told(tmp_path):
    path = tmp_path / "a.tsv"
    path.write_text("a\tb\n" + "".join(f"1,{i}34\t{i % 2}\n" for i in range(9)))
    data = samples.load(DataRecipe(data="table", file=str(path)), Place())
    assert (
        "'1,034' is read as 1034, but could also be 1.034. In that case set decimal: comma"
        in told(data)
    )
    comma = DataRecipe(data="table", file=str(path), decimal="comma")
    assert samples.load(comma, Place()).train.x.max() < 2


@pytest.mark.parametrize("name", ["pay.tsv", "pay-quoted.csv"])
def test_commas_between_thousands(name):
    data = load_case(f"04-comma-thousands/{name}")
    assert 44698 in features_of(data)[:, 0]
    assert "'44,698' is read as 44698, but could also be 44.698" in told(data)
    data = load_case(f"04-comma-thousands/{name}", decimal="comma")
    assert np.float32(44.698) in features_of(data)[:, 0]


def test_thousands_in_a_target():
    data = load_case("04-comma-thousands/pay-target.csv")
    assert data.task == nn.REGRESSION
    assert {10602, 1234} <= {int(one) for part in data.parts.values() for one in part.t}


def test_percent_and_currency():
    data = load_case("05-percent-currency/offers.csv")
    assert [np.float32(59.7), 75.25] in features_of(data).tolist()
    data = load_case("05-percent-currency/percent-target.csv")
    assert data.task == nn.REGRESSION
    assert max(float(part.t.max()) for part in data.parts.values()) > 50


def test_blanks_between_thousands():
    data = load_case("31-space-thousands/french.csv")
    assert [52571, 52571.5] in features_of(data).tolist()


@pytest.mark.parametrize("code", ["SKU{:03}", "{}A", "KAL {}B", "{}X"])
def test_letters_that_are_no_currency_and_no_unit_make_no_number(tmp_path, code):
    lines = [f"{code.format(i % 9)},{i % 2}" for i in range(60)]
    assert load_case(write_table(tmp_path / "a.csv", "x,y", lines)).columns[0].type == "text"


def test_shares_with_and_without_a_percent_sign_are_not_one_column_of_numbers(tmp_path):
    lines = [f"{'59%' if i % 2 else 0.42},{i % 2}" for i in range(60)]
    assert load_case(write_table(tmp_path / "a.csv", "x,y", lines)).columns[0].type == "text"
