"""Languages: English in the source, Korean from ``resources/i18n/ko.ts``.

All texts share one context. The ``.ts`` file is read as it is, so that no compiled
file has to be kept beside it.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Any

import PyQt5
from PyQt5.QtCore import QCoreApplication, QLocale, QObject, QTranslator

import nn
from gui.style.resources import TRANSLATIONS

CONTEXT = "Nablascope"
# Qt garbles its own path when a folder on the way has a Hangul name.
QT_TRANSLATIONS = Path(PyQt5.__file__).parent / "Qt5" / "translations"
LANGUAGES = {"en": "English", "ko": "한국어"}

# Korean particles in their two forms: after a final consonant, and after a vowel.
PARTICLES = {
    "을(를)": ("을", "를"),
    "이(가)": ("이", "가"),
    "은(는)": ("은", "는"),
    "와(과)": ("과", "와"),
    "(으)로": ("으로", "로"),
}
_PARTICLE = re.compile("|".join(map(re.escape, PARTICLES)))
_NOT_READ = re.compile(r"(?:<[^>]*>|['\"’”])+$")  # what may stand between a word and its particle
_LAST_WORD = re.compile(r"[A-Za-z]+$")
# How the last sign before a particle ends when it is read in Korean: with no consonant,
# with the consonant ㄹ, or with another one.
OPEN, LIQUID, CLOSED = "open", "liquid", "closed"
_DIGITS = dict(zip("0123456789", (CLOSED, LIQUID, OPEN, CLOSED, OPEN, OPEN, CLOSED, LIQUID, LIQUID,
                                  OPEN), strict=True))  # fmt: skip
_LETTERS = dict.fromkeys("ABCDEFGHIJKOPQSTUVWXYZ", OPEN) | {
    "L": LIQUID, "R": LIQUID, "M": CLOSED, "N": CLOSED,
}  # fmt: skip
_ENDINGS = dict.fromkeys("adfhijorsuvwxyz", OPEN) | {"l": LIQUID, "m": CLOSED, "n": CLOSED}
VOWELS = frozenset("aeiouy")
HANGUL, SYLLABLES, FINALS, FINAL_LIQUID = ord("가"), 11172, 28, 8

_translators: list[QTranslator] = []
_language = "en"


class TsTranslator(QTranslator):
    """Translations read from a Qt Linguist ``.ts`` file."""

    def __init__(self, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = read_ts(language)

    def isEmpty(self) -> bool:
        return not self._texts

    def translate(
        self,
        context: str | None,
        source: str | None,
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str | None:
        return self._texts.get(source or "") if context == CONTEXT else None


def read_ts(language: str) -> dict[str, str]:
    """Source text -> finished translation of one language's ``.ts`` file."""
    tree = ElementTree.parse(TRANSLATIONS / f"{language}.ts")
    texts = {}
    for message in tree.iter("message"):
        translation = message.find("translation")
        if translation is not None and translation.get("type") != "unfinished":
            texts[message.findtext("source", "")] = translation.text or ""
    return texts


def tr(text: str) -> str:
    """``text`` in the language that is shown."""
    return QCoreApplication.translate(CONTEXT, text)


def N_(text: str) -> str:
    """Mark ``text`` for translation; whoever shows it calls ``tr``."""
    return text


def told(text: str, /, **values: Any) -> str:
    """``text`` in the language that is shown, with these values and the particles after them."""
    return particles(tr(text).format(**values))


def particles(text: str) -> str:
    """``text`` with each Korean particle in the form that the sound before it asks for.

    Where it is not known how what stands before it is read, both forms stay.
    """

    def chosen(match: re.Match[str]) -> str:
        ending = _ending(_NOT_READ.sub("", text[: match.start()]))
        if ending is None:
            return match[0]
        after_consonant, after_vowel = PARTICLES[match[0]]
        liquid = ending == LIQUID and match[0] == "(으)로"  # 서울로, 1로
        return after_vowel if ending == OPEN or liquid else after_consonant

    return _PARTICLE.sub(chosen, text) if "(" in text else text


def _ending(text: str) -> str | None:
    """How ``text`` ends when it is read in Korean; None where that is not known."""
    last = text[-1:]
    syllable = ord(last) - HANGUL if last else -1
    if 0 <= syllable < SYLLABLES:
        final = syllable % FINALS
        return OPEN if not final else LIQUID if final == FINAL_LIQUID else CLOSED
    if last == "%":
        return OPEN  # 퍼센트
    word = _LAST_WORD.search(text)
    if word is None:
        return _DIGITS.get(last)
    if word[0].isupper() or not VOWELS & set(word[0].lower()):  # read letter by letter
        return _LETTERS[last.upper()]
    return CLOSED if word[0].endswith("ng") else _ENDINGS.get(last.lower())


def choice_name(choice: str) -> str:
    """A choice of a recipe's field, by its name in the language that is shown."""
    name = nn.CHOICE_NAMES.get(choice)
    return tr(name) if name else choice


def value_text(field: str, value: Any) -> str:
    """A value of a recipe's field as a person reads it."""
    if field not in nn.KNOBS or not nn.KNOBS[field].choices:
        return nn.as_text(value)
    if isinstance(value, str):
        return choice_name(value)
    return nn.as_text(tuple(choice_name(one) for one in value))  # one for each layer


def sentence(error: nn.NablascopeError | nn.Sentence) -> str:
    """The sentence (of an error) in the language that is shown."""
    values = {name: words(value) for name, value in error.values.items()}
    knob = nn.KNOBS.get(str(values.get("field")))
    if knob:  # the name that stands beside the field
        values["field"] = tr(knob.label)
    return told(error.template, **values)


def words(value: object) -> object:
    """A value of a sentence, in the language that is shown where it is words itself."""
    if isinstance(value, nn.Sentence):
        return sentence(value)
    return tr(value) if isinstance(value, nn.Phrase) else value


def language() -> str:
    """The code of the language that is shown."""
    return _language


def system_language() -> str:
    """The language of this machine, or English where it is not one of ours."""
    code = QLocale.system().name().split("_")[0]
    return code if code in LANGUAGES else "en"


def show_language(code: str) -> None:
    """Show everything in this language from now on."""
    global _language
    application = QCoreApplication.instance()
    assert application is not None
    for translator in _translators:
        application.removeTranslator(translator)
    _translators.clear()
    _language = code
    if code == "en":
        return
    own = TsTranslator(code, application)
    dialogs = QTranslator(application)
    dialogs.load(f"qtbase_{code}", str(QT_TRANSLATIONS))
    for translator in (dialogs, own):
        application.installTranslator(translator)
        _translators.append(translator)
