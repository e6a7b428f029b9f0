"""Chips: one is chosen, others are added with Ctrl, and they wrap."""

from __future__ import annotations

import pytest
from PyQt5.QtCore import Qt

from gui.panels.inside.functions.chips import Chips

OPTIONS = {"one": "First", "two": "Second", "three": "Third"}


@pytest.fixture
def chips(qtbot):
    widget = Chips(OPTIONS, "Test")
    qtbot.addWidget(widget)
    widget.resize(400, 30)
    widget.show()
    return widget


def test_a_click_chooses_one_and_ctrl_adds_another(qtbot, chips):
    with qtbot.waitSignal(chips.chosen):
        qtbot.mouseClick(chips.buttons["two"], Qt.LeftButton)
    assert (chips.current, chips.added) == ("two", [])
    qtbot.mouseClick(chips.buttons["three"], Qt.LeftButton)
    assert chips.current == "three"
    assert not chips.buttons["two"].isChecked()


def test_choosing_from_outside_tells_nobody(qtbot, chips):
    with qtbot.assertNotEmitted(chips.chosen):
        chips.choose("three")
    assert chips.buttons["three"].isChecked()


def test_they_wrap_where_there_is_little_room(chips):
    wide = chips.heightForWidth(400)
    assert chips.heightForWidth(70) > 2 * wide
    chips.resize(70, 30)
    corners = {button.y() for button in chips.buttons.values()}
    assert len(corners) == 3
