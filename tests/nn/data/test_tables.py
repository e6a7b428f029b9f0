"""Tables: found as they were written, learnt from the training part alone, refused by name."""

from __future__ import annotations

import codecs
import contextlib
import csv
import io
import os

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import nn
from nn.data.recipe import DataRecipe, Place
from nn.data.tables import new_rows, reading, samples, words

DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|"}
KOREAN = ["서울", "부산"]
WIDTHS = [f"{number / 4}" for number in range(1, 41)]
TOWNS = [["길이", "높이", "도시"], *([w, f"{i * i}", KOREAN[i % 2]] for i, w in enumerate(WIDTHS))]


def written(rows, delimiter=","):
    """Rows as Python's own csv module writes them."""
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue()


@pytest.fixture
def saved(tmp_path):
    """Write text, bytes or rows to a file."""

    def save(content, encoding="utf-8", delimiter=","):
        if isinstance(content, list):
            content = written(content, delimiter)
        data = content if isinstance(content, bytes) else content.encode(encoding)
        path = tmp_path / "my table.csv"
        path.write_bytes(data)
        return path

    return save


def load(path, **asked):
    return samples.load(DataRecipe(data="table", file=str(path), **asked), Place())


def whole(dataset):
    """All samples with their targets, ordered by the first feature."""
    parts = dataset.parts.values()
    x, t = np.concatenate([p.x for p in parts]), np.concatenate([p.t for p in parts])
    order = np.argsort(x[:, 0], kind="stable")
    return x[order], t[order]


def told(dataset):
    return "\n".join(map(str, dataset.remarks))


def refused(path, *words, error=nn.DataError, **asked):
    """The table is refused, and each of the words is told."""
    with pytest.raises(error) as raised:
        load(path, **asked)
    for word in words:
        assert word in str(raised.value)


# Finding how a table is written.


@pytest.mark.parametrize("delimiter", DELIMITERS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp949"])
@pytest.mark.parametrize("header", [True, False])
def test_delimiter_encoding_and_header_are_found(saved, delimiter, encoding, header):
    rows = TOWNS if header else TOWNS[1:]
    dataset = load(saved(rows, encoding, DELIMITERS[delimiter]))
    x, t = whole(dataset)
    np.testing.assert_array_equal(x, np.array([row[:2] for row in TOWNS[1:]], np.float32))
    assert [dataset.class_names[one] for one in t] == [row[2] for row in TOWNS[1:]]
    assert dataset.names == (("길이", "높이") if header else ("column 1", "column 2"))
    assert dataset.target == ("도시" if header else "column 3")
    for word in (delimiter, encoding.removesuffix("-sig"), "with names" if header else "without"):
        assert word in told(dataset)


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
def test_both_byte_orders_of_utf_16_are_read(saved, mark):
    kind = "utf-16-le" if mark == codecs.BOM_UTF16_LE else "utf-16-be"
    dataset = load(saved(mark + written(TOWNS, "\t").encode(kind)))
    assert dataset.class_names == ("부산", "서울")


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_every_line_ending_is_read(saved, ending):
    x, _ = whole(load(saved(written(TOWNS).replace("\r\n", ending))))
    assert x.shape == (40, 2)


@pytest.mark.parametrize("word", ["청주", "홍길동", "화요일", "천안", "표"])
def test_korean_whose_first_letter_looks_like_utf_8_is_read_as_cp949(saved, word):
    rows = [["word", "n", "y"], *([word, f"{i}", "가나"[i % 2]] for i in range(20))]
    assert load(saved(rows, "cp949")).names == (f"word={word}", "n")


def test_a_delimiter_that_was_missed_can_be_corrected(saved):
    text = "a,b;y\n" + "".join(f"{i},{i};{i % 2}\n" for i in range(20))
    assert load(saved(text), delimiter="comma").names == ("a",)
    dataset = load(saved(text), delimiter="semicolon")
    assert (dataset.names, dataset.target) == (("a,b",), "y")


def test_an_encoding_that_was_missed_can_be_corrected(saved):
    path = saved("x,호\n" + "".join(f"{i},{i % 2}\n" for i in range(20)), "cp949")
    assert load(path).target == codecs.decode("호".encode("cp949"), "utf-8")
    assert load(path, encoding="cp949").target == "호"


def test_a_header_that_was_missed_can_be_corrected(saved):
    years = [["2019", "2020", "2021"], *([f"{i}", f"{i * i}", f"{i % 2}"] for i in range(20))]
    dataset = load(saved(years))
    assert (dataset.names, len(whole(dataset)[1])) == (("2019", "2020"), 20)
    assert len(whole(load(saved(years), header="no"))[1]) == 21


def test_columns_and_target_are_what_the_recipe_says(saved):
    rows = [["a", "b", "c"], *([f"{i % 3}", f"{i}", f"{i % 2}"] for i in range(30))]
    dataset = load(saved(rows), columns="a=text, b=skip", target="c")
    assert (dataset.names, dataset.target) == (("a=0", "a=1", "a=2"), "c")
    dataset = load(saved(rows), columns="c=text", target="b")
    assert (dataset.names, dataset.task) == (("a", "c=0", "c=1"), "regression")
    assert load(saved(rows), columns="c=skip").target == "b"


def test_columns_of_one_name_are_kept_apart(saved):
    rows = [["a", "a", " ", "y"], *([f"{i}", f"{-i}", f"{2 * i}", f"{i % 2}"] for i in range(9))]
    dataset = load(saved(rows))
    assert dataset.names == ("a", "a (2)", "column 3")
    np.testing.assert_array_equal(whole(dataset)[0], [[i, -i, 2 * i] for i in range(9)])


def test_thousands_of_columns_of_one_name_are_read(saved):
    rows = [["a"] * 2000 + ["y"], *([f"{i}"] * 2000 + [f"{i % 2}"] for i in range(9))]
    assert len(set(load(saved(rows)).names)) == 2000


# What becomes features, and what a target is.


def test_texts_become_a_feature_each(saved):
    cities = ["Seoul", "Busan", "Jeju"]
    rows = [["n", "city", "y"], *([f"{i}", cities[i % 3], f"{i % 2}"] for i in range(60))]
    dataset = load(saved(rows))
    assert dataset.names == ("n", "city=Busan", "city=Jeju", "city=Seoul")
    expected = [[i, i % 3 == 1, i % 3 == 2, i % 3 == 0] for i in range(60)]
    np.testing.assert_array_equal(whole(dataset)[0], np.array(expected, np.float32))


def test_only_texts_of_the_training_part_become_features(saved):
    rows = [["n", "city", "y"], *([f"{i}", f"town{i // 2}", f"{i % 2}"] for i in range(60))]
    dataset = load(saved(rows))
    training = {f"city=town{int(n) // 2}" for n in dataset.train.x[:, 0]}
    assert set(dataset.names) == {"n"} | training
    for n, *features in [*dataset.validation.x, *dataset.test.x]:
        assert any(features) == (f"city=town{int(n) // 2}" in training)


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


@pytest.mark.parametrize("target", [0, 1])
def test_each_row_is_in_one_part_and_keeps_its_target(saved, target):
    y = (lambda i: f"{i % 4}") if target else (lambda i: f"{i}.5")
    dataset = load(saved([["n", "y"], *([f"{i}", y(i)] for i in range(100))]))
    assert [len(part) for part in dataset.parts.values()] == [60, 20, 20]
    x, t = whole(dataset)
    np.testing.assert_array_equal(x[:, 0], np.arange(100))
    np.testing.assert_array_equal(t, np.arange(100) % 4 if target else np.arange(100) + 0.5)


# Gaps.

GAPPY = [["n", "v", "city", "y"]] + [
    [f"{i}", "" if i % 5 == 0 else f"{(i % 7) ** 3}", ["A", "B", "NA"][i % 3], f"{i % 2}"]
    for i in range(50)
]


@pytest.mark.parametrize(
    ("missing", "of"),
    [
        ("mean", np.mean),
        ("median", np.median),
        ("most frequent", lambda values: max(sorted(set(values)), key=list(values).count)),
    ],
)
@pytest.mark.parametrize("seed", [0, 1])
def test_gaps_are_filled_by_the_training_part_alone(saved, missing, of, seed):
    dataset = load(saved(GAPPY), missing=missing, data_seed=seed, gaps="NA")
    numbers = {i: float(row[1]) for i, row in enumerate(GAPPY[1:]) if row[1]}
    training = dataset.train.x[:, 0].astype(int)
    fill = of([numbers[i] for i in training if i in numbers])
    assert missing != "mean" or fill != pytest.approx(np.mean(list(numbers.values())))
    x, _ = whole(dataset)
    expected = [numbers.get(i, fill) for i in range(50)]
    np.testing.assert_allclose(x[:, 1], np.array(expected, np.float32), rtol=1e-6)
    told_texts = [GAPPY[1 + i][2] for i in training]
    usual = max("AB", key=told_texts.count)
    texts = [row[2] if row[2] in "AB" else usual for row in GAPPY[1:]]
    np.testing.assert_array_equal(x[:, 2:], [[text == "A", text == "B"] for text in texts])
    assert f"Column 'v': 10 gaps filled with {fill:.6g} ({missing}" in told(dataset)
    assert f"Column 'city': 16 gaps filled with {usual} (most frequent" in told(dataset)


def test_the_fill_is_not_that_of_all_rows(saved):
    rows = [["n", "v", "y"], *([f"{i}", f"{i**3}", f"{i % 2}"] for i in range(20))]
    rows += [["20", "", "1"]]
    fills = {
        load(saved(rows), missing="median", data_seed=seed).columns[1].fill for seed in range(9)
    }
    assert len(fills) > 1


def test_rows_with_a_gap_are_dropped(saved):
    dataset = load(saved(GAPPY), missing="drop", gaps="NA")
    x, t = whole(dataset)
    kept = [i for i, row in enumerate(GAPPY[1:]) if row[1] and row[2] != "NA"]
    np.testing.assert_array_equal(x[:, 0], kept)
    np.testing.assert_array_equal(t, np.array(kept) % 2)
    assert np.isfinite(x).all()
    assert f"{50 - len(kept)} rows with a gap are left out" in told(dataset)


def test_rows_without_a_target_are_left_out_and_their_gaps_not_counted(saved):
    rows = [["n", "v", "y"], *([f"{i}", f"{i}", f"{i % 2}"] for i in range(20))]
    rows += [["20", "", "?"], ["21", "", "1"]]
    dataset = load(saved(rows))
    assert len(whole(dataset)[1]) == 21
    assert "1 rows have no value of 'y'" in told(dataset)
    assert "'v': 1 gaps" in told(dataset)


@pytest.mark.parametrize(
    "gap", ["", " ", "NA", "n/a", "NaN", "null", "None", "-", "?", "n.a.", "MISSING"]
)
def test_whatever_stands_for_nothing_is_a_gap(saved, gap):
    rows = [["n", "v", "y"], *([f"{i}", gap if i == 7 else "4", f"{i % 2}"] for i in range(20))]
    dataset = load(saved(rows))
    np.testing.assert_array_equal(whole(dataset)[0][:, 1], np.full(20, 4))
    assert "'v': 1 gaps filled with 4" in told(dataset)


@pytest.mark.parametrize("gap", ["", "NA", "-"])
def test_a_column_without_a_value_is_left_out_and_told(saved, gap):
    rows = [["n", "v", "y"], *([f"{i}", gap, f"{i % 2}"] for i in range(20))]
    dataset = load(saved(rows))
    assert dataset.names == ("n",) if not gap else ("n", f"v={gap}")
    assert ("'v' has no values" if not gap else f"'{gap}' in 20 rows") in told(dataset)


@pytest.mark.parametrize("far", ["inf", "-Infinity", "1e39", "-1e300", "9" * 400])
def test_an_infinite_number_is_no_gap(saved, far):
    rows = [["n", "v", "y"], *([f"{i}", far if i == 7 else "4", f"{i % 2}"] for i in range(20))]
    dataset = load(saved(rows))
    assert "filled" not in told(dataset)
    assert np.isinf(whole(dataset)[0][7, 1])
    found = {one.name: one.level for one in nn.checkup(nn.prepare(dataset))}
    assert found["finite"] == "bad" or 7 not in dataset.train.x[:, 0]


@pytest.mark.parametrize("seed", range(8))
def test_a_text_that_only_the_held_out_rows_have_makes_no_feature(saved, seed):
    rows = [["n", "v", "y"], *([f"{i}", "once" if i == 3 else "", f"{i % 2}"] for i in range(20))]
    dataset = load(saved(rows), data_seed=seed)
    learnt = 3 in dataset.train.x[:, 0]
    assert dataset.names == (("n", "v=once") if learnt else ("n",))


def test_a_column_that_is_left_out_is_not_told_to_be_filled(saved):
    rows = [["n", "v", "y"], *([f"{i}", "late" if i == 0 else "", f"{i % 2}"] for i in range(20))]
    remarks = {
        told(dataset)
        for dataset in (load(saved(rows), columns="v=text", data_seed=seed) for seed in range(20))
        if dataset.names == ("n",)
    }
    assert remarks
    assert all("left out: v" in one and "filled" not in one for one in remarks)


# Cells as they come.


def test_delimiters_and_line_breaks_in_quoted_cells_are_part_of_them(saved):
    texts = ["a, b", "two\nlines", 'a "word"', "x;y|z\tw"]
    rows = [["n", "text, with comma", "y"]]
    rows += [[f"{i}", texts[i % 4], f"{i % 2}"] for i in range(80)]
    dataset = load(saved(rows))
    order = sorted(texts)
    assert dataset.names == ("n", *(f"text, with comma={text}" for text in order))
    expected = [[i, *(text == texts[i % 4] for text in order)] for i in range(80)]
    np.testing.assert_array_equal(whole(dataset)[0], np.array(expected, np.float32))


@pytest.mark.parametrize("breaks", range(6))
@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_line_breaks_in_cells_do_not_hide_the_delimiter(saved, breaks, delimiter):
    note = "note" + "\nand more" * breaks
    rows = [["n", "note", "y"], *([f"{i}", note, f"{i % 2}"] for i in range(80))]
    assert load(saved(rows, delimiter=delimiter)).names == ("n", f"note={note}")


@pytest.mark.parametrize("header", [True, False])
@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_decimal_commas_are_read(saved, delimiter, header):
    numbers = [(i / 4, -i / 8, i * 1.5 + 0.25) for i in range(1, 41)]
    rows = [[f"{one:.3f}".replace(".", ",") for one in row] for row in numbers]
    dataset = load(saved([["a", "b", "y"], *rows] if header else rows, delimiter=delimiter))
    x, t = whole(dataset)
    np.testing.assert_array_equal(np.column_stack([x, t]), np.array(numbers, np.float32))
    assert dataset.task == "regression"


def test_a_text_far_below_makes_its_column_text(saved):
    rows = [["n", "v", "y"]]
    rows += [[f"{i}", "far" if i >= 5500 else f"{i % 4}", f"{i % 2}"] for i in range(6000)]
    dataset = load(saved(rows))
    assert dataset.names == ("n", "v=0", "v=1", "v=2", "v=3", "v=far")
    x, t = whole(dataset)
    expected = [[i < 5500 and i % 4 == k for k in range(4)] + [i >= 5500] for i in range(6000)]
    np.testing.assert_array_equal(x[:, 1:], expected)
    np.testing.assert_array_equal(t, np.arange(6000) % 2)
    assert "'v' is text because of 500 cells" in told(dataset)
    assert "'far' (row 5502)" in told(dataset)
    assert dataset.columns[1].strays == 500


def test_a_text_in_a_column_that_is_told_to_be_numbers_is_a_gap(saved):
    rows = [["n", "v", "y"], *([f"{i}", "x7" if i == 9 else "4", f"{i % 2}"] for i in range(20))]
    dataset = load(saved(rows), columns="v=number")
    np.testing.assert_array_equal(whole(dataset)[0][:, 1], np.full(20, 4))
    assert "'x7' (row 11)" in told(dataset)


def test_a_text_that_makes_a_target_of_numbers_classes_is_told(saved):
    rows = [["n", "y"], *([f"{i}", "3,2x" if i == 9 else f"{i}.5"] for i in range(60))]
    assert "'3,2x' (row 11)" in told(load(saved(rows)))


@pytest.mark.parametrize("above", ["\n\n", '"a\nb\nc",0,1\n'])
def test_the_row_of_a_text_among_numbers_is_its_line_in_the_file(saved, above):
    text = "n,v,y\n" + above + "".join(f"{i},{i},{i % 2}\n" for i in range(20)) + "20,x7,1\n"
    line = text.count("\n")
    assert f"'x7' (row {line})" in told(load(saved(text), columns="n=text"))


@pytest.mark.parametrize("below", ["\n\n", "   \n", "\r\n \r\n"])
def test_blank_lines_are_no_rows(saved, below):
    assert len(whole(load(saved(written(TOWNS) + below)))[1]) == 40


def test_underscores_do_not_make_a_number(saved):
    rows = [["n", "code", "y"], *([f"{i}", f"20_{i % 3}", f"{i % 2}"] for i in range(30))]
    assert load(saved(rows)).names == ("n", "code=20_0", "code=20_1", "code=20_2")


@pytest.mark.parametrize("huge", ["1e39", "-1e300"])
def test_a_target_beyond_float32_leaves_no_infinity(saved, huge):
    rows = [["n", "y"], *([f"{i}", huge if i == 5 else f"{i}.5"] for i in range(30))]
    assert np.isfinite(whole(load(saved(rows)))[1]).all()


def test_a_long_text_is_no_reason_to_fail(saved):
    """Longer than the csv module's limit of 131072 characters when cut at the wrong delimiter."""
    rows = [[f"{i:040}" for i in range(4000)], *([f"{i}"] * 4000 for i in range(9))]
    assert len(load(saved(rows), header="yes").names) == 3999


def test_progress_is_told_and_may_cancel(saved):
    heard = []
    recipe = DataRecipe(data="table", file=str(saved(TOWNS)))
    samples.load(recipe, Place(progress=heard.append))
    assert heard[-1] == 1.0

    def stop(fraction):
        raise nn.Cancelled

    with pytest.raises(nn.Cancelled):
        samples.load(recipe, Place(progress=stop))


# What is refused.

GOOD = "a,b,y\n" + "".join(f"{i},{i * i},{i % 2}\n" for i in range(100))
UTF8_ROWS, CP949_ROWS = "a,y\n1,서울\n2,부산\n".encode(), "3,서울\n4,부산\n".encode("cp949")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", ["empty"]),
        (b" \r\n\n \t\n", ["empty"]),
        (codecs.BOM_UTF8, ["empty"]),
        (codecs.BOM_UTF16_LE, ["empty"]),
        (codecs.BOM_UTF8 + b" \n\n", []),
        (b"a,b,c\n", ["no rows"]),
        (b"a,b,c\n1,2,3\n", []),
        (b"1,2,3\n", []),
        (b"a,y\n1,0\n2,1\n", ["2 samples are too few"]),
        (b"y\n1\n2\n3\n4\n", ["'y'", "delimiter"]),
        (b"a,y\n1,5\n2,5\n3,5\n4,5\n", ["'y'", "1 value"]),
        (b"a,y\n1,x\n2,x\n3,x\n4,x\n", ["'y'", "1 value"]),
        (b"a,y\n1,\n2,\n3,\n4,\n", ["'y'", "one usable"]),
        (GOOD + "1,2\n", ["row 102", "2 cells", "3 columns"]),
        (GOOD + "1,2,3,4\n" + GOOD[6:], ["row 102", "4 cells"]),
        ("a,b,y\n1,2,3,4\n" + GOOD[6:], ["row 2:", "4 cells"]),
        (GOOD * 60 + "1,2\n" + GOOD[6:], ["row 6061", "2 cells"]),
        ("a,b,y\n\n\n1,2,3\n4,5\n" + GOOD[6:], ["row 5", "2 cells"]),
        ('a,b,y\n"1\n\n2",2,3\n4,5\n' + GOOD[6:], ["row 5", "2 cells"]),
        ('a,b,y\n1,2\n\n"1\n\n2",2,3\n' + GOOD[6:], ["row 2", "2 cells"]),
        (GOOD.encode() + b"1,\0,0\n", ["row 102", f"byte {len(GOOD) + 2} "]),
        (UTF8_ROWS + CP949_ROWS, ["row 4", f"byte {len(UTF8_ROWS) + 2} "]),
        (codecs.BOM_UTF8 + UTF8_ROWS + CP949_ROWS, ["row 4", f"byte {len(UTF8_ROWS) + 5} "]),
        (UTF8_ROWS * 1000 + CP949_ROWS, ["row 3001", f"byte {len(UTF8_ROWS) * 1000 + 2} "]),
        ("한글,y\n".encode("cp949") * 9 + b"\xff\xfe\xfd,1\n", ["row 10", "byte 63 "]),
        ("n,y\n" + "".join(f"{i},t{i}\n" for i in range(10_000)), ["'y'", "10000"]),
        (",".join(["a"] * 5001) + "\n" + ",".join(["1"] * 5001), ["5001 columns", "5000"]),
    ],
)
def test_a_faulty_table_is_named_with_its_fault(saved, content, words):
    path = saved(content)
    refused(path, str(path), *words)


@pytest.mark.parametrize(
    "row", ['0,"1,0\n', '0,1,"0\n', '"0,1,0\n'], ids=["middle cell", "last cell", "first cell"]
)
@pytest.mark.parametrize("below", [0, 3, 20_000, 30_000])
def test_an_unclosed_quotation_mark_is_named(saved, row, below):
    path = saved(GOOD + row + "1,2,1\n" * below)
    refused(path, str(path), "quotation mark", "row 102")


def test_a_long_cell_is_refused(saved):
    path = saved("a,y\n" + "x" * 200_000 + ",1\n")
    refused(path, str(path), "row 2")


@pytest.mark.parametrize(("row", "zeros"), [(10, 0), (40, 20), (40, 900), (3000, 20)])
def test_bytes_that_do_not_fit_the_chosen_encoding_are_named(saved, row, zeros):
    above = b"a,y\n" + (b"1." + b"0" * zeros + b",1\n") * (row - 2)
    path = saved(above + "2,서울\n".encode("cp949") + b"1,0\n" * 3000)
    refused(path, str(path), f"row {row}", encoding="utf-8")


def test_half_a_character_at_the_end_of_utf_16_is_named(saved):
    path = saved(GOOD.encode("utf-16") + b"1")
    refused(path, str(path))


@pytest.mark.parametrize("asked", ["auto", "utf-16"])
@pytest.mark.parametrize("order", ["le", "be"])
def test_utf_16_is_read_without_its_mark(saved, order, asked):
    dataset = load(saved(written(TOWNS).encode(f"utf-16-{order}")), encoding=asked)
    assert dataset.class_names == ("부산", "서울")


def test_a_folder_is_no_table(tmp_path):
    refused(tmp_path, str(tmp_path), "folder")


@pytest.mark.parametrize("name", ["gone.csv", "x" * 400, "a\0b"])
def test_a_file_that_cannot_be_is_named(tmp_path, name):
    refused(tmp_path / name, str(tmp_path / name))


def test_a_table_has_to_be_chosen():
    refused("", "choose")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_file_without_permission_is_named(saved):
    path = saved(GOOD)
    path.chmod(0)
    refused(path, str(path), "ermission")


def test_an_unknown_target_is_told_its_nearest_name(saved):
    rows = [["width", "height", "price"], *([f"{i}", "2", f"{i % 2}"] for i in range(20))]
    refused(saved(rows), "'prise'", "mean 'price'", target="prise", error=nn.NablascopeError)
    refused(saved(rows), "'widht'", "mean 'width'", columns="widht=text", error=nn.NablascopeError)


@pytest.mark.parametrize("columns", ["a", "a=", "a=words", "a text", "b=text, a=textt"])
def test_a_wrong_word_on_columns_is_refused(saved, columns):
    part = columns.split(", ")[-1]
    refused(saved(GOOD), f"'{part}'", error=nn.FieldError, columns=columns)


def test_a_target_that_is_skipped_is_refused(saved):
    refused(saved(GOOD), "'b'", error=nn.FieldError, columns="b=skip", target="b")


@pytest.mark.parametrize("field", ["delimiter", "encoding"])
def test_an_unknown_choice_is_refused(saved, field):
    refused(saved(GOOD), field, "'nothing'", error=nn.NablascopeError, **{field: "nothing"})


def test_shares_that_leave_nothing_to_train_on_are_refused(saved):
    path = saved("a,y\n1,0\n2,1\n3,0\n")
    refused(path, str(path), validation_share=0.45, test_share=0.45)


def test_three_rows_make_three_parts_or_none(saved):
    path = saved("a,y\n1,0\n2,1\n3,0\n")
    with contextlib.suppress(nn.DataError):
        assert all(map(len, load(path).parts.values()))


# New rows.

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


@pytest.mark.parametrize("cells", [["1", "x7"], ["x7"], ["1", "2", "3", "x7"], ["x7", "x8"]])
def test_a_text_where_new_rows_need_a_number_is_named(saved, cells):
    new = [["n", "city", "v"], *(["3", "Seoul", cell] for cell in cells)]
    row = cells.index("x7") + 2
    with pytest.raises(nn.DataError, match=f"new.csv, row {row}, column 'v': 'x7' is no number"):
        encoded(saved, new)


# Whatever comes.

ANY = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
choices = st.fixed_dictionaries(
    {"missing": st.sampled_from(words.MISSING), "data_seed": st.integers(0, 3)},
    optional={
        "delimiter": st.sampled_from(list(words.DELIMITERS)),
        "encoding": st.sampled_from(list(words.ENCODINGS)),
        "header": st.sampled_from(words.HEADERS),
        "columns": st.sampled_from(["a=text", "b=number", "a=skip", "c=text, a=text", "y=number"]),
        "target": st.sampled_from(["y", "a", "column 1"]),
    },
)
nasty = st.one_of(
    st.sampled_from(
        ["", " ", '"', '""', '"x', ",", ";", "\t", "\n", "\r\n", "NaN", "inf", "-inf", "1e39",
         "-1e300", "1.7e308", "1e999", "9" * 400, "1,5", "1_0", "서울", "\0", "{0}", "{x}", "a'b",
         "١", "\u2028", "\x1c", "\ufeff", "=1", "0", "-0", "1", "True", '"a\nb"', "x,y\nz"]
    ),
    st.text(max_size=5),
    st.floats().map(repr),
    st.integers(-3, 3).map(str),
)  # fmt: skip
splices = st.sampled_from(
    [b"\0", b'"', b"\n", b"\r", b",", b";", b"\xff\xfe", b"\xef\xbb\xbf", "한글".encode("cp949"),
     "한글".encode(), "\n서울,1".encode("utf-16-le"), b"\x80", b" ", b"\n\n"]
)  # fmt: skip


@st.composite
def faulty(draw):
    """A table with faults: cells, whole rows and single bytes are not what they should be."""
    count, width = draw(st.integers(1, 30)), draw(st.integers(2, 4))
    kinds = draw(st.lists(st.sampled_from("nftw"), min_size=width, max_size=width))
    cell = {
        "n": lambda i: f"{i % 3}", "f": lambda i: f"{i / 4}",
        "t": lambda i: "xyz"[i % 3], "w": lambda i: f"{i * 1000}",
    }  # fmt: skip
    names = [*"abcd"[: width - 1], "y"]
    rows = [names, *([cell[kind](i) for kind in kinds] for i in range(count))]
    for _ in range(draw(st.integers(0, 4))):
        row = draw(st.integers(0, count))
        rows[row][draw(st.integers(0, len(rows[row]) - 1))] = draw(nasty)
    delimiter = draw(st.sampled_from(",;\t|"))
    writable = not any("\0" in cell for row in rows for cell in row)  # by csv of Python 3.10
    if draw(st.booleans()) and writable:
        text = written(rows, delimiter)
    else:
        text = "\n".join(delimiter.join(row) for row in rows)
    encoding = draw(st.sampled_from(["utf-8", "utf-8", "utf-8-sig", "utf-16", "cp949"]))
    data = text.encode(encoding, "replace")
    for _ in range(draw(st.sampled_from([0, 0, 0, 1, 2]))):
        at = draw(st.integers(0, len(data)))
        data = data[:at] + draw(splices) + data[at:]
    return data


def read_or_refused(path, data, asked):
    """The file is a data set without a fault, or is refused with a sentence."""
    path.write_bytes(data)
    recipe = DataRecipe(data="table", file=str(path), **asked)
    try:
        dataset = samples.load(recipe, Place())
    except nn.NablascopeError as error:
        str(error)
        return
    parts = dataset.parts.values()
    for part in parts:
        assert part.x.ndim == 2
        assert part.x.dtype == np.float32
        assert part.x.shape == (len(part.t), len(dataset.names))
        assert not np.isnan(part.x).any()
        assert np.isfinite(part.t).all()
        if dataset.classes:
            assert part.t.size == 0 or 0 <= part.t.min() <= part.t.max() < dataset.classes
    assert len(dataset.train)
    assert len(set(dataset.class_names)) == dataset.classes
    assert len(set(dataset.names)) == len(dataset.names)
    table = reading.read(path, recipe, Place())
    rows = table.rows
    assert 3 <= sum(map(len, parts)) <= rows
    assert all(str(remark) for remark in dataset.remarks)
    if recipe.missing == "drop":
        return  # rows with gaps are refused, where there are any
    again = new_rows.encode_rows(path, dataset.columns, recipe).x
    left_out = sum(  # of the rows to learn from, but every new row is answered
        one.values.get("count", 1)
        for one in table.remarks
        if "below the table are left out" in one.template or "looks like units" in one.template
    )
    assert again.shape == (rows + left_out, dataset.features)
    assert {row.tobytes() for row in dataset.train.x} <= {row.tobytes() for row in again}


@ANY
@given(data=st.binary(max_size=300), asked=choices)
def test_any_bytes_are_read_or_refused(tmp_path, data, asked):
    read_or_refused(tmp_path / "any.csv", data, asked)


@ANY
@given(data=faulty(), asked=choices)
@example(data=b"a,y\n1,1.5\n2,1e39\n3,2.5\n4,3\n", asked={})
@example(data=b",y\nx,x\ny,y\nz,z\nx,", asked={"columns": "y=text"})
@example(data=b",y\nx,x\ny,y\nz,z\nx,", asked={})
@example(data=b",y\n0,0\n1,1\n2,2\n0,0", asked={"target": "y"})
@example(data=b"a,y\n1e39,1\n2,0\n3,1\n4,0\n", asked={})
@example(data=b"a,b,y\n1,,1\n2,,0\n3,,1\n4,,0\n", asked={"columns": "b=text"})
def test_a_table_with_any_faults_is_read_or_refused(tmp_path, data, asked):
    read_or_refused(tmp_path / "any.csv", data, asked)


def test_a_name_with_a_comma_can_be_told():
    kinds = {"size, cm": words.Asked("skip"), "b": words.Asked("target", "text")}
    assert words.asked_columns(words.told_columns(kinds)) == kinds


def test_a_comma_that_is_read_as_a_decimal_sign_is_told(tmp_path):
    path = tmp_path / "a.tsv"
    path.write_text("a\tb\n" + "".join(f"1,{i}34\t{i % 2}\n" for i in range(9)))
    data = samples.load(DataRecipe(data="table", file=str(path)), Place())
    assert "'1,034' is read as 1034. It could also be 1.034: set decimal: comma" in told(data)
    comma = DataRecipe(data="table", file=str(path), decimal="comma")
    assert samples.load(comma, Place()).train.x.max() < 2


def test_numbers_that_become_the_same_in_32_bits_are_told(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("time,b,y\n" + "".join(f"{1_700_000_000 + i},{i},{i % 2}\n" for i in range(60)))
    data = samples.load(DataRecipe(data="table", file=str(path)), Place())
    left = len({np.float32(1_700_000_000 + i) for i in range(60)})
    assert any(f"of 60 different ones {left} are left" in str(one) for one in data.remarks)


def test_a_table_that_would_fill_the_memory_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(samples, "MOST_NUMBERS", 100)
    path = tmp_path / "a.csv"
    path.write_text("a,b,y\n" + "".join(f"{i},w{i % 20},{i % 2}\n" for i in range(60)))
    with pytest.raises(nn.DataError, match="60 samples of 21 features"):
        samples.load(DataRecipe(data="table", file=str(path)), Place())


def test_new_rows_with_gaps_are_refused_by_a_network_that_never_saw_any(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("a,b,y\n" + "".join(f"{i},w{i % 2},{i % 2}\n" for i in range(30)))
    recipe = DataRecipe(data="table", file=str(path), missing="drop")
    data = samples.load(recipe, Place())
    for text in ("a,b\n1,w0\n,w1\n", "a,b\n1,w0\n2,\n"):
        path.write_text(text)
        with pytest.raises(nn.DataError, match="2. row below the names: a value is missing"):
            new_rows.encode_rows(path, data.columns, recipe)
