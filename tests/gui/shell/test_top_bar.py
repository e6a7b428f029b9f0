"""The top bar: run, step, reset, and the workspaces."""

from __future__ import annotations

import pytest
from PyQt5.QtCore import Qt

from gui.session.state import State
from gui.shell.top_bar import TopBar
from gui.style import i18n
from tests.gui.conftest import WAIT


def key(qtbot, window, *keys):
    for one in keys:
        qtbot.keyClick(window, one)


def test_space_runs_and_pauses_and_the_button_says_what_it_does(qtbot, window):
    assert window.top_bar.run_button.text() == "Run"
    key(qtbot, window, Qt.Key_Space)
    qtbot.waitUntil(lambda: window.session.state is State.RUNNING, timeout=WAIT)
    assert window.top_bar.run_button.text() == "Pause"
    key(qtbot, window, Qt.Key_Space)
    qtbot.waitUntil(lambda: window.session.state is State.PAUSED, timeout=WAIT)
    assert window.top_bar.run_button.text() == "Run"
    assert f"Paused at step {window.session.run.race.step:,}" == window.status.sentence.text()


@pytest.fixture
def bar(qtbot):
    one = TopBar(["data", "train"])
    qtbot.addWidget(one)
    one.resize(1366, 60)
    one.show()
    return one


@pytest.mark.parametrize(
    ("state", "run", "step", "reset", "save"),
    [
        (State.LOADING, False, False, False, True),
        (State.READY, True, True, True, True),
        (State.RUNNING, True, True, True, True),
        (State.PAUSED, True, True, True, True),
        (State.FINISHED, True, False, True, True),
    ],
)
def test_what_makes_no_sense_cannot_be_pressed(bar, state, run, step, reset, save):
    bar.show_state(state, True)
    buttons = bar.run_button, bar.step_button, bar.reset_button, bar.save_button
    assert [one.isEnabled() for one in buttons] == [run, step, reset, save]


def test_a_run_that_cannot_go_on_can_only_be_reset(bar):
    bar.show_state(State.FAILED, False)
    assert not bar.run_button.isEnabled()
    assert not bar.step_button.isEnabled()
    assert bar.reset_button.isEnabled()


def test_in_a_narrow_window_the_buttons_keep_their_icons_and_their_names(bar):
    assert bar.run_button.text() == "Run"
    bar.resize(700, 60)
    assert bar.run_button.text() == ""
    assert "Space" in bar.run_button.accessibleName()
    assert not bar.run_button.icon().isNull()


def test_a_click_asks_for_a_workspace_and_the_count_stays_in_every_language(qtbot, bar, qapp):
    told = []
    bar.workspace_chosen.connect(told.append)
    qtbot.mouseClick(bar.workspaces["train"], Qt.LeftButton)
    assert told == ["train"]
    bar.show_count("train", 3, alarming=True)
    i18n.show_language("ko")
    qapp.processEvents()
    assert bar.workspaces["train"].text().endswith("· 3")
    assert bar.workspaces["train"].property("alarm")
    bar.show_count("train", 0, alarming=False)
    assert "3" not in bar.workspaces["train"].text()


def test_slow_motion_is_chosen_in_the_list(qtbot, window):
    pace = window.top_bar.pace
    assert pace.currentText() == "Full speed"
    index = 1
    pace.setCurrentIndex(index)
    pace.activated.emit(index)
    expected = pace.itemData(index)
    qtbot.waitUntil(
        lambda: window.session._worker.loop._pace.steps_per_second == expected, timeout=WAIT
    )
