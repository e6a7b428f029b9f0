"""One position on the lanes' shared axis."""

import pytest

from gui.session.state import State
from tests.gui.conftest import WAIT


@pytest.fixture
def trained(qtbot, window):
    """The window after some steps."""
    window.session.start()
    qtbot.waitUntil(lambda: window.session.step_count > 20, timeout=WAIT)
    window.session.pause()
    qtbot.waitUntil(lambda: window.session.state is State.PAUSED, timeout=WAIT)
    return window


def cursors(window):
    """Where the plots that are there show it."""
    plots = [plot for key in ("loss", "accuracy") for plot in window.workspaces.panels[key].plots()]
    return {plot.cursor_line.value() for plot in plots if plot.cursor_line.isVisible()}


def test_it_stands_at_the_nearest_step_in_every_plot_and_is_read_out(trained):
    trained.cross_hair.show(7.4)
    assert cursors(trained) == {7.0}
    assert "7" in trained.status._cursor.text()


def test_beyond_the_run_it_stands_at_its_end(trained):
    end = trained.session.model.history.end
    trained.cross_hair.show(1e9)
    assert cursors(trained) == {round(end)}
    trained.cross_hair.show(-5.0)
    assert cursors(trained) == {1.0}


def test_it_goes_when_the_mouse_leaves(trained):
    trained.workspaces.hovered.emit(9.0)
    assert cursors(trained) == {9.0}
    trained.workspaces.hovered.emit(None)
    assert cursors(trained) == set()
    assert trained.status._cursor.text() == ""


def test_before_the_first_step_there_is_nothing_to_read(window):
    window.cross_hair.show(3.0)
    assert cursors(window) == set()
