"""What a person does to the lanes, with the dialogs it needs."""

from __future__ import annotations

import nn
from gui.recipe.lane_dialogs import LaneDialog
from tests.gui.conftest import MOONS, WAIT, examined


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


def test_a_value_that_cannot_be_marks_its_field_and_is_explained(window):
    window.lanes.edit(0, "batch_size", -1)
    assert window.form.fields["batch_size"].control.property("wrong") is True
    assert "outside 0 … 1000000" in window.status.sentence.text()
    assert window.session.draft[0].batch_size == 20


def test_a_treatment_is_raced_beside_the_lane_that_needs_it(qtbot, window):
    finding = nn.Finding("sigmoid", 0, 1, 5, (), ("activation", "tanh"))
    with qtbot.waitSignal(window.session.lanes_changed, timeout=WAIT):
        window.lanes.treat(finding)
    assert window.session.run.experiments[-1].activation == "tanh"
    assert window.session.run.experiments[0].activation == "sigmoid"
    window.lanes.treat(nn.Finding("none", 0, 1, 5, ()))  # without a treatment nothing happens
    assert len(window.session.run.lanes) == 3


def test_a_fault_is_raced_in_a_lane_of_its_own_which_is_then_shown(qtbot, opened):
    window = examined(qtbot, opened(MOONS))
    with qtbot.waitSignal(window.session.lanes_changed, timeout=WAIT):
        window.lanes.inject_fault(0, "spoil", "shuffled-labels")
    assert window.form.slot == 1
    assert window.session.run.experiments[1].spoil == "shuffled-labels"


def test_a_lane_that_cannot_be_added_is_explained_in_the_dialog_which_stays(qtbot, window):
    window.lanes.ask_add(0)
    (dialog,) = (one for one in window.findChildren(LaneDialog) if one.isVisible())
    dialog.ask()  # nothing differs
    assert dialog.isVisible()
    assert dialog.wrong.text()
    dialog.reject()


def test_a_lane_that_is_gone_has_no_dialog(window):
    for ask in (window.lanes.ask_add, window.lanes.ask_rename):
        ask(3)
    assert not [one for one in window.findChildren(LaneDialog) if one.isVisible()]


def test_a_column_that_cannot_be_told_is_explained(window):
    window.lanes.tell_column("a", "no such kind")
    assert "no such kind" in window.status.sentence.text()
