"""The line at the bottom."""

from __future__ import annotations

import pytest

from gui.shell.status_line import StatusLine
from gui.style import theme


@pytest.fixture
def line(qtbot):
    one = StatusLine()
    qtbot.addWidget(one)
    one.resize(500, 28)
    one.show()
    return one


def test_a_sentence_stands_beside_a_dot_of_its_colour(line):
    line.say("Training", "good")
    assert line.sentence.text() == "Training"
    assert theme.color("good").name() in line._dot.text()
    line.say("Training", "bad")
    assert theme.color("bad").name() in line._dot.text()


def test_a_sentence_that_is_too_long_can_be_read_under_the_mouse_and_widens_nothing(line):
    told = "A sentence with many words. " * 20
    line.say(told, "good")
    assert line.sentence.toolTip() == told
    assert line.minimumSizeHint().width() < 500


def test_cursor_and_figures_stand_on_the_right(line):
    line.show_cursor("step 40")
    line.show_figures("1,000 parameters")
    assert (line._cursor.text(), line._figures.text()) == ("step 40", "1,000 parameters")
    assert line._figures.x() > line._cursor.x() > line.sentence.x()
