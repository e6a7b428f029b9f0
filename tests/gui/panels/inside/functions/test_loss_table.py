"""The table of all losses: a row is chosen by the mouse and by keys."""

from __future__ import annotations

import numpy as np
import pytest
from PyQt5.QtCore import QPoint, Qt

import nn
from gui.panels.inside.functions.loss_table import ABBREVIATIONS, FORMULAS, LossRow, LossTable


@pytest.fixture
def table(qtbot):
    widget = LossTable()
    qtbot.addWidget(widget)
    widget.resize(500, 380)
    widget.show()
    found = nn.losses_of_output(np.array([0.2, 0.5, 0.3]), 1)
    widget.show_rows([LossRow(one.name, (one.value,), one.gradient) for one in found], [None])
    return widget


def test_every_loss_that_is_compared_has_a_name_and_a_formula():
    assert set(nn.COMPARED) == set(ABBREVIATIONS) == set(FORMULAS)


def test_a_row_is_chosen(qtbot, table):
    with qtbot.waitSignal(table.chosen) as told:
        qtbot.mousePress(table, Qt.LeftButton, pos=QPoint(40, 22 + 10))
    assert told.args == [table.rows[0].name]
    assert table.row.name == table.rows[0].name
    qtbot.keyClick(table, Qt.Key_Down)
    assert table.row.name == table.rows[1].name
    qtbot.keyClick(table, Qt.Key_Up)
    qtbot.keyClick(table, Qt.Key_Up)  # there is none above it
    assert table.row.name == table.rows[0].name


def test_values_that_are_not_finite_are_painted_too(table):
    table.show_rows([LossRow("mse", (np.nan, np.inf), np.array([np.nan, 1.0]))], [0, 1])
    assert not table.grab().isNull()
