"""The embedded data set that draws its own digits."""

from __future__ import annotations

import numpy as np
import pytest

from nn.data.images import SPACING
from nn.data.strokes import ALLOGRAPHS, CLASSES, Allograph, catmull_rom, draw, ways
from nn.errors import Cancelled, FieldError

MNIST_MEAN, MNIST_DEVIATION = 0.1307, 0.3081  # of the training images, as published


def draw_seeded(seed: int, count: int):
    return draw(np.random.default_rng(seed), count)


@pytest.fixture(scope="module")
def digits():
    return draw_seeded(0, 3000)


def test_pictures_and_labels_have_mnists_form(digits):
    pictures, labels = digits
    assert pictures.shape == (3000, 784)
    assert pictures.dtype == np.uint8
    assert labels.shape == (3000,)
    assert labels.dtype == np.int64


def test_equal_seeds_give_equal_bytes():
    for first, second in zip(draw_seeded(3, 200), draw_seeded(3, 200), strict=True):
        assert first.tobytes() == second.tobytes()


def test_another_seed_writes_other_digits():
    assert draw_seeded(3, 200)[0].tobytes() != draw_seeded(4, 200)[0].tobytes()


def test_no_two_digits_are_alike(digits):
    assert len(np.unique(digits[0], axis=0)) == 3000


@pytest.mark.parametrize("count", [0, 1, 9, 10, 137])
def test_classes_are_as_equal_in_number_as_the_count_allows(count):
    pictures, labels = draw_seeded(1, count)
    assert pictures.shape == (count, 784)
    numbers = np.bincount(labels, minlength=CLASSES)
    assert numbers.sum() == count
    assert numbers.max() - numbers.min() <= 1


def test_the_digits_come_in_random_order(digits):
    """Each third of a shuffled set holds about a third of each class."""
    for third in np.split(digits[1], 3):
        assert np.bincount(third, minlength=CLASSES).min() > 60


def test_the_grey_values_are_distributed_as_mnists(digits):
    grey = digits[0] / 255
    assert grey.mean() == pytest.approx(MNIST_MEAN, abs=0.01)
    assert grey.std() == pytest.approx(MNIST_DEVIATION, abs=0.015)


def test_the_digits_are_normalised_as_mnists(digits):
    """A 20 x 20 box, centre of mass in pixel (14, 14): LeCun et al. 1998, section III-A."""
    ink = digits[0].reshape(-1, 28, 28)
    rows, columns = (ink > 0).any(axis=2).sum(axis=1), (ink > 0).any(axis=1).sum(axis=1)
    assert np.maximum(rows, columns).max() <= 20
    mass = ink.sum(axis=(1, 2))
    x, y = (ink.sum(axis=axis) @ np.arange(28) / mass for axis in (1, 2))
    assert np.quantile(np.abs(np.stack([x, y]) - 14), 0.99) < 0.52


def test_a_class_resembles_itself_more_than_the_others(digits):
    """The nearest mean picture, a classifier of the simplest kind, tells most digits apart."""
    pictures, labels = digits[0] / 255, digits[1]
    means = np.stack([pictures[labels == digit].mean(axis=0) for digit in range(CLASSES)])
    fresh, truth = draw_seeded(5, 1000)
    distance = (means**2).sum(axis=1) - 2 * (fresh / 255) @ means.T
    assert (distance.argmin(axis=1) == truth).mean() > 0.6


def test_progress_rises_to_1_in_small_steps():
    told: list[float] = []
    draw(np.random.default_rng(0), 2000, told.append)
    assert told == sorted(told)
    assert told[-1] == 1
    assert np.diff([0, *told]).max() <= 0.1


def test_progress_may_cancel():
    def cancel(fraction: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        draw(np.random.default_rng(0), 1000, cancel)


def test_fewer_than_no_digits_are_refused():
    with pytest.raises(FieldError, match="count: -1"):
        draw(np.random.default_rng(0), -1)


def test_every_class_has_several_ways_of_writing_it():
    for digit in range(CLASSES):
        assert sum(allograph.digit == digit for allograph in ALLOGRAPHS) >= 3


@pytest.mark.parametrize("allograph", ALLOGRAPHS, ids=lambda a: f"{a.digit}: {a.skeleton[:12]}")
def test_a_skeleton_is_well_formed(allograph):
    assert 0 <= allograph.digit < CLASSES
    spline = allograph.spline(allograph.control / 5)
    path = spline @ allograph.control
    for axis in (0, 1):
        assert path[:, axis].min() > -30
        assert path[:, axis].max() < 130
    np.testing.assert_allclose(spline.sum(axis=1), 1, atol=1e-5)


def test_the_shares_of_a_class_are_one_and_those_told_by_hand_are_kept():
    for digit in range(CLASSES):
        of_digit = [way for way in ways() if way.digit == digit]
        assert sum(way.share for way in of_digit) == pytest.approx(1)
        by_hand = [one.share for one in ALLOGRAPHS if one.digit == digit and one.share]
        assert [way.share for way in of_digit if not len(way.axes)] == by_hand
    ones = [way for way in ways() if way.digit == 1]
    assert sum(way.share for way in ones if not len(way.axes)) > 0.2  # with long flags, on bases


@pytest.mark.parametrize("way", ways(), ids=lambda way: f"{way.digit}: {len(way.mean)} points")
def test_what_was_fitted_lies_on_the_grid_and_varies_by_pixels(way):
    assert way.share > 0
    path = way.spline @ way.mean
    assert 0 < path.min() < path.max() < 28
    assert max(np.ptp(path, axis=0)) > 12
    spread = np.hypot(np.sqrt((way.axes**2).sum(axis=0)), way.jitter)
    assert 0.8 < spread.min() <= spread.max() < 8
    assert 0.5 < np.exp(way.width[0]) < 2.5


def test_the_spline_has_points_close_enough_for_the_pen():
    """Dots at this distance merge into a line."""
    for way in ways():
        steps = np.hypot(*np.diff(way.spline @ way.mean, axis=0).T)
        assert np.median(steps) < SPACING


def test_the_points_of_the_digits_vary_as_they_were_fitted():
    """Beside the fitted axes there is a jitter of less than a pixel: the means stay."""
    fives = [way for way in ways() if way.digit == 5]
    way = max(fives, key=lambda one: one.share)
    rng = np.random.default_rng(0)
    along = rng.standard_normal((4000, len(way.axes)))
    drawn = way.mean + np.tensordot(along, way.axes, 1)
    np.testing.assert_allclose(drawn.mean(axis=0), way.mean, atol=0.25)
    np.testing.assert_allclose(drawn.std(axis=0), np.sqrt((way.axes**2).sum(0)), rtol=0.1)


def test_the_pen_passes_through_corners_and_lifts_between_strokes():
    ell = Allograph(1, "0,0 0,100! 50,100 | 90,0 90,10")
    path = ell.spline(ell.control) @ ell.control
    assert (np.abs(path - [0, 100]).max(axis=1) < 1e-4).any()
    assert path[:, 0].min() > -1e-4  # no overshoot around the corner
    assert not ((path[:, 0] > 51) & (path[:, 0] < 89)).any()


def test_a_catmull_rom_spline_runs_through_its_points_and_straight_on_a_straight_line():
    """Catmull & Rom 1974: interpolation, and reproduction of linear functions."""
    control = np.array([[0, 0], [1, 2], [2, 4], [3, 6]], np.float32)
    curve = catmull_rom(control, np.array([4, 4, 4]))
    np.testing.assert_allclose(curve[::4], control, atol=1e-6)
    np.testing.assert_allclose(curve[:, 0], np.linspace(0, 3, 13), atol=1e-6)
    np.testing.assert_allclose(curve[:, 1], 2 * curve[:, 0], atol=1e-6)
