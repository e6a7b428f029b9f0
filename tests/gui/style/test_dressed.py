"""Dressed: a widget follows the language and the theme, but not before it is built."""

from __future__ import annotations

import pytest
from PyQt5.QtWidgets import QLabel

from gui.style import i18n, theme
from gui.style.dressed import Dressed


class Dress(Dressed, QLabel):
    """Notes what it is asked to do."""

    def __init__(self, ready):
        super().__init__()
        self.asked = []
        if ready:
            self.dress()

    def retranslate(self):
        self.asked.append("language")

    def show_theme(self):
        self.asked.append("theme")


@pytest.mark.parametrize("ready", [True, False])
def test_it_is_asked_once_when_it_is_built_and_at_each_change(qtbot, qapp, ready):
    one = Dress(ready)
    qtbot.addWidget(one)
    assert one.asked == (["theme", "language"] if ready else [])
    one.asked.clear()
    i18n.show_language("ko")
    qapp.processEvents()
    theme.apply(theme.LIGHT)
    qapp.processEvents()
    assert ("language" in one.asked, "theme" in one.asked) == (ready, ready)
