"""The run as one HTML file, from the window."""

from __future__ import annotations

from gui.shell import file_dialogs
from tests.gui.conftest import WAIT


def test_a_report_is_written_while_training_goes_on(qtbot, window, tmp_path, monkeypatch):
    path = tmp_path / "report.html"
    monkeypatch.setattr(file_dialogs, "ask_target", lambda *_: path)
    window.session.start()
    qtbot.waitUntil(lambda: window.session.step_count > 20, timeout=WAIT)
    window.top_bar.save_menu.entries["report"].trigger()
    qtbot.waitUntil(lambda: str(path) in window.status.sentence.text(), timeout=WAIT)
    page = path.read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    for lane in window.session.run.lanes:
        assert lane.name in page
    assert window.session.state.name == "RUNNING"


def test_a_place_that_cannot_be_written_is_told(qtbot, window, tmp_path):
    window.report.save(tmp_path)
    qtbot.waitUntil(lambda: "cannot be written" in window.status.sentence.text(), timeout=WAIT)
