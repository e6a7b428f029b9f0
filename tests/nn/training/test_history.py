"""Records and the axis they share: which number stands where, and how far a lane is."""

from __future__ import annotations

import numpy as np
import pytest

import nn


def record(slot=0, layers=2, batch=(20, "epochs"), epoch=180):
    return nn.Record(slot, layers, batch, epoch)


def write(one, steps, evaluations=0):
    """Rows as a lane writes them, each value told apart by its place."""
    rows = []
    for _ in range(steps):
        row = one.ring.slot()
        row[:] = 100.0 * (one.ring.written + 1) + np.arange(len(row))
        row[0] = one.ring.written + 1
        rows.append(row.copy())
        one.ring.commit()
    for _ in range(evaluations):
        row = one.evaluation_ring.slot()
        row[:] = one.evaluation_ring.written, 0.5, 0.25, 0.75
        one.evaluation_ring.commit()
    return np.array(rows)


def test_the_columns_of_a_row_are_step_loss_accuracy_and_each_measure_of_each_layer():
    one = record(layers=3)
    columns = [one.measure(name) for name in nn.MEASURES]
    assert list(nn.MEASURES) == ["gradient_norm", "gradient_mean", "signal_norm", "update_ratio"]
    assert columns == [[3, 4, 5], [6, 7, 8], [9, 10, 11], [12, 13, 14]]
    assert (nn.LOSS, nn.ACCURACY) == (1, 2)
    assert one.steps.columns == 15


def test_rows_are_recorded_as_they_were_written():
    one = record()
    rows = write(one, 5, evaluations=2)
    assert one.step == 0
    one.drain()
    assert one.step == 5
    np.testing.assert_array_equal(one.steps.tail(5), rows)
    np.testing.assert_array_equal(one.evaluations.tail(2)[:, 0], [0, 1])
    one.drain()
    assert one.step == 5


def test_what_was_written_after_a_moment_is_left_for_later():
    """A saved run holds a record that has just reached the steps of its state."""
    one = record()
    write(one, 3, evaluations=1)
    moment = one.written()
    rows = write(one, 4, evaluations=2)
    one.drain(moment)
    assert (one.step, len(one.evaluations)) == (3, 1)
    one.drain(moment)
    assert (one.step, len(one.evaluations)) == (3, 1)
    one.drain()
    assert (one.step, len(one.evaluations)) == (7, 3)
    np.testing.assert_array_equal(one.steps.tail(4), rows)


def test_the_rows_of_a_history_grow_with_whatever_is_new():
    one, two = record(0), record(1)
    history = nn.History([one, two])
    assert (history.rows, history.step, history.end) == (0, 0, 0.0)
    write(one, 3)
    write(two, 5, evaluations=1)
    history.drain()
    assert (history.rows, history.step) == (9, 5)


def test_lanes_with_the_same_mini_batches_are_compared_step_by_step():
    one, two = record(0), record(1)
    history = nn.History([one, two])
    write(one, 3)
    write(two, 5)
    history.drain()
    assert not history.by_epoch
    assert [history.unit(each) for each in (one, two)] == [1.0, 1.0]
    assert history.end == 5.0


def test_lanes_with_other_mini_batches_are_compared_by_the_epoch():
    one, two = record(0, batch=(20, "epochs")), record(1, batch=(60, "epochs"))
    history = nn.History([one, two])
    write(one, 10)
    write(two, 3)
    history.drain()
    assert history.by_epoch
    assert [history.unit(each) for each in (one, two)] == [20 / 180, 60 / 180]
    assert history.end == pytest.approx(10 * 20 / 180)
    assert not nn.History([two]).by_epoch


def test_mini_batches_drawn_in_another_way_are_others_too():
    lanes = [record(0), record(1, batch=(20, "replacement"))]
    assert nn.History(lanes).by_epoch


def test_a_change_is_noted_in_the_record_of_its_lane():
    one, two = record(0), record(3)
    changes = [nn.Change(5, "learning_rate", 0.1, 0.2), nn.Change(7, "name", "a", "b")]
    nn.note_changes([one, two], [(3, changes[0]), (0, changes[1])])
    assert (one.changes, two.changes) == ([changes[1]], [changes[0]])


def test_a_record_is_taken_back_with_its_changes():
    one, again = record(), record()
    rows = write(one, 6, evaluations=2)
    one.drain()
    nn.note_changes([one], [(0, nn.Change(2, "steps", 10, 20))])
    again.restore(one.arrays(), one.changes_as_dicts(), 6)
    np.testing.assert_array_equal(again.steps.tail(6), rows)
    assert (again.step, len(again.evaluations)) == (6, 2)
    assert again.changes == one.changes


def test_the_record_of_another_network_is_refused():
    one = record(layers=3)
    write(one, 2)
    one.drain()
    with pytest.raises(ValueError, match="steps: 15 columns"):
        record(layers=2).restore(one.arrays(), [], 2)


def test_a_record_without_its_arrays_is_refused():
    arrays = record().arrays()
    del arrays["evaluations/low"]
    with pytest.raises(KeyError):
        record().restore(arrays, [], 0)


def test_a_record_until_a_step_is_what_was_known_then():
    one = record()
    rows = write(one, 6, evaluations=4)
    one.drain()
    nn.note_changes(
        [one], [(0, nn.Change(2, "learning_rate", 1, 2)), (0, nn.Change(4, "steps", 10, 20))]
    )
    then = one.until(4)
    np.testing.assert_array_equal(then.steps.tail(9), rows[:4])
    assert then.step == 4
    assert then.evaluations.latest()[0] == 3
    assert one.until(2, evaluated=False).evaluations.latest()[0] == 1
    assert [change.step for change in then.changes] == [2]
    assert (one.step, len(one.changes)) == (6, 2)
    before = one.until(0, evaluated=False)
    assert (before.step, before.first_evaluation) == (0, None)


def test_a_row_that_is_no_longer_kept_is_put_in():
    one = record()
    write(one, 40)
    one.drain()
    row = np.arange(one.steps.columns, dtype=float)
    row[0] = 17
    one.steps = nn.Curves(one.steps.columns, capacity=4, recent=2)
    one.steps.extend(np.broadcast_to(np.arange(1.0, 41)[:, None], (40, one.steps.columns)))
    assert one.until(17).steps.latest()[0] != 17
    np.testing.assert_array_equal(one.until(17, row).steps.latest(), row)
