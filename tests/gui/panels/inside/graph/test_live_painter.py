from __future__ import annotations

import pytest

from gui.panels.inside.graph.layers_layout import LayersLayout
from gui.panels.inside.graph.layers_view import LayersView
from gui.panels.inside.graph.live_painter import LivePainter
from gui.panels.inside.graph.phases import Reach
from gui.style import theme
from tests.gui.panels.conftest import colors
from tests.gui.panels.inside.graph.conftest import RESIDUAL, SIGMOID


def painted(qtbot, lanes, width=1100, height=460):
    view = LayersView()
    qtbot.addWidget(view)
    view.resize(width, height)
    view.show_lanes(lanes, (0, "Affine1"))
    return view


@pytest.mark.parametrize("height", [460, 260])
def test_values_and_gradients_are_painted_in_two_colours(qtbot, traced, height):
    seen = colors(painted(qtbot, traced(), height=height))
    assert theme.color("forward").rgb() & 0xFFFFFF in seen
    assert theme.color("gradient").rgb() & 0xFFFFFF in seen
    assert theme.color("accent").rgb() & 0xFFFFFF in seen  # the node that is pointed out


def test_what_is_not_reached_yet_is_faint(qtbot, traced):
    whole = painted(qtbot, traced()).grab().toImage()
    begun = painted(qtbot, traced(reach=Reach(forward=1, loss=False, backward=0))).grab().toImage()
    assert whole != begun


def test_lanes_of_different_shapes_are_painted_too(qtbot, traced):
    assert len(colors(painted(qtbot, traced(SIGMOID, RESIDUAL), 1400, 520))) > 10


def test_a_lane_that_is_not_finite_says_where(qtbot, traced):
    lanes = traced()
    lanes[0].trace["Affine2"].value[...] = float("nan")
    painter = LivePainter(None, LayersLayout(lanes, 900, 400), {}, lanes)
    assert "first not finite: Affine2" in painter._told(lanes[0])
    assert "‖∂L/∂W1‖ =" in painter._told(lanes[1])
