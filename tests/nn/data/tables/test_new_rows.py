"""New rows enter a network as the rows did that it was trained on."""

from __future__ import annotations

import json

import numpy as np
import pytest

import nn
from nn.data.recipe import DataRecipe, Place
from nn.data.tables import new_rows, samples
from tests.nn.data.tables.writing import (
    CASES,
    OLD,
    load,
    load_case,
    whole,
    write_table,
    written,
)

LEARNT = [["n", "city", "v", "y"]] + [
    [f"{i}", ["Seoul", "Busan", "1234567"][i % 3], "" if i == 4 else f"{i * i}", f"{i % 2}"]
    for i in range(60)
]


def encoded(saved, rows, learnt=LEARNT, asked_of_new=None, **asked):
    """A data set, and new rows as its network would be given them."""
    path = saved(learnt)
    dataset = load(path, **asked)
    recipe = DataRecipe(data="table", file=str(path), **asked)
    new = path.with_name("new.csv")
    new.write_text(written(rows), "utf-8")
    return dataset, new_rows.encode_rows(new, dataset.columns, recipe).x


def test_new_rows_are_encoded_as_the_training_rows_were(saved):
    new = [["v", "extra", "city", "n"], ["9", "x", "Seoul", "3"], ["16", "x", "Busan", "4.5"]]
    dataset, x = encoded(saved, new)
    assert dataset.names == ("n", "city=1234567", "city=Busan", "city=Seoul", "v")
    np.testing.assert_array_equal(x, np.array([[3, 0, 0, 1, 9], [4.5, 0, 1, 0, 16]], np.float32))
    assert x.dtype == np.float32


def test_the_rows_of_the_table_itself_are_encoded_as_they_were_learnt(saved):
    dataset, x = encoded(saved, LEARNT)
    np.testing.assert_array_equal(x, whole(dataset)[0])


def test_an_unknown_category_is_none_of_the_known(saved):
    _, x = encoded(saved, [["n", "city", "v"], ["3", "Jeju", "9"]])
    np.testing.assert_array_equal(x, [[3, 0, 0, 0, 9]])


@pytest.mark.parametrize("missing", ["mean", "median"])
def test_a_missing_number_is_filled_as_in_training(saved, missing):
    new = [["n", "city", "v"], ["3", "Seoul", ""], ["3", "Seoul", "5"]]
    dataset, x = encoded(saved, new, missing=missing)
    known = dataset.train.x[dataset.train.x[:, 0] != 4][:, 4]
    np.testing.assert_allclose(x[:, 4], [getattr(np, missing)(known), 5], rtol=1e-6)


@pytest.mark.parametrize("others", [["Busan"], [], ["1234567"]])
def test_a_missing_text_is_filled_as_in_training(saved, others):
    new = [["n", "city", "v"], ["3", "", "9"], *(["3", other, "9"] for other in others)]
    learnt = [
        [*row[:1], "Seoul" if i % 2 else row[1], *row[2:]] for i, row in enumerate(LEARNT[1:])
    ]
    _, x = encoded(saved, new, [LEARNT[0], *learnt])
    np.testing.assert_array_equal(x[0], [3, 0, 0, 1, 9])


def test_categories_that_look_like_numbers_are_known_in_new_rows(saved):
    _, x = encoded(saved, [["n", "city", "v"], ["3", "1234567", "9"]])
    np.testing.assert_array_equal(x, [[3, 1, 0, 0, 9]])


@pytest.mark.parametrize("code", ["007", "1.0", "1e3", "+5"])
def test_a_category_is_a_text_even_where_new_rows_have_numbers_alone(saved, code):
    learnt = [
        ["n", "code", "y"],
        *([f"{i}", [code, "x", "z"][i % 3], f"{i % 2}"] for i in range(30)),
    ]
    dataset, x = encoded(saved, [["n", "code"], ["3", code]], learnt)
    assert x[0, dataset.names.index(f"code={code}")] == 1


def test_new_rows_need_no_target_even_where_the_recipe_speaks_of_it(saved):
    new = [["n", "city", "v"], ["3", "Seoul", "9"]]
    _, x = encoded(saved, new, columns="y=text, n=number", target="y")
    np.testing.assert_array_equal(x, [[3, 0, 0, 1, 9]])


def test_a_column_that_new_rows_lack_is_named(saved):
    with pytest.raises(nn.DataError, match="new.csv has no column 'city'.*n, v"):
        encoded(saved, [["n", "v"], ["3", "9"]])


def test_the_nearest_column_is_named(saved):
    with pytest.raises(nn.DataError, match="no column 'city'.*the nearest is 'Citty'"):
        encoded(saved, [["n", "Citty", "v"], ["3", "Seoul", "9"]])


@pytest.mark.parametrize("cells", [["1", "x7"], ["x7"], ["1", "2", "3", "x7"], ["x7", "x8"]])
def test_a_text_where_new_rows_need_a_number_is_named(saved, cells):
    new = [["n", "city", "v"], *(["3", "Seoul", cell] for cell in cells)]
    row = cells.index("x7") + 2
    with pytest.raises(nn.DataError, match=f"new.csv, row {row}, column 'v': 'x7' is not a number"):
        encoded(saved, new)


def test_new_rows_with_gaps_are_refused_by_a_network_that_never_saw_any(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("a,b,y\n" + "".join(f"{i},w{i % 2},{i % 2}\n" for i in range(30)))
    recipe = DataRecipe(data="table", file=str(path), missing="drop")
    data = samples.load(recipe, Place())
    for text in ("a,b\n1,w0\n,w1\n", "a,b\n1,w0\n2,\n"):
        path.write_text(text)
        with pytest.raises(nn.DataError, match="data row 2: a value is missing"):
            new_rows.encode_rows(path, data.columns, recipe)


def test_texts_that_training_never_saw_are_told():
    data = load_case("12-unseen-category/train.csv")
    recipe = DataRecipe(data="table", file="train.csv")
    new = new_rows.encode_rows(CASES / "12-unseen-category/new.csv", data.columns, recipe)
    assert new.unseen == {"colour": {"Red": 2, "purple": 3, "rred": 4}}
    assert new.filled == {"colour": 1}
    assert len(new.remarks) == 2


def read_new(tmp_path, head, lines, new, **asked):
    path = write_table(tmp_path / "a.csv", head, lines)
    recipe = DataRecipe(data="table", file=str(path), **asked)
    data = samples.load(recipe, Place())
    other = tmp_path / "new.csv"
    other.write_text(new, encoding="utf-8")
    return data, new_rows.encode_rows(other, data.columns, recipe, named=data.named)


def test_every_new_row_is_answered(tmp_path):
    lines = [f"{'ab'[i % 2]},{i % 9},{i % 2}" for i in range(60)]
    new = "kind,x\ntotal,70\na,3\nSource: me,1\n"
    _, found = read_new(tmp_path, "kind,x,y", lines, new)
    assert len(found.x) == 3
    assert found.unseen == {"kind": {"total": 1, "Source: me": 3}}
    with pytest.raises(nn.DataError, match="'<5' is not a number"):
        read_new(tmp_path, "kind,x,y", lines, "kind,x\na,<5\na,3\nb,4\nb,5\n")


def test_flags_and_dates_that_mean_nothing_are_told(tmp_path):
    lines = [f"{'yes' if i % 2 else 'no'},2023-0{1 + i % 9}-04,{i % 3 % 2}" for i in range(60)]
    new = "smoker,day\nja,2023-03-04\n1,04.03.2023\nYES,2023-03-05\n"
    data, found = read_new(tmp_path, "smoker,day,y", lines, new, columns="day=date")
    assert found.unseen == {"smoker": {"ja": 1}, "day": {"04.03.2023": 2}}
    assert found.x[:, 0].tolist()[1:] == [1.0, 1.0]
    assert data.columns[0].type == "flag"


def test_one_row_is_read_as_in_training_where_that_had_no_header(tmp_path):
    lines = [f"{i % 50}.5,{i % 7}.25,{'ab'[i % 2]}" for i in range(60)]
    _, found = read_new(tmp_path, "5.1,3.5,a", lines, "5.1,3.5\n")
    np.testing.assert_allclose(found.x, [[5.1, 3.5]], rtol=1e-6)


@pytest.mark.parametrize("name", ["garage", "german"])
def test_a_run_of_the_first_edition_predicts_as_it_did(name):
    before = json.loads((OLD / "answers.json").read_text())[name]
    recipe = nn.checkpoint.load(OLD / f"{name}.npz").experiments[0].data_recipe
    model = nn.load_model(OLD / f"{name}.npz")
    rows = model.read_rows(OLD / f"{name}.csv", recipe)
    np.testing.assert_allclose(model.answers(rows.x)[:40], before["answers"], atol=2e-5)
    np.testing.assert_allclose(model.shares(rows.x)[:40], before["shares"], atol=2e-5)
