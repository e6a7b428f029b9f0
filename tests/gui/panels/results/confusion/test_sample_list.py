"""Samples as tiles or lines."""

from __future__ import annotations

import numpy as np
import pytest
from PyQt5.QtCore import Qt

import nn
from gui.panels.results.confusion.sample_list import SampleList
from gui.style import theme
from tests.conftest import toy_dataset
from tests.gui.panels.conftest import seen
from tests.gui.panels.results.conftest import RECIPES, assessed


def listed(qtbot, dataset, order, steps=5):
    _, lanes, found = assessed(RECIPES, dataset, steps)
    one = SampleList()
    qtbot.addWidget(one)
    one.resize(500, 300)
    pairs = list(zip(lanes, found, strict=True))
    one.show_samples(np.array(order), pairs, dataset, "validation", 0)
    one.show()
    return one


@pytest.fixture
def tiles(qtbot, digits):
    return listed(qtbot, digits, [7, 3, 50])


def test_tiles_share_the_width_and_say_what_every_lane_predicts(tiles):
    columns = tiles.viewport().width() // tiles.gridSize().width()
    assert columns == 3
    told = tiles.samples.index(0, 0).data(Qt.AccessibleTextRole)
    assert told.splitlines()[0].startswith("sample 7: true class ")
    assert [line.split(":")[0] for line in told.splitlines()[1:]] == ["slow", "fast"]
    assert seen(tiles, theme.lane_color(0)) > 10
    assert seen(tiles, theme.lane_color(1)) > 10


def test_a_click_asks_about_a_sample_and_the_keys_walk(qtbot, tiles):
    middle = tiles.visualRect(tiles.samples.index(1, 0)).center()
    with qtbot.waitSignal(tiles.entered_sample) as entered:
        qtbot.mouseClick(tiles.viewport(), Qt.LeftButton, pos=middle)
    assert entered.args == [3]
    with qtbot.waitSignal(tiles.sample_chosen) as chosen:
        qtbot.keyClick(tiles, Qt.Key_Right)
    assert chosen.args == [50]
    with qtbot.waitSignal(tiles.entered_sample) as entered:
        qtbot.keyClick(tiles, Qt.Key_Return)
    assert entered.args == [50]


def test_what_was_chosen_is_marked_where_it_is_listed(tiles):
    tiles.show_chosen(3)
    assert tiles.current == 3
    tiles.show_chosen(99)
    assert tiles.current is None


def test_samples_that_are_no_images_are_lines(qtbot):
    data = toy_dataset()
    lines = listed(qtbot, data, range(20))
    assert lines.gridSize().width() > 400
    told = lines.samples.index(0, 0).data(Qt.ToolTipRole)
    assert "x1 " in told.splitlines()[-1]
    assert data.task == nn.CLASSIFICATION
    lines.grab()


def test_an_empty_list_says_so(qtbot, tiles):
    samples = tiles.samples
    tiles.show_note("None")
    tiles.show_samples(np.empty(0, int), samples.pairs, samples.dataset, "validation", 0)
    assert seen(tiles.viewport(), theme.color("muted")) > 10
