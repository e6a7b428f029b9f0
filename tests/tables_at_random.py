"""Random tables whose truth is known, written as people's programs write them.

``python -m tests.tables_at_random --tables 2000 --seed 0`` reads that many back and counts those
that are exactly right, those that differ and are told, those refused, and those that are silently
wrong; where pandas is installed it reads the same files with its defaults.
"""

from __future__ import annotations

import argparse
import contextlib
import csv
import io
import math
import tempfile
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import numpy as np

import nn
from nn.data.recipe import DataRecipe, Place
from nn.data.tables import dates, reading, samples, types

RIGHT, TOLD, REFUSED, WRONG = "exactly right", "told by a remark", "refused", "silently wrong"
NAMES = {
    "utf-8": ["width", "height", "age", "zip code", "größe", "온도", "price", "x1", "n°", "weight"],
    "cp949": ["길이", "높이", "도시", "나이", "가격", "온도", "x", "y1", "속도", "무게"],
    "cp1252": ["Größe", "température", "Länge", "débit", "año", "prix", "x", "y1", "Höhe", "poids"],
}
TEXTS = {
    "utf-8": [
        ["red", "green", "blue"],
        ["서울", "부산"],
        ["a b", "c, d", 'e "f"'],
        ["S", "M", "L"],
    ],
    "cp949": [["서울", "부산", "대구"], ["높음", "낮음"], ["가 나", "다, 라"]],
    "cp1252": [["Müller", "Schröder"], ["élevé", "réduit"], ["Montréal", "Québec", "Orléans"]],
}
GAPS = ["", "NA", "n/a", "-", "NULL", "missing", "nan"]


@dataclass
class Truth:
    """A column: its name, what it holds (NaN and None are gaps), and what it is."""

    name: str
    kind: str
    values: list[object]


@dataclass
class Written:
    """A file with its truth; ``encoding`` and ``delimiter`` are those it was written with."""

    data: bytes
    columns: list[Truth]
    rows: int
    encoding: str
    delimiter: str
    header: bool


def numbers_as_text(
    rng: np.random.Generator, decimal: str, wide: bool
) -> tuple[list[float], list[str]]:
    """Numbers, and how one program or another writes them."""
    count = int(rng.integers(60, 160))
    kind = rng.choice(["decimals", "integers", "thousands", "percent", "currency", "unit", "small"])
    group = {".": [",", " ", "'"], ",": [".", " ", "\u00a0", "'"]}[decimal]
    between = str(rng.choice([one for one in group if one != "\u00a0" or wide]))
    digits = int(rng.integers(1, 5))
    if kind == "integers":
        values = [float(v) for v in rng.integers(-50, 500, count)]
        return values, [f"{v:.0f}" for v in values]
    if kind == "thousands":
        values = [round(float(v), 2) for v in 10 ** rng.uniform(1, 6.5, count)]
        texts = [f"{v:,.2f}" for v in values]
        return values, [swapped(one, between, decimal) for one in texts]
    scale = {"small": 0.01, "percent": 100.0}.get(str(kind), 50.0)
    digits = max(digits, 3) if kind == "small" else digits
    values = [round(float(v) * scale, digits) for v in rng.normal(size=count)]
    if kind in ("percent", "currency", "unit"):
        values = [abs(v) for v in values]
    texts = [f"{v:.{digits}f}".replace(".", decimal) for v in values]
    if kind == "percent":
        texts = [one + "%" for one in texts]
    elif kind == "currency":
        texts = ["$" + one for one in texts] if decimal == "." else [one + " €" for one in texts]
    elif kind == "unit":
        unit = str(rng.choice([" kg", "cm", " km/h", "°C"]))
        texts = [one + unit for one in texts]
    return values, texts


def swapped(text: str, group: str, decimal: str) -> str:
    """1,234.5 with other signs."""
    return text.replace(",", "\0").replace(".", decimal).replace("\0", group)


def random_table(seed: int) -> Written:
    """A table of two to six columns, the last of which can be a target."""
    rng = np.random.default_rng(seed)
    encoding = str(rng.choice(["utf-8", "utf-8-sig", "utf-16", "cp949", "cp1252"]))
    words = encoding if encoding in NAMES else "utf-8"
    decimal = str(rng.choice([".", ".", ","]))
    delimiter = str(rng.choice([";", "\t"] if decimal == "," else [",", ";", "\t", "|"]))
    width = int(rng.integers(2, 7))
    names = [str(one) for one in rng.choice(NAMES[words], width, replace=False)]
    rows = int(rng.integers(60, 160))
    columns, cells = [], []
    for place, name in enumerate(names):
        last = place == width - 1
        kind = str(rng.choice(["number", "number", "text", "flag", "date", "class"]))
        if last:
            kind = str(rng.choice(["number", "text", "class"]))
        if place == 0:
            kind = "number"
        values, texts = one_column(rng, kind, rows, words, decimal, last)
        columns.append(Truth(name, kind, values))
        cells.append(texts)
    header = bool(rng.random() < 0.85)
    table = [list(row) for row in zip(*cells, strict=True)]
    if header:
        table = [names, *table]
    else:
        for number, one in enumerate(columns, start=1):
            one.name = f"column {number}"
    table = with_noise(rng, table, width, header)
    text = io.StringIO()
    if header and rng.random() < 0.1 and encoding != "utf-16":
        text.write(f"sep={delimiter}\n")
    quoting = csv.QUOTE_ALL if rng.random() < 0.15 else csv.QUOTE_MINIMAL
    ending = str(rng.choice(["\n", "\r\n"]))
    csv.writer(text, delimiter=delimiter, lineterminator=ending, quoting=quoting).writerows(table)
    data = text.getvalue().encode(encoding, "replace")
    return Written(data, columns, rows, encoding, delimiter, header)


def one_column(
    rng: np.random.Generator, kind: str, rows: int, words: str, decimal: str, last: bool
) -> tuple[list[object], list[str]]:
    """The values of a column, and its cells."""
    if kind == "number":
        values, texts = numbers_as_text(rng, decimal, words != "cp949")
        chosen = [place % len(values) for place in range(rows)]
        told: list[object] = [values[place] for place in chosen]
        cells = [texts[place] for place in chosen]
        if not last and rng.random() < 0.4:
            sign = str(rng.choice(GAPS))
            for row in rng.choice(rows, rows // 12, replace=False):
                told[row], cells[row] = math.nan, sign
        return told, cells
    if kind == "date":
        form = str(rng.choice(["%Y-%m-%d", "%d.%m.%Y", "%Y/%m/%d"]))
        days = [date(2019, 1, 1) + timedelta(int(one)) for one in rng.integers(0, 2000, rows)]
        return list(days), [one.strftime(form) for one in days]
    if kind == "flag":
        pair = [("False", "True"), ("no", "yes"), ("N", "Y")][rng.integers(0, 3)]
        marks = [bool(one) for one in rng.integers(0, 2, rows)]
        return list(marks), [pair[one] for one in marks]
    if kind == "class":
        labels = [int(one) for one in rng.permutation(np.arange(rows) % int(rng.integers(2, 5)))]
        return [float(one) for one in labels], list(map(str, labels))
    known = TEXTS[words][rng.integers(0, len(TEXTS[words]))]
    texts = [known[one] for one in rng.permutation(np.arange(rows) % len(known))]
    return list(texts), texts


def with_noise(
    rng: np.random.Generator, table: list[list[str]], width: int, header: bool
) -> list[list[str]]:
    """A title above, a total below, or a delimiter at the end of each row, now and then."""
    if header and rng.random() < 0.12:
        table = [["Weather station 7"], *table]
    if rng.random() < 0.1:
        table = [[*row, ""] if len(row) == width else row for row in table]
    if rng.random() < 0.08:
        table = [*table, ["Total", *[""] * (len(table[-1]) - 1)]]
    if rng.random() < 0.05:
        table = [*table, [""] * len(table[-1])]
    return table


def judged(written: Written, path: Path) -> tuple[str, str]:
    """One of the four outcomes, and what differs."""
    path.write_bytes(written.data)
    try:
        table = reading.read(path, DataRecipe(data="table", file=str(path)), Place())
        found = samples.examine(table, DataRecipe())
    except nn.NablascopeError as error:
        return REFUSED, str(error)
    known = {one.name: one for one in found.columns}
    told = " ".join(map(str, [*table.remarks, *(s for one in found.columns for s in one.remarks)]))
    for truth in written.columns:
        one = known.get(truth.name)
        difference = "is not there" if one is None else differs(truth, one, table.rows)
        if difference:
            quoted = f"'{truth.name}'" in told or "first row" in told.casefold()
            return (TOLD if quoted else WRONG), f"{truth.name} ({truth.kind}): {difference}"
    if table.rows != written.rows:
        return (TOLD if "skipped" in told else WRONG), f"{table.rows} rows of {written.rows}"
    return RIGHT, ""


def differs(truth: Truth, one: types.Typed, rows: int) -> str:
    """What differs between a column and its truth, "" where nothing does."""
    cells = one.cells
    if rows != len(truth.values):
        return f"{rows} rows of {len(truth.values)}"
    if truth.kind in ("number", "class"):
        if cells.is_text:
            return f"is text, such as {list(cells.texts)[:3]}"
        wanted = np.array(truth.values, np.float64)
        if not np.allclose(cells.values, wanted, rtol=1e-6, atol=1e-9, equal_nan=True):
            place = int(np.flatnonzero(~np.isclose(cells.values, wanted, rtol=1e-6))[0])
            return f"{cells.values[place]} for {wanted[place]}"
        return ""
    if not cells.is_text:
        return "is a column of numbers"
    texts = list(cells.texts)
    shown = [texts[code] for code in np.concatenate(cells.codes)]
    if truth.kind == "text":
        return "" if shown == truth.values else f"{shown[:3]} for {truth.values[:3]}"
    if one.type != truth.kind:
        return f"is {one.type}"
    if truth.kind == "date":
        read = [dates.parsed(text, one.form) for text in shown]
        return "" if [day and day.date() for day in read] == truth.values else f"{shown[0]}"
    return "" if [text.casefold() in types.TRUE for text in shown] == truth.values else "flags"


def by_pandas(written: Written, path: Path) -> str:
    """The same by pandas with its defaults, told only the encoding and the delimiter."""
    import pandas

    path.write_bytes(written.data)
    try:
        frame = pandas.read_csv(path, sep=None, engine="python", encoding=written.encoding)
    except Exception:
        return REFUSED
    if len(frame) != written.rows or len(frame.columns) < len(written.columns):
        return WRONG
    for truth, name in zip(written.columns, frame.columns, strict=False):
        if truth.kind in ("number", "class"):
            values = frame[name]
            if values.dtype.kind not in "if":
                return WRONG
            wanted = np.array(truth.values, np.float64)
            if not np.allclose(values.to_numpy(float), wanted, rtol=1e-6, equal_nan=True):
                return WRONG
    return RIGHT


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tables", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--smoke", action="store_true", help="a few only")
    options = parser.parse_args()
    count = 20 if options.smoke else options.tables
    ours: Counter[str] = Counter()
    theirs: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table.csv"
        for seed in range(options.seed, options.seed + count):
            written = random_table(seed)
            outcome, why = judged(written, path)
            ours[outcome] += 1
            if outcome != RIGHT:
                print(f"seed {seed}: {outcome}: {why}")
            with contextlib.suppress(ImportError):
                theirs[by_pandas(written, path)] += 1
    print("here:  ", {name: ours[name] for name in (RIGHT, TOLD, REFUSED, WRONG)})
    if theirs:
        print("pandas:", {name: theirs[name] for name in (RIGHT, REFUSED, WRONG)})


if __name__ == "__main__":
    main()
