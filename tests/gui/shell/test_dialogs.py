"""Dialogs: about a lane that is there, and gone when they are closed."""

from __future__ import annotations

import gc

import numpy as np
from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import QApplication

import nn
from gui.failure import failure
from gui.recipe.lane_dialogs import AddLaneDialog, LaneDialog, RenameDialog
from gui.session.state import State
from gui.shell.help_dialog import HelpDialog
from tests.gui.conftest import WAIT

ROUNDS = 50


def opened(window):
    return [one for one in window.findChildren(LaneDialog) if one.isVisible()]


def test_a_dialog_about_a_lane_that_is_gone_closes_and_says_so(qtbot, window, lanes):
    for ask in (window.lanes.ask_add, window.lanes.ask_rename):
        ask(1)
        assert len(opened(window)) == 1
        with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
            window.session.load("one", lanes[:1])
        assert opened(window) == []
        assert "'ReLU' no longer exists" in window.banner.text.text()
        with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
            window.session.load("two", lanes)


def test_a_dialog_stays_while_another_lane_comes_or_goes(qtbot, window):
    window.lanes.ask_rename(1)
    (dialog,) = opened(window)
    with qtbot.waitSignal(window.session.lanes_changed, timeout=WAIT):
        window.session.editor.remove_lane(0)
    assert dialog.isVisible()
    dialog.name.setText("other")
    dialog.ask()
    qtbot.waitUntil(lambda: window.session.run.lanes[0].name == "other", timeout=WAIT)


def test_a_lane_of_that_slot_that_came_later_is_another_lane(qtbot, window):
    window.lanes.ask_add(1)
    for change in (
        lambda: window.session.editor.remove_lane(1),
        lambda: window.session.editor.add_lane(0, "activation", "tanh"),
    ):
        with qtbot.waitSignal(window.session.lanes_changed, timeout=WAIT):
            change()
    assert [lane.slot for lane in window.session.run.lanes] == [0, 1]
    assert opened(window) == []


def settled(qtbot, window):
    """Widgets and windows when all that was to be deleted is."""
    for _ in range(3):
        QApplication.sendPostedEvents(None, 0)
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, 52)  # QEvent.DeferredDelete
    gc.collect()
    return len(QApplication.allWidgets())


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


def test_letters_and_space_go_to_the_window_and_escape_leaves_a_field(qtbot, window):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=WAIT)
    session, fields = window.session, window.form.fields
    chosen = fields["activation"].control
    chosen.setFocus()
    before = chosen.currentText()
    with qtbot.waitSignal(session.loaded, timeout=WAIT):
        qtbot.keyClick(chosen, Qt.Key_R)  # not the list's "relu"
    assert chosen.currentText() == before
    qtbot.keyClick(chosen, Qt.Key_Space)
    qtbot.waitUntil(lambda: session.state is State.RUNNING, timeout=WAIT)
    assert not chosen.view().isVisible()
    line = fields["learning_rate"].control
    line.setFocus()
    line.setText("77")
    qtbot.keyClick(line, Qt.Key_Escape)
    assert line.text() == "0.1"
    assert not line.hasFocus()


def test_zooming_out_without_end_comes_to_an_end(qtbot, window):
    """It went to powers of 10^(5·10¹⁰), and then to no range at all."""
    window.session.step()
    qtbot.waitUntil(lambda: window.session.step_count == 1, timeout=WAIT)
    for name in ("loss", "accuracy", "gradient"):
        for plot in window.workspaces.panels[name].all_plots():
            box = plot.plotItem.vb
            for _ in range(400):
                box.scaleBy((3.0, 3.0))
                box.translateBy((1e6, -1e6))
            (first, last), (low, high) = plot.viewRange()
            assert last - first < 1e3
            assert high - low < 1e7
            for _ in range(400):
                box.scaleBy((0.1, 0.1))
            assert np.isfinite(plot.viewRange()).all()
            plot.back_to_live()
