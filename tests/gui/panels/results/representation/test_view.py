"""Three planes side by side."""

from __future__ import annotations

from functools import partial

import numpy as np
import pytest

from gui.panels.results.representation.view import RepresentationView, usual_layers


@pytest.fixture
def view(qtbot, planes):
    one = RepresentationView()
    qtbot.addWidget(one)
    one.resize(760, 480)
    asked = []
    one.study.asked.connect(asked.append)
    one.asked = asked
    one.show_lanes(planes[1])
    one.ask()
    one.study.take_report(planes[2])
    return one


def test_the_layers_of_the_lane_that_is_edited_are_seen(view, planes):
    assert [one.layer.name for one in view.planes] == ["x", "W1", "W2"]
    assert view.planes[0].found is planes[2][0]
    view.show_slot(1)
    assert view.planes[0].found is planes[2][1]
    assert "fast at step" in view.told.text()


def test_another_layer_is_chosen_and_stays(view, planes):
    view.layers[2].setCurrentIndex(1)
    view.layers[2].activated.emit(1)
    assert view.planes[2].layer.name == "W1"
    view.study.ask(view.asked[0])
    view.study.take_report(planes[2])
    assert view.planes[2].layer.name == "W1"


def test_the_next_picture_begins_with_this_one(view, planes):
    """So that the planes do not flip."""
    work = view.work()
    assert isinstance(work, partial)
    assert work.args[0] == {0: planes[2][0], 1: planes[2][1]}


def test_one_pointer_marks_the_sample_in_all_planes(qtbot, view):
    view.planes[0].pointed.emit(5)
    assert [one.row for one in view.planes] == [5, 5, 5]
    assert view.pointed.row == 5
    with qtbot.waitSignal(view.sample_clicked) as clicked:
        view.planes[1].clicked.emit(6)
    assert clicked.args == [int(view.shown[1].rows[6])]
    view.show_sample(int(view.shown[1].rows[8]))
    assert view.planes[2].row == 8


def test_the_sample_on_the_right_is_the_star(view, planes):
    data = planes[1][0].prepared.dataset
    view.show_given(data.validation.x[3])
    expected = view.shown[1].layer("W1").plane.points[3]
    np.testing.assert_allclose(view.planes[1].star, expected, atol=1e-4)
    view.show_given(np.zeros(99))  # of other data
    assert view.planes[1].star is None
    view.show_given(None)
    assert view.planes[0].star is None


def test_layers_that_are_seen_at_first():
    deep = ["x", "W1", "W2", "W3", "W4", "W5", "W6"]
    assert usual_layers(deep) == ["W1", "W3", "W5"]
    assert usual_layers(["x", "W1", "W2"]) == ["x", "W1", "W2"]
    assert usual_layers(["x", "W1"]) == ["x", "W1", "W1"]
    assert usual_layers(["W1"]) == ["W1", "W1", "W1"]


def test_the_table_has_the_share_of_every_layer(view):
    names, values = view.table()
    assert names == ["slow", "fast"]
    assert values.shape == (3, 2)
