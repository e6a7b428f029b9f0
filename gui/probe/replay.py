"""Replay: drawings from a file are drawn on the real canvas, with mouse events."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PyQt5.QtCore import QEvent, QPointF, Qt
from PyQt5.QtGui import QMouseEvent
from PyQt5.QtWidgets import QApplication

import nn
from gui.probe.canvas import DigitCanvas
from gui.probe.sketch import SIDE

FILLED = 200.0  # of the canvas's 280 units, the longer side of a drawing that fills it
SIZES = 70.0, 250.0  # smallest and largest drawing that is placed at random
EDGE = 12.0  # a hand keeps away from the edge by about a pen's width


def replay(drawings: nn.Drawings, seed: int | None = None) -> nn.Array:
    """What the canvas makes of each drawing: float32 (drawings, 28, 28).

    Each fills the canvas; with a ``seed`` it is placed and sized at random. Positions are whole
    pixels, as a mouse's are. Needs a QApplication.
    """
    rng = None if seed is None else np.random.default_rng(seed)
    canvas = DigitCanvas()
    canvas.resize(int(SIDE), int(SIDE))
    canvas.show()
    QApplication.processEvents()
    pictures = []
    for drawing in drawings.drawings:
        canvas.show_drawing(nn.Drawing(ink=drawing.ink))
        for stroke in placed(drawing.strokes, rng) if drawing.strokes else []:
            draw(canvas, stroke)
        pictures.append(canvas.image())
    canvas.close()
    return np.array(pictures, np.float32).reshape(-1, nn.PICTURE_SIDE, nn.PICTURE_SIDE)


def placed(strokes: Sequence[nn.Array], rng: np.random.Generator | None) -> list[nn.Array]:
    """The strokes on the canvas, in whole pixels: in its middle, or anywhere and of any size."""
    points = np.concatenate(list(strokes)).astype(np.float64)
    low, extent = points.min(axis=0), np.ptp(points, axis=0)
    size = FILLED if rng is None else rng.uniform(*SIZES)
    scale = size / max(float(extent.max()), 1e-6)
    room = SIDE - scale * extent
    corner = room / 2 if rng is None else rng.uniform(np.minimum(EDGE, room / 2), room - EDGE)
    return [np.rint((stroke - low) * scale + corner) for stroke in strokes]


def draw(canvas: DigitCanvas, stroke: nn.Array) -> None:
    """Draw a stroke with the left button of a mouse."""
    left = Qt.MouseButton.LeftButton
    kinds = [
        QEvent.Type.MouseButtonPress,
        *[QEvent.Type.MouseMove] * (len(stroke) - 1),
        QEvent.Type.MouseButtonRelease,
    ]
    for kind, (x, y) in zip(kinds, [*stroke, stroke[-1]], strict=True):
        button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else left
        event = QMouseEvent(kind, QPointF(x, y), button, left, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(canvas, event)
