from __future__ import annotations

import numpy as np
import pytest
from PyQt5.QtCore import Qt

import nn
from gui.panels.inside.graph import elementary_view
from gui.panels.inside.graph.elementary_view import ElementaryView
from gui.panels.inside.graph.shown import ShownLane
from tests.gui.panels.conftest import raced


@pytest.fixture
def view(qtbot, traced):
    one = ElementaryView()
    qtbot.addWidget(one)
    one.resize(900, 400)
    one.show()
    one.lane, _ = traced()
    one.show_node(one.lane, "Sigmoid2")
    return one


def test_a_sigmoid_is_expanded_and_simplified(view):
    assert [one.symbol for one in view.operations.nodes] == ["x", "×(−1)", "exp", "+1", "1/x"]
    assert "the same number" in view.told.text()
    view.fold.click()
    assert view.fold.text() == "Expand"
    first, last = view.folded.nodes
    y = view.lane.trace["Sigmoid2"].value[0, 0]
    assert last.local[0] == pytest.approx(y * (1 - y), rel=1e-12)
    assert first.gradient == pytest.approx(view.lane.trace["Affine2"].gradient[0, 0], rel=1e-12)
    assert "y(1 − y)" in view.title.text()
    view.fold.click()
    assert view.fold.text() == "Simplify"


def test_softmax_with_loss_is_simplified_to_a_table(view):
    view.show_node(view.lane, "L")
    view.fold.click()
    rows = list(view.table.rows)
    assert rows == ["a scores", "y softmax(a)", "t target", "(y − t) / 20"]
    gradient = view.table.rows["(y − t) / 20"]
    assert gradient == pytest.approx(view.lane.trace["Affine3"].gradient[0], rel=1e-9)


def test_arrow_keys_choose_another_sample_and_unit(qtbot, view):
    view.setFocus()
    qtbot.keyClick(view, Qt.Key_Right)
    qtbot.keyClick(view, Qt.Key_Down)
    assert view.index == (1, 1)
    assert "unit 1" in view.told.text()
    for _ in range(3):
        qtbot.keyClick(view, Qt.Key_Up)
    assert view.index == (0, 1)


def test_an_element_that_the_next_node_has_too_stays_chosen(view):
    view.index = (3, 7)
    view.show_node(view.lane, "Sigmoid1")
    assert view.index == (3, 7)
    view.show_node(view.lane, "Affine3")
    assert view.index == (0, 0)


def test_the_loss_of_a_regression_is_simplified_too(qtbot, view):
    """Its first leaf is called y, as a result would be."""
    recipe = nn.Experiment(data="sine", hidden=(5,), batch_size=20)
    race, _, lanes = raced((recipe,), 2, nn.load_dataset(recipe.data_recipe))
    (traced,) = nn.trace_lanes(race.lanes, nn.Feed("next"), 0)
    lane = ShownLane(lanes[0], traced)
    view.show_node(lane, "L")
    view.fold.click()
    assert [one.name for one in view.folded.nodes] == ["y", "L"]
    view.grab()


def test_a_node_that_is_too_large_to_unfold_at_once_says_so(view, monkeypatch):
    monkeypatch.setattr(elementary_view, "MOST_NUMBERS", 300)
    view.show_node(view.lane, "Sigmoid2")
    assert "320 numbers are too many" in view.told.text()
    view.retranslate()
    assert view.stack.isHidden()
    monkeypatch.setattr(elementary_view, "MOST_NUMBERS", 400)
    view.show_node(view.lane, "Sigmoid2")
    assert view.stack.isVisible()


def test_scores_of_thousands_are_the_same_number_in_both_forms(view, traced):
    """A probability that underflows has a logarithm: the expanded form takes it from the scores."""
    lane, _ = traced()
    lane.trace["Affine3"].value[...] *= 1e5
    graph = lane.trace.expand("L")
    assert np.isfinite(graph["L"].value)
    view.show_node(lane, "L")
    view.fold.click()
    assert view.table.rows["y softmax(a)"].sum() == pytest.approx(1.0)
