"""A list of runs: sorted by a click, and what is chosen stays chosen."""

from __future__ import annotations

import numpy as np
import pytest
from PyQt5.QtCore import Qt

from gui.panels.runs.run_list import CURVE, RunList, RunListModel
from gui.style import theme


class Numbers(RunListModel):
    downward = ("size",)
    words = ("name",)
    every = [{"name": n, "size": s} for n, s in (("b", 1), ("a", 3), ("c", None), ("d", 2))]

    def key(self, row):
        return row["name"]

    def found(self, text):
        return ("name", CURVE, "size"), [row for row in self.every if text in row["name"]]

    def value(self, row, column):
        return row[column]

    def text(self, row, column):
        return str(row[column])

    def name_of(self, column):
        return column

    def curve(self, row):
        return np.array([[0.0, 1.0], [1.0, 0.0]]), theme.color("text")


@pytest.fixture
def table(qtbot):
    made = RunList("numbers", Numbers("size"))
    qtbot.addWidget(made)
    made.show_rows("")
    return made


def names(table):
    return [row["name"] for row in table.runs.rows]


def test_the_largest_come_first_where_that_is_usual_and_unknown_values_last(table):
    assert names(table) == ["a", "d", "b", "c"]
    table.columns.sectionClicked.emit(0)
    assert names(table) == ["a", "b", "c", "d"]
    table.columns.sectionClicked.emit(0)
    assert names(table) == ["d", "c", "b", "a"]
    assert table.runs.headerData(0, Qt.Orientation.Horizontal) == "name ↓"
    table.columns.sectionClicked.emit(1)
    assert names(table) == ["d", "c", "b", "a"], "nobody sorts by a curve"


def test_what_is_chosen_stays_chosen_when_rows_move_and_goes_with_its_row(table):
    table.choose({"a", "b"})
    table.columns.sectionClicked.emit(0)
    assert [row["name"] for row in table.chosen_rows] == ["a", "b"]
    table.show_rows("b")
    assert [row["name"] for row in table.chosen_rows] == ["b"]


def test_the_keyboard_goes_on_where_it_was(table):
    table.setCurrentIndex(table.runs.index(2, 0))
    table.show_rows("")
    assert table.currentIndex().row() == 2
    assert [row["name"] for row in table.chosen_rows] == ["b"]
    table.columns.sectionClicked.emit(0)
    assert table.currentIndex().row() == 1


def test_rows_one_below_the_other_are_one_piece_of_the_selection(table):
    table.choose({"a", "d", "c"})
    assert [row["name"] for row in table.chosen_rows] == ["a", "d", "c"]
    assert len(table.selectionModel().selection()) == 2
