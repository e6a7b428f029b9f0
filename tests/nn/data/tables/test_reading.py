"""A whole table is read as it was written, or refused with its fault."""

from __future__ import annotations

import codecs

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import nn
from nn.data.recipe import DataRecipe, Place
from nn.data.tables import new_rows, reading, samples, words
from tests.nn.data.tables.writing import GOOD, TOWNS, load, refused, told, whole, written
from tests.tables_at_random import RIGHT, TOLD, judged, random_table

DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|"}


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
    for word in (delimiter, encoding.removesuffix("-sig"), "with header" if header else "without"):
        assert word in told(dataset)


@pytest.mark.parametrize("above", ["\n\n", '"a\nb\nc",0,1\n'])
def test_the_row_of_a_text_among_numbers_is_its_line_in_the_file(saved, above):
    text = "n,v,y\n" + above + "".join(f"{i},{i},{i % 2}\n" for i in range(20)) + "20,x7,1\n"
    line = text.count("\n")
    assert f"'x7' (row {line})" in told(load(saved(text), columns="n=text"))


def test_progress_is_told_and_may_cancel(saved):
    heard = []
    recipe = DataRecipe(data="table", file=str(saved(TOWNS)))
    samples.load(recipe, Place(progress=heard.append))
    assert heard[-1] == 1.0

    def stop(fraction):
        raise nn.Cancelled

    with pytest.raises(nn.Cancelled):
        samples.load(recipe, Place(progress=stop))


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


@pytest.mark.parametrize("field", ["delimiter", "encoding"])
def test_an_unknown_choice_is_refused(saved, field):
    refused(saved(GOOD), field, "'nothing'", error=nn.NablascopeError, **{field: "nothing"})


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
    left_out = sum(  # of the rows to learn from, but every new row is answered
        one.values.get("count", 1)
        for one in table.remarks
        if "below the table were skipped" in one.template or "looks like units" in one.template
    )
    try:
        again = new_rows.encode_rows(path, dataset.columns, recipe).x
    except nn.DataError:
        if left_out:  # a note below the table is no row that can be answered
            return
        raise
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
@example(data=b"a,b,y\n1,2,1\n2,3,0\n3,5,1\n4,7,0\n5,9,1\n6,11,0\nTotal\n", asked={})
def test_a_table_with_any_faults_is_read_or_refused(tmp_path, data, asked):
    read_or_refused(tmp_path / "any.csv", data, asked)


@pytest.mark.parametrize("seed", range(0, 60))
def test_a_random_table_is_read_as_it_was_meant(tmp_path, seed):
    outcome, why = judged(random_table(seed), tmp_path / "table.csv")
    assert outcome in (RIGHT, TOLD), why
