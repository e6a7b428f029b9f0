"""Building: it can be watched and cancelled, and asks before it takes much memory."""

from __future__ import annotations

import threading

import pytest
from psutil import virtual_memory
from PyQt5.QtCore import Qt
from PyQt5.QtGui import QImage

import nn
from gui.session import run_builder
from gui.session.state import Stage
from tests.gui.conftest import MOONS, WAIT


@pytest.fixture
def slow_build(monkeypatch):
    """Start weights that take until ``go_on`` is set; ``begun`` tells that they are drawn."""
    begun, go_on = threading.Event(), threading.Event()
    real = nn.Affine.initialize

    def initialize(layer, rng):
        begun.set()
        go_on.wait(0.1)
        real(layer, rng)

    monkeypatch.setattr(nn.Affine, "initialize", initialize)
    monkeypatch.setattr(run_builder, "PROGRESS_SECONDS", 0.02)
    yield begun, go_on
    go_on.set()


def test_a_build_that_takes_a_while_shows_and_can_be_cancelled(qtbot, window, lanes, slow_build):
    session = window.session
    before = session.run
    begun, _ = slow_build
    session.load("wide", [lane.changed("hidden", (8,) * 20) for lane in lanes])
    qtbot.waitUntil(window.timeline.cancel_button.isVisible, timeout=WAIT)
    assert session.model.building is Stage.NETWORKS
    assert window.timeline.epoch.text() == "Building the networks …"
    assert "Building the networks" in window.status.sentence.text()
    with qtbot.waitSignal(session.cancelled, timeout=WAIT):
        qtbot.mouseClick(window.timeline.cancel_button, Qt.LeftButton)
    assert not window.timeline.cancel_button.isVisible()
    assert session.run is before
    assert begun.is_set()


def test_a_lane_that_takes_a_while_shows_and_can_be_cancelled(qtbot, window, slow_build):
    session = window.session
    before = session.run.lanes
    session.editor.add_lane(0, "hidden", (8,) * 20)
    qtbot.waitUntil(window.timeline.cancel_button.isVisible, timeout=WAIT)
    assert session.model.building is Stage.LANE
    assert window.timeline.epoch.text() == "Building the new lane …"
    with qtbot.waitSignal(session.cancelled, timeout=WAIT):
        qtbot.mouseClick(window.timeline.cancel_button, Qt.LeftButton)
    assert not window.timeline.cancel_button.isVisible()
    assert session.run.lanes == before
    with qtbot.waitSignal(session.lanes_changed, timeout=WAIT):
        session.editor.add_lane(0, "hidden", (8,) * 3)  # what was cancelled is not in its way
    assert len(session.run.lanes) == len(before) + 1
    assert session.model.building is None
    assert not window.timeline.cancel_button.isVisible()


def test_a_lane_that_needs_much_memory_is_asked_about_first(qtbot, window, monkeypatch):
    session = window.session
    monkeypatch.setattr(
        run_builder, "virtual_memory", lambda: type("Little", (), {"available": 1000})()
    )
    count = len(session.run.lanes)
    with qtbot.waitSignal(session.failed, timeout=WAIT):
        session.editor.add_lane(0, "hidden", (30, 30))
    assert len(session.run.lanes) == count
    assert window.banner.accept.text() == "Build anyway"
    with qtbot.waitSignal(session.lanes_changed, timeout=WAIT):
        qtbot.mouseClick(window.banner.accept, Qt.LeftButton)
    assert session.run.lanes[-1].experiment.hidden == (30, 30)


def test_closing_does_not_wait_for_a_build(qtbot, window, lanes, slow_build):
    begun, go_on = slow_build
    window.session.load("wide", [lane.changed("hidden", (8,) * 20) for lane in lanes])
    qtbot.waitUntil(begun.is_set, timeout=WAIT)
    window.close()
    assert not window.session.running
    assert not go_on.is_set()  # of its 42 layers, not all were drawn


def test_a_race_that_needs_much_memory_is_asked_about_first(qtbot, window, lanes, monkeypatch):
    session = window.session
    little = type("Little", (), {"available": 10_000})()
    monkeypatch.setattr(run_builder, "virtual_memory", lambda: little)
    before = session.run
    with qtbot.waitSignal(session.failed, timeout=WAIT):
        session.editor.edit(0, "hidden", (30, 30))
    assert session.run is before
    assert "needs about 0.0 GB of memory" in window.banner.text.text()
    assert window.banner.accept.text() == "Build anyway"
    with qtbot.waitSignal(session.loaded, timeout=WAIT):
        qtbot.mouseClick(window.banner.accept, Qt.LeftButton)
    assert session.run.experiments[0].hidden == (30, 30)
    assert virtual_memory().available > 10_000


def test_a_lane_that_needs_much_memory_is_refused_and_the_others_go_on(qtbot, ready, monkeypatch):
    little = type("Little", (), {"available": 10_000})()
    monkeypatch.setattr(run_builder, "virtual_memory", lambda: little)
    ready.start()
    qtbot.waitUntil(lambda: ready.step_count > 5, timeout=WAIT)
    with qtbot.waitSignal(ready.failed, timeout=WAIT) as failed:
        ready.editor.add_lane(0, "hidden", (30, 30))
    assert "of memory" in str(failed.args[0].error)
    step = ready.step_count
    qtbot.waitUntil(lambda: ready.step_count > step + 5, timeout=WAIT)
    assert len(ready.run.lanes) == 2


def test_a_changed_table_is_read_anew(qtbot, opened, tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("a,b\n" + "".join(f"{i},{i % 2}\n" for i in range(30)))
    window = opened(MOONS)
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        window.session.editor.use_file(path)
    path.write_text("a,b\n" + "".join(f"{i},{i % 2}\n" for i in range(50)))
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        window.session.reset()
    assert sum(map(len, window.session.run.dataset.parts.values())) == 50


def test_a_folder_of_pictures_is_read_with_the_formats_that_qt_knows(qtbot, opened, tmp_path):
    for name, left in (("left", 8), ("right", 40)):
        (tmp_path / name).mkdir()
        for number in range(8):
            image = QImage(64, 64, QImage.Format.Format_Grayscale8)
            image.fill(255)
            for y in range(10, 50):
                for x in range(left, left + 6 + number):
                    image.setPixel(x, y, 0)
            image.save(str(tmp_path / name / f"{number}.png"))
    window = opened(MOONS)
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        window.session.editor.use_file(tmp_path)
    data = window.session.run.dataset
    assert data.class_names == ("left", "right")
    assert data.picture_shape == (28, 28)
    assert not window.workspaces.panels["regions"].wanted


def test_fetching_can_be_cancelled_and_the_run_stays(qtbot, opened, monkeypatch):
    window = opened(MOONS)
    begun, go_on = threading.Event(), threading.Event()

    def slow(recipe, folder=None, progress=None, decode=None):
        begun.set()
        while not go_on.is_set():
            progress(0.25)
            go_on.wait(0.01)
        return

    monkeypatch.setattr(nn, "load_dataset", slow)
    window.session.editor.edit(0, "data", "spiral")
    qtbot.waitUntil(lambda: window.timeline.cancel_button.isVisible(), timeout=WAIT)
    assert begun.is_set()
    with qtbot.waitSignal(window.session.cancelled, timeout=WAIT):
        window.timeline.cancel_button.click()
    go_on.set()
    assert not window.timeline.cancel_button.isVisible()
    assert window.session.run.dataset.name == "moons"
    assert "Canceled" in window.status.sentence.text()


def test_a_choice_while_data_are_fetched_does_not_wait_for_them(qtbot, opened, monkeypatch):
    window = opened(MOONS)
    real, begun = nn.load_dataset, threading.Event()

    def slow(recipe, folder=None, progress=None, decode=None):
        if recipe.data != "spiral":
            return real(recipe)
        while True:  # until somebody asks for something else
            begun.set()
            progress(0.5)

    monkeypatch.setattr(nn, "load_dataset", slow)
    window.session.editor.edit(0, "data", "spiral")
    qtbot.waitUntil(begun.is_set, timeout=WAIT)
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        window.session.editor.edit(0, "data", "circle")
    assert window.session.run.dataset.name == "circle"
