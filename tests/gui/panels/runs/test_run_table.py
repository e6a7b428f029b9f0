"""The table of runs: sorted, filtered, and quick with a thousand of them."""

from __future__ import annotations

import pytest
from PyQt5.QtCore import Qt

import nn
from gui.panels.runs.runs import RunsPanel


@pytest.fixture
def table(shown):
    return shown(RunsPanel).table_view


def column(table, name):
    return [row[name] for row in table.runs.rows]


def sort_by(table, name):
    table.columns.sectionClicked.emit(list(table.runs.columns).index(name))


def test_the_best_run_is_on_top(table, results):
    scores = column(table, "validation_score")
    assert scores == sorted(scores, reverse=True)
    assert len(scores) == len(results.rows) == 18
    assert {"run", "learning_rate", "activation", "seed", "state"} <= set(table.runs.columns)


def test_a_click_on_a_column_sorts_and_a_second_one_turns_it_round(table):
    sort_by(table, "learning_rate")
    rates = column(table, "learning_rate")
    assert rates == sorted(rates)
    sort_by(table, "learning_rate")
    assert column(table, "learning_rate") == sorted(rates, reverse=True)
    section = list(table.runs.columns).index("learning_rate")
    assert table.runs.headerData(section, Qt.Orientation.Horizontal) == "Learning rate ↓"


def test_runs_that_are_running_stay_on_top_and_unknown_values_at_the_end(table, results):
    panel = table.runs._panel
    folder = nn.SweepFolder(results.path)
    folder.update(5, state="running", progress=40, validation_score=None)
    folder.update(6, state="planned", validation_score=None)
    panel.show_results(nn.SweepResults.read(results.path))
    assert column(table, "run")[0] == 5
    assert column(table, "run")[-1] == 6
    assert table.runs.text(table.runs.rows[0], "state") == "running · 40"
    sort_by(table, "learning_rate")
    assert column(table, "run")[0] == 5


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 18), ("relu", 9), ("relu seed=2", 3), ("seed=", 0), ("finished", 18), ("nobody", 0)],
)
def test_the_search_wants_every_word(shown, text, count):
    panel = shown(RunsPanel)
    panel.search.setText(text)
    assert len(panel.table_view.runs.rows) == count


def test_what_was_chosen_stays_chosen(table):
    table.selectRow(3)
    chosen = list(table.chosen)
    assert len(chosen) == 1
    sort_by(table, "seed")
    assert list(table.chosen) == chosen


def test_every_cell_can_be_shown(table):
    model = table.runs
    for row in range(model.rowCount()):
        for section in range(model.columnCount()):
            index = model.index(row, section)
            for role in (Qt.DisplayRole, Qt.FontRole, Qt.ForegroundRole, Qt.TextAlignmentRole):
                model.data(index, role)
    table.grab()
