"""A lesson in the window: taken, left, taken up again, and never in the way."""

from __future__ import annotations

import json

import pytest
from PyQt5.QtCore import Qt

import nn
from gui.panels.learn.lessons import LessonsPanel
from gui.shell.lesson_progress import LessonProgress
from gui.style import i18n
from tests.gui.conftest import SEVEN, WAIT

NAME = nn.load_lessons()[0].name
MINE = {
    "title": {"en": "Mine", "ko": "내 수업"},
    "steps": [
        {"text": {"en": "Train", "ko": "학습"}, "look": "loss", "do": [{"run_to": 30}],
         "done": "step >= 30", "say": [{"text": {"en": "At {step:.0f}", "ko": "{step:.0f}"}}]},
        {"text": "Choose", "look": "accuracy", "done": "prediction >= 1",
         "predict": {"kind": "choice", "choices": ["a", "b"]}},
        {"text": "Draw", "look": "loss", "predict": {"kind": "curve", "until": 60},
         "do": [{"run_to": 60}], "done": "step >= 60"},
        {"text": "Now draw a digit", "done": "drawn == 1"},
    ],
}  # fmt: skip


@pytest.fixture
def mine(window, tmp_path):
    """The window with a lesson of a teacher's own, at its first step."""
    path = tmp_path / "mine.json"
    path.write_text(json.dumps(MINE), encoding="utf-8")
    window.files.open([path])
    return window


def done(qtbot, window):
    qtbot.waitUntil(lambda: window.lessons._done, timeout=WAIT)


def act(qtbot, window):
    qtbot.mouseClick(window.lessons.view.action_button, Qt.LeftButton)
    done(qtbot, window)


def following(qtbot, window):
    qtbot.mouseClick(window.lessons.view.next_button, Qt.LeftButton)


def test_a_lesson_that_is_dropped_takes_the_place_of_the_recipe(qtbot, mine):
    lessons = mine.lessons
    assert mine.pages.currentWidget() is lessons.view
    assert lessons._frame.isVisible()
    assert "Mine" in lessons.view.title.text()
    assert not lessons.view.said.isVisible()
    act(qtbot, mine)
    assert mine.session.step_count == 30
    assert "At 30" in lessons.view.said.text()
    qtbot.mouseClick(lessons.view.recipe_button, Qt.LeftButton)
    assert mine.pages.currentWidget() is mine.form


def test_it_is_taken_to_its_end(qtbot, mine):
    lessons = mine.lessons
    act(qtbot, mine)
    following(qtbot, mine)
    assert mine.workspaces.panels["accuracy"].isVisible()
    assert not lessons._done
    lessons.view.prediction.buttons.button(2).click()
    done(qtbot, mine)
    following(qtbot, mine)
    assert not lessons.view.action_button.isEnabled(), "first the prediction"
    lessons._sheet.begin(60, 3.0)
    lessons._sheet._points = {0.0: 2.3, 60.0: 2.0}
    lessons._sheet.drawn.emit()
    act(qtbot, mine)
    assert "Your prediction: 2" in lessons.view.said.text()
    following(qtbot, mine)
    mine.side.drawing.canvas.show_drawing(SEVEN)
    done(qtbot, mine)
    assert lessons.view.next_button.text() == "Finish"
    following(qtbot, mine)
    assert lessons.lesson is None
    assert mine.pages.currentWidget() is mine.form
    assert not lessons._frame.isVisible()
    assert LessonProgress().step("mine") == 4
    assert mine.workspaces.panel(LessonsPanel).buttons["mine"].text() == "Again"


def test_it_is_left_and_taken_up_where_it_was(qtbot, mine):
    act(qtbot, mine)
    following(qtbot, mine)
    qtbot.mouseClick(mine.lessons.view.back_button, Qt.LeftButton)
    assert mine.lessons.lesson is None
    mine.lessons.open("mine")
    assert mine.lessons.index == 1
    qtbot.mouseClick(mine.lessons.view.previous_button, Qt.LeftButton)
    assert mine.lessons.index == 0
    done(qtbot, mine)


def test_the_language_changes_in_the_middle(qtbot, mine):
    i18n.show_language("ko")
    qtbot.waitUntil(lambda: "내 수업" in mine.lessons.view.title.text(), timeout=WAIT)
    assert "학습" in mine.lessons.view.text.text()


def test_another_run_in_the_middle_of_a_lesson_is_no_error(qtbot, mine):
    act(qtbot, mine)
    with qtbot.waitSignal(mine.session.loaded, timeout=WAIT):
        mine.session.reset()
    qtbot.waitUntil(lambda: not mine.lessons._done, timeout=WAIT)
    act(qtbot, mine)


@pytest.mark.parametrize(
    ("content", "told"),
    [('{"steps": [', "line 1"), ('{"title": "a", "steps": [{"text": "b", "look": 3}]}', "look")],
)
def test_a_broken_lesson_is_told_and_opens_nothing(qtbot, window, tmp_path, content, told):
    path = tmp_path / "broken.json"
    path.write_text(content, encoding="utf-8")
    window.files.open([path])
    assert window.lessons.lesson is None
    qtbot.waitUntil(window.banner.isVisible, timeout=WAIT)
    assert told in window.banner.text.text()
    assert "broken.json" in window.banner.text.text()


def test_a_card_that_does_not_exist_is_not_framed(qtbot, window, tmp_path):
    path = tmp_path / "other.json"
    path.write_text('{"title": "a", "steps": [{"text": "b", "look": "nothing"}]}', encoding="utf-8")
    window.files.open([path])
    assert not window.lessons._frame.isVisible()
    assert window.lessons.lesson is not None
