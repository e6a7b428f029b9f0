"""The help: keys, cards and words."""

from __future__ import annotations

from PyQt5.QtWidgets import (
    QTextBrowser,
)

from gui.panels import PANELS
from gui.shell.help_dialog import HelpDialog
from gui.shell.shortcuts import SHORTCUTS
from gui.style.glossary import GLOSSARY


def page(dialog, index):
    """The text on a page of the help."""
    widget = dialog.tabs.widget(index)
    return widget if isinstance(widget, QTextBrowser) else widget.findChild(QTextBrowser)


def test_help_lists_the_keys_the_cards_and_the_glossary(qtbot, window):
    window.top_bar.help_button.click()
    (dialog,) = window.findChildren(HelpDialog)
    cards, keys, glossary = (page(dialog, index).toPlainText() for index in range(3))
    for shortcut in SHORTCUTS:
        assert shortcut.told in keys
    for panel in PANELS:
        assert panel.question in cards
    for term in GLOSSARY:
        assert term in glossary
    qtbot.keyClicks(dialog.search, "nats")
    assert "mini-batch" not in dialog.glossary.toPlainText().split()
    dialog.reject()
