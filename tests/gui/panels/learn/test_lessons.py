"""The list of lessons: what each is about, how far it is, and a button to begin."""

from __future__ import annotations

import pytest
from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import QLabel

import nn
from gui.panels.learn.lessons import LessonsPanel


@pytest.fixture
def panel(qtbot):
    one = LessonsPanel()
    qtbot.addWidget(one)
    one.resize(900, 500)
    one.show()
    return one


def test_each_lesson_can_be_begun_or_continued(qtbot, panel):
    lessons = nn.load_lessons()
    first = lessons[0]
    panel.show_lessons(lessons, {})
    assert {button.text() for button in panel.buttons.values()} == {"Start"}
    chosen = []
    panel.lesson_chosen.connect(chosen.append)
    qtbot.mouseClick(panel.buttons[first.name], Qt.LeftButton)
    assert chosen == [first.name]
    panel.show_lessons(lessons, {first.name: 2})
    assert panel.buttons[first.name].text() == "Continue"
    panel.show_lessons(lessons, {first.name: len(first.steps)})
    assert panel.buttons[first.name].text() == "Again"
    assert any("completed" in label.text() for label in panel.findChildren(QLabel))


def test_lessons_share_rows_where_there_is_room(panel):
    lessons = nn.load_lessons() * 3
    panel.show_lessons(lessons, {})
    assert panel._columns == 2
    panel.resize(500, 500)
    assert panel._columns == 1
    names, table = panel.table()
    assert table.shape == (len(lessons), len(names))
