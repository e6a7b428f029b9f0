"""What is exported."""

from __future__ import annotations

from tests.nn.export.cases import source


def test_it_has_the_curves_of_the_lane():
    one = source("mlp")
    assert set(one.rows) == {"steps", "evaluations"}
    assert one.rows["steps"][-1, 0] == 12
    assert len(one.samples) == 100
