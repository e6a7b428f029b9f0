"""Drawings from a file on the real canvas."""

from __future__ import annotations

import numpy as np
import pytest

import nn
from gui.probe.replay import placed, replay
from gui.probe.sketch import SIDE


def pen(*corners):
    """The path of a pen through the corners, with as many points as a tablet tells."""
    places = np.linspace(0, len(corners) - 1, 40)
    return np.stack(
        [np.interp(places, range(len(corners)), part) for part in zip(*corners, strict=True)], 1
    )


SEVEN = [pen((0, 0), (600, 50), (200, 1000))]
FOUR = [pen((0, 0), (0, 500), (700, 500)), pen((500, 0), (500, 1000))]


@pytest.fixture
def drawings():
    both = nn.Drawings()
    both.add(nn.Drawing(tuple(SEVEN)), 7)
    both.add(nn.Drawing(tuple(FOUR)), 4)
    return both


def test_what_is_replayed_is_what_the_strokes_give(qapp, drawings):
    """But for positions in whole pixels and bends that the canvas makes smooth."""
    pictures = replay(drawings)
    assert pictures.shape == (2, 28, 28)
    for picture, drawing in zip(pictures, drawings.drawings, strict=True):
        plain = nn.draw_digit(placed(drawing.strokes, None), 18.0)
        assert np.corrcoef(picture.ravel(), plain.ravel())[0, 1] > 0.9


def test_where_and_how_large_a_digit_is_drawn_hardly_matters(qapp, drawings):
    for one, other in zip(replay(drawings), replay(drawings, seed=1), strict=True):
        moved = [np.roll(other, (i, j), (0, 1)) for i in (-1, 0, 1) for j in (-1, 0, 1)]
        assert max(np.corrcoef(one.ravel(), each.ravel())[0, 1] for each in moved) > 0.9


@pytest.mark.parametrize("seed", range(5))
def test_drawings_are_placed_at_random_inside_the_canvas(seed):
    points = np.concatenate(placed(FOUR, np.random.default_rng(seed)))
    assert points.min() >= 0
    assert points.max() <= SIDE
    assert (points == np.rint(points)).all()


def test_a_dot_can_be_replayed(qapp):
    dots = nn.Drawings()
    dots.add(nn.Drawing((np.array([[5.0, 5.0]]),)), 1)
    assert replay(dots).sum() > 0


def test_no_drawings_give_no_pictures(qapp):
    assert replay(nn.Drawings()).shape == (0, 28, 28)


def test_a_drawing_fills_the_middle_of_the_canvas():
    points = np.concatenate(placed(SEVEN, None))
    assert np.ptp(points, axis=0).max() == pytest.approx(200, abs=1)
    np.testing.assert_allclose((points.min(axis=0) + points.max(axis=0)) / 2, SIDE / 2, atol=1)
