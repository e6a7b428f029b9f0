"""Keys: they act wherever the focus is, unless text is being typed."""

from __future__ import annotations

from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import (
    QApplication,
)

from gui.session.state import State
from tests.gui.conftest import WAIT


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
