"""Progress and predictions are kept for the next start."""

from __future__ import annotations

import pytest

from gui.shell.lesson_progress import LessonProgress
from gui.style import settings


def test_what_was_taken_and_predicted_is_there_again():
    one = LessonProgress()
    assert one.step("a") == 0
    one.note("a", 3)
    one.predict("a", 2, [[0.0, 2.3], [600.0, 0.4]])
    again = LessonProgress()
    assert again.steps == {"a": 3}
    assert again.prediction("a", 2) == [[0.0, 2.3], [600.0, 0.4]]
    assert again.prediction("a", 1) is None


@pytest.mark.parametrize("kept", ["{", "[]", '{"a": 3}', '{"a": {"step": "x"}}'])
def test_settings_that_are_damaged_begin_again(kept):
    settings.remember(settings.LESSONS, kept)
    assert LessonProgress().step("a") == 0
