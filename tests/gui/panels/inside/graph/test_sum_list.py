from __future__ import annotations

import nn
from gui.panels.inside.graph.sum_list import SumList, sum_text
from gui.style import theme
from tests.gui.panels.conftest import colors


def test_a_sum_is_copied_as_one_line_that_closes(traced):
    (lane, _) = traced()
    one = nn.written_sum(lane.trace, "Affine2", "Y", (0, 1))
    text = sum_text(one, most=3)
    assert text.startswith("Y[0, 1] = ")
    assert "5 more" in text
    assert text.count("·") == 3


def test_the_list_draws_terms_above_and_below_zero(qtbot, traced):
    view = SumList()
    qtbot.addWidget(view)
    view.resize(420, 400)
    (lane, _) = traced()
    one = nn.written_sum(lane.trace, "Affine2", "Y", (0, 1))
    view.show_sum(one, "sample 0", ["dX ← …"])
    seen = colors(view)
    assert theme.color("hit").rgb() & 0xFFFFFF in seen
    assert theme.lane_color(0).rgb() & 0xFFFFFF in seen
    assert "Y[0, 1]" in view.accessibleName()
    view.show_sum(None, "nothing", [])
    assert view.accessibleName() == "nothing"
