"""Dialogs: about a lane that is there, and gone when they are closed."""

from __future__ import annotations

import gc

import numpy as np
import pytest
from PyQt5.QtWidgets import QApplication

import nn
from gui.failure import failure
from gui.recipe.lane_dialogs import AddLaneDialog, LaneDialog, RenameDialog
from gui.shell.help_dialog import HelpDialog

ROUNDS = 50


def opened(window):
    return [one for one in window.findChildren(LaneDialog) if one.isVisible()]


def settled(qtbot, window):
    """Widgets and windows when all that was to be deleted is."""
    for _ in range(3):
        QApplication.sendPostedEvents(None, 0)
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, 52)  # QEvent.DeferredDelete
    gc.collect()
    return len(QApplication.allWidgets())


@pytest.mark.long
def test_what_is_opened_fifty_times_leaves_no_widget_behind(qtbot, window):
    failed = failure(ZeroDivisionError("once"))
    window.drawing.mine.keep([nn.Drawing((np.array([[60.0, 60.0], [80.0, 200.0]]),))], [7])
    window.workspaces.show_panel("own")

    def add():
        window.lanes.ask_add(0)
        for place in range(4):
            opened(window)[0].settings.setCurrentIndex(place)

    def menu():
        own = window.workspaces.panels["own"]
        own._offer(own.list.visualItemRect(own.list.item(0)).center())
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()

    ways = [
        (add, AddLaneDialog),
        (lambda: window.lanes.ask_rename(0), RenameDialog),
        (window._show_help, HelpDialog),
        (lambda: window._show_details(failed), object),
        (menu, object),
    ]

    def round_trip():
        for way, _ in ways:
            way()
            for dialog in window.findChildren(LaneDialog) + window.findChildren(HelpDialog):
                dialog.close()
            for dialog in QApplication.topLevelWidgets():
                if dialog is not window and dialog.isVisible():
                    dialog.close()

    round_trip()
    before = settled(qtbot, window)
    for _ in range(ROUNDS):
        round_trip()
        settled(qtbot, window)
    assert settled(qtbot, window) == before
