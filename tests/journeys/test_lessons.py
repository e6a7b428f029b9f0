"""Every lesson, performed in the window as a learner does, in both languages."""

from __future__ import annotations

import pytest
from PyQt5.QtCore import Qt

import nn
from gui.app import create_window
from gui.session.state import State
from gui.style import i18n
from tests.gui.conftest import (  # noqa: F401  fixtures of the window
    SEVEN,
    dressed,
    no_thread_left,
    own_settings,
)

LONG = 120_000  # milliseconds; a limit for what is trained in a step of a lesson
LESSONS = [lesson.name for lesson in nn.load_lessons()]


def predict(window, step):
    """Say what will happen, as somebody might who does not know."""
    lessons, told = window.lessons, step.prediction
    if told.kind == "choice":
        lessons.view.prediction.buttons.button(1).click()
    elif told.kind == "number":
        lessons.view.prediction.number.setText("0.5")
        lessons.view.prediction.number.returnPressed.emit()
    else:
        lessons._sheet._points = {0.0: 2.3, float(told.until): 1.0}
        lessons._sheet.drawn.emit()


def take(qtbot, window, step):
    """Take one step of a lesson; what it says at its end."""
    lessons = window.lessons
    if step.prediction is not None:
        predict(window, step)
    if step.done is not None and "drawn" in step.done.names:
        window.side.drawing.canvas.show_drawing(SEVEN)
    if lessons.view.action_button.isVisible():
        qtbot.waitUntil(lessons.view.action_button.isEnabled, timeout=LONG)
        qtbot.mouseClick(lessons.view.action_button, Qt.LeftButton)
    qtbot.waitUntil(lambda: lessons._done and not lessons.actions.busy, timeout=LONG)
    return lessons.view.said.text()


@pytest.mark.long
@pytest.mark.timeout(300)
@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("name", LESSONS)
def test_a_lesson_is_taken_to_its_end(qtbot, name, language):
    window = create_window(None, None)
    qtbot.addWidget(window)
    window.resize(1024, 640)
    window.show()
    i18n.show_language(language)
    qtbot.waitUntil(lambda: window.session.state is State.READY, timeout=LONG)
    window.lessons.open(name)
    lesson = window.lessons.lesson
    try:
        for step in lesson.steps:
            assert step.text.told(language)[:12].strip("*") in window.lessons.view.text.text() or (
                "*" in step.text.told(language)[:12]
            )
            panel = window.workspaces.panels.get(step.look)
            assert panel is None or panel.isVisible(), step.look
            assert (panel is None) == (not step.look)
            said = take(qtbot, window, step)
            assert "–" not in said, "a fact that is not known"
            assert not step.sayings or said
            qtbot.mouseClick(window.lessons.view.next_button, Qt.LeftButton)
        assert window.lessons.lesson is None
        assert not window.banner.isVisible() or lesson.name == "divergence"
    finally:
        window.close()
