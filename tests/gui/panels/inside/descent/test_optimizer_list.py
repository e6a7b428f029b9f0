"""Which optimizers race, and with which rates."""

from __future__ import annotations

import pytest

import nn
from gui.panels.inside.descent.optimizer_list import OptimizerList, color_of


@pytest.fixture
def rows(qtbot):
    one = OptimizerList()
    qtbot.addWidget(one)
    one.show_rates(nn.OF_TWO["book"].rates, 0.1)
    return one


def test_those_of_the_book_race_first(rows):
    assert rows.racing == {"sgd": 0.95, "momentum": 0.1, "adagrad": 1.5, "adam": 0.3}


def test_another_one_and_another_rate(qtbot, rows):
    with qtbot.waitSignal(rows.changed):
        rows.boxes["rmsprop"].click()
    rows.lines["sgd"].setText("0,5")
    with qtbot.waitSignal(rows.changed):
        rows.lines["sgd"].editingFinished.emit()
    assert rows.racing["sgd"] == 0.5
    assert "rmsprop" in rows.racing


@pytest.mark.parametrize("text", ["", "nan", "-1", "0", "1e9", "fast"])
def test_a_rate_that_cannot_be_is_put_back(qtbot, rows, text):
    rows.lines["adam"].setText(text)
    with qtbot.assertNotEmitted(rows.changed):
        rows.lines["adam"].editingFinished.emit()
    assert rows.lines["adam"].text() == "0.3"


def test_every_optimizer_has_a_colour_of_its_own():
    assert len({color_of(name).name() for name in nn.OPTIMIZERS}) == len(nn.OPTIMIZERS)


def test_values_stand_beside_those_that_race(rows):
    rows.show_values({"sgd": 0.0133})
    assert rows._values["sgd"].text() == "0.0133"
    assert rows._values["adam"].text() == ""
