"""The panel as a whole: what it asks for, what it shows, and how a person gets around in it."""

from __future__ import annotations

import numpy as np
import pytest
from PyQt5.QtCore import Qt

import nn
from gui.panels.inside.graph.panel import GraphPanel
from tests.gui.panels.conftest import raced
from tests.gui.panels.inside.graph.conftest import RELU, RESIDUAL, SIGMOID


@pytest.fixture
def fed(qtbot):
    """A function: the panel with a race of these recipes, which it has traced."""

    def make(*experiments, steps=3, feed=None):
        panel = GraphPanel()
        qtbot.addWidget(panel)
        panel.resize(1200, 520)
        panel.show()
        panel.race, history, lanes = raced(experiments or (SIGMOID, RELU), steps)
        panel.show_run(history, lanes)
        if feed is not None:
            panel.feed_choice.choose(feed)
        show(panel)
        return panel

    return make


def show(panel):
    panel.show_traces(nn.trace_lanes(panel.race.lanes, panel.feed, panel.first, panel.with_update))


def test_before_a_trace_it_says_what_will_be_here(qtbot):
    panel = GraphPanel()
    qtbot.addWidget(panel)
    _, history, lanes = raced((SIGMOID,), 0)
    panel.show_run(history, lanes)
    assert "Following the samples" in panel.empty.title


def test_it_shows_all_lanes_and_that_everything_is_done(fed):
    panel = fed()
    assert [lane.view.name for lane in panel.layers.lanes] == ["sigmoid", "ReLU"]
    assert panel.bar.done == len(panel.bar.phases) == 15
    assert panel.bar.told.text() == "Step 4 as a whole: 20 samples"


def test_a_click_on_a_layer_opens_its_arrays_and_escape_goes_back(qtbot, fed):
    panel = fed()
    panel.layers.opened.emit(1, "Affine2")
    assert panel.level == "matrices"
    assert panel.matrices.written is not None
    assert "Affine2" in panel.crumb.text()
    qtbot.keyClick(panel.matrices, Qt.Key_Escape)
    assert panel.level == "layers"
    assert not panel.crumb.isVisible()


@pytest.mark.parametrize("name", ["Sigmoid1", "L"])
def test_a_click_on_an_activation_or_the_loss_opens_its_operations(fed, name):
    panel = fed()
    panel.layers.opened.emit(0, name)
    assert panel.level == "elementary"
    assert name in panel.elementary.title.text()


def test_page_keys_walk_along_the_nodes_and_control_arrows_between_lanes(qtbot, fed):
    panel = fed()
    panel.layers.opened.emit(0, "Affine2")
    qtbot.keyClick(panel, Qt.Key_PageDown)
    assert "Sigmoid2" in panel.crumb.text()
    qtbot.keyClick(panel, Qt.Key_PageUp)
    qtbot.keyClick(panel, Qt.Key_Down, Qt.ControlModifier)
    assert "ReLU" in panel.crumb.text()
    panel.crumb.linkActivated.emit("lane")
    assert "sigmoid" in panel.crumb.text()
    panel.crumb.linkActivated.emit("graph")
    assert panel.level == "layers"


def test_small_networks_have_neurons_and_others_do_not(fed):
    panel = fed(feed="sample")
    assert panel._buttons["neurons"].isEnabled()
    panel._buttons["neurons"].click()
    assert panel.neurons.units.layers
    other = fed(RESIDUAL)
    assert not other._buttons["neurons"].isEnabled()


def test_the_formula_needs_no_run(qtbot, fed):
    panel = fed()
    panel._buttons["formula"].click()
    assert panel.formula.formula is not None
    assert not panel.feed_choice.isVisible()


def test_a_step_in_slow_motion_shows_only_what_is_known(fed):
    panel = fed()
    panel.bar.forward()  # all are done: the real step is asked for, and it begins anew
    assert panel.bar.done == 0
    for _ in range(8):
        panel.bar.forward()
    lane = panel.shown()[0]
    assert lane.reach.backward == 2
    assert "Backward through Affine3" in panel.bar.title.text()
    assert "ReLU" in panel.bar.told.text()


def test_after_the_last_phase_a_real_step_is_asked_for_and_the_next_step_begins(qtbot, fed):
    panel = fed()
    with qtbot.waitSignal(panel.step_asked):
        panel.bar.forward()
    panel.race.advance()
    panel.race.advance()
    show(panel)
    assert panel.bar.done == 0
    assert panel.traces[0].step == 4


def test_traces_of_another_step_end_the_slow_motion(fed):
    panel = fed()
    panel.bar._move(3)
    panel.race.advance()
    panel.race.advance()
    show(panel)
    assert panel.bar.done == len(panel.bar.phases)


def test_traces_of_the_same_step_keep_it(fed):
    panel = fed()
    panel.bar._move(3)
    show(panel)
    assert panel.bar.done == 3


def test_one_sample_has_no_update(fed):
    panel = fed(feed="worst")
    assert [one.kind for one in panel.bar.phases].count("update") == 0
    assert "no update" in panel.bar.told.text()


def test_what_cannot_go_through_is_explained(fed):
    panel = fed(RESIDUAL, feed="sample")
    assert "mean over a single sample" in panel.empty.told
    panel = fed()
    panel.feed_choice.choose("given")
    panel.show_traces(nn.ShapeError("no label"))
    assert "Draw a digit" in panel.empty.told


def test_lanes_of_different_depth_share_a_step(fed):
    panel = fed(SIGMOID, RESIDUAL)
    for count in range(0, len(panel.bar.phases), 3):
        panel.bar._move(count)
        panel.grab()


def test_the_table_has_the_numbers_of_every_node(fed):
    panel = fed()
    names, values = panel.table()
    assert names[:3] == ["sigmoid mean", "sigmoid std", "sigmoid gradient norm"]
    assert values.shape == (7, 6)
    np.testing.assert_allclose(values[-1, 2], 1.0)


def test_another_language_and_theme_are_shown_at_once(fed):
    from gui.style import i18n, theme

    panel = fed()
    i18n.show_language("ko")
    theme.apply(theme.LIGHT)
    for level in ("layers", "matrices", "elementary", "formula"):
        panel.show_level(level)
        panel.grab()
