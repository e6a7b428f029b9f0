"""What the tests of the plots share."""

from __future__ import annotations

import pytest

from gui.plotting.live_plot import LivePlot


@pytest.fixture
def plot(qtbot):
    """A plot of usual size, shown."""
    one = LivePlot()
    qtbot.addWidget(one)
    one.resize(400, 200)
    one.show()
    qtbot.waitExposed(one)
    return one
