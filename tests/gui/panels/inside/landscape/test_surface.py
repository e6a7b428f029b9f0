"""The surface: what is higher is higher on the screen, and the nearest is painted last."""

from __future__ import annotations

import math

import numpy as np
import pytest
from PyQt5.QtCore import QRectF

from gui.panels.inside.landscape.surface import Surface

ROOM = QRectF(0, 0, 300, 200)


@pytest.mark.parametrize("turn", [0.0, 0.6, math.pi, 5.0])
def test_all_points_lie_in_the_room(turn):
    heights = np.random.default_rng(0).random((9, 9))
    xs, ys, _ = Surface(ROOM, heights, turn).points
    assert xs.min() >= 0
    assert xs.max() <= 300
    assert ys.min() >= -1
    assert ys.max() <= 200


def test_height_goes_up_and_the_middle_stays_while_it_turns():
    flat, high = (Surface(ROOM, np.full((3, 3), value)) for value in (0.0, 1.0))
    assert (high.points[1] < flat.points[1]).all()
    turned = Surface(ROOM, np.zeros((3, 3)), 2.0)
    assert flat.point(0, 0, 0) == turned.point(0, 0, 0)


@pytest.mark.parametrize("turn", [0.0, 2.0, 4.0])
def test_faces_come_from_the_farthest_to_the_nearest(turn):
    surface = Surface(ROOM, np.zeros((5, 4)), turn)
    faces = surface.faces()
    assert len(set(faces)) == 4 * 3
    _, _, away = surface.points
    order = [away[row, column] + away[row + 1, column + 1] for row, column in faces]
    assert order == sorted(order, reverse=True)
