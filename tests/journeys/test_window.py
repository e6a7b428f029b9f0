"""Whole stories with the real window, the real built-in digits, and mouse and keyboard."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import QPushButton

import nn
from gui import app
from gui.panels.inside.gradient_check.panel import GradientCheckPanel
from gui.panels.inside.graph.panel import GraphPanel
from gui.session.state import State
from gui.style import i18n
from tests.gui.conftest import WAIT, stroke

ROOT = Path(__file__).parents[2]
ONE = [(130, y) for y in range(50, 210, 8)]
SEVEN = [(70 + x, 60) for x in range(0, 100, 8)] + [
    (170 - y / 2.2, 60 + y) for y in range(0, 150, 8)
]
ANGLES = np.linspace(-np.pi / 2, 1.5 * np.pi, 40)
ZERO = [(127 + 50 * np.cos(a), 127 + 75 * np.sin(a)) for a in ANGLES]


@pytest.fixture
def real_window(qtbot, qapp):
    """The window as it starts, with its own data."""
    one = app.create_window(None, None)
    qtbot.addWidget(one)
    one.show()
    qtbot.waitExposed(one)
    yield one
    if one.session.running:
        one.close()


def test_start_run_draw_and_be_recognised(qtbot, real_window):
    """The main job: the network that is training recognises what a person draws."""
    window, session = real_window, real_window.session
    assert session.state is State.LOADING
    assert "Preparing the data" in window.status.sentence.text()
    qtbot.waitUntil(lambda: session.state is State.READY, timeout=WAIT)
    assert [lane.name for lane in session.run.experiments] == ["sigmoid", "ReLU"]
    qtbot.mouseClick(window.top_bar.run_button, Qt.LeftButton)
    qtbot.waitUntil(lambda: session.step_count >= 400, timeout=4 * WAIT)
    panel = window.side.drawing.prediction
    for drawing, digit in ((ONE, "1"), (SEVEN, "7"), (ZERO, "0")):
        stroke(window.side.drawing.canvas, drawing)
        qtbot.waitUntil(lambda digit=digit: panel.answer(1) == digit, timeout=WAIT)
        assert session.state is State.RUNNING
        window.side.drawing.canvas.clear()
    rows = [lane.record.steps.latest() for lane in session.run.lanes]
    norms = session.run.lanes[0].record.measure("gradient_norm")
    sigmoid, relu = (row[norms] for row in rows)
    assert sigmoid[0] / sigmoid[-1] < 0.05  # the sigmoid's gradient dies on its way
    assert relu[0] / relu[-1] > 0.1  # ReLU's survives
    assert rows[1][nn.ACCURACY] > 0.6


def test_close_while_it_trains_and_find_the_run_again(qtbot, real_window):
    session = real_window.session
    qtbot.waitUntil(lambda: session.state is State.READY, timeout=WAIT)
    session.start()
    qtbot.waitUntil(lambda: session.step_count >= 20, timeout=WAIT)
    real_window.close()
    assert not session.running
    kept = nn.checkpoint.load(nn.runs_folder() / "last.npz")
    assert max(lane["optimizer_steps"] for lane in kept.rest["lanes"]) == session.step_count
    assert not list(nn.runs_folder().glob("running-*.npz"))


def test_a_reset_by_mistake_loses_nothing(qtbot, real_window):
    session = real_window.session
    qtbot.waitUntil(lambda: session.state is State.READY, timeout=WAIT)
    session.start()
    qtbot.waitUntil(lambda: session.step_count >= 20, timeout=WAIT)
    with qtbot.waitSignal(session.saved, timeout=WAIT):
        qtbot.keyClick(real_window, Qt.Key_R)
    qtbot.waitUntil(lambda: session.step_count == 0, timeout=WAIT)
    path = nn.runs_folder() / "last.npz"
    qtbot.waitUntil(lambda: str(path) in real_window.status.sentence.text(), timeout=WAIT)
    session.open_file(path)
    qtbot.waitUntil(lambda: session.step_count >= 20, timeout=WAIT)


def test_the_language_changes_while_it_trains(qtbot, real_window):
    window, session = real_window, real_window.session
    qtbot.waitUntil(lambda: session.state is State.READY, timeout=WAIT)
    session.start()
    qtbot.waitUntil(lambda: session.step_count >= 10, timeout=WAIT)
    window.appearance.choose_language("ko")
    qtbot.waitUntil(lambda: window.top_bar.run_button.text() == "일시정지", timeout=WAIT)
    assert window.status.sentence.text() == "학습 중"
    before = session.step_count
    qtbot.waitUntil(lambda: session.step_count > before, timeout=WAIT)
    assert i18n.language() == "ko"


def test_data_that_are_not_there_are_said_and_the_run_stays(qtbot, real_window, tmp_path):
    window, session = real_window, real_window.session
    qtbot.waitUntil(lambda: session.state is State.READY, timeout=WAIT)
    session.step()
    qtbot.waitUntil(lambda: session.step_count == 1, timeout=WAIT)
    session.editor.edit(0, "data", "mnist")
    with qtbot.waitSignal(session.failed, timeout=WAIT):
        session.reset()
    assert "Download it from https" in window.banner.text.text()
    assert session.step_count == 1
    assert session.run.experiments[0].data == "strokes"


CRASH = """
import os, sys
from gui.style import settings
from gui import app
from gui.session.state import State
from PyQt5.QtCore import QTimer
application = app.create_application([])
window = app.create_window(None, None)
session = window.session

def watch():
    if session.state is State.READY:
        session.start()
    if session.step_count > 50 and session.state is State.RUNNING:
        session.autosave()
    if session.saver.autosave_path.exists():
        print("saved", flush=True)

timer = QTimer()
timer.timeout.connect(watch)
timer.start(20)
application.exec()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="sends SIGKILL")
def test_a_killed_run_is_offered_at_the_next_start(qtbot, tmp_path):
    environment = {**os.environ, "XDG_CONFIG_HOME": str(tmp_path / "config")}
    process = subprocess.Popen(
        [sys.executable, "-c", CRASH],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    with process:
        assert process.stdout.readline().strip() == "saved"
        process.send_signal(signal.SIGKILL)
    window = app.create_window(None, None)
    qtbot.addWidget(window)
    window.show()
    assert window.banner.isVisible()
    qtbot.waitUntil(lambda: window.session.state is State.READY, timeout=WAIT)
    qtbot.mouseClick(window.banner.accept, Qt.LeftButton)
    qtbot.waitUntil(lambda: window.session.step_count > 50, timeout=WAIT)
    assert window.session.state is State.PAUSED
    window.close()


def test_see_the_gradient_vanish_in_the_graph_phase_by_phase(qtbot, real_window):
    """A learner's path: preset, Inside, Graph, one step node by node, and the plot agrees."""
    window, session = real_window, real_window.session
    qtbot.waitUntil(lambda: session.state is State.READY, timeout=WAIT)
    for _ in range(3):
        step = session.step_count
        qtbot.keyClick(window, Qt.Key_S)
        qtbot.waitUntil(lambda step=step: session.step_count == step + 1, timeout=WAIT)
    qtbot.mouseClick(window.findChild(QPushButton, "workspaceInside"), Qt.LeftButton)
    graph = window.workspaces.panel(GraphPanel)
    qtbot.waitUntil(lambda: len(graph.layers.lanes) == 2, timeout=WAIT)
    assert graph.traces[0].step == 3
    graph.bar.show_phases(graph.bar.phases, 0)
    graph.show_frame()
    while graph.bar.current is None or graph.bar.current.kind != "update":
        qtbot.mouseClick(graph.bar.on, Qt.LeftButton)
        kind = graph.bar.current.kind
        known = graph.layers.lanes[0].reach
        assert known.loss or kind == "forward"
        if graph.bar.current.node == "Affine1" and kind == "backward":
            assert "The gradient plot shows this value at step 4." in graph.bar.told.text()
            norms = [lane.traced.summary["Affine1"].parameter_norms["W1"] for lane in graph.shown()]
    while graph.bar.done < len(graph.bar.phases):
        qtbot.mouseClick(graph.bar.on, Qt.LeftButton)
    after = [one.update["W1"][1] for one in graph.traces]
    qtbot.mouseClick(graph.bar.on, Qt.LeftButton)  # a real step
    qtbot.waitUntil(lambda: session.step_count == 4, timeout=WAIT)
    for lane, norm, weights in zip(session.run.lanes, norms, after, strict=True):
        column = lane.record.measure("gradient_norm")[0]
        qtbot.waitUntil(lambda lane=lane: lane.record.steps.latest()[0] == 4, timeout=WAIT)
        assert lane.record.steps.latest()[column] == pytest.approx(norm, rel=1e-5)
        trained = session.run.race.lane(lane.slot).network.params["W1"]
        np.testing.assert_array_equal(trained, weights)
    assert norms[0] < norms[1] / 50
    qtbot.waitUntil(lambda: graph.traces[0].step == 4, timeout=WAIT)
    assert graph.bar.done == 0


def test_look_into_ones_own_digit(qtbot, real_window):
    """Draw a digit, say what it is, and see the loss and where a score comes from."""
    window, session = real_window, real_window.session
    qtbot.waitUntil(lambda: session.state is State.READY, timeout=WAIT)
    stroke(window.side.drawing.canvas, SEVEN)
    window.workspaces.show_panel("graph")
    graph = window.workspaces.panel(GraphPanel)
    graph.feed_choice.choose("given")
    qtbot.waitUntil(lambda: "Choose the label" in (graph.empty.told if graph.empty else ""),
                    timeout=WAIT)  # fmt: skip
    graph.feed_choice.labels.setCurrentIndex(8)
    graph.feed_choice.labels.activated.emit(8)
    qtbot.waitUntil(lambda: bool(graph.shown()), timeout=WAIT)
    lane = graph.shown()[0]
    assert lane.target_name() == "7"
    np.testing.assert_allclose(
        lane.trace["x"].value[0], window.side.drawing.canvas.image().reshape(-1), rtol=1e-6
    )
    graph.layers.opened.emit(0, "Affine6")
    written = graph.matrices.written
    assert written.value == pytest.approx(written.total, rel=1e-12)
    graph.layers.opened.emit(0, "L")
    qtbot.mouseClick(graph.elementary.fold, Qt.LeftButton)
    assert graph.elementary.table.own == 7


def test_break_the_backprop_and_find_where(qtbot, real_window):
    """A lane with a mistake races beside the sound one; alone, only its layer is red."""
    window, session = real_window, real_window.session
    qtbot.waitUntil(lambda: session.state is State.READY, timeout=WAIT)
    window.workspaces.show_panel("gradientCheck")
    check = window.workspaces.panel(GradientCheckPanel)
    qtbot.waitUntil(lambda: check.report is not None, timeout=2 * WAIT)
    assert all(one.passed for one in (*check.report.whole, *check.report.alone))
    assert not check.choice.bugs["relu-mask"].isEnabled()  # sigmoids only
    qtbot.mouseClick(check.choice.bugs["sigmoid-slope"], Qt.LeftButton)
    check.choice.layer_buttons[3].click()
    qtbot.mouseClick(check.choice.race, Qt.LeftButton)
    qtbot.waitUntil(lambda: len(session.run.lanes) == 3, timeout=WAIT)
    broken = session.run.lanes[2]
    assert (broken.name, broken.experiment.bug_layer) == ("sigmoid, broken", 4)
    qtbot.waitUntil(
        lambda: check.report is not None and check.report.slot == broken.slot, timeout=2 * WAIT
    )
    assert {one.layer for one in check.report.alone if not one.passed} == {4}
    assert {one.layer for one in check.report.whole if not one.passed} == {1, 2, 3, 4}
    assert "Sigmoid4: wrong." in check.verdict.text()
