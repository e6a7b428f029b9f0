"""The timeline: how far the run is, and the loss of every lane."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PyQt5.QtGui import QTextDocument

from gui.session.look_back import Found, look_back
from gui.session.run_model import RunModel
from gui.session.state import Stage, State
from gui.shell.timeline import Timeline
from tests.gui.conftest import WAIT
from tests.gui.session.test_run_model import run_of


def test_steps_lowered_below_the_present_one_are_all_of_them(qtbot, window):
    for _ in range(3):
        window.session.step()
    qtbot.waitUntil(lambda: window.session.step_count == 3, timeout=WAIT)
    window.session.editor.edit(0, "steps", 2)
    qtbot.waitUntil(lambda: window.session.run.experiments[0].steps == 2, timeout=WAIT)
    assert "100 %" in window.timeline.left.text()


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


def test_how_far_back_a_step_is_and_how_much_is_replayed(timeline):
    one, model = timeline
    one.show_past(None, 0.0, 0.0)
    assert one.back.text() == ""
    back = look_back(model.run, 12)
    one.show_past(back, 12.0, 0.43)
    assert one.back.text() == "replaying 43 %"
    assert one.live_button.property("rewound")
    one.show_past(look_back(model.run, 12, Found(1, {0: 12}, exact=True)), 12.0, 1.0)
    assert one.back.text() == "18 steps back"
    one.show_past(None, 0.0, 0.0)
    assert not one.live_button.property("rewound")
