"""``python main.py draw-test``, as a person calls it."""

from __future__ import annotations

import re

import numpy as np
import pytest

import nn
from cli.draw_test import confusions
from tests.cli.command import call


@pytest.fixture
def drawings(tmp_path):
    """A file with each digit once, as a short line."""
    drawn = nn.Drawings()
    for digit in range(10):
        line = np.linspace((100.0, 60.0), (100.0 + digit, 200.0), 20)
        drawn.add(nn.Drawing([line]), digit)
    path = tmp_path / "strokes.npz"
    drawn.save(path)
    return path


def test_the_confusions_add_up_to_the_share_that_was_recognised(drawings):
    done = call("draw-test", drawings, "two-layer-net", "--steps", 20, "--placed", 3)
    assert done.returncode == 0, done.stderr
    first, head, *rows = done.stdout.splitlines()
    share = float(re.search(r"10 drawings on the canvas ([\d.]+)", first)[1])
    assert head.split()[-10:] == [str(digit) for digit in range(10)]
    counts = np.array([row.replace(".", "0").split()[1:] for row in rows], int)
    assert counts.sum(axis=1).tolist() == [1] * 10
    assert counts.trace() == round(10 * share)


def test_networks_that_read_no_digits_are_refused(drawings):
    done = call("draw-test", drawings, "two-layer-net", "--data", "moons", "--steps", 2)
    assert done.returncode == 2
    assert "networks that read digits of 28 × 28 pixels" in done.stderr


def test_a_row_of_confusions_is_a_digit_that_was_drawn():
    table = confusions(np.array([3, 3, 7]), np.array([3, 8, 7])).splitlines()
    assert table[4].split() == ["3", ".", ".", ".", "1", ".", ".", ".", ".", "1", "."]
    assert table[8].split() == ["7", ".", ".", ".", ".", ".", ".", ".", "1", ".", "."]
