"""What stands in the table of saved runs."""

from __future__ import annotations

from dataclasses import replace

import pytest

import nn
from gui.panels.runs.saved_row import rows_of
from gui.panels.runs.saved_table import SavedTable
from gui.style import theme
from tests.gui.made_runs import BASE, rows, several


@pytest.fixture
def table(qtbot):
    made = SavedTable()
    qtbot.addWidget(made)
    made.model_of_runs.every, made.model_of_runs.present = rows(), BASE
    made.show_rows("")
    return made


def cells(table, row):
    model = table.runs
    return {one: model.text(model.rows[row], one) for one in model.columns if one != "curve"}


def test_a_row_tells_run_difference_figures_date_and_size(table):
    assert cells(table, 0) == {
        "run": "first", "lane": "a", "tags": "best, homework", "difference": "same recipe",
        "score": "90.0 %", "loss": "0.2000", "step": "100", "date": "2026-11-04 00:00",
        "size": "2.0 MB",
    }  # fmt: skip
    assert cells(table, 1)["difference"] == "Activation ReLU"


def test_lanes_and_tags_have_columns_only_where_there_are_some(table):
    model = table.model_of_runs
    model.every = rows_of(several()[2:])
    table.show_rows("")
    assert not {"lane", "tags"} & {*model.columns}


def test_a_lane_that_diverged_is_told(table):
    model = table.model_of_runs
    (row,) = rows()[:1]
    model.every = [replace(row, lane=replace(row.lane, failure=True))]
    table.show_rows("")
    assert cells(table, 0)["step"] == "100, diverged"


def test_a_damaged_run_says_why(table):
    model = table.model_of_runs
    broken = replace(several()[0], summary=None, failure=nn.CheckpointError("It is damaged."))
    model.every = rows_of([broken])
    table.show_rows("")
    assert cells(table, 0)["difference"] == "cannot be read"
    assert cells(table, 0)["score"] == "–"
    assert model.tip(model.rows[0], "score") == "It is damaged."
    for column in range(len(model.columns)):
        table.columns.sectionClicked.emit(column)


def test_chosen_runs_have_the_colors_of_their_curves(table):
    model = table.model_of_runs
    model.picked = [model.rows[2].key, model.rows[0].key]
    assert model.color(model.rows[2], "run") == theme.lane_color(0)
    assert model.color(model.rows[0], "run") == theme.lane_color(1)
    assert model.color(model.rows[1], "run") == theme.color("text")


@pytest.mark.parametrize("column", ["run", "lane", "tags", "difference", "score", "loss", "step"])
def test_every_column_sorts(table, column):
    model = table.model_of_runs
    table.columns.sectionClicked.emit(list(model.columns).index(column))
    values = [model.value(row, column) for row in model.rows]
    known = [one for one in values if one is not None]
    assert known == sorted(known, reverse=model.order[1])
