"""The dialog counts the runs, says what is wrong, and writes the command that does the same."""

from __future__ import annotations

import shlex

import pytest
from PyQt5.QtWidgets import QMessageBox

import nn
from cli.parser import parser
from gui.shell.sweep_dialog import SweepDialog
from tests.gui.made_sweeps import BASE


@pytest.fixture
def dialog(qtbot, window):
    made = SweepDialog("t", [BASE, BASE.changed("name", "b")], window)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.reject()


def told(dialog):
    """What it says of the present choice."""
    dialog._background.flush()
    return dialog.outcome.text()


def test_it_counts_lanes_values_and_seeds(dialog):
    assert told(dialog).startswith("42 runs of 100 steps.")  # 2 lanes × 7 rates × 3 seeds
    dialog.lane.setCurrentIndex(1)
    assert told(dialog).startswith("21 runs")
    dialog.seeds.setValue(1)
    assert told(dialog).startswith("7 runs")


def test_a_second_field_and_a_search(dialog):
    dialog.lane.setCurrentIndex(1)
    dialog.fields[1].setCurrentIndex(dialog.fields[1].findData("activation"))
    assert dialog.values[1].text()
    dialog.values[1].setText("tanh,relu")
    assert told(dialog).startswith("42 runs")
    assert not dialog.budget.isVisible()
    dialog.search.setCurrentIndex(dialog.search.findData("random"))
    assert dialog.budget.isVisible()
    dialog.budget.setValue(5)
    assert told(dialog).startswith("15 runs")


@pytest.mark.parametrize("text", ["", "1..0.1:3", "fast", "0.1,,1"])
def test_what_is_wrong_is_told_and_cannot_be_started(dialog, text):
    dialog.values[0].setText(text)
    assert "earning" in told(dialog)  # which field it is about
    assert not dialog.start_button.isEnabled()
    dialog.values[0].setText("0.1,1")
    assert told(dialog)
    assert dialog.start_button.isEnabled()


def test_the_command_is_understood_and_asks_for_the_same(dialog):
    dialog.lane.setCurrentIndex(1)
    dialog.search.setCurrentIndex(dialog.search.findData("halving"))
    words = shlex.split(dialog.command.text())
    assert words[0] == "main.py"
    options = parser().parse_args(words[1:])
    order = dialog.order
    plan = nn.SweepPlan(
        "t", order.lanes, tuple(options.over), options.seeds, options.search, options.budget
    )
    assert plan == order.plan()


def test_every_field_has_values_to_begin_with(dialog):
    field, values = dialog.fields[1], dialog.values[1]
    dialog.values[0].setText("0.1,1")
    for index in range(1, field.count()):
        field.setCurrentIndex(index)
        if field.currentData() == "learning_rate":
            continue
        what = told(dialog)
        assert values.text() == "" or dialog.start_button.isEnabled(), (field.currentText(), what)


@pytest.mark.parametrize("yes", [True, False])
def test_many_runs_are_asked_about_first(qtbot, dialog, monkeypatch, yes):
    monkeypatch.setattr(nn, "MANY_RUNS", 5)
    answer = QMessageBox.Yes if yes else QMessageBox.No
    monkeypatch.setattr(QMessageBox, "question", lambda *_: answer)
    asked = []
    dialog.asked.connect(asked.append)
    assert told(dialog)
    dialog.start_button.click()
    assert len(asked) == yes


def test_thousands_of_values_do_not_hold_the_window_up(dialog):
    dialog.values[0].setText("0.1..1:9000")
    assert not dialog.start_button.isEnabled(), "it is still being counted"
    assert told(dialog).startswith("54,000 runs")
    assert dialog.start_button.isEnabled()
