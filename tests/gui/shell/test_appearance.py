"""Theme, language and the size of the text."""

from __future__ import annotations

import pytest
from PyQt5.QtCore import Qt

from gui.style import i18n, settings, theme
from tests.gui.conftest import WAIT


def test_theme_and_language_are_remembered(window):
    window.appearance.switch_theme()
    assert theme.current() is theme.LIGHT
    assert settings.recall(settings.THEME, "dark") == "light"
    window.appearance.choose_language("ko")
    assert settings.recall(settings.LANGUAGE, "en") == "ko"
    assert i18n.language() == "ko"


@pytest.fixture
def usual_size():
    """Text in its usual size again after the test."""
    yield
    theme.set_scale(1.0)


@pytest.mark.usefixtures("usual_size")
def test_ctrl_plus_minus_and_0_change_the_text_and_it_is_remembered(qtbot, window):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=WAIT)
    height = window.status.sentence.sizeHint().height()
    for key, scale in (
        (Qt.Key_Plus, 1.1), (Qt.Key_Plus, 1.25), (Qt.Key_Minus, 1.1), (Qt.Key_0, 1.0),
        (Qt.Key_Minus, 0.9), (Qt.Key_Equal, 1.0), (Qt.Key_Equal, 1.1),
    ):  # fmt: skip
        qtbot.keyClick(window, key, Qt.ControlModifier)
        assert theme.scale() == scale
        assert settings.recall(settings.SCALE, 100) == round(100 * scale)
    assert window.status.sentence.text() == "Text size: 110 %"
    assert window.status.sentence.sizeHint().height() > height


@pytest.mark.usefixtures("usual_size")
def test_text_grows_and_shrinks_to_an_end(window):
    for _ in range(len(theme.SCALES) + 2):
        window.appearance.enlarge()
    assert theme.scale() == theme.SCALES[-1]
    for _ in range(len(theme.SCALES) + 2):
        window.appearance.shrink()
    assert theme.scale() == theme.SCALES[0]


def test_the_language_that_is_shown_is_marked_in_its_menu(window):
    def marked():
        actions = window.top_bar.language_menu.actions()
        return [one.data() for one in actions if one.isChecked()]

    assert marked() == ["en"]
    window.appearance.next_language()
    assert marked() == ["ko"]
    window.appearance.next_language()
    assert marked() == ["en"]


def test_without_hangul_letters_it_stays_in_english_and_says_why(window, monkeypatch):
    monkeypatch.setattr(theme, "has_hangul", lambda: False)
    window.appearance.choose_language("ko")
    assert i18n.language() == "en"
    assert "Hangul" in window.status.sentence.text()
    assert settings.recall(settings.LANGUAGE, "") == "en"
