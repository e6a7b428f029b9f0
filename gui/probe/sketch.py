"""Sketch: what is drawn, stroke by stroke, on a canvas of its own coordinates; with undo."""

from __future__ import annotations

import dataclasses
import itertools

import numpy as np
from PyQt5.QtCore import QPointF
from PyQt5.QtGui import QPainterPath

import nn

SIDE = float(nn.CANVAS_SIDE)  # it has its own coordinates, whatever its size on the screen
DEFAULT_PEN = round(nn.USUAL_PEN)
MOST_BEFORE = 20  # drawings that can be brought back
BEND_SHARES = np.array([0.25, 0.5, 0.75, 1.0])  # along each bend


class Sketch:
    """Strokes on top of what was ``given``: a drawing that was put here before them."""

    def __init__(self) -> None:
        self.pen_width = DEFAULT_PEN
        self.given = nn.Drawing()
        self.strokes: list[list[QPointF]] = []  # as they are drawn
        self._before: list[nn.Drawing] = []  # what other drawings, or a wipe, replaced
        self._outside = False  # the pen is down, but beyond the edge
        self._made: nn.Drawing | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing is drawn."""
        return not self.strokes and self.given.empty

    def drawing(self) -> nn.Drawing:
        """What is drawn: the same object until it is changed."""
        if not self.strokes:
            return self.given
        if self._made is None:
            self._made = nn.Drawing(tuple(self.smooth_strokes()), None, float(self.pen_width))
        return self._made

    def smooth_strokes(self) -> list[nn.Array]:
        """The strokes as they are painted: positions (n, 2) on a canvas of 280 × 280."""
        return [*self.given.strokes, *(smooth_points(stroke) for stroke in self.strokes)]

    def put(self, drawing: nn.Drawing) -> None:
        """Put a drawing in place of what is there, which ``undo`` brings back."""
        if not self.empty:
            self._before = [*self._before, self.drawing()][-MOST_BEFORE:]
        self._replace(drawing)

    def undo(self) -> bool:
        """Take the last stroke back; before the first, what was there before; whether it did."""
        if self.strokes:
            self.strokes.pop()
            self._made = None
        elif self.given.strokes:
            self._replace(dataclasses.replace(self.given, strokes=self.given.strokes[:-1]))
        elif self._before:
            self._replace(self._before.pop())
        elif not self.empty:
            self._replace(nn.Drawing())
        else:
            return False
        return True

    def set_pen_width(self, width: int) -> None:
        """Draw with a pen of this width (of 280); strokes that are there get it too."""
        self.pen_width, self._made = width, None
        if self.given.strokes:
            self.given = dataclasses.replace(self.given, pen=float(width))

    def begin(self, point: QPointF) -> None:
        """The pen comes down. Ink of an image is wiped first."""
        if self.given.ink is not None:
            self.put(nn.Drawing())
        self._outside, self._made = False, None
        self.strokes.append([inside(point)])

    def extend(self, point: QPointF) -> list[QPointF]:
        """The pen moved; the end of the stroke that is to be painted, if there is one.

        What leaves the canvas ends at its edge; coming back begins another stroke.
        """
        clipped, stroke, added = inside(point), self.strokes[-1], []
        if self._outside and clipped == point:
            self.begin(point)
            added = self.strokes[-1]
        elif not self._outside and clipped != stroke[-1]:
            stroke.append(clipped)
            added = stroke[-4:]
        self._outside, self._made = clipped != point, None
        return added

    def _replace(self, drawing: nn.Drawing) -> None:
        self.strokes, self.given, self._made = [], drawing, None


def inside(point: QPointF) -> QPointF:
    """The point of the canvas that is nearest."""
    return QPointF(min(max(point.x(), 0.0), SIDE), min(max(point.y(), 0.0), SIDE))


def smooth_path(points: list[QPointF]) -> QPainterPath:
    """A path through the middles between the points, bent towards each: smooth at any speed."""
    path = QPainterPath(points[0])
    for control, after in itertools.pairwise(points[1:]):
        path.quadTo(control, (control + after) / 2)
    path.lineTo(points[-1])
    return path


def smooth_points(points: list[QPointF]) -> nn.Array:
    """Positions (n, 2) along ``smooth_path``: the network sees the stroke that is painted."""
    corners = np.array([(point.x(), point.y()) for point in points])
    if len(corners) < 3:
        return corners
    controls = corners[1:-1]
    ends = (controls + corners[2:]) / 2
    starts = np.concatenate([corners[:1], ends[:-1]])
    t = BEND_SHARES[:, np.newaxis, np.newaxis]
    curve = (1 - t) ** 2 * starts + 2 * t * (1 - t) * controls + t**2 * ends
    along = curve.transpose(1, 0, 2).reshape(-1, 2)
    return np.concatenate([corners[:1], along, corners[-1:]])
