"""Languages: English in the source, Korean from ``resources/i18n/ko.ts``.

All texts share one context. The ``.ts`` file is read as it is, so that no compiled
file has to be kept beside it.
"""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from pathlib import Path

import PyQt5
from PyQt5.QtCore import QCoreApplication, QLocale, QObject, QTranslator

import nn
from gui.style.resources import TRANSLATIONS

CONTEXT = "Nablascope"
# Qt garbles its own path when a folder on the way has a Hangul name.
QT_TRANSLATIONS = Path(PyQt5.__file__).parent / "Qt5" / "translations"
LANGUAGES = {"en": "English", "ko": "한국어"}

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


def sentence(error: nn.NablascopeError | nn.Sentence) -> str:
    """The sentence (of an error) in the language that is shown."""
    values = {name: _words(value) for name, value in error.values.items()}
    knob = nn.KNOBS.get(str(values.get("field")))
    if knob:  # the name that stands beside the field
        values["field"] = tr(knob.label)
    return tr(error.template).format(**values)


def _words(value: object) -> object:
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
