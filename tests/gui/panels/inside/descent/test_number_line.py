"""A number that is typed, or set with a slider."""

from __future__ import annotations

import pytest

from gui.panels.inside.descent.number_line import NumberLine


@pytest.fixture
def line(qtbot):
    one = NumberLine("test", 0.001, 10.0, 0.1)
    qtbot.addWidget(one)
    return one


@pytest.mark.parametrize(("text", "value"), [("0.5", 0.5), ("0,25", 0.25), ("1e9", 10.0)])
def test_a_number_is_typed(qtbot, line, text, value):
    line.line.setText(text)
    with qtbot.waitSignal(line.changed) as told:
        line.line.editingFinished.emit()
    assert told.args == [value]
    assert float(line.line.text()) == value


@pytest.mark.parametrize("text", ["", "fast", "nan", "inf"])
def test_what_is_no_number_is_put_back(qtbot, line, text):
    line.line.setText(text)
    with qtbot.assertNotEmitted(line.changed):
        line.line.editingFinished.emit()
    assert line.line.text() == "0.1"


def test_the_slider_goes_by_decades_or_evenly(qtbot, line):
    with qtbot.waitSignal(line.changed) as told:
        line.slider.setValue(0)
    assert told.args == [1.0]
    even = NumberLine("even", 0.0, 2.0, 0.0)
    qtbot.addWidget(even)
    even.slider.setValue(50)
    assert even.value == pytest.approx(1.0)


def test_it_says_from_where_to_where_it_goes(qtbot):
    line = NumberLine("rate", 0.001, 10.0, 0.1)
    qtbot.addWidget(line)
    line.tell("Learning rate")
    assert line.line.toolTip() == "Learning rate: 0.001 … 10"
