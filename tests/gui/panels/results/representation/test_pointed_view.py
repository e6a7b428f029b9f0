"""The sample under the pointer."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PyQt5.QtGui import QColor

import nn
from gui.panels.results.representation.pointed_view import PointedView
from gui.style import theme
from tests.gui.panels.conftest import seen
from tests.gui.panels.results.representation.conftest import represented


@pytest.fixture
def view(qtbot):
    one = PointedView()
    qtbot.addWidget(one)
    one.resize(420, 220)
    one.show()
    return one


def test_target_prediction_and_loss_are_told(view, planes):
    lane, found = planes[1][0], planes[2][0]
    view.show_sample(lane, found, 4)
    told = view.told()
    names = lane.prepared.dataset.class_names
    assert f"true {names[found.truth[4]]} · slow predicts {names[found.predicted[4]]}" in told
    assert view.accessibleName() == told
    assert [one.name for one in view.compared] == ["W1"]
    view.grab()


def test_a_label_that_all_neighbours_contradict_is_in_doubt(view, planes):
    lane, found = planes[1][0], planes[2][0]
    layer = found.layer("W1")
    row = 7
    truth = found.truth.copy()
    truth[layer.neighbours[row]] = 1
    truth[row] = 2
    view.show_sample(lane, replace(found, truth=truth), row)
    assert "in doubt" in view.doubt()
    truth[layer.neighbours[row][0]] = 0
    view.show_sample(lane, replace(found, truth=truth), row)
    assert view.doubt() == ""


def test_images_are_shown_with_their_neighbours(view, digits):
    recipe = nn.Experiment(name="a", hidden=(8, 6), batch_size=20)
    _, lanes, found = represented(digits, [recipe], 3)
    view.show_sample(lanes[0], found[0], 0)
    assert [one.name for one in view.compared] == ["W1", "W2"]
    assert seen(view, QColor("black")) > 1000


def test_without_a_sample_it_says_what_to_do(view):
    view.show_sample(None, None, None)
    assert view.accessibleName() == ""
    assert seen(view, theme.color("muted")) > 20
