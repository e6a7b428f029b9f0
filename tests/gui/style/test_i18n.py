"""Every text in both languages, and what cannot be shown."""

from __future__ import annotations

import re
import string

import pytest
from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QToolButton

import nn
from gui.panels.data import samples
from gui.panels.inside import ledger
from gui.recipe import form
from gui.recipe.field import Field
from gui.style import i18n, theme
from gui.style.glossary import GLOSSARY
from gui.style.tooltips import tip
from tests.translatable import ROOT, texts


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


NAMES = {"Nablascope", "∇", "sigmoid", "ReLU", "ELU", "GELU", "SiLU"}


def test_the_whole_window_changes_its_language_at_run_time(window, qapp):
    english = {text for _, text in readable(window) if text and not text.startswith("<span")}
    english = {text for text in english if any(map(str.isalpha, text.replace("e-", "")))}
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


@pytest.mark.parametrize(
    ("before", "object_form", "toward"),
    [
        ("표", "표를", "표로"),
        ("관", "관을", "관으로"),
        ("길", "길을", "길로"),
        ("0", "0을", "0으로"),
        ("1", "1을", "1로"),
        ("3", "3을", "3으로"),
        ("6", "6을", "6으로"),
        ("4", "4를", "4로"),
        ("W8", "W8을", "W8로"),
        ("50 %", "50 %를", "50 %로"),
        ("'sigmoid'", "'sigmoid'를", "'sigmoid'로"),
        ("Adam", "Adam을", "Adam으로"),
        ("SGD", "SGD를", "SGD로"),
        ("CNN", "CNN을", "CNN으로"),
        ("XOR", "XOR을", "XOR로"),
        ("fine-tuning", "fine-tuning을", "fine-tuning으로"),
        ("/home/a.png", "/home/a.png를", "/home/a.png로"),
        ("<b>칼</b>", "<b>칼</b>을", "<b>칼</b>로"),
        ("large", "large을(를)", "large(으)로"),  # its e is not read
        ("R²", "R²을(를)", "R²(으)로"),
    ],
)
def test_a_particle_follows_the_sound_before_it(before, object_form, toward):
    assert i18n.particles(f"{before}을(를)") == object_form
    assert i18n.particles(f"{before}(으)로") == toward


def test_each_particle_has_two_forms():
    pairs = {"이(가)": ("이", "가"), "은(는)": ("은", "는"), "와(과)": ("과", "와")}
    for both, (after_consonant, after_vowel) in pairs.items():
        assert i18n.particles(f"레인{both} 층{both} 그래프{both} 끝.") == (
            f"레인{after_consonant} 층{after_consonant} 그래프{after_vowel} 끝."
        )
    assert i18n.particles("은(는)") == "은(는)"
    assert i18n.particles("f(x) is (not) 3") == "f(x) is (not) 3"


def test_values_are_told_with_their_particles(qapp):
    text = "Draw the digit {digit}, then press Enter"
    assert i18n.told(text, digit=3) == "Draw the digit 3, then press Enter"
    i18n.show_language("ko")
    assert i18n.told(text, digit=3) == "3을 그리고 Enter를 누르세요"
    assert i18n.told(text, digit=4) == "4를 그리고 Enter를 누르세요"
    error = nn.DataError("{path} cannot be read as an image ({reason}). Use a PNG or JPEG file.",
                         path="그림.png", reason="…")  # fmt: skip
    assert i18n.sentence(error).startswith("그림.png를 이미지로")


def test_choices_have_names_and_tell_the_name_of_the_code(qapp, monkeypatch):
    monkeypatch.setitem(nn.CHOICE_NAMES, "sgd", nn.Phrase("gradient descent"))
    assert i18n.choice_name("sgd") == "gradient descent"
    assert i18n.choice_name("no-such-choice") == "no-such-choice"
    assert i18n.value_text("optimizer", "sgd") == "gradient descent"
    assert i18n.value_text("learning_rate", 0.1) == "0.1"
    field = Field("optimizer", nn.KNOBS["optimizer"])
    index = field.control.findData("sgd")
    assert field.control.itemText(index) == "gradient descent"
    assert field.control.itemData(index, Qt.ToolTipRole) == "sgd"


def test_a_long_tooltip_is_broken_into_lines():
    told = tip("word " * 40, "", "단어 " * 40)
    assert len(told.splitlines()) == 6
    assert max(map(len, told.splitlines())) <= 76
    assert told.split() == ["word"] * 40 + ["단어"] * 40


def test_every_word_that_is_explained_is_in_the_glossary():
    for path in sorted((ROOT / "gui").rglob("*.py")):
        for term in re.findall(r'explained\("([^"]+)"\)', path.read_text(encoding="utf-8")):
            assert term in GLOSSARY, path
    terms = {*form.TERMS.values(), *samples.HEADINGS.values(), *ledger.TERMS.values()}
    assert terms <= set(GLOSSARY)
    assert set(form.TERMS) <= set(nn.KNOBS)
