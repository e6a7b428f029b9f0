"""What each lane says to one sample."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import nn
from gui.probe.lane_shares import MOST_ROWS, LaneShares
from gui.style import formatting, theme
from tests.gui.panels.conftest import seen


@pytest.fixture
def shares(qtbot, lanes_over):
    """What two lanes say about the moons."""
    one = LaneShares()
    qtbot.addWidget(one)
    one.resize(260, 260)
    one.show_run(*lanes_over("moons"))
    one.show()
    return one


SAID = {0: np.array([0.25, 0.75]), 1: np.array([1.0, 0.0])}


def test_the_answer_is_the_most_probable_class(shares):
    assert shares.answer(0) == formatting.MISSING
    shares.show_shares(SAID, {0: 5, 1: 5}, None)
    names = shares._dataset.class_names
    assert [shares.answer(slot) for slot in (0, 1, 3)] == [names[1], names[0], formatting.MISSING]
    assert shares.accessibleName() == f"tanh: {names[1]}; b: {names[0]}"


def test_scores_that_are_not_finite_are_no_answer(shares):
    shares.show_shares({0: np.array([np.nan, np.nan])}, {0: 5}, None)
    assert shares.answer(0) == formatting.MISSING
    shares.grab()


def test_a_bar_is_as_long_as_its_probability(shares):
    def length(share):
        shares.show_shares({0: np.array([share, 0.0])}, {0: 5}, None)
        with_bar = seen(shares, theme.lane_color(0))
        shares.show_shares({0: np.array([0.0, 0.0])}, {0: 5}, None)
        return with_bar - seen(shares, theme.lane_color(0))

    assert length(1.0) / length(0.5) == pytest.approx(2.0, abs=0.25)
    assert length(1.0) > 100


def test_a_regression_is_told_as_a_number(qtbot, lanes_over):
    one = LaneShares()
    qtbot.addWidget(one)
    one.show_run(*lanes_over("sine"))
    one.show_shares({0: np.array([1.23456]), 1: np.array([-0.5])}, {0: 5, 1: 5}, 1.0)
    assert one.answer(0) == formatting.figure(1.23456)
    one.grab()


def test_networks_that_have_not_learned_anything_are_told_apart(shares):
    shares.show_shares(SAID, {0: 0, 1: 0}, None)
    assert shares.untrained
    shares.show_shares(SAID, {0: 0, 1: 1}, None)
    assert not shares.untrained


def test_of_many_classes_the_most_probable_are_shown(qtbot, lanes_over):
    lanes, data = lanes_over("moons")
    many = replace(data, class_names=tuple(f"class {i}" for i in range(40)))
    one = LaneShares()
    qtbot.addWidget(one)
    one.show_run(lanes, many)
    few = theme.px(22) * MOST_ROWS
    assert one._block() < few + 60
    said = np.full(40, 0.1 / 39)
    said[37] = 0.9
    one.show_shares({0: said}, {0: 5}, 37.0)
    assert one.answer(0) == "class 37"
    one.grab()


def test_a_lane_that_stopped_or_was_renamed_is_called_so(shares, lanes_over):
    lanes, _ = lanes_over("moons")
    other = replace(lanes[0], experiment=lanes[0].experiment.changed("name", "new"))
    shares.rename((other, replace(lanes[1], failure=nn.DivergedError("It diverged."))))
    assert shares.accessibleName().startswith("new: ")
    shares.grab()
