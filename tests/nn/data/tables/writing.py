"""What the tests of tables share: writing a table, loading it, and what was told of it."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import numpy as np
import pytest

import nn
from nn.data.recipe import DataRecipe, Place
from nn.data.tables import samples

KOREAN = ["서울", "부산"]
WIDTHS = [f"{number / 4}" for number in range(1, 41)]
TOWNS = [["길이", "높이", "도시"], *([w, f"{i * i}", KOREAN[i % 2]] for i, w in enumerate(WIDTHS))]


def written(rows, delimiter=","):
    """Rows as Python's own csv module writes them."""
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue()


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


GAPPY = [["n", "v", "city", "y"]] + [
    [f"{i}", "" if i % 5 == 0 else f"{(i % 7) ** 3}", ["A", "B", "NA"][i % 3], f"{i % 2}"]
    for i in range(50)
]
GOOD = "a,b,y\n" + "".join(f"{i},{i * i},{i % 2}\n" for i in range(100))
CASES = Path(__file__).parents[3] / "cases"


def load_case(case, **asked):
    path = case if isinstance(case, Path) else CASES / case
    return samples.load(DataRecipe(data="table", file=str(path), **asked), Place())


def features_of(dataset):
    """The samples of all parts, in no order."""
    return np.concatenate([part.x for part in dataset.parts.values()])


def all_rows(dataset):
    return sum(map(len, dataset.parts.values()))


def levels(data):
    return {one.name: one.level for one in nn.checkup(nn.prepare(data))}


def write_table(path, head, lines):
    path.write_text("\n".join([head, *lines]), encoding="utf-8")
    return path


OLD = CASES / "tables-of-format-4"
