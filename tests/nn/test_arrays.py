"""Buffers that are used again, and arrays in other memory orders."""

from __future__ import annotations

import numpy as np
import pytest

from nn.arrays import MOST_BUFFERS, ROWS_AT_ONCE, Workspace, blocks, flat, image_array, under


def test_a_workspace_of_a_network_gives_the_same_array_for_the_same_name_and_shape():
    room = Workspace(reuse=True)
    first = room.empty("y", (2, 3), np.float32)
    assert room.empty("y", (2, 3), np.float32) is first
    assert room.empty("y", (2, 4), np.float32) is not first
    assert room.empty("z", (2, 3), np.float32) is not first
    assert room.like("y", first) is first
    assert (room.ones(4, np.float64) == 1).all()
    assert (room.zeros_like(first) == 0).all()


def test_a_workspace_of_a_lone_layer_gives_arrays_that_belong_to_the_caller():
    room = Workspace()
    assert room.empty("y", (2,), np.float32) is not room.empty("y", (2,), np.float32)
    assert room.keep(("a",), list) is not room.keep(("a",), list)


def test_a_workspace_does_not_grow_with_every_new_shape():
    room = Workspace(reuse=True)
    for size in range(5 * MOST_BUFFERS):
        room.empty("y", (size,), np.float32)
    assert len(room._kept) <= MOST_BUFFERS


@pytest.mark.parametrize("rows", [0, 1, ROWS_AT_ONCE, 2 * ROWS_AT_ONCE + 3])
def test_blocks_are_views_of_all_rows_in_order(rows):
    x = np.arange(rows * 2).reshape(rows, 2)
    found = list(blocks(x))
    assert all(np.shares_memory(one, x) for one in found)
    assert sum(map(len, found)) == rows
    if rows:
        np.testing.assert_array_equal(np.concatenate(found), x)


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1), (1, 2, 0)])
def test_flat_numbers_lie_as_they_do_in_memory(order):
    x = np.arange(24.0).reshape(2, 3, 4)
    found = flat(x.transpose(order))
    assert np.shares_memory(found, x)
    np.testing.assert_array_equal(found, np.arange(24.0))


def test_samples_are_innermost_in_an_image_array():
    images = image_array((5, 3, 8, 6), np.float32)
    assert images.shape == (5, 3, 8, 6)
    assert images.transpose(2, 1, 3, 0).flags.c_contiguous


def test_names_under_a_prefix_lose_it():
    assert under("a/", {"a/x": 1, "a/b/y": 2, "b/x": 3}) == {"x": 1, "b/y": 2}
