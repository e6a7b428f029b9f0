"""A lane is taken away from the window."""

from __future__ import annotations

import subprocess
import sys

import numpy as np

import nn
from gui.shell import file_dialogs
from tests.gui.conftest import WAIT


def exported(qtbot, window, folder, to):
    """Ask for a format, and wait for the sentence."""
    window.form.lane_bar.export_action.trigger()
    dialog = window.network_export.dialog
    dialog.choices[to].click()
    dialog.export_button.click()
    qtbot.waitUntil(lambda: dialog.export_button.isEnabled(), timeout=2 * WAIT)
    return dialog


def test_the_lane_that_is_edited_is_exported_with_its_latest_weights(
    qtbot, window, tmp_path, monkeypatch
):
    monkeypatch.setattr(file_dialogs, "ask_folder", lambda *_: tmp_path)
    window.session.start()
    qtbot.waitUntil(lambda: window.session.step_count > 60, timeout=WAIT)
    window.session.pause()
    qtbot.waitUntil(lambda: window.session.state.name == "PAUSED", timeout=WAIT)
    window.form.select_lane(1)
    dialog = exported(qtbot, window, tmp_path, "numpy")
    assert "model.py, weights.npz written to" in dialog.outcome.text()
    assert "on 100 validation samples: it agrees to" in dialog.outcome.text()
    x = window.session.run.dataset.validation.x[:5]
    np.save(tmp_path / "x.npy", x)
    code = "import numpy, model; print(model.predict(numpy.load('x.npy')).tolist())"
    asked = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    lane = window.session.run.race.lanes[1]
    expected = nn.Model.of(lane.network, lane.prepared).shares(x)
    np.testing.assert_allclose(np.array(eval(asked.stdout)), expected, atol=1e-5)
    dialog.reject()


def test_what_cannot_be_written_is_told_in_the_dialog(qtbot, window, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("x")
    monkeypatch.setattr(file_dialogs, "ask_folder", lambda *_: tmp_path / "file")
    dialog = exported(qtbot, window, tmp_path, "csv")
    assert "file" in dialog.outcome.text()
    dialog.reject()


def test_a_person_who_thinks_better_of_it_writes_nothing(qtbot, window, tmp_path, monkeypatch):
    monkeypatch.setattr(file_dialogs, "ask_folder", lambda *_: None)
    dialog = exported(qtbot, window, tmp_path, "csv")
    assert dialog.outcome.text() == ""
    window.network_export.cancel()
    qtbot.waitUntil(lambda: window.network_export.dialog is None, timeout=WAIT)


def test_a_lane_that_is_gone_is_not_exported(window):
    window.network_export.ask(3)
    assert window.network_export.dialog is None
