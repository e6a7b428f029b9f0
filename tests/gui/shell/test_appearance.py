"""Theme, language and the size of the text."""

from __future__ import annotations

from gui.style import i18n, settings, theme


def test_theme_and_language_are_remembered(window):
    window.appearance.switch_theme()
    assert theme.current() is theme.LIGHT
    assert settings.recall(settings.THEME, "dark") == "light"
    window.appearance.choose_language("ko")
    assert settings.recall(settings.LANGUAGE, "en") == "ko"
    assert i18n.language() == "ko"
