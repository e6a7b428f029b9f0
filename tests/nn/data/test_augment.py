"""Augmentation: known changes of known pictures, and what must never change."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

import nn
from nn.data import strokes
from nn.data.augment import AUGMENTATIONS, Augmentation, sample

SIDE = 28
STRONG = AUGMENTATIONS["strong"]


@pytest.fixture(scope="module")
def digits():
    x, _ = strokes.draw(np.random.default_rng(0), 200)
    return (x / 255).astype(np.float32)


def grid(number=1):
    y, x = np.mgrid[:SIDE, :SIDE].reshape(2, -1).astype(np.float32)
    return np.broadcast_to(np.stack([x, y]), (number, 2, SIDE**2))


def read(pictures, places):
    return sample(pictures.reshape(-1, SIDE, SIDE), places).reshape(-1, SIDE, SIDE)


def test_without_a_change_the_pictures_come_back_bit_for_bit(digits):
    np.testing.assert_array_equal(Augmentation().apply(digits, (0, 0)), digits)


def test_equal_seeds_make_equal_changes_and_others_do_not(digits):
    one, same, other = (STRONG.apply(digits, (0, step)) for step in (3, 3, 4))
    np.testing.assert_array_equal(one, same)
    assert (np.abs(one - other).max(axis=1) > 0.1).all()


def test_the_pictures_that_are_given_are_not_touched(digits):
    before = digits.copy()
    STRONG.apply(digits, (0, 0))
    np.testing.assert_array_equal(digits, before)


def test_a_shift_by_whole_pixels_is_a_roll(digits):
    pictures = digits[:1].reshape(1, SIDE, SIDE)
    moved = read(pictures, grid() - np.array([2, -1], np.float32)[None, :, None])
    np.testing.assert_allclose(
        moved[0, 5:-5, 5:-5], np.roll(pictures[0], (-1, 2), (0, 1))[5:-5, 5:-5]
    )


def test_half_a_pixel_is_the_mean_of_two(digits):
    pictures = digits[:1].reshape(1, SIDE, SIDE)
    moved = read(pictures, grid() + np.array([0.5, 0], np.float32)[None, :, None])
    mean = (pictures[0, :, :-1] + pictures[0, :, 1:]) / 2
    np.testing.assert_allclose(moved[0, :, :-1], mean, atol=1e-6)


def test_beyond_the_edge_there_is_paper():
    moved = read(np.ones((1, SIDE, SIDE), np.float32), grid() + np.float32(100))
    assert not moved.any()


def centres(pictures):
    """Centre of mass and second moments of each picture about it."""
    y, x = np.mgrid[:SIDE, :SIDE]
    pictures = pictures.reshape(-1, SIDE, SIDE).astype(float)
    mass = pictures.sum(axis=(1, 2))
    cx, cy = ((pictures * part).sum(axis=(1, 2)) / mass for part in (x, y))
    dx, dy = x - cx[:, None, None], y - cy[:, None, None]
    xx, yy, xy = ((pictures * part).sum(axis=(1, 2)) / mass for part in (dx * dx, dy * dy, dx * dy))
    return cx, cy, xx, yy, xy


def bar():
    """An upright bar: its second moments tell how it was turned, stretched and sheared."""
    picture = np.zeros((SIDE, SIDE), np.float32)
    picture[6:22, 9:19] = 1
    return np.repeat(picture.reshape(1, -1), 2000, axis=0)


def angle(pictures):
    _, _, xx, yy, xy = centres(pictures)
    return np.degrees(0.5 * np.arctan2(2 * xy, yy - xx))


@pytest.mark.parametrize(
    ("field", "limit", "measure"),
    [
        ("rotate", 10.0, angle),
        ("shift", 2.0, lambda x: centres(x)[0] - centres(bar())[0][0]),
        ("shift", 2.0, lambda x: centres(x)[1] - centres(bar())[1][0]),
        ("scale", 0.2, lambda x: np.sqrt(centres(x)[3] / centres(bar())[3][0]) - 1),
        ("scale", 0.2, lambda x: np.sqrt(centres(x)[2] / centres(bar())[2][0]) - 1),
        ("shear", 0.2, lambda x: centres(x)[4] / centres(x)[3]),
    ],
)
def test_each_change_is_uniform_up_to_its_limit(field, limit, measure):
    """Measured on a bar by moments: from minus to plus the limit, evenly."""
    changed = measure(Augmentation(**{field: limit}).apply(bar(), (0, 0)))
    assert np.abs(changed).max() == pytest.approx(limit, rel=0.12)
    assert changed.mean() == pytest.approx(0, abs=0.08 * limit)
    assert changed.std() == pytest.approx(limit / np.sqrt(3), rel=0.12)


def test_a_stroke_gains_or_loses_its_outermost_pixels():
    mass = Augmentation(thickness=0.5).apply(bar(), (0, 0)).sum(axis=1)
    area, inside, around = 16 * 10, 14 * 8, 2 * 16 + 2 * 10
    assert mass.max() == pytest.approx(area + 0.5 * around, rel=0.01)
    assert mass.min() == pytest.approx(area - 0.5 * (area - inside), rel=0.01)


def test_bending_moves_every_pixel_by_as_much_as_was_asked_and_neighbours_alike():
    ramp = np.repeat(
        np.tile(np.linspace(0.2, 0.8, SIDE), (SIDE, 1)).astype(np.float32).reshape(1, -1), 3000, 0
    )
    bent = Augmentation(elastic=1.0).apply(ramp, (0, 0)).reshape(-1, SIDE, SIDE)
    moved = (bent - ramp.reshape(-1, SIDE, SIDE))[:, 6:-6, 6:-6] / (0.6 / (SIDE - 1))
    np.testing.assert_allclose(moved.std(axis=0), 1.0, rtol=0.08)
    assert np.corrcoef(moved[:, 4, 4], moved[:, 4, 5])[0, 1] > 0.9
    assert abs(np.corrcoef(moved[:, 0, 0], moved[:, -1, -1])[0, 1]) < 0.2


def test_a_digit_stays_a_digit(digits):
    """Most of the ink of each stays where it was."""
    changed = AUGMENTATIONS["light"].apply(digits, (0, 0))
    alike = [np.corrcoef(one, other)[0, 1] for one, other in zip(digits, changed, strict=True)]
    assert np.median(alike) > 0.75
    assert 0 <= changed.min() <= changed.max() <= 1


def test_samples_that_are_no_pictures_are_refused():
    with pytest.raises(nn.FieldError, match="a sample here has 6 values"):
        STRONG.apply(np.zeros((3, 6), np.float32), (0, 0))


@pytest.mark.parametrize("augment", ["none", "strong"])
def test_a_lane_learns_from_the_changed_pictures_and_is_judged_on_the_others(augment, digits):
    t = np.arange(200) % 10
    parts = [nn.Part(digits[a:b], t[a:b]) for a, b in ((0, 160), (160, 180), (180, 200))]
    data = nn.Dataset("strokes", "tests", tuple("0123456789"), *parts)
    lane = nn.Experiment(hidden=(5,), batch_size=20, steps=5, augment=augment)
    (one,) = nn.Race([lane], data).lanes
    seen = []
    update = one.network.loss_and_gradients
    one.network.loss_and_gradients = lambda x, t: (seen.append(x.copy()), update(x, t))[1]
    while not one.over:
        one.advance()
    plain = nn.Batches(parts[0].x, parts[0].t, 20, 0)
    for step, x in enumerate(seen[:5]):
        expected, _ = plain.draw()
        if augment == "strong":
            expected = STRONG.apply(expected, (0, step))
        np.testing.assert_array_equal(x, expected)
    np.testing.assert_array_equal(one.latest()[0], seen[4])


def test_lanes_over_other_data_than_pictures_cannot_be_augmented(toy):
    lane = nn.Experiment(hidden=(5,), batch_size=20, augment="light")
    with pytest.raises(nn.FieldError, match="augment: .* has 6 values"):
        nn.Race([lane], toy)


def test_noise_roughens_the_ink_and_leaves_the_paper(digits):
    changed = Augmentation(noise=0.25).apply(digits, (0,))
    paper = digits == 0
    assert not changed[paper].any()
    apart = (changed - digits)[(digits > 0.3) & (digits < 0.7)]
    assert 0.05 < apart.std() < 0.25
    assert changed.min() >= 0
    assert changed.max() <= 1


def test_all_kinds_of_change_can_be_chosen_apart():
    for field in dataclasses.fields(Augmentation):
        assert getattr(AUGMENTATIONS["light"], field.name) > 0
        assert getattr(STRONG, field.name) >= getattr(AUGMENTATIONS["light"], field.name)
