"""Orange's headers."""

from __future__ import annotations

import pytest

from tests.nn.data.tables.writing import (
    all_rows,
    load_case,
)


@pytest.mark.parametrize("name", ["points.tab", "points-hash.csv"])
def test_oranges_headers(name):
    data = load_case(f"37-orange-tab/{name}")
    assert (data.names, data.target, data.class_names) == (("x", "y"), "kind", ("p", "q"))
    assert (all_rows(data), data.task) == (90, "binary")
