"""Drawings and their file."""

from __future__ import annotations

import numpy as np
import pytest

import nn

SEVEN = [np.array([[0.0, 0.0], [60.0, 5.0], [20.0, 100.0]])]
FOUR = [np.array([[0.0, 0.0], [0.0, 50.0], [70.0, 50.0]]), np.array([[50.0, 0.0], [50.0, 100.0]])]
INK = np.zeros((280, 280), np.uint8)
INK[60:220, 130:150] = 255


def filled():
    drawings = nn.Drawings()
    drawings.add(nn.Drawing(tuple(SEVEN)), 7)
    drawings.add(nn.Drawing(ink=INK), 1)
    drawings.add(nn.Drawing(tuple(FOUR)), 4)
    return drawings


def test_drawings_come_back_from_their_file_as_they_were(tmp_path):
    filled().save(tmp_path / "mine.npz")
    back = nn.load_drawings(tmp_path / "mine.npz")
    assert back.labels == [7, 1, 4]
    for kept, drawn in zip(back.drawings, (SEVEN, [], FOUR), strict=True):
        assert len(kept.strokes) == len(drawn)
        for one, other in zip(kept.strokes, drawn, strict=True):
            np.testing.assert_array_equal(one, other)
    np.testing.assert_array_equal(back.drawings[1].ink, INK)
    assert [one.ink is None for one in back.drawings] == [True, False, True]


def test_a_file_of_strokes_alone_is_read(tmp_path):
    np.savez(tmp_path / "strokes.npz", **good())
    assert nn.load_drawings(tmp_path / "strokes.npz").labels == [1, 2]


@pytest.mark.parametrize(
    ("inks", "owners"),
    [
        (np.zeros((1, 28, 28), np.uint8), np.array([0])),
        (np.zeros((1, 280, 280)), np.array([0])),
        (np.zeros((1, 280, 280), np.uint8), np.array([2])),
        (np.zeros((1, 280, 280), np.uint8), np.array([0, 1])),
        (np.zeros((1, 280, 280), np.uint8), np.array([0.0])),
    ],
)
def test_ink_that_belongs_to_no_drawing_is_refused(tmp_path, inks, owners):
    np.savez(tmp_path / "mine.npz", **good(), ink=inks, ink_of=owners)
    with pytest.raises(nn.DataError, match="mine.npz contains no drawings"):
        nn.load_drawings(tmp_path / "mine.npz")


def test_a_drawing_is_seen_as_its_strokes_or_its_ink_are():
    np.testing.assert_array_equal(nn.Drawing(tuple(FOUR)).picture(), nn.draw_digit(FOUR, 18.0))
    np.testing.assert_array_equal(nn.Drawing(ink=INK).picture(), nn.draw_ink(INK))
    assert nn.Drawing().empty
    assert nn.pictures_of([nn.Drawing(tuple(FOUR)), nn.Drawing(ink=INK)]).shape == (2, 784)


def test_no_drawings_are_a_file_too(tmp_path):
    nn.Drawings().save(tmp_path / "none.npz")
    assert len(nn.load_drawings(tmp_path / "none.npz")) == 0


def good():
    return {
        "xy": np.zeros((5, 2)), "point_offset": np.array([0, 3, 5]),
        "stroke_offset": np.array([0, 1, 2]), "label": np.array([1, 2]),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("xy", np.zeros((5, 3))),
        ("xy", np.full((5, 2), np.nan)),
        ("point_offset", np.array([0, 3, 6])),
        ("point_offset", np.array([0, 7, 5])),
        ("point_offset", np.array([0.0, 3.0, 5.0])),
        ("stroke_offset", np.array([1, 1, 2])),
        ("stroke_offset", np.zeros(0, int)),
        ("label", np.array([1])),
        ("label", np.array([1, 10])),
        ("label", np.array([-1, 1])),
        ("label", np.array(["1", "2"])),
    ],
)
def test_a_file_that_contradicts_itself_is_refused_by_its_name(tmp_path, name, value):
    path = tmp_path / "mine.npz"
    np.savez(path, **{**good(), name: value})
    with pytest.raises(nn.DataError, match="mine.npz contains no drawings"):
        nn.load_drawings(path)


def test_a_file_that_is_none_or_half_or_code_is_refused(tmp_path):
    filled().save(tmp_path / "whole.npz")
    half = tmp_path / "half.npz"
    half.write_bytes((tmp_path / "whole.npz").read_bytes()[:300])
    np.savez(tmp_path / "code.npz", **{**good(), "xy": np.array([print], object)})
    np.savez(tmp_path / "other.npz", xy=np.zeros((5, 2)))
    for name in ("half.npz", "code.npz", "other.npz"):
        with pytest.raises(nn.DataError, match="contains no drawings"):
            nn.load_drawings(tmp_path / name)
    with pytest.raises(nn.DataError, match="does not exist"):
        nn.load_drawings(tmp_path / "absent.npz")


def test_a_place_that_cannot_be_written_says_so(tmp_path):
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(nn.DataError, match="cannot be written"):
        filled().save(tmp_path / "file" / "mine.npz")
