"""A person's own digits, fed by hand."""

from __future__ import annotations

import numpy as np
import pytest
from PyQt5.QtCore import Qt

import nn
from gui.style import theme
from tests.gui.panels.conftest import recorded, shown


def drawings():
    kept = nn.Drawings()
    for label in (3, 7, 7):
        kept.add(nn.Drawing((np.array([[40.0, 40], [200, 200 + label]]),)), label)
    return kept


@pytest.fixture
def own(qtbot):
    """Three digits of a person's own, of which the first is trained on."""
    panel = shown(qtbot, "own", 700, 320)
    panel.show_run(*recorded())
    kept = drawings()
    panel.show_digits(kept, [])
    answers = {0: np.array([3, 1, 1]), 1: np.array([8, 7, 1])}
    panel.show_answers(answers, {0: np.empty(0), 1: np.empty(0)}, np.array([False, True, True]))
    return panel


def test_the_accuracy_counts_only_digits_that_are_not_trained_on(own):
    assert [own.right(slot) for slot in (0, 1)] == [(0, 2), (1, 2)]
    assert "50.0 % (1 / 2)" in own.figures.text()
    assert "Used for training, not counted (gray): 1" in own.figures.text()


def test_wrong_answers_stand_below_their_digit_in_red(own):
    items = [own.list.item(row) for row in range(3)]
    assert [item.text() for item in items] == ["3 ✗ 8", "7 ✗ 1", "7 ✗ 1·1"]
    assert items[1].foreground().color() == theme.color("bad")
    assert "relu: 7" in items[1].toolTip()


def test_answers_of_an_earlier_moment_are_dropped(own):
    own.show_answers({0: np.array([1])}, {}, np.array([True]))
    assert len(own.answers[0]) == 3


def test_pictures_that_wait_stand_first_with_a_question_mark(own):
    waiting = [nn.ImportedImage("a.png", nn.Drawing((np.array([[40.0, 40], [60, 200]]),)))]
    kept = drawings()
    own.show_digits(kept, waiting)
    own.show_answers(
        {0: np.array([3, 7, 7]), 1: np.array([3, 7, 7])},
        {0: np.array([1]), 1: np.array([4])},
        np.ones(3, bool),
    )
    assert [own.list.item(row).text() for row in range(4)] == ["? → 1·4", "3", "7", "7"]
    assert "Waiting for a label: 1" in own.figures.text()


def test_a_click_on_a_digit_brings_it_back_and_one_that_waits_is_asked_for(qtbot, own):
    kept, scan = (
        drawings(),
        nn.ImportedImage("a.png", nn.Drawing((np.array([[40.0, 40], [60, 200]]),))),
    )
    own.show_digits(kept, [scan])

    def click(row):
        box = own.list.visualItemRect(own.list.item(row))
        qtbot.mouseClick(own.list.viewport(), Qt.LeftButton, pos=box.center())

    with qtbot.waitSignal(own.chosen) as chosen:
        click(2)
    assert chosen.args[0] is kept.drawings[1]
    with qtbot.waitSignal(own.next_asked) as asked:
        click(0)
    assert asked.args[0] is own.waiting[0]
