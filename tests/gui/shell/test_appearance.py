"""Theme, language and the size of the text."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import QLabel

from gui.shell.appearance import Appearance
from gui.shell.top_bar import TopBar
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
def appearance(qtbot):
    """The appearance of a bar alone, and what it said; text is in its usual size afterwards."""
    bar, said = TopBar(["data"]), []
    qtbot.addWidget(bar)
    yield Appearance(bar, SimpleNamespace(say=lambda message: said.append(message()[0]))), said
    theme.set_scale(1.0)


def test_text_becomes_larger_and_smaller_and_its_size_is_remembered(appearance, qtbot):
    one, said = appearance
    label = QLabel("Text")
    qtbot.addWidget(label)
    height = label.sizeHint().height()
    changes = [(one.enlarge, 1.1), (one.enlarge, 1.25), (one.shrink, 1.1), (one.reset_size, 1.0),
               (one.shrink, 0.9), (one.enlarge, 1.0), (one.enlarge, 1.1)]  # fmt: skip
    for change, scale in changes:
        change()
        assert theme.scale() == scale
        assert settings.recall(settings.SCALE, 100) == round(100 * scale)
    assert said[-1] == "Text size: 110 %"
    assert label.sizeHint().height() > height


def test_text_grows_and_shrinks_to_an_end(appearance):
    one, _ = appearance
    for change, end in ((one.enlarge, theme.SCALES[-1]), (one.shrink, theme.SCALES[0])):
        for _ in theme.SCALES:
            change()
        assert theme.scale() == end


def test_ctrl_plus_minus_and_0_reach_it(qtbot, window, monkeypatch):
    asked = []
    monkeypatch.setattr(theme, "set_scale", asked.append)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=WAIT)
    for key in (Qt.Key_Plus, Qt.Key_Equal, Qt.Key_Minus):
        qtbot.keyClick(window, key, Qt.ControlModifier)
    assert asked == [1.1, 1.1, 0.9]
    monkeypatch.setattr(theme, "scale", lambda: 1.5)
    qtbot.keyClick(window, Qt.Key_0, Qt.ControlModifier)
    assert asked[-1] == 1.0


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
