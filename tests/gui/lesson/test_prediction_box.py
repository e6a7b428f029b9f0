"""The prediction: a choice, a number, or a curve to be drawn again."""

from __future__ import annotations

import pytest
from PyQt5.QtCore import Qt

from gui.lesson.prediction_box import PredictionBox


@pytest.fixture
def box(qtbot):
    one = PredictionBox()
    qtbot.addWidget(one)
    one.show()
    one.heard = []
    one.chosen.connect(one.heard.append)
    return one


def test_a_choice_is_told_by_its_number(qtbot, box):
    box.show_choices(["small", "large"], None)
    for number in (2, 1):
        box.buttons.button(number).click()
    assert box.heard == [2.0, 1.0]
    box.show_choices(["small", "large"], 2.0)
    assert box.buttons.button(2).isChecked()


def test_a_number_is_typed(qtbot, box):
    box.show_number(None)
    for text in ("abc", "0,25"):
        box.number.clear()
        qtbot.keyClicks(box.number, text)
        qtbot.keyClick(box.number, Qt.Key_Return)
    assert set(box.heard) == {0.25}


def test_nothing_is_shown_where_nothing_is_asked(box):
    box.show_choices(["a", "b"], None)
    box.show_none()
    assert not box.isVisible()
    assert not box.buttons.buttons()
    box.show_curve()
    assert box.again.isVisible()
