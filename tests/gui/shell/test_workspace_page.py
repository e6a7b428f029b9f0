"""A page of cards: what is chosen, put beside it, or shown alone."""

from __future__ import annotations

from PyQt5.QtCore import Qt

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
