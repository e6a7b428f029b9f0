"""The help: keys, cards and words."""

from __future__ import annotations

import pytest
from PyQt5.QtWidgets import (
    QTextBrowser,
    QWidget,
)

from gui.panels import PANELS
from gui.shell.help_dialog import HelpDialog, cards_html, glossary_html, keys_html
from gui.shell.shortcuts import SHORTCUTS
from gui.style import i18n
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


def test_the_cards_stand_under_their_workspace_in_their_order():
    html = cards_html()
    places = [html.index(panel.question) for panel in PANELS if panel.workspace == "train"]
    assert places == sorted(places)
    assert html.index("<h3>Train</h3>") < places[0] < html.index("<h3>Inside</h3>")


def test_keys_that_do_the_same_share_a_row():
    html = keys_html()
    assert html.count("choose a workspace") == 1
    assert html.count("add the drawing to my digits with that label") == 1
    assert html.count("<tr>") == len({(one.shown or one.keys, one.told) for one in SHORTCUTS})


@pytest.mark.parametrize(("wanted", "found"), [("", len(GLOSSARY)), ("no such word", 0)])
def test_the_glossary_shows_what_holds_the_searched_words(wanted, found):
    assert glossary_html(wanted).count("<p>") == found


def test_the_search_is_in_terms_and_explanations_whatever_their_case():
    html = glossary_html("  OVERFITTING ")
    assert "dropout" in html  # whose explanation names it
    assert "seed" not in html


def test_it_speaks_the_language_that_is_shown(qtbot):
    i18n.show_language("ko")
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = HelpDialog(parent)
    assert dialog.tabs.tabText(0) == i18n.tr("What you see")
    dialog.search.setText("no such word")
    assert dialog.glossary.toPlainText() == ""
