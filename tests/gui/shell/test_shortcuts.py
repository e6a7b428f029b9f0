"""Keys: they act wherever the focus is, unless text is being typed."""

from __future__ import annotations

import pytest
from PyQt5.QtCore import QEvent, Qt
from PyQt5.QtGui import QKeyEvent
from PyQt5.QtWidgets import (
    QApplication,
)

from gui.session.state import State
from gui.shell.shortcuts import SHORTCUTS
from tests.gui.conftest import SEVEN, WAIT


def key(qtbot, window, *keys):
    for one in keys:
        qtbot.keyClick(window, one)


def test_keys_step_and_reset(qtbot, window):
    for one in (Qt.Key_S, Qt.Key_Right):
        before = window.session.step_count
        key(qtbot, window, one)
        qtbot.waitUntil(lambda before=before: window.session.step_count == before + 1, timeout=WAIT)
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        key(qtbot, window, Qt.Key_R)
    assert window.session.step_count == 0


def test_what_is_typed_into_a_field_is_not_a_key_of_the_window(qtbot, window):
    field = window.form.fields["steps"].control
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "2 000")
    assert window.session.state is State.READY
    field.selectAll()
    qtbot.keyClicks(field, "2000")
    qtbot.keyClick(field, Qt.Key_Return)
    qtbot.waitUntil(lambda: window.session.run.experiments[0].steps == 2000, timeout=WAIT)


def test_after_folding_the_sides_space_still_runs(qtbot, window):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=WAIT)
    for key in (Qt.Key_1, Qt.Key_2):
        qtbot.keyClick(window, key, Qt.ControlModifier)
    assert window.hasFocus()
    qtbot.keyClick(window.focusWidget() or window, Qt.Key_Space)
    qtbot.waitUntil(lambda: window.session.state is State.RUNNING, timeout=WAIT)


def test_the_keys_stay_with_the_window_after_a_click_into_the_form(qtbot, window):
    """A scroll area that takes the click would take the arrows too."""
    lanes = window.form.lane_bar
    qtbot.mouseClick(lanes._group.button(1), Qt.LeftButton)
    for expected in (1, 2):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key_Right)
        qtbot.waitUntil(lambda e=expected: window.session.step_count == e, timeout=WAIT)


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


def active(qtbot, window):
    """The window when it takes keys."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=WAIT)
    return window


def typed(qtbot, window, key):
    """Edit a field and leave it with a key."""
    field = window.form.fields["steps"].control
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "2000")
    qtbot.keyClick(field, key)


def left_by_a_click(qtbot, window):
    window.form.fields["steps"].control.setFocus()
    qtbot.mouseClick(window.form.diagram, Qt.LeftButton)


WAYS = {
    "after Enter in a field": lambda qtbot, window: typed(qtbot, window, Qt.Key_Return),
    "after Escape in a field": lambda qtbot, window: typed(qtbot, window, Qt.Key_Escape),
    "after a click beside a field": left_by_a_click,
    "in a list": lambda _, window: window.form.fields["activation"].control.setFocus(),
    "in the list of experiments": lambda _, window: window.form.presets.setFocus(),
    "in the list of paces": lambda _, window: window.top_bar.pace.setFocus(),
    "on a slider": lambda _, window: window.form.fields["learning_rate"].slider.setFocus(),
}


@pytest.mark.parametrize("way", WAYS)
def test_keys_mean_the_run_wherever_nothing_is_typed(qtbot, window, way):
    session = active(qtbot, window).session
    window.side.drawing.canvas.show_drawing(SEVEN)
    WAYS[way](qtbot, window)

    def press(key):
        qtbot.keyClick(QApplication.focusWidget(), key)

    press(Qt.Key_S)
    qtbot.waitUntil(lambda: session.step_count == 1, timeout=WAIT)
    press(Qt.Key_7)
    assert window.drawing.mine.labels.tolist() == [7]
    press(Qt.Key_Space)
    qtbot.waitUntil(lambda: session.state is State.RUNNING, timeout=WAIT)
    press(Qt.Key_Space)
    qtbot.waitUntil(lambda: session.state is State.PAUSED, timeout=WAIT)
    with qtbot.waitSignal(session.loaded, timeout=WAIT):
        press(Qt.Key_R)
    assert window.form.fields["activation"].control.currentData() == "sigmoid"


def test_ctrl_and_a_number_choose_a_workspace_and_one_without_panels_does_nothing(qtbot, window):
    active(qtbot, window)
    names = list(window.workspaces.pages)
    assert names[:4] == ["data", "train", "inside", "results"]
    for number, name in enumerate(names, 1):
        qtbot.keyClick(window, Qt.Key_0 + number, Qt.ControlModifier)
        assert window.workspaces.current == name
        assert window.top_bar.workspaces[name].isChecked()
    for number in range(len(names) + 1, 7):
        qtbot.keyClick(window, Qt.Key_0 + number, Qt.ControlModifier)
        assert window.workspaces.current == names[-1]


def test_a_key_that_is_held_steps_again_and_again_but_resets_once(qtbot, window):
    session = window.session
    for key, repeats in ((Qt.Key_S, True), (Qt.Key_Space, False)):
        held = QKeyEvent(QEvent.KeyPress, key, Qt.NoModifier, "", True)
        window.setFocus()
        QApplication.sendEvent(window, held)
        if repeats:
            qtbot.waitUntil(lambda: session.step_count == 1, timeout=WAIT)
    assert session.state is not State.RUNNING


def test_no_two_shortcuts_share_a_key_and_each_says_what_it_does():
    keys = [key for one in SHORTCUTS for key in one.keys]
    assert len(set(keys)) == len(keys)
    assert all(one.told for one in SHORTCUTS)


def test_ctrl_z_brings_a_removed_lane_back_and_takes_an_edit_back(qtbot, window):
    session = active(qtbot, window).session
    session.step()
    qtbot.waitUntil(lambda: session.step_count == 1, timeout=WAIT)
    combo = window.form.fields["activation"].control
    combo.activated.emit(combo.findData("tanh"))
    with qtbot.waitSignal(session.lanes_changed, timeout=WAIT):
        session.editor.remove_lane(1)
    with qtbot.waitSignal(session.lanes_changed, timeout=WAIT):
        qtbot.keyClick(window, Qt.Key_Z, Qt.ControlModifier)
    assert [lane.slot for lane in session.run.lanes] == [0, 1]
    assert session.run.lanes[1].record.step == 1
    assert window.status.sentence.text() != ""
    qtbot.keyClick(window, Qt.Key_Z, Qt.ControlModifier)
    assert combo.currentData() == "sigmoid"
    assert not window.form.advice.isVisible()
    qtbot.keyClick(window, Qt.Key_Z, Qt.ControlModifier)
    assert window.status.sentence.text() == "There is nothing to undo."
