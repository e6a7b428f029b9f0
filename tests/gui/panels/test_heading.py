"""The heading of one lane's part of a card."""

from __future__ import annotations

import pytest

from gui.panels.heading import Heading
from gui.style import theme
from tests.gui.panels.conftest import seen


@pytest.fixture
def heading(qtbot):
    one = Heading(1)
    qtbot.addWidget(one)
    one.resize(300, 19)
    one.show()
    return one


def test_name_and_text_can_be_read_under_the_mouse_and_heard(heading):
    heading.show_texts("relu", "1/3 reaches W1")
    assert heading.text() == "relu  1/3 reaches W1"
    assert heading.toolTip() == heading.accessibleName() == heading.text()


def test_it_has_the_mark_of_its_lane(heading):
    heading.show_texts("relu", "")
    assert seen(heading, theme.lane_color(1)) > 20
    assert seen(heading, theme.lane_color(0)) == 0


def test_where_there_is_little_room_the_name_is_cut_and_what_is_told_stays(heading):
    def picture(name):
        heading.show_texts(name, "1/3 reaches W1")
        return heading.grab().toImage()

    heading.resize(130, 19)
    assert picture("a very long name of a lane") == picture("a very long name of another lane")
