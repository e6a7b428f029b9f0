"""What the tests of the window share."""

from __future__ import annotations

import threading

import numpy as np
import pytest
from PyQt5.QtCore import QEvent, QPoint, QSettings, Qt, QThread
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QApplication

import nn
from gui import app
from gui.session.session import Session
from gui.session.state import State
from gui.shell.main_window import MainWindow
from gui.style import i18n, theme

AT_START = threading.active_count()  # threads: those of pytest-xdist among them
WAIT = 15_000  # milliseconds; a limit for facts that come much sooner
SEVEN = nn.Drawing((np.array([[60.0, 60.0], [120.0, 62.0], [80.0, 200.0]]),))
MOONS = nn.Experiment(
    name="tanh", data="moons", hidden=(8,), activation="tanh", initializer="xavier",
    batch_size=10, steps=1_000_000, evaluate_every=100, learning_rate=0.2,
)  # fmt: skip  # fmt: skip


@pytest.fixture(scope="session")
def dressed(qapp):
    """The application in our style and fonts, once."""
    app.dress(qapp)


@pytest.fixture(autouse=True)
def own_settings(tmp_path, dressed):
    """Settings of the test's own, the first look, and English."""
    QSettings.setPath(QSettings.IniFormat, QSettings.UserScope, str(tmp_path / "settings"))
    if theme.current() is not theme.DARK:  # it restyles every widget that is left
        theme.apply(theme.DARK)
    i18n.show_language("en")
    yield
    i18n.show_language("en")


@pytest.fixture(autouse=True)
def no_widget_left(dressed):
    """What a test has closed is deleted with it: each theme restyles every widget that is left."""
    yield
    QApplication.sendPostedEvents(None, QEvent.DeferredDelete)


@pytest.fixture(autouse=True)
def no_thread_left():
    """A test that leaves a training thread running fails."""
    yield
    running = [
        thread for thread in QApplication.instance().findChildren(QThread) if thread.isRunning()
    ]
    assert not running
    assert threading.active_count() <= AT_START + 2, threading.enumerate()


@pytest.fixture
def digits(monkeypatch):
    """A small task with pictures of 28 × 28 in place of every data set."""
    rng = np.random.default_rng(0)
    pictures = rng.random((10, 784)) < 0.2
    t = rng.integers(0, 10, 600)
    x = (pictures[t] * rng.uniform(0.5, 1.0, (600, 784))).astype(np.float32)
    dataset = nn.Dataset(
        name="strokes",
        source="tests",
        class_names=tuple(map(str, range(10))),
        train=nn.Part(x[:400], t[:400]),
        validation=nn.Part(x[400:500], t[400:500]),
        test=nn.Part(x[500:], t[500:]),
    )
    monkeypatch.setattr(nn, "load_dataset", lambda *_: dataset)
    return dataset


@pytest.fixture
def lanes():
    """Two lanes that train fast and do not end while a test looks at them."""
    common = {"hidden": (12, 12), "batch_size": 20, "steps": 1_000_000, "evaluate_every": 50}
    return [
        nn.Experiment(name="sigmoid", activation="sigmoid", initializer="xavier", **common),
        nn.Experiment(name="ReLU", **common),
    ]


@pytest.fixture
def session(qtbot, digits):
    """A session that ends with its test."""
    one = Session()
    yield one
    if one.running:
        one.close()


@pytest.fixture
def ready(qtbot, session, lanes):
    """The session with a run at step 0."""
    session.load("test", lanes)
    qtbot.waitUntil(lambda: session.state is State.READY, timeout=WAIT)
    return session


@pytest.fixture
def window(qtbot, ready):
    """The window of that session, shown."""
    one = MainWindow(ready)
    qtbot.addWidget(one)
    one.resize(1366, 768)
    one.show()
    qtbot.waitExposed(one)
    return one


@pytest.fixture
def opened(qtbot):
    """A window over real (small) data, by the recipe; each ends with the test."""
    made = []

    def build(*lanes, preset=None):
        session = Session()
        made.append(session)
        session.load("test", lanes or nn.load_preset(preset).lanes)
        qtbot.waitUntil(lambda: session.state is State.READY, timeout=WAIT)
        window = MainWindow(session)
        qtbot.addWidget(window)
        window.resize(1366, 768)
        window.show()
        qtbot.waitExposed(window)
        return window

    yield build
    for session in made:
        if session.running:
            session.close()


def examined(qtbot, window):
    """The window, when the data of the lane that is shown have been looked at."""
    qtbot.waitUntil(lambda: window.workspaces.panels["clinic"].checks != (), timeout=WAIT)
    return window


def stroke(widget, points):
    """Draw a stroke on a widget with real mouse events."""
    handle = widget.window().windowHandle()

    def at(point):
        return widget.mapTo(widget.window(), QPoint(*map(int, point)))

    QTest.mousePress(handle, Qt.LeftButton, pos=at(points[0]))
    for point in points[1:]:
        QTest.mouseMove(handle, at(point))
    QTest.mouseRelease(handle, Qt.LeftButton, pos=at(points[-1]))


def agree(one, other):
    """How well two pictures agree (correlation); a move by one pixel to any side is none."""
    moved = [np.roll(one, (i, j), (0, 1)) for i in (-1, 0, 1) for j in (-1, 0, 1)]
    return max(np.corrcoef(each.ravel(), other.ravel())[0, 1] for each in moved)


def sure_of(digit, share=0.91):
    """Probabilities of which one stands out."""
    row = np.full(10, (1 - share) / 9)
    row[digit] = share
    return row


def window_over(qtbot, *lanes):
    """A window over real data, which are read."""
    session = Session()
    session.load("test", list(lanes))
    qtbot.waitUntil(lambda: session.state is State.READY, timeout=WAIT)
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.show()
    return window


def accept_import(qtbot, window):
    """Load the table that the import dialog shows, if it is open."""
    dialog = window.files.import_dialog
    if dialog is not None:
        qtbot.waitUntil(dialog.load.isEnabled, timeout=WAIT)
        dialog.load.click()
