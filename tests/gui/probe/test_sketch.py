"""A drawing, stroke by stroke, without a widget."""

import numpy as np
import pytest
from PyQt5.QtCore import QPointF

import nn
from gui.probe.sketch import MOST_BEFORE, SIDE, Sketch, inside, smooth_path, smooth_points

LINE = nn.Drawing((np.array([[10.0, 10.0], [50.0, 60.0]]),))


def drawn(sketch, *points):
    """Draw a stroke."""
    sketch.begin(QPointF(*points[0]))
    for point in points[1:]:
        sketch.extend(QPointF(*point))


def test_what_is_drawn_is_the_same_object_until_it_changes():
    sketch = Sketch()
    drawn(sketch, (10, 10), (50, 60))
    first = sketch.drawing()
    assert sketch.drawing() is first
    drawn(sketch, (100, 100))
    assert sketch.drawing() is not first
    assert len(sketch.drawing().strokes) == 2


def test_a_stroke_that_leaves_ends_at_the_edge_and_coming_back_begins_another():
    sketch = Sketch()
    drawn(sketch, (200, 100), (400, 100), (500, 120), (200, 140), (180, 140))
    left, back = sketch.strokes
    assert [(p.x(), p.y()) for p in left] == [(200, 100), (SIDE, 100)]
    assert [(p.x(), p.y()) for p in back] == [(200, 140), (180, 140)]


def test_undo_takes_strokes_then_what_was_put_then_what_was_there_before():
    sketch = Sketch()
    drawn(sketch, (10, 10), (90, 90))
    before = sketch.drawing()
    sketch.put(LINE)
    drawn(sketch, (100, 100), (120, 120))
    assert sketch.undo()
    assert sketch.drawing() is LINE
    assert sketch.undo()  # its only stroke
    assert sketch.empty
    assert sketch.undo()
    assert sketch.drawing() is before


def test_nothing_to_undo_is_said():
    sketch = Sketch()
    assert not sketch.undo()
    for _ in range(MOST_BEFORE + 5):
        sketch.put(LINE)
    while sketch.undo():
        pass
    assert sketch.empty


def test_a_pen_begins_anew_upon_an_image_and_the_image_comes_back():
    sketch = Sketch()
    image = nn.Drawing((), np.ones((28, 28), np.float32))
    sketch.put(image)
    drawn(sketch, (10, 10), (60, 60))
    assert sketch.drawing().ink is None
    sketch.undo()
    assert sketch.undo()
    assert sketch.drawing() is image


def test_another_pen_changes_the_strokes_that_are_there():
    sketch = Sketch()
    sketch.put(LINE)
    sketch.set_pen_width(31)
    assert sketch.drawing().pen == 31


def test_the_network_sees_the_stroke_that_is_painted():
    points = [QPointF(x, y) for x, y in ((0, 0), (40, 90), (110, 60), (200, 150))]
    along, path = smooth_points(points), smooth_path(points)
    painted = np.array([(p.x(), p.y()) for p in map(path.pointAtPercent, np.linspace(0, 1, 2000))])
    nearest = [np.hypot(*(painted - one).T).min() for one in along]
    assert max(nearest) < 0.5
    assert along[0].tolist() == [0, 0]
    assert along[-1].tolist() == [200, 150]


@pytest.mark.parametrize(
    ("point", "found"), [((-5, 300), (0, SIDE)), ((10, 20), (10, 20)), ((281, -1), (SIDE, 0))]
)
def test_the_nearest_point_of_the_canvas(point, found):
    one = inside(QPointF(*point))
    assert (one.x(), one.y()) == found
