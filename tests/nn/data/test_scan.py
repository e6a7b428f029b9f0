"""Digits in pictures: whatever the paper, the ink and the light, MNIST's own digits among them."""

from __future__ import annotations

import numpy as np
import pytest

import nn
from nn.data.images import SIDE, resample

STROKES = [
    np.array([[90.0, 60.0], [150, 40], [200, 70], [170, 120], [130, 140], [200, 170], [180, 230],
              [80, 240]])
]  # fmt: skip


def painted(size=280, pen=18.0, dark=True):
    """A 3 with crisp edges on even paper, uint8 (size, size), drawn by distance to the path."""
    path = np.concatenate(
        [
            np.linspace(a, b, 60)
            for a, b in zip(STROKES[0][:-1] * size / 280, STROKES[0][1:] * size / 280, strict=True)
        ]
    )
    y, x = np.mgrid[:size, :size]
    near = np.full((size, size), np.inf)
    for px, py in path:
        np.minimum(near, np.hypot(x - px, y - py), out=near)
    ink = np.clip(pen * size / 560 + 0.5 - near, 0, 1)
    return np.round(255 * (1 - ink if dark else ink)).astype(np.uint8)


def alike(picture, expected=None):
    """How well a picture agrees with the one that the strokes give (cosine).

    A centre of mass between two pixels may be moved to either: the better one counts.
    """
    expected = nn.draw_digit(STROKES, 18.0) if expected is None else expected
    moved = [np.roll(picture, (y, x), (0, 1)) for y in (-1, 0, 1) for x in (-1, 0, 1)]
    most = max(float((one * expected).sum()) for one in moved)
    return most / np.linalg.norm(expected) / np.linalg.norm(picture)


def seen(pixels):
    return nn.draw_ink(nn.find_ink(pixels))


@pytest.mark.parametrize("dark", [True, False], ids=["dark on light", "light on dark"])
@pytest.mark.parametrize("size", [60, 280, 700])
def test_a_digit_of_any_size_and_either_polarity_is_seen_as_its_strokes_are(size, dark):
    assert alike(seen(painted(size, dark=dark))) > 0.97


@pytest.mark.parametrize("pen", [4.0, 8.0])
def test_a_thin_line_is_thickened_as_a_thin_pen_is(pen):
    picture = seen(painted(pen=pen))
    assert picture.max() > 0.9
    assert alike(picture) > 0.9


def test_a_photograph_with_a_shadow_and_grain_is_seen_as_its_strokes_are():
    rng = np.random.default_rng(0)
    plain = painted(500, pen=10.0) / 255
    y, x = np.mgrid[:500, :500] / 500
    light = 0.35 + 0.5 * x - 0.2 * y  # one corner is lit three times as brightly as another
    photograph = (0.4 + 0.6 * plain) * light + rng.normal(0, 0.02, plain.shape)
    assert photograph[0, -1] > 2 * photograph[-1, 0]
    pixels = np.clip(photograph * 255, 0, 255).astype(np.uint8)
    assert alike(seen(pixels)) > 0.95


def test_specks_and_the_edge_of_the_sheet_are_no_ink():
    pixels = painted(400)
    pixels[20:23, 30:33] = 0
    pixels[:, 380:] = 40
    assert alike(seen(pixels)) > 0.97


def test_a_wide_picture_keeps_its_aspect():
    wide = np.full((280, 700), 255, np.uint8)
    wide[:, 200:480] = painted()
    assert alike(seen(wide)) > 0.97


def test_a_digit_that_fills_its_picture_is_found():
    pixels = painted(dark=False)
    rows, columns = np.flatnonzero(pixels.any(axis=1)), np.flatnonzero(pixels.any(axis=0))
    tight = pixels[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    assert alike(seen(tight)) > 0.97


def test_pictures_like_mnists_come_back_as_they_were():
    """The built-in digits are prepared as MNIST's; through a picture file nothing may change."""
    x, _ = nn.data.strokes.draw(np.random.default_rng(0), 40)
    agree = [alike(seen(row), row / 255) for row in x.reshape(-1, SIDE, SIDE)]
    assert min(agree) > 0.9
    assert np.mean(agree) > 0.97


@pytest.mark.parametrize(
    ("pixels", "told"),
    [
        (np.zeros((1, 1), np.uint8), "3.png has 1 × 1 pixels"),
        (np.zeros((300, 5), np.uint8), "3.png has 5 × 300 pixels"),
        (np.full((50, 60), 128, np.uint8), "3.png shows no digit"),
        (np.full((50, 60), 255, np.uint8), "3.png shows no digit"),
    ],
)
def test_what_shows_no_digit_is_refused_by_its_name(pixels, told):
    with pytest.raises(nn.DataError, match=told):
        nn.find_ink(pixels, "3.png")


def test_faint_grain_alone_is_no_digit():
    rng = np.random.default_rng(0)
    with pytest.raises(nn.DataError, match="shows no digit"):
        nn.find_ink(np.clip(200 + rng.normal(0, 3, (200, 200)), 0, 255).astype(np.uint8))


def test_no_ink_is_a_blank_picture():
    assert not nn.draw_ink(np.zeros((280, 280), np.uint8)).any()


def test_each_rung_of_the_ladder_applies_to_ink_too():
    ink = nn.find_ink(painted(280))
    ink = np.roll(ink, (20, -20), (0, 1))
    drawn, cropped, fitted, centred = (nn.draw_ink(ink, rungs) for rungs in nn.LADDER)
    rows = np.flatnonzero(fitted.max(axis=1) > 0.1)
    assert np.ptp(rows) + 1 == 20
    assert np.ptp(np.flatnonzero(cropped.max(axis=1) > 0.1)) + 1 == 28
    assert np.ptp(np.flatnonzero(drawn.max(axis=1) > 0.1)) + 1 < 25
    y = (centred.sum(axis=1) @ np.arange(28)) / centred.sum()
    assert abs(y - 14) <= 0.5


def test_resampling_keeps_the_mean_and_is_a_plain_mean_for_whole_factors():
    pixels = np.random.default_rng(0).random((12, 30)).astype(np.float32)
    small = resample(pixels, 4, 10)
    np.testing.assert_allclose(small, pixels.reshape(4, 3, 10, 3).mean(axis=(1, 3)), rtol=1e-5)
    assert resample(pixels, 7, 11).mean() == pytest.approx(pixels.mean(), rel=1e-5)
    np.testing.assert_allclose(
        resample(pixels, 24, 60), pixels.repeat(2, 0).repeat(2, 1), rtol=1e-5
    )


def cut_to_its_ink(pixels):
    rows, columns = np.flatnonzero(pixels.any(axis=1)), np.flatnonzero(pixels.any(axis=0))
    return pixels[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def test_a_bar_along_the_edge_of_a_tight_picture_belongs_to_the_digit():
    five = np.zeros((280, 280), np.uint8)
    five[40:58, 100:210] = 255  # the bar of a 5, apart from the rest
    five[80:140, 80:98] = five[122:140, 80:190] = five[122:240, 185:203] = 255
    five[222:240, 120:190] = 255
    tight = cut_to_its_ink(five)
    expected = nn.draw_ink(five)
    assert alike(seen(tight), expected) > 0.97


def test_a_speck_in_a_tight_picture_is_not_taken_for_the_digit():
    tight = cut_to_its_ink(painted(dark=False))
    tight[2:6, 2:6] = 255
    assert alike(seen(tight)) > 0.9


@pytest.mark.parametrize("around", [20, 255])
def test_a_frame_around_the_sheet_is_cut_off(around):
    """A white sheet on a dark table; a dark picture with a white border."""
    sheet = painted(dark=around < 128)
    assert alike(seen(np.pad(sheet, 40, constant_values=around))) > 0.97


@pytest.mark.parametrize("height", range(1, 40, 3))
@pytest.mark.parametrize("width", [20, 28])
def test_no_pixel_of_a_resized_picture_lies_outside_the_range_of_the_picture(height, width):
    white = resample(np.ones((71, 93), np.float32), height, width)
    np.testing.assert_array_equal(white, 1)
    steps = resample(np.tile([0.25, 0.75], (70, 35)).astype(np.float32), height, width)
    assert 0.25 <= steps.min() <= steps.max() <= 0.75
