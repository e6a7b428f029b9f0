"""Loss and accuracy of all lanes: what marks an end, a change, and what lies beyond."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PyQt5.QtCore import QPoint, QPointF

import nn
from gui.panels.lane_curves import smoothed
from gui.style import theme
from nn import Change
from tests.gui.panels.conftest import (
    EXPERIMENTS,
    entrant,
    filled,
    raced,
    recorded,
    rows_of,
    shown,
    stopped,
)

LONG = 200  # steps of the lanes: each is a point of its own


def traces_of(panel):
    """The lines of all lanes."""
    return [drawn.trace for drawn in panel._drawn.values()]


def ends_of(panel):
    """The marks at the ends of all lanes."""
    return [drawn.end for drawn in panel._drawn.values()]


def pixel(plot, x, y):
    """Where a point of a plot lies in its widget."""
    scene = plot.plotItem.vb.mapViewToScene(QPointF(x, y))
    return plot.mapFromScene(scene)


def close(color, other):
    return sum(abs(a - b) for a, b in zip(color.getRgb(), other.getRgb(), strict=True)) < 60


def crossed(plot, x, y, tint):
    """Whether the four arms of a cross are on the screen around a point."""
    image, centre = plot.grab().toImage(), pixel(plot, x, y)
    return all(
        any(
            close(image.pixelColor(centre + QPoint(across * far, down * far)), tint)
            for far in (3, 4)
        )
        for across in (-1, 1)
        for down in (-1, 1)
    )


@pytest.mark.parametrize(("name", "value"), [("loss", 2.0), ("accuracy", 10.0)])
def test_a_lane_that_stopped_ends_with_a_cross_at_its_last_point(qtbot, qapp, name, value):
    history, lanes = recorded(LONG)
    panel = shown(qtbot, name)
    tint = theme.lane_color(0)
    panel.show_run(history, lanes)
    qapp.processEvents()
    assert not any(end._mark.isVisible() for end in ends_of(panel))
    assert not crossed(panel.plot, LONG, value, tint)
    panel.show_run(history, stopped(lanes, 0))
    qapp.processEvents()
    x, y = ends_of(panel)[0]._mark.getData()
    assert (x.tolist(), y.tolist()) == ([LONG], [value])
    assert crossed(panel.plot, LONG, value, tint)
    assert [end._mark.isVisible() for end in ends_of(panel)] == [True, False]
    panel.show_run(history, lanes)
    assert not any(end._mark.isVisible() for end in ends_of(panel))


def test_the_cross_of_a_short_lane_stands_where_it_stopped_and_not_where_the_others_are(qtbot):
    short = filled(0, rows_of(7, np.arange(1, 8.0), 0.5, *[(1e-2,) * 3] * 4))
    history, lanes = recorded()
    panel = shown(qtbot, "loss")
    lanes = (entrant(short, failure=nn.DivergedError("It diverged.")), lanes[1])
    panel.show_run(nn.History([short, history.records[1]]), lanes)
    x, y = ends_of(panel)[0]._mark.getData()
    assert (x.tolist(), y.tolist()) == ([7.0], [7.0])


def with_changes(*changes, slot=0, steps=LONG):
    history, lanes = recorded(steps)
    history.records[slot].changes.extend(changes)
    return history, lanes


def rate(step, old, new):
    return Change(step, "learning_rate", old, new)


def texts_of(panel):
    """The texts of the ticks that a panel shows."""
    return [item.toPlainText() for item in panel._notes._items if hasattr(item, "toPlainText")]


@pytest.mark.parametrize("name", ["loss", "accuracy"])
def test_a_change_of_the_learning_rate_leaves_a_tick_that_tells_it(qtbot, name):
    panel = shown(qtbot, name)
    panel.show_run(*with_changes(rate(150, 0.1, 0.01), slot=1))
    assert texts_of(panel) == ["Learning rate 0.1 → 0.01"]
    line, label = panel._notes._items
    assert line.value() == 150
    assert label.pos().x() == 150
    assert label.color == theme.lane_color(1)
    (_, _), (bottom, top) = panel.plot.viewRange()
    assert bottom < label.pos().y() <= top


def test_a_change_that_comes_while_it_is_shown_gets_its_tick(qtbot):
    history, lanes = recorded()
    panel = shown(qtbot, "loss")
    panel.show_run(history, lanes)
    assert texts_of(panel) == []
    history.records[0].changes.append(rate(300, 0.1, 0.5))
    panel.show_frame()
    panel.show_frame()
    assert texts_of(panel) == ["Learning rate 0.1 → 0.5"]


def test_the_ticks_of_one_run_do_not_stay_in_the_next(qtbot):
    """A reset begins anew, with nothing to draw until the first step."""
    panel = shown(qtbot, "loss")
    panel.show_run(*with_changes(rate(10, 0.1, 0.01)))
    empty = nn.Record(0, 3, (20, "epochs"), 400)
    panel.show_run(nn.History([empty]), (entrant(empty),))
    assert texts_of(panel) == []


def test_a_tick_beyond_the_edge_of_a_zoom_is_not_shown(qtbot):
    panel = shown(qtbot, "loss")
    panel.show_run(*with_changes(rate(50, 0.1, 0.01), rate(150, 0.01, 0.1)))
    panel.plot.plotItem.vb.setRange(xRange=(100, 200), padding=0)
    panel.plot.plotItem.vb.sigRangeChangedManually.emit([True, True])
    assert texts_of(panel) == ["Learning rate 0.01 → 0.1"]


def test_validation_circles_are_real_values_and_never_means(qtbot):
    looks = np.arange(0, 20_000, 100.0)
    record = filled(
        0,
        np.empty((0, 11)),
        np.column_stack([looks, 2.3 / (1 + looks), 0.1 + looks / 1e5]),
        layers=2,
    )
    panel = shown(qtbot, "loss")
    panel.show_run(nn.History([record]), (entrant(record),))
    steps, values = panel._drawn[0].markers[0].getData()
    assert steps[0] == 0
    assert steps[-1] == 19_900
    assert set(steps) <= set(looks)
    np.testing.assert_allclose(values, 2.3 / (1 + steps))


def test_a_lane_keeps_its_colour_and_its_dashes_when_another_goes(qtbot):
    history, lanes = recorded()
    panel = shown(qtbot, "loss")
    panel.show_run(history, lanes)
    before = panel.legend.entries[2]
    panel.show_run(nn.History(history.records[1:]), lanes[1:])
    after = panel.legend.entries[0]
    assert (after.color, after.style) == (before.color, before.style)
    assert traces_of(panel)[0]._line.opts["pen"].color() == theme.lane_color(1)


def test_a_lane_that_is_renamed_is_called_so_in_the_legend_and_the_table(qtbot):
    history, lanes = recorded()
    panel = shown(qtbot, "loss")
    panel.show_run(history, lanes)
    renamed = replace(lanes[0], experiment=lanes[0].experiment.changed("name", "slow one"))
    panel.rename((renamed, lanes[1]))
    panel.show_frame()
    assert panel.legend.entries[0].label.startswith("slow one")
    assert panel.table()[0][0] == "slow one step"


def test_a_real_race_is_drawn_with_the_numbers_of_its_records(qtbot):
    lanes = [one.changed("batch_size", 20) for one in EXPERIMENTS]
    race, history, entrants = raced(lanes, 30)
    panel = shown(qtbot, "loss")
    panel.show_run(history, entrants)
    for trace, record in zip(traces_of(panel), race.records, strict=True):
        x, y = trace._line.getData()
        rows = record.steps.all().mean
        steps = np.isin(x, rows[:, 0])  # a dashed line has points between them, to be cut at
        np.testing.assert_array_equal(x[steps], rows[:, 0])
        np.testing.assert_array_equal(y[steps], rows[:, nn.LOSS])
        np.testing.assert_allclose(y, np.interp(x, rows[:, 0], rows[:, nn.LOSS]))


def test_smoothing_averages_the_last_steps():
    """Against a mean by hand; a bucket counts as many times as it has steps."""
    values = np.array([1.0, 3.0, np.nan, 5.0, 7.0])
    ones = np.ones(5)
    np.testing.assert_array_equal(smoothed(values, ones, 1), values)
    np.testing.assert_allclose(smoothed(values, ones, 2), [1, 2, np.nan, 5, 6])
    np.testing.assert_allclose(smoothed(values, ones, 100), [1, 2, np.nan, 3, 4])
    np.testing.assert_allclose(smoothed(values, np.full(5, 4), 8), [1, 2, np.nan, 5, 6])
    np.testing.assert_allclose(smoothed(values, np.array([1, 3, 1, 1, 1]), 100)[1], 10 / 4)
    np.testing.assert_array_equal(smoothed(values, np.full(5, 50), 10), values)


def test_the_smoothing_is_chosen_and_said(qtbot):
    history, lanes = recorded(100)
    restless = np.tile([1.0, 3.0], 50)
    more = rows_of(100, restless, 0.1, (0, 0, 0), (0, 0, 0), (0, 0, 0), (0, 0, 0), first=101)
    history.records[0].steps.extend(more)
    panel = shown(qtbot, "loss")
    panel.show_run(history, lanes)
    line = panel._drawn[0].trace._line
    raw = line.getData()[1].copy()
    panel.smoothing.choose("50")
    assert "mean of the last 50 steps" in panel.plot.getAxis("bottom").labelText
    calm = line.getData()[1]
    assert np.abs(np.diff(raw)[-40:]).max() == pytest.approx(2.0)
    assert np.abs(np.diff(calm)[-40:]).max() < 0.1
    panel.smoothing.choose("1")
    np.testing.assert_array_equal(line.getData()[1], raw)
