"""The rows that are predicted worst."""

from __future__ import annotations

import numpy as np
import pytest
from PyQt5.QtCore import Qt

from gui.panels.results.regression.row_table import RowTable
from gui.style import formatting, theme


@pytest.fixture
def table(qtbot, regression):
    _, lanes, found = regression
    one = RowTable()
    qtbot.addWidget(one)
    pairs = list(zip(lanes, found, strict=True))
    one.show_rows(np.array([4, 1, 7]), pairs, lanes[0].prepared.dataset, "validation", 1)
    return one


def test_a_row_has_its_features_its_target_and_every_prediction(table, regression):
    model = table.model()
    heads = [model.headerData(c, Qt.Horizontal) for c in range(model.columnCount())]
    assert heads == ["row", "x1", "true value", "slow", "fast", "residual"]
    cells = [model.index(0, c).data() for c in range(6)]
    one, other = regression[2]
    assert cells[0] == "4"
    assert cells[2] == formatting.amount(float(one.truth[4]))
    assert cells[3] == formatting.amount(float(one.predicted[4]))
    away = other.predicted[4] - other.truth[4]
    assert cells[5][1:] == formatting.amount(abs(float(away)))
    assert cells[5][0] == ("+" if away >= 0 else "−")
    assert model.index(0, 3).data(Qt.ForegroundRole) == theme.lane_color(0)


def test_a_row_is_chosen_and_marked(qtbot, table):
    with qtbot.waitSignal(table.sample_chosen) as chosen:
        table.row_chosen.emit(2)
    assert chosen.args == [7]
    table.show_chosen(1)
    assert table.currentIndex().row() == 1
    table.show_chosen(99)
    assert table.selectedIndexes() == []
