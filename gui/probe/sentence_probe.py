"""SentenceProbe: a sentence to type; what the network knows of it is shown word by word."""

from __future__ import annotations

from html import escape

from PyQt5.QtCore import QSignalBlocker, Qt
from PyQt5.QtWidgets import QLabel, QPlainTextEdit

import nn
from gui.probe.probe import Probe
from gui.style import theme
from gui.style.i18n import N_, tr

LONGEST = 400  # characters that are read
LINES_PIXELS = 84


class SentenceProbe(Probe):
    """What is typed is read through the same vocabulary as the training sentences."""

    name = "sentenceProbe"
    heading = N_("A sentence")
    next_text = N_("Next sample")
    hint = N_("Change a word and watch the prediction of every lane.")

    def create(self) -> None:
        self.text = QPlainTextEdit()
        self.text.setObjectName("sentenceField")
        self.text.setTabChangesFocus(True)
        self.text.textChanged.connect(self._on_typed)
        self.unknown, self.seen = QLabel(), QLabel()
        self.unknown.setProperty("role", "pending")
        self.unknown.setWordWrap(True)
        self.seen.setWordWrap(True)
        self.seen.setTextFormat(Qt.TextFormat.RichText)
        self._seen_title = QLabel()
        self._seen_title.setProperty("role", "section")
        for widget in (self.text, self.unknown, self._seen_title, self.seen):
            self.body.addWidget(widget)

    @staticmethod
    def suits(dataset: nn.Dataset) -> bool:
        return bool(dataset.words)

    def sample(self) -> nn.Array | None:
        if self.dataset is None:
            return None
        x, read = nn.encode_sentence(self.dataset, self.text.toPlainText()[:LONGEST])
        self._show_read(self.dataset, read)
        return x

    def fill(self, x: nn.Array) -> None:
        assert self.dataset is not None
        with QSignalBlocker(self.text):
            self.text.setPlainText(nn.sentence_of(self.dataset, x))

    def retranslate(self) -> None:
        super().retranslate()
        self._seen_title.setText(tr("What the network sees").upper())
        self.text.setAccessibleName(tr(self.heading))
        self.text.setPlaceholderText(tr("Type a sentence"))

    def show_theme(self) -> None:
        self.text.setFixedHeight(theme.px(LINES_PIXELS))
        self.sample()  # its words stand on a ground of the theme

    def _show_read(self, dataset: nn.Dataset, read: tuple[tuple[str, bool], ...]) -> None:
        strange = [word for word, known in read if not known]
        told = tr(
            "The network knows {count} words, but not these: {words}. It sees blanks instead."
        )
        self.unknown.setText(
            told.format(count=len(dataset.words) - 1, words=", ".join(dict.fromkeys(strange)))
            if strange
            else ""
        )
        self.unknown.setVisible(bool(strange))
        ground = theme.color("raised").name()
        chips = [
            f'<span style="background:{ground}">&nbsp;{escape(word)}&nbsp;</span>'
            if known
            else f'<span style="color:{theme.color("warn").name()}">&nbsp;?&nbsp;</span>'
            for word, known in read
        ]
        self.seen.setText(" ".join(chips))

    def _on_typed(self) -> None:
        self.touch()
