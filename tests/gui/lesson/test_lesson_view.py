"""The lesson in the place of the recipe: it shows what it is told, and tells what is wanted."""

from __future__ import annotations

import pytest
from PyQt5.QtCore import Qt

from gui.lesson.lesson_view import LessonView
from gui.style import theme
from tests.gui.panels.conftest import seen


@pytest.fixture
def view(qtbot):
    one = LessonView()
    qtbot.addWidget(one)
    one.resize(264, 560)
    one.show()
    one.show_step("A title", "Lesson 3 · 10 min", 1, 4, "Look at **W1**.")
    return one


def test_a_step_is_shown_with_how_far_it_is(view):
    assert view.count.text() == "2 / 4"
    assert "<b>W1</b>" in view.text.text()
    assert view.previous_button.isEnabled()
    assert not view.action_button.isVisible()
    assert not view.said.isVisible()
    assert seen(view.beads, theme.color("accent")) > 20


def test_what_is_said_and_offered_comes_and_goes(view):
    view.show_said("It is *small*.")
    view.show_action("Train", True)
    assert view.said.isVisible()
    assert view.action_button.isEnabled()
    view.show_said("")
    view.show_action("", False)
    assert not view.said.isVisible()
    assert not view.action_button.isVisible()


def test_the_next_step_is_offered_when_this_one_is_done(view):
    view.show_done(True, last=False)
    assert view.next_button.property("role") == "primary"
    view.show_done(False, last=True)
    assert (view.next_button.text(), view.next_button.property("role")) == ("Finish", "")


def test_buttons_tell_what_is_wanted(qtbot, view):
    heard = []
    view.moved.connect(heard.append)
    view.list_asked.connect(lambda: heard.append("list"))
    view.recipe_asked.connect(lambda: heard.append("recipe"))
    view.action_asked.connect(lambda: heard.append("action"))
    view.show_action("Train", True)
    for button in (view.next_button, view.previous_button, view.back_button, view.recipe_button,
                   view.action_button):  # fmt: skip
        qtbot.mouseClick(button, Qt.LeftButton)
    assert heard == [1, -1, "list", "recipe", "action"]
