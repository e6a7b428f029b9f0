"""A ring hands rows over in order, and overwrites none."""

from __future__ import annotations

import threading

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import nn


def write(ring, number):
    ring.slot()[:] = number
    ring.commit()


@given(st.lists(st.integers(0, 5), max_size=40))
def test_rows_come_out_in_the_order_they_went_in(turns):
    """As many are written as there is room for, then all are read."""
    ring, next_in, next_out = nn.Ring(2, capacity=4), 0, 0
    for turn in turns:
        for _ in range(turn):
            if not ring.full:
                write(ring, next_in)
                next_in += 1
        rows = ring.take()
        np.testing.assert_array_equal(rows, np.arange(next_out, next_in)[:, None] * np.ones(2))
        next_out = next_in
    assert ring.written == next_in


def test_a_full_ring_says_so_until_it_is_read():
    ring = nn.Ring(1, capacity=3)
    for number in range(3):
        assert not ring.full
        write(ring, number)
    assert ring.full
    ring.take(until=1)
    assert not ring.full


def test_what_was_taken_belongs_to_the_reader():
    ring = nn.Ring(1, capacity=2)
    write(ring, 1)
    taken = ring.take()
    write(ring, 2)
    write(ring, 3)
    assert taken.tolist() == [[1]]


def test_rows_after_a_moment_are_left_for_later():
    ring = nn.Ring(1, capacity=5)
    for number in range(4):
        write(ring, number)
    assert ring.take(until=2).ravel().tolist() == [0, 1]
    assert ring.take(until=1).size == 0
    assert ring.take().ravel().tolist() == [2, 3]


@pytest.mark.timeout(20)
def test_two_threads_lose_no_row():
    ring, count, seen = nn.Ring(1, capacity=16), 5000, []

    def writing():
        for number in range(count):
            while ring.full:
                pass
            write(ring, number)

    writer = threading.Thread(target=writing)
    writer.start()
    while len(seen) < count:
        seen += ring.take().ravel().tolist()
    writer.join()
    assert seen == list(range(count))
