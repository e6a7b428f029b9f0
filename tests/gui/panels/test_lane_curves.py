"""Loss and accuracy of all lanes: what marks an end, a change, and what lies beyond."""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
import pytest
from PyQt5.QtCore import QPoint, QPointF

import nn
from gui.plotting.notes import notes_of
from gui.plotting.trace import DASHES
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


def test_many_moves_of_a_slider_close_together_are_told_as_one():
    values = [0.1, 0.09, 0.08, 0.05, 0.02, 0.01]
    moves = [
        rate(100 + step, old, new) for step, (old, new) in enumerate(itertools.pairwise(values))
    ]
    history, lanes = with_changes(*moves)
    assert notes_of(history, lanes, near=8) == [(0, 100, "Learning rate 0.1 → 0.01")]
    apart = notes_of(history, lanes, near=0.5)
    assert len(apart) == 5
    assert apart[0] == (0, 100, "Learning rate 0.1 → 0.09")


def test_moves_far_apart_are_two_and_other_fields_their_own():
    changes = (rate(10, 0.1, 0.2), Change(11, "momentum", 0.9, 0.5), rate(300, 0.2, 0.1))
    assert notes_of(*with_changes(*changes), near=8) == [
        (0, 10, "Learning rate 0.1 → 0.2"),
        (0, 11, "Momentum 0.9 → 0.5"),
        (0, 300, "Learning rate 0.2 → 0.1"),
    ]


def test_a_slider_that_was_put_back_at_once_leaves_no_tick():
    assert notes_of(*with_changes(rate(10, 0.1, 0.5), rate(12, 0.5, 0.1)), near=8) == []


def test_names_and_steps_leave_no_tick():
    changes = (Change(10, "name", "a", "b"), Change(20, "steps", 400, 800))
    assert notes_of(*with_changes(*changes), near=8) == []


def test_a_name_that_changes_in_between_does_not_part_the_moves_of_a_slider():
    changes = (rate(10, 0.1, 0.2), Change(11, "name", "a", "b"), rate(12, 0.2, 0.3))
    assert notes_of(*with_changes(*changes), near=8) == [(0, 10, "Learning rate 0.1 → 0.3")]


def test_by_the_epoch_a_tick_stands_at_its_epoch():
    history, lanes = with_changes(rate(100, 0.1, 0.01))
    other = nn.Record(1, 3, (40, "epochs"), 400)
    history = nn.History([history.records[0], other])
    assert history.by_epoch
    assert notes_of(history, (lanes[0], entrant(other)), near=0.1)[0][1] == pytest.approx(5.0)


def test_a_loss_beyond_the_view_is_announced_with_its_value(qtbot):
    history, lanes = recorded()
    more = rows_of(20, 480.0, 0.1, (0, 0, 0), (0, 0, 0), (0, 0, 0), (0, 0, 0), first=401)
    history.records[0].steps.extend(more)
    panel = shown(qtbot, "loss")
    panel.show_run(history, lanes)
    assert panel.plot.value_range[1] < 10  # the other lane is still seen
    assert "▲ sigmoid mini-batch 480.0" in panel._beyond.text()
    assert "relu" not in panel._beyond.text()


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


def test_dashes_are_short_however_far_apart_the_steps_are(qtbot):
    """Of five steps in 500 pixels, each is more than a dash: the line would fall to pieces."""
    panel = shown(qtbot, "loss")
    lanes = [filled(slot, rows_of(5, 2.0, 0.1, *[(1.0, 1.0, 1.0)] * 4)) for slot in range(4)]
    panel.show_run(nn.History(lanes), tuple(entrant(one, str(one.slot)) for one in lanes))
    for trace, dashes in list(zip(traces_of(panel), DASHES, strict=True))[1:]:
        x, _ = trace._line.getData()
        joined = trace._line.opts["connect"][:-1]
        pixels = np.diff(x) * panel.plot.pixels_per_step()
        pieces = np.split(pixels, np.flatnonzero(np.diff(joined)) + 1)
        longest = max(part.sum() for part in pieces)
        assert longest <= max(dashes) + 2 * 2.0  # and the rest of a piece at either end


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
