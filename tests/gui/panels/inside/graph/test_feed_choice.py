from __future__ import annotations

import numpy as np
import pytest

import nn
from gui.panels.inside.graph.feed_choice import FeedChoice
from tests.conftest import toy_dataset


@pytest.fixture
def choice(qtbot):
    one = FeedChoice()
    qtbot.addWidget(one)
    one.show_data(toy_dataset())
    one.show()
    return one


def test_every_feed_can_be_chosen_and_some_have_a_next_one(qtbot, choice):
    assert [choice.kinds.itemData(i) for i in range(choice.kinds.count())] == list(nn.FEEDS)
    assert choice.feed.kind == "next"
    assert choice.another.isHidden()
    choice.choose("wrong")
    assert not choice.another.isHidden()
    with qtbot.waitSignal(choice.changed):
        choice.another.click()
    assert choice.feed.number == 1
    choice.choose("correct")
    assert choice.feed.number == 0


def test_a_sample_of_ones_own_needs_a_label(qtbot, choice):
    choice.choose("given")
    assert "Draw a digit" in choice.missing
    x = np.zeros(6, np.float32)
    choice.show_given(x, None)
    assert "Choose the label" in choice.missing
    choice.labels.setCurrentIndex(3)
    with qtbot.waitSignal(choice.changed):
        choice.labels.activated.emit(3)
    assert (choice.feed.target, choice.missing) == (2.0, "")
    with qtbot.assertNotEmitted(choice.changed):
        choice.show_given(x.copy(), None)
    with qtbot.waitSignal(choice.changed):
        choice.show_given(x + 1, 1.0)
    assert choice.feed.target == 1.0


def test_only_a_chosen_sample_is_told_when_it_changes(qtbot, choice):
    with qtbot.assertNotEmitted(choice.changed):
        choice.show_given(np.ones(6, np.float32), 1.0)


def test_a_regression_has_no_samples_that_are_classified(choice):
    choice.choose("wrong")
    choice.show_data(nn.load_dataset(nn.Experiment(data="sine").data_recipe))
    assert choice.kind == "next"
    item = choice.kinds.model().item
    off = [kind for i, kind in enumerate(nn.FEEDS) if not item(i).isEnabled()]
    assert off == ["correct", "wrong"]


def test_a_number_to_reach_needs_no_list_of_labels(choice):
    choice.show_data(nn.load_dataset(nn.Experiment(data="sine").data_recipe))
    choice.choose("given")
    choice.show_given(np.zeros(1, np.float32), 0.3)
    assert choice.labels.isHidden()
    assert (choice.feed.target, choice.missing) == (0.3, "")
