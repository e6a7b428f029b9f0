"""What the session tells of its run is shown in every part of the window."""

from PyQt5.QtCore import QEvent
from PyQt5.QtWidgets import QApplication

from gui.session.state import State
from gui.shell.main_window import MainWindow
from tests.gui.conftest import WAIT


def test_a_run_that_trains_is_seen_in_the_bar_the_timeline_and_the_plots(qtbot, window):
    window.session.start()
    assert window.top_bar.run_button.text() != ""
    qtbot.waitUntil(lambda: window.session.step_count > 20, timeout=WAIT)
    window.session.pause()
    qtbot.waitUntil(lambda: window.session.state is State.PAUSED, timeout=WAIT)
    records = window.workspaces.panels["loss"].lanes
    assert [lane.name for lane in records] == ["sigmoid", "ReLU"]
    assert all(len(lane.record.steps) > 20 for lane in records)


def test_a_lane_that_is_added_is_seen_everywhere(qtbot, window):
    session = window.session
    with qtbot.waitSignal(session.lanes_changed, timeout=WAIT):
        session.editor.add_lane(0, "activation", "tanh", "third")
    shown = [lane.name for lane in window.workspaces.panels["accuracy"].lanes]
    assert shown == ["sigmoid", "ReLU", "third"]
    assert "third" in [name for name, *_ in window.form.lane_bar._shown.values()]


def test_a_window_that_is_gone_is_told_nothing_more(qtbot, ready):
    one = MainWindow(ready)
    one.deleteLater()
    QApplication.sendPostedEvents(one, QEvent.DeferredDelete)
    ready.start()
    qtbot.waitUntil(lambda: ready.step_count > 20, timeout=WAIT)
    ready.pause()
    qtbot.waitUntil(lambda: ready.state is State.PAUSED, timeout=WAIT)
