"""An earlier step in every part of the window: by mouse, by keys, and what follows from it."""

from __future__ import annotations

import numpy as np
import pytest
from PyQt5.QtCore import QPoint, Qt
from PyQt5.QtWidgets import QApplication

import nn
from gui.panels.curve_panel import CurvePanel
from gui.panels.inside.functions.curve_view import CurveView
from gui.recipe.lane_dialogs import ForkDialog
from gui.session.state import State
from gui.style import settings
from tests.gui.conftest import SEVEN, WAIT
from tests.gui.session.conftest import pause, run_to


@pytest.fixture
def passed(qtbot, window):
    """A window whose run is paused some steps after 120, with level lanes."""
    session = window.session
    run_to(qtbot, session, 120)
    pause(qtbot, session)
    session._on_tick()
    ahead = session.step_count
    if any(lane.record.step < ahead for lane in session.run.lanes):
        session.step()  # the one that is behind takes it
    qtbot.waitUntil(
        lambda: all(lane.record.step == ahead for lane in session.run.lanes), timeout=WAIT
    )
    return window


def there(qtbot, window, step):
    """Wait until a step is shown, with all that is asked of it."""
    model = window.session.model
    qtbot.waitUntil(
        lambda: model.back is not None and model.back.step == step and model.back.exact,
        timeout=WAIT,
    )


def go_to(qtbot, window, step):
    """Click into the timeline."""
    line = window.timeline.sparkline
    window.timeline.show_curves(window.session.model)
    qtbot.mouseClick(line, Qt.LeftButton, pos=QPoint(round(line._x(step)), 30))
    qtbot.waitUntil(lambda: window.session.model.back is not None, timeout=WAIT)
    window.session.rewind(step)  # a pixel is more than a step
    there(qtbot, window, step)


def test_a_click_on_the_timeline_shows_that_step_everywhere(qtbot, passed):
    passed.side.drawing.canvas.show_drawing(SEVEN)
    go_to(qtbot, passed, 70)
    for key in passed.workspaces.page.seen:
        assert passed.workspaces.panels[key]._step.text() == "step 70"
    loss = passed.workspaces.panels["loss"]
    for lane in passed.session.run.lanes:
        row = lane.record.steps.tail(lane.record.step)[69]
        np.testing.assert_array_equal(loss.row(next(
            one for one in loss.lanes if one.slot == lane.slot
        )), row)  # fmt: skip
    predictor = passed.probes._predictor
    qtbot.waitUntil(lambda: dict(predictor.steps) == {0: 70, 1: 70}, timeout=WAIT)
    assert "step 70" in passed.status.sentence.text()


@pytest.mark.parametrize("workspace", ["data", "train", "inside", "results"])
def test_every_card_shows_an_earlier_step_without_an_error(qtbot, passed, workspace):
    panels = passed.workspaces.panels
    members = [key for key, one in panels.items() if one.workspace == workspace]
    go_to(qtbot, passed, 70)
    for key in members:
        passed.workspaces.show_panel(key)
        for _ in range(12):
            passed.updates.tick()
        assert panels[key].notice is None, key
        assert panels[key]._step.text() == ("" if panels[key].timeless else "step 70"), key
    qtbot.mouseClick(passed.timeline.live_button, Qt.LeftButton)
    for key in members:
        passed.workspaces.show_panel(key)
        assert panels[key].notice is None, key
        assert not panels[key]._step.text(), key


def test_inspections_are_those_of_the_step(qtbot, passed):
    passed.workspaces.show_panel("distributions")
    go_to(qtbot, passed, 70)
    panel = passed.workspaces.panels["distributions"]
    qtbot.waitUntil(lambda: {one.step for one in panel.inspections.values()} == {70}, timeout=WAIT)
    qtbot.mouseClick(passed.timeline.live_button, Qt.LeftButton)
    now = passed.session.run.race.step
    qtbot.waitUntil(lambda: {one.step for one in panel.inspections.values()} == {now}, timeout=WAIT)


def test_keys_move_by_one_and_by_ten_and_end_returns(qtbot, passed):
    model, now = passed.session.model, passed.session.step_count
    assert passed.hasFocus() or passed.setFocus() is None
    keys = [
        (Qt.Key_Left, Qt.NoModifier, now - 1),
        (Qt.Key_Left, Qt.ShiftModifier, now - 11),
        (Qt.Key_Right, Qt.NoModifier, now - 10),
        (Qt.Key_Home, Qt.NoModifier, 0),
        (Qt.Key_Right, Qt.ShiftModifier, 10),
    ]
    for key, modifier, step in keys:
        qtbot.keyClick(passed, key, modifier)
        there(qtbot, passed, step)
    qtbot.keyClick(passed, Qt.Key_End)
    assert model.back is None
    qtbot.keyClick(passed, Qt.Key_Left)
    there(qtbot, passed, now - 1)
    for _ in range(2):
        qtbot.keyClick(passed, Qt.Key_Right)
        passed.session._on_tick()
    assert model.back is None, "behind the last step is the present"
    assert passed.session.step_count == now


def test_space_and_s_train_while_an_earlier_step_is_shown(qtbot, passed):
    now = passed.session.step_count
    go_to(qtbot, passed, 30)
    qtbot.keyClick(passed, Qt.Key_S)
    qtbot.waitUntil(lambda: passed.session.step_count == now + 1, timeout=WAIT)
    qtbot.keyClick(passed, Qt.Key_Space)
    qtbot.waitUntil(lambda: passed.session.step_count > now + 20, timeout=WAIT)
    assert passed.session.state is State.RUNNING
    assert passed.session.model.back.step == 30
    assert passed.status.sentence.text() == "Training continues. You are looking at step 30."


def test_a_focused_card_gets_the_arrows_first(qtbot, passed):
    passed.activateWindow()
    qtbot.waitUntil(passed.isActiveWindow, timeout=WAIT)
    passed.workspaces.show_panel("functions")
    panel = passed.workspaces.panels["functions"]
    view = next(one for one in panel.findChildren(CurveView) if one.isVisible())
    view.setFocus()
    now = passed.session.step_count
    qtbot.keyClick(view, Qt.Key_Right)
    qtbot.keyClick(view, Qt.Key_Left)
    passed.session._on_tick()
    assert passed.session.step_count == now
    assert passed.session.model.back is None


def test_a_value_that_was_changed_since_is_told_in_its_field(qtbot, passed):
    session = passed.session
    changed = session.run.race.lanes[0].step
    session.editor.edit(0, "learning_rate", 0.25)
    qtbot.waitUntil(lambda: session.run.experiments[0].learning_rate == 0.25, timeout=WAIT)
    run_to(qtbot, session, changed + 20)
    field = passed.form.fields["learning_rate"]
    go_to(qtbot, passed, changed - 5)
    assert field._past.text() == "was 0.1"
    assert field.control.text() == "0.25"
    passed.form.select_lane(1)
    assert field._past.text() == ""
    passed.form.select_lane(0)
    session.live()
    assert field._past.text() == ""


def test_a_lane_is_forked_at_the_step_that_is_shown(qtbot, passed):
    go_to(qtbot, passed, 40)
    passed.time.ask_fork()
    (dialog,) = passed.findChildren(ForkDialog)
    offered = [dialog.settings.itemData(i) for i in range(dialog.settings.count())]
    assert "learning_rate" in offered
    assert not {"seed", "initializer", "hidden", "batch_size"} & set(offered)
    dialog.settings.setCurrentIndex(dialog.settings.findData("optimizer"))
    combo = dialog.field.control
    combo.setCurrentIndex(combo.findData("adam"))
    combo.activated.emit(combo.currentIndex())
    with qtbot.waitSignal(passed.session.lanes_changed, timeout=WAIT):
        dialog.accept_button.click()
    fork = passed.session.run.lanes[2]
    assert (fork.record.begin, fork.experiment.optimizer) == (40, "adam")
    qtbot.waitUntil(lambda: len(passed.workspaces.panels["loss"].lanes) == 3, timeout=WAIT)


def test_what_cannot_be_forked_is_said_in_the_dialog(qtbot, passed):
    go_to(qtbot, passed, 40)
    passed.time.ask_fork()
    (dialog,) = passed.findChildren(ForkDialog)
    dialog.ask()  # nothing was changed
    assert "would be the same" in dialog.wrong.text()
    assert dialog.isVisible()


def test_the_run_goes_back_to_the_step_that_is_shown(qtbot, passed):
    go_to(qtbot, passed, 40)
    with qtbot.waitSignal(passed.session.loaded, timeout=WAIT):
        passed.time.go_back()
    assert passed.session.step_count == 40
    assert "back at step 40" in passed.status.sentence.text()
    passed.session._on_tick()
    for panel in passed.workspaces.panels.values():
        assert panel._step.text() == ""
        if isinstance(panel, CurvePanel):
            assert not any(plot.veil.isVisible() for plot in panel.all_plots())


def test_the_menu_offers_what_is_possible(qtbot, passed):
    time = passed.time
    time._show_menu(QPoint(0, 0))
    assert [one.isEnabled() for one in (time._fork, time._return)] == [True, False]
    QApplication.activePopupWidget().close()
    go_to(qtbot, passed, 40)
    time._show_menu(QPoint(0, 0))
    assert [one.isEnabled() for one in (time._fork, time._return)] == [True, True]
    QApplication.activePopupWidget().close()


def test_the_memory_is_a_setting_that_is_kept(qtbot, passed):
    passed.form.moments.setValue(64)
    assert settings.recall(settings.MOMENTS, 0) == 64
    machine = passed.session._worker.loop._rewinder
    qtbot.waitUntil(lambda: machine.machine.most_bytes == 64_000_000, timeout=WAIT)


def test_a_replay_that_differs_is_said(qtbot, passed):
    lane = passed.session.run.lanes[0]
    lane.record.steps._recent[32, 1] += 1e-9  # of step 33
    go_to(qtbot, passed, 33)
    assert "could not be reproduced exactly" in passed.status.sentence.text()
    go_to(qtbot, passed, 35)
    assert "could not" not in passed.status.sentence.text()


def test_by_the_epoch_where_lanes_have_other_batch_sizes(qtbot, passed):
    lanes = [nn.Experiment(name="a", hidden=(6,), batch_size=20, steps=10**6, evaluate_every=50),
             nn.Experiment(name="b", hidden=(6,), batch_size=40, steps=5 * 10**5,
                           evaluate_every=25)]  # fmt: skip
    with qtbot.waitSignal(passed.session.loaded, timeout=WAIT):
        passed.session.load("test", lanes)
    run_to(qtbot, passed.session, 100)
    pause(qtbot, passed.session)
    passed.session._on_tick()
    passed.session.rewind(50)
    there(qtbot, passed, 50)
    assert [lane.seen.step for lane in passed.session.model.back.lanes] == [50, 25]
    assert passed.workspaces.panels["loss"]._step.text() == "epoch 2.50"
