"""A page of cards: what is chosen, put beside it, or shown alone."""

from __future__ import annotations

import pytest
from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import QApplication

from gui.shell.main_window import MainWindow
from gui.style import settings
from tests.gui.conftest import WAIT


def test_a_card_is_maximised_by_double_click_and_put_back_with_escape(qtbot, window):
    loss, accuracy = window.workspaces.panels["loss"], window.workspaces.panels["accuracy"]
    qtbot.mouseDClick(loss, Qt.LeftButton)
    assert loss.isVisible()
    assert not accuracy.isVisible()
    # the tabs and the sentence stay
    qtbot.waitUntil(lambda: loss.height() > 0.85 * loss.parent().height(), timeout=WAIT)
    qtbot.waitUntil(lambda: loss.width() > 0.9 * loss.parent().width(), timeout=WAIT)
    qtbot.keyClick(window, Qt.Key_Escape)
    assert accuracy.isVisible()


def test_a_workspace_offers_its_own_tabs_and_remembers_the_one_that_was_chosen(qtbot, window):
    qtbot.mouseClick(window.top_bar.workspaces["data"], Qt.LeftButton)
    assert window.workspaces.panels["samples"].isVisible()
    seen = [key for key, panel in window.workspaces.panels.items() if panel.workspace == "data"]
    assert list(window.workspaces.page.tabs.buttons) == seen
    window.workspaces.show_panel("clinic")
    qtbot.keyClick(window, Qt.Key_2, Qt.ControlModifier)
    assert window.workspaces.panels["loss"].isVisible()
    qtbot.keyClick(window, Qt.Key_1, Qt.ControlModifier)
    assert window.workspaces.panels["clinic"].isVisible()


@pytest.fixture
def page(window):
    """The workspace Inside, with room for two cards."""
    window.workspaces.choose("inside")
    return window.workspaces.page


def visible(page):
    return [key for key, panel in page.panels.items() if panel.isVisible()]


def test_ctrl_and_a_click_put_a_card_beside_and_take_it_away(qtbot, window, page, monkeypatch):
    first, second = list(page.tabs.buttons)[:2]
    control = lambda: Qt.ControlModifier  # noqa: E731
    monkeypatch.setattr(QApplication, "keyboardModifiers", staticmethod(control))
    page.tabs.buttons[second].click()
    assert visible(page) == [first, second]
    assert page.tabs.current == first
    assert page.tabs.buttons[first].isChecked()
    page.tabs.buttons[second].click()
    assert visible(page) == [first]


def test_the_card_beside_is_chosen_with_the_button_too(page):
    first, _, third = list(page.tabs.buttons)[:3]
    page._fill_menu()
    actions = {one.text(): one for one in page._menu.actions()}
    actions[page.panels[third].tab].trigger()
    assert visible(page) == [first, third]
    page._fill_menu()
    next(one for one in page._menu.actions() if one.text() == "Show only one card").trigger()
    assert visible(page) == [first]


def test_choosing_the_card_beside_changes_places_and_loses_none(page):
    first, second = list(page.tabs.buttons)[:2]
    page.put_beside(second)
    page.choose(second)
    assert (page.tabs.current, page.beside) == (second, first)


def test_a_workspace_remembers_its_tab_and_the_card_beside_it(qtbot, window, page, ready):
    _, second, third = list(page.tabs.buttons)[:3]
    page.choose(second)
    page.put_beside(third)
    again = MainWindow(ready)
    qtbot.addWidget(again)
    again.show()
    again.workspaces.choose("inside")
    other = again.workspaces.page
    assert (other.tabs.current, other.beside) == (second, third)
    assert visible(other) == [second, third]
    assert other.tabs.buttons[second].isChecked()


def test_a_tab_that_is_remembered_but_gone_is_passed_over(qtbot, window, page, ready):
    settings.remember("workspace/inside", "no-such-card,neither")
    again = MainWindow(ready)
    qtbot.addWidget(again)
    assert again.workspaces.pages["inside"].tabs.current == next(iter(page.tabs.buttons))
    assert again.workspaces.pages["inside"].beside is None


def test_a_card_shown_alone_is_alone_until_all_are_shown(page):
    first, second = list(page.tabs.buttons)[:2]
    page.put_beside(second)
    page.toggle_alone(second)
    assert visible(page) == [second]
    page.toggle_alone(second)
    assert visible(page) == [first, second]


def test_another_tab_is_alone_in_place_of_the_one_before(page):
    first, second = list(page.tabs.buttons)[:2]
    page.toggle_alone(first)
    page.choose(second)
    assert visible(page) == [second]
