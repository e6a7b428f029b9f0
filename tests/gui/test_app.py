"""The application: how it starts, and what happens when something goes wrong."""

from __future__ import annotations

from gui import app
from tests.gui.conftest import WAIT


def test_a_damaged_file_at_the_start_leaves_a_window_that_works(qtbot, qapp, digits, tmp_path):
    (tmp_path / "bad.npz").write_text("bad")
    window = app.create_window(None, str(tmp_path / "bad.npz"))
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: "bad.npz" in window.banner.text.text(), timeout=WAIT)
    window.session.step()
    qtbot.waitUntil(lambda: window.session.step_count == 1, timeout=WAIT)
    window.close()
