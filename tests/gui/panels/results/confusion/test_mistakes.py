"""Which samples are listed."""

from __future__ import annotations

import numpy as np
import pytest

from gui.panels.results.confusion.mistakes import MistakesView
from tests.gui.panels.results.conftest import numbers


@pytest.fixture
def view(qtbot, three_classes):
    _, lanes, found = three_classes
    one = MistakesView()
    qtbot.addWidget(one)
    one.show_pairs(list(zip(lanes, found, strict=True)), 0, "validation")
    return one


def test_the_mistakes_of_the_lane_that_is_edited_the_worst_first(view, three_classes):
    found = three_classes[2][0]
    order = view.list.samples.order
    assert set(numbers(order)) == set(numbers(np.flatnonzero(found.wrong)))
    assert (np.diff(found.losses[order]) <= 0).all()
    assert view.first == order[0]
    assert view.kind.buttons["all"].text() == f"Mistakes · {len(order)}"
    view.order.setCurrentIndex(1)
    assert (np.diff(found.confidence[view.list.samples.order]) <= 0).all()


def test_the_samples_of_a_cell(view, three_classes):
    found = three_classes[2][0]
    assert not view.kind.buttons["cell"].isEnabled()
    view.show_cell((1, 1), None)
    assert view.kind.current == "cell"
    assert set(numbers(view.list.samples.order)) == set(numbers(found.cell(1, 1)))
    view.show_cell((1, 1), int(view.list.samples.order[2]))
    assert view.list.current == view.list.samples.order[2]
    view.show_cell(None, None)
    assert view.kind.current == "all"


def test_where_the_lanes_disagree(view, three_classes):
    one, other = three_classes[2]
    view.kind.choose("disagree")
    expected = np.flatnonzero(one.predicted != other.predicted)
    assert set(numbers(view.list.samples.order)) == set(numbers(expected))


def test_labels_in_doubt_are_asked_for_and_shown_when_they_are_known(qtbot, view):
    with qtbot.waitSignal(view.doubt_asked):
        view.kind.choose("doubt")
    assert view.first is None
    assert view.kind.buttons["doubt"].text() == "In doubt"
    view.show_doubted(np.array([4, 9]))
    assert set(numbers(view.list.samples.order)) == {4, 9}
    assert view.kind.buttons["doubt"].text() == "In doubt · 2"


def test_one_lane_agrees_with_itself(qtbot, three_classes):
    _, lanes, found = three_classes
    one = MistakesView()
    qtbot.addWidget(one)
    one.show_pairs([(lanes[0], found[0])], 0, "validation")
    assert not one.kind.buttons["disagree"].isEnabled()
