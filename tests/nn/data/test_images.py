"""The way from pen strokes to the picture a network sees."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from nn.data.images import (
    BOX,
    LADDER,
    PEN_WIDTHS,
    SIDE,
    Rungs,
    centre,
    draw_digit,
    fit,
    render,
    side_by_side,
)
from nn.errors import FieldError, ShapeError

PEN = 18.0
SEVEN = np.array([[40.0, 40.0], [180.0, 35.0], [150.0, 90.0], [90.0, 220.0]])


def centre_of_mass(picture: NDArray[np.float32]) -> NDArray[np.float64]:
    """x and y of the centre of mass in pixels, found by summing over all pixels."""
    y, x = np.mgrid[:SIDE, :SIDE]
    return np.array([(picture * x).sum(), (picture * y).sum()]) / picture.sum()


def ink_size(picture: NDArray[np.float32]) -> tuple[int, int]:
    """Width and height of what is not paper, in pixels."""
    rows, columns = np.nonzero(picture)
    return int(np.ptp(columns)) + 1, int(np.ptp(rows)) + 1


@pytest.mark.parametrize("strokes", [[], [np.empty((0, 2))], [[], []]])
def test_an_empty_canvas_is_a_black_picture(strokes):
    picture = draw_digit(strokes, PEN)
    assert picture.shape == (SIDE, SIDE)
    assert picture.dtype == np.float32
    assert not picture.any()


def test_a_picture_holds_numbers_from_0_to_1_and_uses_the_whole_range():
    picture = draw_digit([SEVEN], PEN)
    assert picture.dtype == np.float32
    assert picture.min() == 0
    assert picture.max() == 1


@pytest.mark.parametrize("points", [1, 10_000])
def test_a_dot_is_a_round_blot_in_the_centre_not_magnified_to_the_box(points):
    picture = draw_digit([np.full((points, 2), 77.0)], PEN)
    area = np.pi * (PEN_WIDTHS[1] / 2) ** 2
    assert picture.sum() == pytest.approx(area, rel=0.2)
    np.testing.assert_array_equal(picture, picture.T)
    np.testing.assert_allclose(centre_of_mass(picture), 14, atol=0.51)


def test_where_a_digit_is_drawn_does_not_matter():
    moved = draw_digit([SEVEN + np.array([23.7, -31.2])], PEN)
    np.testing.assert_allclose(moved, draw_digit([SEVEN], PEN), atol=1e-4)


@pytest.mark.parametrize("factor", [0.1, 3.0])
def test_how_large_a_digit_is_drawn_does_not_matter_if_the_pen_grows_with_it(factor):
    resized = draw_digit([SEVEN * factor], PEN * factor)
    np.testing.assert_allclose(resized, draw_digit([SEVEN], PEN), atol=1e-4)


def test_a_small_digit_drawn_with_the_same_pen_gives_nearly_the_same_picture():
    """Its line is thicker, and whole-pixel centring may round to the neighbouring pixel."""
    small, large = draw_digit([SEVEN * 0.4], PEN), draw_digit([SEVEN], PEN)
    shifts = [(down, right) for down in (-1, 0, 1) for right in (-1, 0, 1)]
    moved = [np.roll(small, shift, axis=(0, 1)) for shift in shifts]
    assert max(np.corrcoef(picture.ravel(), large.ravel())[0, 1] for picture in moved) > 0.9


def test_how_many_points_a_line_has_does_not_matter():
    sparse = np.array([[50.0, 20.0], [60.0, 220.0]])
    dense = np.stack([np.linspace(*sparse[:, axis], 10_000) for axis in (0, 1)], axis=1)
    np.testing.assert_allclose(draw_digit([dense], PEN), draw_digit([sparse], PEN), atol=1e-4)


def test_a_vertical_bar_stays_narrow():
    width, height = ink_size(draw_digit([[[100.0, 20.0], [100.0, 220.0]]], PEN))
    assert height == BOX
    assert width <= np.ceil(PEN_WIDTHS[1]) + 1


def corner(strokes=(SEVEN,)):
    """The drawing at half its size, in the upper left of a canvas of 280."""
    return [np.asarray(stroke) * 0.5 for stroke in strokes]


def test_without_any_rung_the_canvas_is_only_shrunk():
    """A tenth of the size; what is drawn in a corner stays in that corner."""
    picture = draw_digit(corner(), PEN, LADDER[0])
    rows, columns = np.nonzero(picture)
    drawn = corner()[0]
    assert columns.min() == pytest.approx((drawn[:, 0].min() - PEN / 2) / 10, abs=1)
    assert rows.max() == pytest.approx((drawn[:, 1].max() + PEN / 2) / 10, abs=1)


@pytest.mark.parametrize(
    ("rungs", "size", "middle", "massive"),
    [
        (LADDER[1], SIDE, True, False),
        (LADDER[2], BOX, True, False),
        (LADDER[3], BOX, False, True),
    ],
)
def test_each_rung_of_the_ladder_does_its_part(rungs, size, middle, massive):
    """Cropped ink fills the picture, fitted ink the box; its box or its mass is in the middle."""
    picture = draw_digit(corner(), PEN, rungs)
    assert max(ink_size(picture)) == pytest.approx(size, abs=1)
    rows, columns = np.nonzero(picture)
    box = [(rows.min() + rows.max()) / 2, (columns.min() + columns.max()) / 2]
    assert (np.abs(np.array(box) - 13.5).max() <= 0.51) == middle
    assert (np.abs(centre_of_mass(picture) - 14).max() <= 0.51) == massive


def test_all_rungs_are_what_a_drawing_gets_unless_told_otherwise():
    np.testing.assert_array_equal(draw_digit([SEVEN], PEN), draw_digit([SEVEN], PEN, Rungs()))


def bar(x, y=0.0):
    return np.array([[x, y], [x, y + 100.0]])


@pytest.mark.parametrize(
    ("strokes", "count"),
    [
        ([], 0),
        ([bar(0)], 1),
        ([SEVEN], 1),
        ([bar(0), bar(60)], 2),
        ([bar(0), bar(60), bar(120, 5)], 3),
        ([bar(0), bar(10)], 1),  # the pen is as wide as the gap
        ([bar(0), [[60.0, 90.0]]], 1),  # a dot beside a digit
        ([[[0.0, 0.0], [0.0, 50.0], [70.0, 50.0]], bar(50)], 1),  # a 4 in two strokes
    ],
)
def test_drawings_side_by_side_are_counted(strokes, count):
    assert side_by_side(strokes, PEN) == count


def test_y_points_down():
    flag_above = draw_digit([[[60.0, 60.0], [100.0, 20.0], [100.0, 220.0]]], PEN)
    rows, columns = np.nonzero(flag_above)
    assert rows[columns.argmin()] < SIDE / 2


@pytest.mark.parametrize("seed", range(20))
def test_ink_fills_the_box_and_its_mass_is_in_the_middle(seed):
    """LeCun et al. 1998, section III-A."""
    rng = np.random.default_rng(seed)
    strokes = [np.cumsum(rng.normal(0, 9, (rng.integers(2, 60), 2)), axis=0) for _ in range(2)]
    picture = draw_digit(strokes, PEN)
    assert max(ink_size(picture)) == BOX
    np.testing.assert_allclose(centre_of_mass(picture), 14, atol=0.51)


def test_centring_never_pushes_ink_out_of_the_picture():
    picture = np.zeros((1, SIDE, SIDE), np.float32)
    picture[0, 4:24, 4] = 1
    picture[0, 10:12, 4:24] = 0.01
    assert centre(picture).sum() == pytest.approx(picture.sum())


def test_ten_thousand_points_of_scribble_blacken_the_box_only():
    scribble = np.random.default_rng(0).uniform(0, 250, (10_000, 2))
    picture = draw_digit([scribble], PEN)
    assert ink_size(picture) == (BOX, BOX)
    assert picture.sum() > 0.9 * BOX**2


def test_between_two_strokes_there_is_no_ink():
    left, right = [[20.0, 20.0], [20.0, 220.0]], [[200.0, 20.0], [200.0, 220.0]]
    picture = draw_digit([left, right], PEN)
    assert not picture[:, 10:18].any()
    assert picture[:, :10].sum() == pytest.approx(picture[:, 18:].sum(), rel=0.01)


def test_the_strokes_belong_to_the_caller():
    strokes = [SEVEN.copy(), SEVEN[:2].astype(np.float32)]
    before = [stroke.copy() for stroke in strokes]
    draw_digit(strokes, PEN)
    for stroke, copy in zip(strokes, before, strict=True):
        np.testing.assert_array_equal(stroke, copy)


@pytest.mark.parametrize(
    "stroke",
    [
        [1.0, 2.0],
        [[1.0, 2.0, 3.0]],
        [[np.nan, 0.0]],
        [[np.inf, 0.0]],
        [["a", "b"]],
        [[1.0], [1, 2]],
    ],
)
def test_a_stroke_that_is_none_is_refused(stroke):
    with pytest.raises(ShapeError, match="stroke"):
        draw_digit([stroke], PEN)


@pytest.mark.parametrize("width", [0.0, -1.0, np.nan, np.inf])
def test_a_pen_without_a_width_is_refused(width):
    with pytest.raises(FieldError, match="pen_width"):
        draw_digit([SEVEN], width)


def test_render_agrees_with_the_distance_to_the_nearest_point():
    """All pixels against all points: slow, but it is the definition."""
    rng = np.random.default_rng(1)
    points, radius = rng.uniform(-3, 31, (3, 40, 2)), rng.uniform(0.5, 2.5, (3, 40))
    y, x = np.mgrid[:SIDE, :SIDE]
    gaps = np.stack([x, y], axis=-1)[None, :, :, None] - points[:, None, None]
    cover = radius[:, None, None] + 0.5 - np.hypot(gaps[..., 0], gaps[..., 1])
    expected = np.clip(cover.max(axis=-1), 0, 1)
    np.testing.assert_allclose(render(points, radius), expected, atol=1e-5)


def test_a_digit_renders_alike_alone_and_among_many():
    points = np.random.default_rng(2).uniform(4, 24, (600, 5, 2))
    many = render(points, np.full(600, 1.2))
    np.testing.assert_array_equal(many[555:556], render(points[555:556], np.array([1.2])))


def test_fit_keeps_the_aspect_and_leaves_room_for_the_pen():
    fitted = fit(np.array([[[0.0, 0.0], [30.0, 60.0]]]), np.array([2.0]))
    np.testing.assert_allclose(fitted[0, 1] - fitted[0, 0], [9.0, 18.0])
    np.testing.assert_allclose(fitted[0].mean(axis=0), [13.5, 13.5])
