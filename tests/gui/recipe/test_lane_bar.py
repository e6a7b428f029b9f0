"""The tabs of the lanes."""

from __future__ import annotations

import nn
from gui.session.events import LaneStopped


def test_a_lane_that_stops_is_marked_at_once(qtbot, window):
    error = nn.DivergedError("It diverged.")
    window.session._receiver.receive(LaneStopped(window.session.model.number, 0, error))
    assert window.form.lane_bar._shown[0][2]
    assert window.side.drawing.prediction._names[0] == "✕ sigmoid"
