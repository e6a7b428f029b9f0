"""The timeline: how far the run is, and the loss of every lane."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PyQt5.QtCore import QEvent, QPoint, QPointF, Qt
from PyQt5.QtGui import QMouseEvent, QTextDocument
from PyQt5.QtWidgets import QApplication

import nn
from gui.session.run_model import RunModel
from gui.session.state import Stage, State
from gui.shell.timeline import Sparkline, Timeline
from gui.style import theme
from tests.gui.conftest import WAIT
from tests.gui.panels.conftest import recorded, seen
from tests.gui.session.test_run_model import run_of


def test_steps_lowered_below_the_present_one_are_all_of_them(qtbot, window):
    for _ in range(3):
        window.session.step()
    qtbot.waitUntil(lambda: window.session.step_count == 3, timeout=WAIT)
    window.session.editor.edit(0, "steps", 2)
    qtbot.waitUntil(lambda: window.session.run.experiments[0].steps == 2, timeout=WAIT)
    assert "100 %" in window.timeline.left.text()


@pytest.fixture
def sparkline(qtbot):
    """The losses of two lanes over 400 steps."""
    one = Sparkline()
    qtbot.addWidget(one)
    one.resize(900, 72)
    one.show_run(*recorded())
    one.show()
    return one


def test_the_loss_of_every_lane_is_on_the_screen_from_the_first_step_to_the_last(sparkline):
    assert sparkline.end == pytest.approx(400, rel=0.3)
    full = sparkline.grab().toImage()
    history, lanes = recorded()
    for gone in lanes:  # without a lane, other pixels are changed from the left to the right
        sparkline.show_run(history, [lane for lane in lanes if lane is not gone])
        less = sparkline.grab().toImage()
        columns = [x for x in range(900) if any(
            full.pixel(x, y) != less.pixel(x, y) for y in range(72)
        )]  # fmt: skip
        assert min(columns) < 60
        assert max(columns) > sparkline._x(400) - 10
        assert len(columns) > 300


def test_the_mouse_tells_the_step_and_that_it_left(qtbot, sparkline):
    told = []
    sparkline.hovered.connect(told.append)
    for x in (sparkline._x(100), sparkline._x(0) - 10):
        qtbot.mouseMove(sparkline, QPoint(round(x), 30))
        qtbot.waitUntil(lambda: bool(told), timeout=WAIT)
    QApplication.sendEvent(sparkline, QEvent(QEvent.Leave))
    assert told[0] == pytest.approx(100, abs=1)
    assert told[-1] is None


def test_the_cross_hair_is_where_the_plots_have_theirs(sparkline):
    before = sparkline.grab().toImage()
    sparkline.show_cursor(200.0)
    after = sparkline.grab().toImage()
    changed = [x for x in range(900) if before.pixelColor(x, 20) != after.pixelColor(x, 20)]
    assert changed
    assert all(abs(x - sparkline._x(200)) <= 2 for x in changed)


def test_a_change_of_a_setting_is_marked_and_told_under_the_mouse(qtbot, sparkline):
    history, lanes = recorded()
    lanes[1].record.changes.append(nn.Change(200, "learning_rate", 0.1, 0.5))
    sparkline.show_run(history, lanes)
    assert seen(sparkline, theme.color("warn")) > 20
    event = QMouseEvent(QEvent.MouseMove, QPointF(sparkline._x(200), 20), Qt.NoButton,
                        Qt.NoButton, Qt.NoModifier)  # fmt: skip
    sparkline.mouseMoveEvent(event)
    assert "0.1 → 0.5" in sparkline.toolTip()


def test_losses_that_are_not_finite_leave_the_rest_to_be_seen(sparkline):
    history, lanes = recorded()
    row = np.full((5, lanes[0].record.steps.columns), np.inf)
    row[:, 0] = np.arange(401, 406)
    lanes[0].record.steps.extend(row)
    sparkline.show_run(history, lanes)
    assert seen(sparkline, theme.lane_color(1)) > 150


def test_without_a_run_there_is_an_axis_and_no_curve(sparkline):
    sparkline.show_run(None, ())
    assert seen(sparkline, theme.lane_color(0)) == 0
    assert sparkline.end > 0


@pytest.fixture
def timeline(qtbot):
    """A timeline, and the model of a run of 100 steps, five an epoch, at step 30."""
    one, model = Timeline(), RunModel()
    qtbot.addWidget(one)
    one.resize(1200, 72)
    model.show(model.ask(lambda: None), run_of(steps=30))
    one.show_progress(model)
    return one, model


def plain(label):
    """The text of a label without its markup."""
    document = QTextDocument()
    document.setHtml(label.text())
    return document.toPlainText()


def test_epoch_step_and_share_are_those_of_the_run(timeline):
    one, model = timeline
    lane = model.run.lanes[0]
    per_epoch = lane.record.epoch // lane.experiment.batch_size
    epoch, epochs = 30 // per_epoch + 1, -(-100 // per_epoch)
    assert plain(one.epoch) == f"Epoch {epoch} / {epochs}"
    assert plain(one.steps) == "30 / 100"
    assert one.left.text() == "30 %"
    assert one.progress.value() == 300
    assert one.rate.text() == ""


def test_the_time_left_follows_from_the_rate_while_it_trains(timeline, monkeypatch):
    one, model = timeline
    model.state = State.RUNNING
    monkeypatch.setattr(model.rate, "of", lambda slot: 10.0)
    one.show_progress(model)
    assert one.rate.text() == "10 steps/s"
    assert one.left.text() == "7 s left"


def test_a_lane_that_catches_up_is_named(timeline):
    one, model = timeline
    late = model.run.with_lane(
        1, lambda lane: replace(lane, experiment=lane.experiment.changed("steps", 1000))
    )
    model.run = late
    one.show_progress(model)
    assert plain(one.epoch) == "'b' is catching up"


def test_a_run_that_is_built_is_shown_with_a_way_to_stop_it(timeline):
    one, model = timeline
    one.show_building(0.25, Stage.NETWORKS)
    assert not one.cancel_button.isHidden()
    assert (one.epoch.text(), one.left.text()) == ("Building the networks …", "25 %")
    model.building = Stage.NETWORKS
    one.show_progress(model)  # the run before does not write over it
    assert one.left.text() == "25 %"
    one.show_building(None)
    assert one.cancel_button.isHidden()
