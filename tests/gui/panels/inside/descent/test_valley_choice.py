"""The function to descend on: of the list, or typed; a mistake is told and changes nothing."""

from __future__ import annotations

import numpy as np
import pytest

import nn
from gui.panels.inside.descent.valley_choice import ValleyChoice


@pytest.fixture(params=[nn.OF_ONE, nn.OF_TWO], ids=["one", "two"])
def choice(request, qtbot):
    one = ValleyChoice(request.param, "test")
    qtbot.addWidget(one)
    one.show()
    return one


def test_a_function_of_the_list_is_chosen(qtbot, choice):
    key = choice.list.itemData(2)
    with qtbot.waitSignal(choice.chosen):
        choice.choose(key)
    assert choice.line.text() == choice.field.text == choice.valley.text


def test_a_function_is_typed(qtbot, choice):
    choice.line.setText("sin(x)")
    with qtbot.waitSignal(choice.chosen):
        choice.line.editingFinished.emit()
    assert choice.list.currentIndex() == -1
    assert choice.list.placeholderText() == "typed"
    point = np.full(choice.field.dimensions, 1.0)
    assert choice.field.value(point) == pytest.approx(np.sin(1.0))


def test_a_mistake_is_told_and_the_function_stays(qtbot, choice):
    before = choice.field
    for wrong, told in (("x +", "not complete"), ("z**2", "z"), ("", "Type a function")):
        choice.line.setText(wrong)
        with qtbot.waitSignal(choice.refused) as refused:
            choice.line.editingFinished.emit()
        assert told in refused.args[0]
    assert choice.field is before
    choice.line.setText(before.text)
    with qtbot.waitSignal(choice.refused) as refused:
        choice.line.editingFinished.emit()
    assert refused.args == [""]
