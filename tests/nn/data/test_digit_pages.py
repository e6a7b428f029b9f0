"""Several digits in one picture."""

from __future__ import annotations

import numpy as np
import pytest

import nn
from nn.data.images import resample
from tests.nn.data.test_scan import alike, painted

PITCH, SIDE = 90, 60  # pixels between two digits, and of a digit


def page(rows, columns, moved=lambda row, column: (0, 0), pitch=PITCH):
    """Threes on even paper, uint8, with the corner of each."""
    found = np.full((rows * pitch + 40, columns * pitch + 40), 235, np.uint8)
    one = painted(SIDE)
    corners = []
    for row in range(rows):
        for column in range(columns):
            y, x = moved(row, column)
            top, left = 20 + row * pitch + y, 20 + column * pitch + x
            room = found[top : top + SIDE, left : left + SIDE]
            np.minimum(room, one, out=room)
            corners.append((top, left))
    return found, corners


def test_digits_come_line_after_line_from_the_left(tmp_path):
    pixels, corners = page(3, 4, lambda row, column: (6 * (-1) ** column + 2 * column, 0))
    found = nn.find_digits(pixels)
    assert len(found) == 12
    height, width = pixels.shape
    for one, (top, left) in zip(found, corners, strict=True):
        assert left - 3 <= one.box.left * width < one.box.right * width <= left + SIDE + 3
        assert top - 3 <= one.box.top * height < one.box.bottom * height <= top + SIDE + 3


def test_each_is_seen_as_it_is_alone():
    pixels, _ = page(2, 3)
    for one in nn.find_digits(pixels):
        assert alike(nn.draw_ink(one.ink)) > 0.95


@pytest.mark.parametrize("size", [60, 280, 1400])
def test_a_picture_of_one_digit_has_one(size):
    (one,) = nn.find_digits(painted(size))
    assert alike(nn.draw_ink(one.ink)) > 0.95


def test_a_digit_of_two_pieces_is_one():
    """The bar of a five stands apart, above the rest."""
    pixels = np.full((120, 300), 240, np.uint8)
    for left in (20, 120, 220):
        pixels[20:28, left + 10 : left + 45] = 20
        pixels[36:90, left : left + 8] = 20
        pixels[82:90, left : left + 40] = 20
    assert len(nn.find_digits(pixels)) == 3


def test_digits_that_touch_are_cut_apart():
    pixels = np.full((140, 400), 240, np.uint8)
    one = painted(100)
    for left in (20, 90, 250):
        room = pixels[20:120, left : left + 100]
        np.minimum(room, one, out=room)
    pixels[112:117, 80:130] = 20  # a stroke that joins the first two
    assert len(nn.find_digits(pixels)) == 3


def test_specks_and_ruled_lines_are_no_digits():
    pixels, _ = page(2, 3)
    pixels[100:103, :] = 60
    pixels[5:8, 5:8] = 20
    assert len(nn.find_digits(pixels)) == 6


@pytest.mark.parametrize("pixels", [np.full((90, 90), 200, np.uint8), np.zeros((4, 90), np.uint8)])
def test_a_picture_without_digits_says_so_with_its_name(pixels):
    with pytest.raises(nn.DataError, match=r"scan\.png"):
        nn.find_digits(pixels, "scan.png")


def test_pages_of_real_digits_are_read_nearly_as_well_as_single_ones(mnist_folder):
    """MNIST's test digits on a page with noise and a shadow; each is told by its nearest."""
    (x, t), (xt, tt) = nn.load_mnist(normalize=True, flatten=True, data_dir=mnist_folder)
    rng = np.random.default_rng(1)
    canvas, chosen = np.zeros((260, 392), np.float32), rng.integers(0, 10_000, 32)
    for place, index in enumerate(chosen):
        row, column = divmod(place, 8)
        top, left = 24 + 56 * row + rng.integers(-5, 6), 20 + 44 * column + rng.integers(-3, 4)
        canvas[top : top + 28, left : left + 28] += xt[index].reshape(28, 28)
    ink = resample(np.clip(canvas, 0, 1), 520, 784)
    light = np.linspace(0.7, 1, 784)[None]
    noise = rng.normal(0, 4, ink.shape)
    pixels = np.clip(255 * light * (1 - 0.8 * ink) + noise, 0, 255).astype(np.uint8)
    found = nn.find_digits(pixels)
    assert len(found) == 32
    known = x[:20_000]
    seen = nn.pictures_of(nn.Drawing(ink=one.ink) for one in found)
    nearest = [((known - one) ** 2).sum(axis=1).argmin() for one in seen]
    alone = [((known - one) ** 2).sum(axis=1).argmin() for one in xt[chosen]]
    right = (t[nearest] == tt[chosen]).sum()
    assert right >= (t[alone] == tt[chosen]).sum() - 2
