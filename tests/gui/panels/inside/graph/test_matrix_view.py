from __future__ import annotations

import pytest
from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import QApplication

import nn
from gui.panels.inside.graph.matrix_view import MatrixView
from gui.panels.inside.graph.shown import ShownLane
from tests.gui.panels.inside.graph.conftest import RESIDUAL


@pytest.fixture
def view(qtbot, traced):
    one = MatrixView()
    qtbot.addWidget(one)
    one.resize(1000, 500)
    one.show()
    one.lane, _ = traced()
    one.show_node(one.lane, "Affine2")
    return one


def test_the_largest_output_of_a_sample_in_the_middle_is_written_out_at_first(view):
    y = view.lane.trace["Affine2"].value
    assert view.written.label == f"Y[10, {abs(y[10]).argmax()}]"
    assert view.list.sum is view.written


@pytest.mark.parametrize(("array", "index"), [("dX", (3, 2)), ("dW2", (1, 5)), ("db2", (4,))])
def test_an_element_that_is_pointed_at_is_written_out(view, array, index):
    view._on_pointed(array, index)
    assert (view.written.name, view.written.index) == (array, index)
    expected = nn.array_of(view.lane.trace, "Affine2", array)[index]
    assert view.written.value == expected


def test_inputs_and_parameters_say_where_they_come_from(view):
    view._on_pointed("X", (0, 1))
    assert view.written is None
    assert "output of Sigmoid1" in view.list.heading
    view._on_pointed("W2", (0, 1))
    assert "its gradient is dW2" in view.list.heading
    view._on_pointed("dY", (0, 1))
    assert "comes back" in view.list.heading


def test_a_click_pins_the_element_until_the_next_click(view):
    view._on_pinned("Y", (2, 3))
    view._on_pointed("Y", (5, 5))
    assert view.written.index == (2, 3)
    view._on_pinned("Y", (2, 3))
    view._on_pointed("Y", (5, 5))
    assert view.written.index == (5, 5)


def test_arrow_keys_move_the_point_and_control_c_copies_the_sum(qtbot, view):
    view._on_pinned("Y", (2, 3))
    qtbot.keyClick(view, Qt.Key_Right)
    qtbot.keyClick(view, Qt.Key_Down)
    assert view.written.index == (3, 4)
    for _ in range(20):
        qtbot.keyClick(view, Qt.Key_Right)
    assert view.written.index == (3, 7)
    qtbot.keyClick(view, Qt.Key_C, Qt.ControlModifier)
    assert QApplication.clipboard().text().startswith("Y[3, 7] = ")


def test_the_gradient_of_an_output_goes_back_to_three_places(view):
    view._on_pinned("Y", (2, 3))
    lines = view.list.more
    assert lines[0].startswith("dY[2, 3] = ")
    assert [line.partition("[")[0] for line in lines[1:]] == ["dX", "dW2", "db2"]


@pytest.mark.parametrize("name", ["BatchNorm1", "ReLU1", "Add1", "L"])
def test_every_kind_of_node_can_be_opened(view, traced, name):
    (lane,) = traced(RESIDUAL)
    view.show_node(lane, name)
    view.grab()
    assert view.written is not None


@pytest.mark.parametrize("name", ["Affine2", "Sigmoid2", "L"])
def test_with_fewer_samples_another_element_is_pointed_at(view, traced, name):
    view.show_node(view.lane, name)
    lane, _ = traced(feed=nn.Feed("one"))
    view.show_node(lane, name)
    assert view._at is not None
    assert view._at[1][0] == 0


def test_the_numbers_of_words_have_no_gradient_to_show(view):
    recipe = nn.load_preset("reviews").lanes[0].changed("steps", 5)
    race = nn.Race([recipe], nn.load_dataset(recipe.data_recipe))
    (found,) = nn.trace_lanes(race.lanes, nn.Feed("next"), 0)
    view.show_node(ShownLane(view.lane.view, found), "Embedding1")
    assert view.arrays.sheet("dX") is None
    assert view.arrays.sheet("dW1") is not None
