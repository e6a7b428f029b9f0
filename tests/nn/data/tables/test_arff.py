"""Weka's ARFF."""

from __future__ import annotations

import pytest

import nn
from tests.nn.data.tables.writing import (
    all_rows,
    load_case,
)


def test_arff():
    data = load_case("09-arff/points.arff")
    assert (data.names, data.target, data.class_names) == (("x", "y"), "kind", ("a", "b"))
    assert all_rows(data) == 90


def test_a_sparse_arff_is_refused(tmp_path):
    path = tmp_path / "a.arff"
    path.write_text("@relation a\n@attribute x numeric\n@attribute y {a,b}\n@data\n{0 5, 1 b}\n")
    with pytest.raises(nn.DataError, match="sparse ARFF"):
        load_case(path)
