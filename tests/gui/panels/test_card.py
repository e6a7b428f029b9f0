"""A card: its heading, its buttons, and how it is copied."""

from __future__ import annotations

import pytest
from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import QApplication

from gui.panels.card import Card
from tests.gui.panels.conftest import (
    recorded,
)


def test_a_picture_has_no_buttons(panel):
    panel.show_run(*recorded())
    with panel.without_buttons():
        assert not panel.export_button.isVisible()
    assert panel.export_button.isVisible()
    assert not panel.live_button.isVisible()


class AnyCard(Card):
    name, title, question, help = "anyCard", "A card", "Does it work?", "It should."


@pytest.fixture
def card(qtbot):
    one = AnyCard()
    qtbot.addWidget(one)
    one.resize(400, 300)
    one.show()
    return one


def test_question_and_help_are_read_at_the_title(card):
    assert card._title.text() == "A card"
    assert card._title.toolTip() == "Does it work?\nIt should."


@pytest.mark.parametrize(("action", "kind"), [(0, "png"), (1, "svg"), (2, "csv")])
def test_the_menu_asks_for_an_export(card, qtbot, action, kind):
    with qtbot.waitSignal(card.export_asked) as asked:
        card._menu.actions()[action].trigger()
    assert asked.args == [kind]


def test_a_double_click_or_the_button_maximises(card, qtbot):
    with qtbot.waitSignal(card.maximise_asked):
        qtbot.mouseDClick(card, Qt.LeftButton)
    with qtbot.waitSignal(card.maximise_asked):
        card.maximise_button.click()


def test_what_stopped_it_covers_the_card_and_can_be_copied(card, qtbot):
    card.show_failure("Traceback …\nKeyError: 'first'")
    card.show_failure("Traceback …\nKeyError: 'second'")
    assert "KeyError: 'first'" in card.notice._text.text()
    card.resize(500, 200)
    assert card.notice.geometry() == card.rect()
    qtbot.mouseClick(card.notice._copy, Qt.LeftButton)
    assert QApplication.clipboard().text() == "Traceback …\nKeyError: 'first'"


def test_buttons_come_back_though_the_picture_fails(card):
    with pytest.raises(ZeroDivisionError), card.without_buttons():
        raise ZeroDivisionError
    assert card.export_button.isVisible()
