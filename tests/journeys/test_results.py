"""From a cell of the matrix to the picture, to the probe, and to the graph."""

from __future__ import annotations

import numpy as np
from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import QAbstractButton

from tests.gui.conftest import WAIT


def test_from_a_cell_to_the_graph_with_the_mouse(qtbot, window):
    """A person finds a mistake, sees who else makes it, and follows it through the network."""
    window.session.start()
    qtbot.waitUntil(lambda: window.session.step_count > 60, timeout=WAIT)
    window.session.pause()
    results = window.top_bar.findChild(QAbstractButton, "workspaceResults")
    qtbot.mouseClick(results, Qt.LeftButton)
    panel = window.workspaces.panels["confusion"]
    qtbot.waitUntil(lambda: len(panel.pairs) == 2, timeout=WAIT)
    step = window.session.run.lanes[0].record.step
    qtbot.waitUntil(lambda: panel.shown.step == step, timeout=WAIT)
    matrix = panel.shown.matrix.copy()
    cell = np.unravel_index(int(matrix.argmax()), matrix.shape)
    where = panel.matrix.rect_of(*map(int, cell)).center().toPoint()
    qtbot.mouseClick(panel.matrix, Qt.LeftButton, pos=where)
    listed = panel.mistakes.list
    assert len(listed.samples.order) == matrix[cell]
    middle = listed.visualRect(listed.samples.index(0, 0)).center()
    qtbot.mouseClick(listed.viewport(), Qt.LeftButton, pos=middle)
    probe = window.side.probe
    sample = int(listed.samples.order[0])
    assert (probe.index, probe.truth) == (sample, cell[0])
    qtbot.waitUntil(lambda: probe.shares.shares is not None, timeout=WAIT)
    shares = panel.shown.shares[sample]
    np.testing.assert_allclose(probe.shares.shares[panel.lane.slot], shares, atol=1e-5)
    qtbot.mouseClick(probe.graph_button, Qt.LeftButton)
    graph = window.workspaces.panels["graph"]
    assert graph.isVisible()
    qtbot.waitUntil(lambda: bool(graph.traces), timeout=WAIT)
    qtbot.waitUntil(lambda: graph.traces[0].feed.kind == "given", timeout=WAIT)
    qtbot.mouseClick(results, Qt.LeftButton)
    qtbot.mouseClick(probe.draw_button, Qt.LeftButton)
    qtbot.waitUntil(window.side.drawing.isVisible, timeout=WAIT)
