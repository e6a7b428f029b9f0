"""UserPoints: points that cannot be written stay until they can."""

from __future__ import annotations

import numpy as np
import pytest

import nn
from gui.session.user_points import UserPoints

POINTS = nn.Part(np.float32([[0, 1], [2, 3]]), np.array([0, 1]))


@pytest.fixture
def full(monkeypatch):
    """A disk without room, until undone."""

    def refuse(*_):
        raise nn.DataError("{path} cannot be written: no room.", path="points.csv")

    monkeypatch.setattr(nn, "save_points", refuse)
    return monkeypatch


def test_points_are_written_and_read_back():
    points = UserPoints()
    assert points.save(POINTS) is None
    assert points.unsaved is None
    kept = nn.load_points(nn.points_file())
    np.testing.assert_array_equal(kept.x, POINTS.x)
    np.testing.assert_array_equal(kept.t, POINTS.t)


def test_points_that_cannot_be_written_are_kept_and_written_later(full, tmp_path):
    points = UserPoints()
    assert "no room" in str(points.save(POINTS))
    assert "no room" in str(points.flush())
    assert points.unsaved is POINTS
    full.undo()
    assert points.flush(tmp_path / "elsewhere.csv") is None
    assert points.unsaved is None
    assert len(nn.load_points(tmp_path / "elsewhere.csv")) == 2


def test_without_points_there_is_nothing_to_write(full):
    assert UserPoints().flush() is None
