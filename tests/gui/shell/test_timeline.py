"""The timeline: how far the run is, and the loss of every lane."""

from __future__ import annotations

from tests.gui.conftest import WAIT


def test_steps_lowered_below_the_present_one_are_all_of_them(qtbot, window):
    for _ in range(3):
        window.session.step()
    qtbot.waitUntil(lambda: window.session.step_count == 3, timeout=WAIT)
    window.session.editor.edit(0, "steps", 2)
    qtbot.waitUntil(lambda: window.session.run.experiments[0].steps == 2, timeout=WAIT)
    assert "100 %" in window.timeline.left.text()
