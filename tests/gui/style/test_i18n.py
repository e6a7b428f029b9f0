"""Every text in both languages, and what cannot be shown."""

from __future__ import annotations

import string

import pytest
from PyQt5.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QToolButton

import nn
from gui.style import i18n, theme
from tests.translatable import texts


def fields(text):
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name)


def test_every_text_has_a_korean_translation():
    korean = i18n.read_ts("ko")
    assert [text for text in texts() if text not in korean] == []


def test_no_translation_is_of_a_text_that_is_gone():
    assert set(i18n.read_ts("ko")) <= set(texts())


def test_a_translation_has_the_fields_of_its_text():
    for text, translation in i18n.read_ts("ko").items():
        if "{" in text:
            assert fields(translation) == fields(text), text


def test_errors_speak_the_language_that_is_shown(qapp):
    i18n.show_language("ko")
    with pytest.raises(nn.FieldError) as error:
        nn.parse("batch_size", "many")
    assert i18n.sentence(error.value) == "배치 크기: 'many' 값을 쓸 수 없습니다. 필요한 값: 정수."
    assert str(error.value) == "batch_size: 'many' is not a whole number."


def readable(window):
    """Every text that the window shows, with the widget it belongs to."""
    for kind in (QLabel, QPushButton, QToolButton):
        for widget in window.findChildren(kind):
            yield widget, widget.text()
            yield widget, widget.toolTip()
    for kind in (QComboBox, QLineEdit):
        for widget in window.findChildren(kind):
            yield widget, widget.toolTip()


NAMES = {"Nablascope", "∇", "sigmoid", "ReLU"}


def test_the_whole_window_changes_its_language_at_run_time(window, qapp):
    english = {text for _, text in readable(window) if text and not text.startswith("<span")}
    english = {text for text in english if any(map(str.isalpha, text))}
    window.appearance.choose_language("ko")
    qapp.processEvents()
    left = {
        text
        for _, text in readable(window)
        if text in english
        and text not in NAMES
        and "<b>" not in text
        and "openblas" not in text
        and "● sigmoid" not in text  # a lane's name
    }
    assert left == set()
    assert window.top_bar.run_button.text() == "실행"
    window.appearance.choose_language("en")
    qapp.processEvents()
    assert window.top_bar.run_button.text() == "Run"


def test_without_a_hangul_font_the_window_says_so_and_stays_english(window, monkeypatch):
    monkeypatch.setattr(theme, "has_hangul", lambda: False)
    window.appearance.choose_language("ko")
    assert "Hangul" in window.status.sentence.text()
    assert i18n.language() == "en"
    assert window.top_bar.run_button.text() == "Run"


def test_the_bundled_fonts_are_found(qapp):
    from PyQt5.QtGui import QFontDatabase, QFontInfo

    assert theme.has_hangul()
    families = QFontDatabase().families()
    assert theme.TEXT_FAMILY in families
    assert theme.NUMBER_FAMILY in families
    assert QFontInfo(QApplication.font()).family() == theme.TEXT_FAMILY


def test_numerals_are_all_equally_wide(qapp):
    from PyQt5.QtGui import QFontMetricsF

    metrics = QFontMetricsF(theme.number_font(12))
    assert len({metrics.horizontalAdvance(digit) for digit in "0123456789."}) == 1
