"""The loss of every lane."""

from __future__ import annotations

import dataclasses

import numpy as np

import nn
from gui.panels.train.loss import measure_of
from tests.gui.panels.conftest import (
    entrant,
    recorded,
    rows_of,
    shown,
)


def traces_of(panel):
    """The lines of all lanes."""
    return [drawn.trace for drawn in panel._drawn.values()]


def test_a_loss_beyond_the_view_is_announced_with_its_value(qtbot):
    history, lanes = recorded()
    more = rows_of(20, 480.0, 0.1, (0, 0, 0), (0, 0, 0), (0, 0, 0), (0, 0, 0), first=401)
    history.records[0].steps.extend(more)
    panel = shown(qtbot, "loss")
    panel.show_run(history, lanes)
    assert panel.plot.value_range[1] < 10  # the other lane is still seen
    assert "▲ sigmoid mini-batch 480.0" in panel._beyond.text()
    assert "relu" not in panel._beyond.text()


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


def test_the_validation_of_an_overfitting_run_is_in_view(qtbot):
    panel = shown(qtbot, "loss")
    falling = np.geomspace(0.7, 1e-4, 400)
    panel.show_run(*race_of((falling, [0.69, 0.5, 1.2, 2.8, 6.75])))
    assert panel.plot.value_range[1] > 6.75
    assert panel._beyond.text() == ""


def test_a_first_value_that_dwarfs_all_others_does_not_flatten_them(qtbot):
    """A regression begins at 15,000 and comes to about 1."""
    panel = shown(qtbot, "loss")
    losses = np.concatenate([[15_000.0, 3_000.0], np.full(398, 1.3)])
    panel.show_run(*race_of((losses, [15_000.0, *[1.1] * 9])))
    assert panel.plot.value_range[1] < 3
    panel.axis.choose("log")
    low, high = panel.plot.value_range
    assert low < np.log10(1.1)
    assert high < np.log10(15_000)


def test_a_lane_that_learns_slowly_stays_in_view_beside_one_that_is_done(qtbot):
    panel = shown(qtbot, "loss")
    panel.show_run(
        *race_of((np.full(400, 2.3), [2.3, 2.3]), (np.geomspace(2.3, 1e-4, 400), [2.3, 0.1]))
    )
    assert 2.3 < panel.plot.value_range[1] < 4


def test_on_a_logarithmic_scale_curves_and_marks_are_powers_and_ticks_are_values(qtbot):
    panel = shown(qtbot, "loss")
    losses = np.geomspace(10.0, 0.001, 200)
    panel.show_run(*race_of((losses, [10.0, 0.1])))
    panel.axis.choose("log")
    (trace,) = traces_of(panel)
    values = trace._line.getData()[1]
    np.testing.assert_allclose(values[0], 1.0, atol=0.05)
    np.testing.assert_allclose(values[-1], -3.0, atol=0.05)
    np.testing.assert_allclose(panel._drawn[0].markers[0].getData()[1], [1.0, -1.0])
    axis = panel.plot.getAxis("left")
    assert axis.tickStrings([-2.0, np.log10(0.5), 1.0], 1.0, 1.0) == ["0.01", "0.5", "10"]
    names, table = panel.table()
    assert np.nanmax(table[:, names.index("sigmoid mean")]) == 10.0  # values, not powers
    panel.axis.choose("linear")
    np.testing.assert_allclose(trace._line.getData()[1][0], losses[0], rtol=0.05)


def test_a_loss_of_zero_has_a_place_on_a_logarithmic_scale(qtbot):
    panel = shown(qtbot, "loss")
    panel.axis.choose("log")
    panel.show_run(*race_of(([1.0, 0.1, 0.0, 0.0], [1.0, 0.0])))
    assert np.isfinite(traces_of(panel)[0]._line.getData()[1]).all()
    panel.grab()


def test_the_axis_says_which_loss_it_is_and_whether_losses_can_be_compared(qtbot):
    history, lanes = recorded()
    panel = shown(qtbot, "loss")
    panel.show_run(history, lanes)
    axis = panel.plot.getAxis("left")
    assert axis.labelText == "cross-entropy (nats)"
    network = nn.Network([nn.Affine(4, 2)], loss="mse")
    panel.show_run(history, (lanes[0], dataclasses.replace(lanes[1], network=network)))
    assert axis.labelText == "cross-entropy (nats) · mean squared error"
    assert "cannot be compared" in axis.toolTip()


def test_every_loss_has_a_name_on_the_axis():
    assert all(measure_of(kind())[0] for kind in nn.LOSSES.values())
