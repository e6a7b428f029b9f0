"""Precision, recall and F1 of each class."""

from __future__ import annotations

import numpy as np
import pytest
from PyQt5.QtCore import Qt

import nn
from gui.panels.results.confusion.class_table import ClassTable
from gui.style import i18n, theme

SCORES = nn.ClassScores.of(np.array([[8, 2, 0], [0, 10, 0], [1, 0, 3]]))
NAMES = ("cat", "dog", "horse")


@pytest.fixture
def table(qtbot):
    one = ClassTable()
    qtbot.addWidget(one)
    one.show_scores(NAMES, SCORES)
    return one


def cells(table):
    model = table.model()
    columns = range(model.columnCount())
    return [[model.index(row, c).data() for c in columns] for row in range(model.rowCount())]


def test_each_class_and_the_means(table):
    assert cells(table) == [
        ["cat", "88.9", "80.0", "84.2", "10"],
        ["dog", "83.3", "100.0", "90.9", "10"],
        ["horse", "100.0", "75.0", "85.7", "4"],
        ["macro mean", "90.7", "85.0", "86.9", "24"],
        ["weighted mean", "88.4", "87.5", "87.3", "24"],
    ]


def test_the_lowest_of_each_column_is_marked(table):
    def color(row, column):
        return table.model().index(row, column).data(Qt.ForegroundRole)

    assert color(1, 1) == theme.color("warn")
    assert color(2, 2) == theme.color("warn")
    assert color(0, 3) == theme.color("warn")
    assert color(0, 1) == theme.color("text")


def test_other_scores_take_the_place_of_the_first(table):
    table.show_scores(NAMES[:2], nn.ClassScores.of(np.array([[5, 0], [0, 5]])))
    assert len(cells(table)) == 4
    assert cells(table)[0] == ["cat", "100.0", "100.0", "100.0", "5"]


def test_the_heads_explain_themselves_in_both_languages(table):
    model = table.model()
    assert model.headerData(1, Qt.Horizontal) == "precision"
    assert "fraction" in model.headerData(1, Qt.Horizontal, Qt.ToolTipRole)
    i18n.show_language("ko")
    assert model.headerData(2, Qt.Horizontal) == "재현율"


def test_a_class_is_chosen_and_a_mean_is_not(qtbot, table):
    with qtbot.waitSignal(table.class_chosen) as chosen:
        table.row_chosen.emit(1)
    assert chosen.args == [1]
    with qtbot.assertNotEmitted(table.class_chosen):
        table.row_chosen.emit(3)
