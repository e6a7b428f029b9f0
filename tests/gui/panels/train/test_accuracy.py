"""Accuracy, and R² of a regression."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

import nn
from tests.gui.conftest import MOONS, WAIT
from tests.gui.panels.conftest import (
    entrant,
    recorded,
    shown,
)


def test_a_regression_is_told_as_such(qtbot, opened):
    window = opened(dataclasses.replace(MOONS, data="sine", steps=50))
    assert window.workspaces.panels["accuracy"]._title.text() == "R²"
    with qtbot.waitSignal(window.session.finished, timeout=WAIT):
        window.session.start()
    assert "R² on the test set" in window.status.sentence.text()
    assert "Nothing to draw" not in window.side.drawing.prediction.accessibleName()


def test_own_digits_have_their_triangles_beside_the_validation(qtbot):
    panel = shown(qtbot, "accuracy")
    history, lanes = recorded()
    panel.show_run(history, lanes)
    assert all(entry.label != "my digits" for entry in panel.legend.entries)
    record = lanes[1].record
    record.evaluations.extend(np.array([[500, 0.2, 0.9, 0.75]]))
    panel.show_frame()
    assert "75.0 %" in [one.value for one in panel.legend.entries if one.label == "my digits"]
    steps, values = panel._drawn[1].markers[1].getData()
    assert (steps.tolist(), values.tolist()) == ([500], [75.0])
    assert panel.table()[0].count("relu my digits") == 1


def race_of(*lanes):
    """A history whose lanes have these (mini-batch losses, validation losses)."""
    records = []
    for slot, (losses, looks) in enumerate(lanes):
        record = nn.Record(slot, 2, (20, "epochs"), 400)
        count = len(losses)
        rows = np.zeros((count, record.steps.columns))
        rows[:, 0], rows[:, nn.LOSS] = np.arange(1, count + 1), losses
        record.steps.extend(rows)
        evaluations = np.full((len(looks), 4), np.nan)
        evaluations[:, 0] = np.linspace(0, count, len(looks))
        evaluations[:, nn.LOSS] = looks
        record.evaluations.extend(evaluations)
        record.first_evaluation = evaluations[0]
        records.append(record)
    names = ("sigmoid", "relu")
    return nn.History(records), tuple(map(entrant, records, names))


@pytest.mark.parametrize(("value", "text"), [(-8.2e13, "< -1,000 %"), (-3.5, "-350.0 %")])
def test_an_r2_far_below_zero_is_told_in_few_digits(qtbot, value, text):
    assert shown(qtbot, "accuracy").text(value) == text


def test_an_r2_below_zero_is_in_view(qtbot):
    history, lanes = race_of((np.ones(50), [1.0, 1.0]))
    for record in history.records:
        record.evaluations._recent[:, nn.ACCURACY] = -0.6
    panel = shown(qtbot, "accuracy")
    panel.show_run(history, lanes)
    assert panel.plot.value_range[0] < -60
