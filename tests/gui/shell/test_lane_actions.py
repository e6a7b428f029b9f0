"""What a person does to the lanes, with the dialogs it needs."""

from __future__ import annotations

from gui.recipe.lane_dialogs import LaneDialog
from tests.gui.conftest import WAIT


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
