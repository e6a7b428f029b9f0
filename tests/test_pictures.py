"""The window looks as it did: what ``python -m tests.pictures --reference`` makes is compared.

Fonts are drawn a little differently from machine to machine, so pictures are compared in grey,
in cells of 9 × 9 pixels of the window. After a change of look that is meant, renew the references
with that command, and look at them.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PyQt5.QtGui import QImage

from tests.pictures import (
    DOCUMENTED,
    REFERENCE,
    documented,
    every,
    pixels,
    referred,
    with_palette,
)

ROOT = Path(__file__).parents[1]
CELL, BLOCK = 3, 8  # pixels of a reference to a cell, cells to a block
MOST_DIFFERENCE = 1.0  # of 255, in the mean over a picture
MOST_IN_A_BLOCK = 6.0  # in the mean over the worst block
LEAST_ALIKE = 0.97  # structural similarity (Wang et al. 2004), in the mean over blocks
MOST_REFERENCE_KILOBYTES, MOST_PICTURES = 300, 34


def cells(path):
    """The mean grey of each cell of a picture."""
    image = QImage(str(path))
    assert not image.isNull(), f"{path} is not there"
    grey = pixels(image)[..., 0].astype(float)
    rows, columns = grey.shape[0] // CELL, grey.shape[1] // CELL
    grey = grey[: rows * CELL, : columns * CELL]
    return grey.reshape(rows, CELL, columns, CELL).mean(axis=(1, 3))


def blocks(grid):
    """Blocks of cells (count, cells)."""
    rows, columns = grid.shape[0] // BLOCK, grid.shape[1] // BLOCK
    grid = grid[: rows * BLOCK, : columns * BLOCK].reshape(rows, BLOCK, columns, BLOCK)
    return grid.transpose(0, 2, 1, 3).reshape(rows * columns, -1)


def alike(one, other):
    """The structural similarity of each block: 1 for the same."""
    a, b = blocks(one), blocks(other)
    small, smaller = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    together = ((a - a.mean(1, keepdims=True)) * (b - b.mean(1, keepdims=True))).mean(1)
    light = (2 * a.mean(1) * b.mean(1) + small) / (a.mean(1) ** 2 + b.mean(1) ** 2 + small)
    return light * (2 * together + smaller) / (a.var(1) + b.var(1) + smaller)


def differences(one, other):
    """Why two pictures are not the same, in words; empty when they are."""
    if one.shape != other.shape:
        return [f"sizes {one.shape} and {other.shape}"]
    apart = np.abs(one - other)
    worst, likeness = blocks(apart).mean(axis=1).max(), alike(one, other).mean()
    found = []
    if apart.mean() > MOST_DIFFERENCE:
        found.append(f"mean difference {apart.mean():.2f}")
    if worst > MOST_IN_A_BLOCK:
        found.append(f"difference in a block {worst:.1f}")
    if likeness < LEAST_ALIKE:
        found.append(f"structural similarity {likeness:.3f}")
    return found


@pytest.mark.long
@pytest.mark.timeout(300)
def test_the_window_looks_as_it_did(tmp_path):
    """All pictures at once: they are made by one process."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.pictures", "--reference", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    found = {}
    for picture in referred():
        name = f"{picture.name}.png"
        found[name] = differences(cells(REFERENCE / name), cells(tmp_path / name))
    assert not any(found.values()), f"compare {tmp_path} with {REFERENCE}"


def test_a_change_of_look_is_seen():
    """A button that is gone, a card that has moved, another shade of the ground."""
    before = cells(REFERENCE / "train-dark-en.png")
    gone, moved = before.copy(), before.copy()
    gone[1:4, 16:27] = before[1:4, 110:121].min()  # Run
    moved[20:70, 35:] = np.roll(before[20:70, 35:], 2, axis=0)
    assert differences(before, gone)
    assert differences(before, moved)
    assert differences(before, before + 3)
    assert not differences(before, before)


def test_references_are_small_and_none_is_left_over():
    paths = sorted(REFERENCE.glob("*"))
    assert [path.stem for path in paths] == sorted(one.name for one in referred())
    assert sum(path.stat().st_size for path in paths) < 1000 * MOST_REFERENCE_KILOBYTES


def test_every_panel_is_in_the_whole_set_in_every_look():
    names = [one.name for one in every()]
    assert len(set(names)) == len(names)
    assert len(documented()) == 2 * len(DOCUMENTED) <= MOST_PICTURES


def test_a_palette_keeps_what_is_seen():
    image = QImage(str(REFERENCE / "train-dark-en.png")).convertToFormat(QImage.Format_RGB32)
    for x in range(256):
        image.setPixel(x, 0, 0xFF000000 | x << 16 | (255 - x) << 8 | x // 2)
    small = with_palette(image, 64)
    assert small.format() == QImage.Format_Indexed8
    assert small.colorCount() <= 64
    apart = np.abs(pixels(small).astype(int) - pixels(image).astype(int))
    assert apart.mean() < 2
