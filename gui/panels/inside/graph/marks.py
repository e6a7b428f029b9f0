"""Marks of the graph: arrows, the pens of gradients, short numbers, the curves of activations."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
from PyQt5.QtCore import QPointF, Qt
from PyQt5.QtGui import QColor, QPainter, QPen, QPolygonF

import nn
from gui.style import formatting, theme

WEAKEST, STRONGEST = -5.0, 0.0  # powers of ten of the thinnest and the thickest gradient
THIN, THICK = 0.8, 8.2


def decimal(value: float) -> str:
    """Two decimals, or two digits where there are more before the point: 0.14, -0.07, 12, 3e5."""
    value = round(value, 2) + 0.0 if abs(value) < 1e15 else value  # no minus before a zero
    size = abs(value)
    if not math.isfinite(value):
        return formatting.MISSING
    return f"{value:.2f}" if size < 9.995 else f"{value:.0f}" if size < 9999.5 else f"{value:.0e}"


def gradient_pen(norm: float) -> tuple[QColor, float]:
    """The colour and the width of an edge for the norm of its gradient."""
    power = math.log10(norm) if 0.0 < norm < math.inf else WEAKEST
    share = min(max((power - WEAKEST) / (STRONGEST - WEAKEST), 0.0), 1.0)
    tint = QColor(theme.color("gradient"))
    tint.setAlphaF(0.35 + 0.65 * share)
    return tint, THIN + THICK * share


def arrow(painter: QPainter, start: QPointF, end: QPointF, tint: QColor, wide: float) -> None:
    """A horizontal arrow."""
    sign = 1.0 if end.x() >= start.x() else -1.0
    head = max(4.0, wide * 1.1)
    painter.setPen(QPen(tint, wide, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    painter.drawLine(start, QPointF(end.x() - sign * head, end.y()))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tint)
    back = end.x() - sign * head * 1.3
    half = max(3.5, wide * 0.8)
    painter.drawPolygon(
        QPolygonF([end, QPointF(back, end.y() - half), QPointF(back, end.y() + half)])
    )


def curve_of(node: nn.LayerNode) -> list[tuple[float, float]] | None:
    """The curve of an activation in the unit square; None for other layers."""
    return _curve(node.kind)


@lru_cache(maxsize=32)
def _curve(kind: str) -> list[tuple[float, float]] | None:
    kinds = {one.__name__: one for one in nn.ACTIVATIONS.values() if one.hidden}
    if kind not in kinds:
        return None
    x = np.linspace(-3.0, 3.0, 25)
    y = kinds[kind]().forward(x)
    low, high = float(y.min()), float(y.max())
    share = (y - low) / (high - low or 1.0)
    return list(zip(((x + 3.0) / 6.0).tolist(), share.tolist(), strict=True))
