"""The canvas: real mouse events in, the picture that the network sees out."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest
from PyQt5.QtCore import QEvent, QPointF, Qt
from PyQt5.QtGui import QMouseEvent
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QApplication

from gui.probe.canvas import DigitCanvas
from gui.probe.sketch import SIDE, smooth_path, smooth_points
from tests.gui.conftest import stroke

BAR = [(120, y) for y in range(40, 220, 12)]


@pytest.fixture
def canvas(qtbot):
    one = DigitCanvas()
    qtbot.addWidget(one)
    one.resize(254, 254)
    one.show()
    qtbot.waitExposed(one)
    return one


def pixels(canvas):
    image = canvas.grab().toImage()
    return np.array(
        [[image.pixelColor(x, y).lightness() for x in range(0, 254, 2)] for y in range(0, 254, 2)]
    )


def test_a_stroke_is_seen_on_the_canvas_and_by_the_network(qtbot, canvas):
    assert canvas.empty
    with qtbot.waitSignal(canvas.drawn):
        stroke(canvas, BAR)
    assert not canvas.empty
    assert (pixels(canvas) > 200).sum() > 100
    image = canvas.image()
    assert image.shape == (28, 28)
    assert image.dtype == np.float32
    assert 0 <= image.min() < 0.1
    assert 0.8 < image.max() <= 1.0
    rows, columns = np.nonzero(image > 0.5)
    assert 18 <= np.ptp(rows) + 1 <= 20  # fitted to 20 pixels, as MNIST is
    assert np.ptp(columns) + 1 <= 5  # a bar stays a bar


def test_the_picture_does_not_depend_on_where_and_how_large_one_draws(canvas):
    stroke(canvas, [(20, y) for y in range(20, 120, 6)])
    small = canvas.image()
    canvas.clear()
    stroke(canvas, [(180, y) for y in range(30, 230, 6)])
    assert np.corrcoef(small.ravel(), canvas.image().ravel())[0, 1] > 0.9


def test_undo_takes_strokes_back_one_by_one_and_clear_all(qtbot, canvas):
    stroke(canvas, BAR)
    one = canvas.image().copy()
    stroke(canvas, [(60, 60), (180, 60)])
    assert (canvas.image() != one).any()
    canvas.undo()
    np.testing.assert_array_equal(canvas.image(), one)
    canvas.undo()
    canvas.undo()
    assert canvas.empty
    assert not canvas.image().any()
    stroke(canvas, BAR)
    with qtbot.waitSignal(canvas.drawn):
        canvas.clear()
    assert canvas.empty


def test_a_click_is_a_dot(canvas):
    stroke(canvas, [(100, 100)])
    assert canvas.image().max() > 0.5


def test_only_the_left_button_draws(canvas):
    handle, middle = canvas.windowHandle(), canvas.rect().center()
    QTest.mousePress(handle, Qt.RightButton, pos=middle)
    QTest.mouseMove(handle, middle * 1.2)
    QTest.mouseRelease(handle, Qt.RightButton, pos=middle * 1.2)
    assert canvas.empty


def test_a_fast_stroke_has_no_gaps(canvas):
    stroke(canvas, [(30, 30), (220, 220)])
    diagonal = pixels(canvas).diagonal()[20:105]
    assert min(diagonal) > 200


def test_a_thicker_pen_makes_a_thicker_stroke(canvas):
    stroke(canvas, BAR)
    thin = (pixels(canvas) > 200).sum()
    canvas.set_pen_width(30)
    assert (pixels(canvas) > 200).sum() > 1.3 * thin


def test_ten_thousand_points_in_a_stroke_and_one_that_leaves_the_canvas(canvas):
    canvas._begin(QPointF(20, 20))
    rng = np.random.default_rng(0)
    for x, y in rng.uniform(-200, 450, (10_000, 2)):
        canvas.sketch.strokes[-1].append(QPointF(x, y))
    canvas._end()
    assert np.isfinite(canvas.image()).all()


def test_moves_without_a_press_draw_nothing(canvas):
    move = QMouseEvent(QEvent.MouseMove, QPointF(50, 50), Qt.NoButton, Qt.NoButton, Qt.NoModifier)
    QApplication.sendEvent(canvas, move)
    assert canvas.empty


def test_the_picture_follows_while_the_pen_moves(qtbot, canvas):
    canvas._begin(QPointF(60, 60))
    first = canvas.image().copy()
    with qtbot.waitSignal(canvas.drawn):
        canvas._extend(QPointF(60, 200))
    assert (canvas.image() != first).any()


def test_clearing_in_the_middle_of_a_stroke_ends_it(canvas):
    canvas._begin(QPointF(60, 60))
    canvas.clear()
    move = QMouseEvent(QEvent.MouseMove, QPointF(50, 50), Qt.NoButton, Qt.LeftButton, Qt.NoModifier)
    QApplication.sendEvent(canvas, move)
    assert canvas.empty


class Touch:
    """A touch event; PyQt5 lets nobody make a real one with points."""

    def __init__(self, kind, *points):
        self._kind = kind
        self._points = [
            SimpleNamespace(
                id=lambda n=n: n, pos=lambda x=x, y=y: QPointF(x, y), state=lambda s=s: s
            )
            for n, x, y, s in points
        ]

    def type(self):
        return self._kind

    def touchPoints(self):
        return self._points

    def accept(self):
        pass


def touch(canvas, kind, *points):
    """A touch event with (id, x, y, state) for each finger."""
    assert canvas.event(Touch(kind, *points))


def test_the_finger_that_came_first_draws_and_no_other(canvas):
    pressed, moved, still = (
        Qt.TouchPointPressed, Qt.TouchPointMoved, Qt.TouchPointStationary
    )  # fmt: skip
    touch(canvas, QEvent.TouchBegin, (1, 50, 50, pressed))
    touch(canvas, QEvent.TouchUpdate, (1, 60, 60, moved), (2, 200, 200, pressed))
    touch(canvas, QEvent.TouchUpdate, (1, 60, 60, Qt.TouchPointReleased), (2, 200, 200, still))
    touch(canvas, QEvent.TouchUpdate, (2, 210, 210, moved))
    touch(canvas, QEvent.TouchEnd, (2, 210, 210, Qt.TouchPointReleased))
    (points,) = canvas.sketch.strokes
    assert max(point.x() for point in points) < 100


def test_a_cancelled_touch_ends_the_stroke(canvas):
    touch(canvas, QEvent.TouchBegin, (1, 50, 50, Qt.TouchPointPressed))
    touch(canvas, QEvent.TouchCancel)
    touch(canvas, QEvent.TouchUpdate, (1, 90, 90, Qt.TouchPointMoved))
    assert len(canvas.sketch.strokes[0]) == 1


def test_the_network_sees_the_curve_that_is_painted(canvas):
    """A fast stroke has few points; what is painted through them is what counts."""
    points = [QPointF(40, 40), QPointF(240, 60), QPointF(60, 220), QPointF(230, 240)]
    path = smooth_path(points)
    for x, y in smooth_points(points):
        nearest = min(
            (path.pointAtPercent(share / 400) - QPointF(x, y)).manhattanLength()
            for share in range(401)
        )
        assert nearest < 3
    assert len(smooth_points(points)) > 8


def test_what_leaves_the_canvas_ends_at_its_edge_and_begins_anew(canvas):
    canvas._begin(QPointF(100, 100))
    for x, y in ((300, 100), (400, 200), (400, 300), (200, 240), (100, 240)):
        canvas._extend(QPointF(x, y))
    canvas._end()
    first, second = canvas.sketch.strokes
    assert first[-1].x() == SIDE
    assert len(second) == 2
    for points in canvas.sketch.strokes:
        assert all(0 <= p.x() <= SIDE and 0 <= p.y() <= SIDE for p in points)
