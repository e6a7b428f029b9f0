"""Damaged files: those that once failed, and new ones each time the long tests run."""

from __future__ import annotations

import pytest
from PyQt5.QtCore import QMimeData, QPointF, Qt, QUrl
from PyQt5.QtGui import QDropEvent
from PyQt5.QtWidgets import QApplication

import nn
from gui import app
from gui.image_import import read_image
from gui.session.state import State
from tests import fuzz
from tests.gui.random_actions import watched

MOST_BYTES = 500_000_000
WAIT = 15_000


@pytest.mark.parametrize("path", sorted(fuzz.CASES.iterdir()), ids=lambda path: path.name)
def test_a_file_that_once_failed_is_refused_in_a_sentence(path):
    if path.suffix == ".npz":
        with pytest.raises(nn.CheckpointError, match="is not a saved run, or it is damaged"):
            kept = nn.checkpoint.load(path)
            dataset = nn.load_dataset(kept.experiments[0].data_recipe)
            nn.checkpoint.resume(kept, dataset, path)
        with pytest.raises(nn.DataError, match="contains no drawings"):
            nn.load_drawings(path)
    else:
        with pytest.raises(nn.DataError, match="damaged or incomplete"):
            read_image(path)


def tried(count, seed, folder):
    before = fuzz.peak_bytes()
    found = fuzz.tries(count, seed, folder)
    assert [(one.kind, one.wrong) for one in found if one.wrong] == []
    assert fuzz.peak_bytes() - before < MOST_BYTES


def test_a_few_damaged_files_are_read_or_refused(tmp_path, qapp):
    tried(48, 0, tmp_path)


@pytest.mark.long
@pytest.mark.timeout(600)
def test_many_damaged_files_are_read_or_refused(tmp_path, qapp):
    tried(3000, 1, tmp_path)


@pytest.mark.long
@pytest.mark.timeout(600)
def test_damaged_files_that_are_dropped_or_opened_leave_a_window_that_works(tmp_path, qtbot, qapp):
    app.dress(qapp)
    window = app.create_window(None, None)
    qtbot.addWidget(window)
    window.load_preset("perceptron-vs-mlp")
    window.show()
    session, rng = window.session, fuzz.np.random.default_rng(3)
    wrong = []
    session.failed.connect(lambda failed: failed.foreseen or wrong.append(failed.details))
    found = fuzz.kinds(tmp_path)
    with watched(wrong):
        for number in range(300):
            kind = found[number % len(found)]
            path = tmp_path / f"dropped.{kind.name.partition('.')[2]}"
            path.write_bytes(fuzz.damaged(kind.good, rng))
            if path.suffix in (".npz", ".json") and number % 2:
                session.open_file(path)
            data = QMimeData()
            data.setUrls([QUrl.fromLocalFile(str(path))])
            place, none = QPointF(5, 5), Qt.NoModifier
            event = QDropEvent(place, Qt.CopyAction, data, Qt.LeftButton, none)
            QApplication.sendEvent(window, event)
            qtbot.wait(5)
        window.load_preset("spiral")  # after all that was opened before it
        qtbot.waitUntil(lambda: session.run.title == "Three spirals", timeout=WAIT)
        session.start()
        qtbot.waitUntil(lambda: session.state is State.RUNNING, timeout=WAIT)
        qtbot.waitUntil(lambda: session.step_count > 5, timeout=WAIT)
    window.close()
    assert wrong == []
