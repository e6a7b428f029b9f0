"""A person's own points in the plane."""

from __future__ import annotations

import numpy as np
import pytest

import nn
from tests.nn.data.loading import joined, load


def test_points_are_kept_and_come_back():
    path = nn.points_file()
    points = nn.Part(np.array([[0.5, -1.25], [2, 3]] * 5, np.float32), np.array([0, 2] * 5))
    nn.save_points(path, points)
    again = nn.load_points(path)
    np.testing.assert_array_equal(again.x, points.x)
    np.testing.assert_array_equal(again.t, points.t)
    data = load("points")
    assert data.class_names == ("0", "1", "2")
    assert data.task == nn.CLASSIFICATION


def test_there_are_points_to_begin_with():
    data = load("points")
    assert data.task == nn.BINARY
    assert len(joined(data)[0]) == 40


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("x1,x2,class\n1,2,0\n1,oh,1\n", "row 3: points need numbers"),
        ("x1,x2\n1,2\n2,3\n", "need numbers in the columns"),
        ("x1,x2,class\n1,2,0\n1,2,7\n", "whole numbers from 0 to 3"),
        ("x1,x2,class\n1,2,0\n1,2,0.5\n", "whole numbers from 0 to 3"),
        ("", "is empty"),
    ],
)
def test_a_file_that_holds_no_points_is_refused_with_its_row(text, told):
    nn.points_file().parent.mkdir(parents=True)
    nn.points_file().write_text(text)
    with pytest.raises(nn.DataError, match=told):
        load("points")


def test_putting_points_never_touches_another_table(tmp_path):
    """The recipe's file is that of a table: points have one of their own."""
    path = tmp_path / "mine.csv"
    path.write_text("x1,x2,weight,class\n1,2,3,0\n")
    data = load("points", file=str(path))
    assert len(data.train) == 24  # the clouds to begin with
    assert nn.points_file() != path


@pytest.mark.parametrize("text", ["", "1,2,1\n" * 3, "1,2,0\n3,4,0\n5,6,0\n"])
def test_few_points_and_none_can_be_opened_and_added_to(text):
    """Else a person could not get at the plane to put more."""
    nn.points_file().parent.mkdir(parents=True)
    nn.points_file().write_text("x1,x2,class\n" + text)
    data = load("points")
    assert data.task == nn.BINARY
    assert len(data.train) == (len(text.split()) or 24)
    assert nn.Race([nn.Experiment(batch_size=1)], data).lanes
