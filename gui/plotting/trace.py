"""Trace: one curve of a plot with its band; EndMark: where the curves of a lane end."""

from __future__ import annotations

import math

import numpy as np
import pyqtgraph as pg
from PyQt5.QtCore import Qt
from PyQt5.QtGui import QBrush, QColor, QPainterPath, QPen
from PyQt5.QtWidgets import QGraphicsPathItem

from gui.plotting.live_plot import LivePlot
from nn import Array

FEW_POINTS = 30
DOT_PIXELS = 5
END_PIXELS = 11
DASH_PIXELS = 2.0  # a dashed line is drawn in parts of about this length
DASHES: tuple[tuple[int, ...], ...] = ((1, 0), (9, 5), (3, 4), (10, 4, 3, 4))  # pixels on, off, …


class Trace:
    """One curve: a line in a lane's dash pattern, and optionally a band around it."""

    def __init__(self, plot: LivePlot, lane_style: int = 0, width: float = 2.0) -> None:
        self._plot = plot
        self._dashes = DASHES[lane_style % len(DASHES)]
        self._width = width
        self._line = pg.PlotCurveItem()
        self._line.setSegmentedLineMode("on")
        self._dots = pg.ScatterPlotItem(size=DOT_PIXELS, pen=None)
        self._band = QGraphicsPathItem()
        self._band.setPen(QPen(Qt.PenStyle.NoPen))
        plot.plotItem.vb.addItem(self._band, ignoreBounds=True)
        plot.plotItem.vb.addItem(self._line, ignoreBounds=True)
        plot.plotItem.vb.addItem(self._dots, ignoreBounds=True)

    def set_color(self, color: QColor, band_alpha: int = 46) -> None:
        """The colour of the line, and a paler one for the band."""
        pen = QPen(color, self._width * self._plot.devicePixelRatioF())
        pen.setCosmetic(True)
        self._line.setPen(pen)
        self._dots.setBrush(QBrush(color))
        pale = QColor(color)
        pale.setAlpha(band_alpha)
        self._band.setBrush(QBrush(pale))

    def set_data(
        self, x: Array, y: Array, low: Array | None = None, high: Array | None = None
    ) -> None:
        """Show y over x; where y is NaN the line has a gap."""
        along, values, joined = self._dashed(x, y)
        self._line.setData(along, values, connect=joined, antialias=True)
        few = len(x) <= FEW_POINTS  # a line alone would not show the first step
        if few:
            self._dots.setData(x[np.isfinite(y)], y[np.isfinite(y)])
        if few != self._dots.isVisible():  # even empty, it would cost time in each frame
            self._dots.setVisible(few)
        if low is not None and high is not None:
            self._band.setPath(_band_path(x, low, high))

    def remove(self) -> None:
        """Take the curve out of its plot."""
        self._plot.plotItem.vb.removeItem(self._line)
        self._plot.plotItem.vb.removeItem(self._dots)
        self._plot.plotItem.vb.removeItem(self._band)

    def _dashed(self, x: Array, y: Array) -> tuple[Array, Array, Array]:
        """Points of the line, and which is joined to the next: gaps at NaN, and the dashes.

        Where points lie far apart, others are put between them: dashes are shorter.
        """
        solid = len(self._dashes) == 2 and self._dashes[1] == 0
        pixels = self._plot.pixels_per_step()
        apart = (x[-1] - x[0]) * pixels / (len(x) - 1) if len(x) > 1 else 0.0
        if not solid and apart > DASH_PIXELS:
            x, y = between(x, y, math.ceil(apart / DASH_PIXELS))
        joined = np.isfinite(y)
        if len(x) > 1:
            joined[:-1] &= joined[1:]
        if solid:
            return x, y, joined
        phase = (x - (x[0] if len(x) else 0)) * pixels % sum(self._dashes)
        edges = np.cumsum(self._dashes)
        return x, y, joined & (np.searchsorted(edges, phase, side="right") % 2 == 0)


def between(x: Array, y: Array, pieces: int) -> tuple[Array, Array]:
    """The same line with each of its parts cut into so many equal pieces."""
    share = np.arange(pieces) / pieces
    xs, ys = (
        np.append((part[:-1, None] + share * np.diff(part)[:, None]).ravel(), part[-1])
        for part in (x, y)
    )
    return xs, ys


class EndMark:
    """A cross where the curves of a lane end that stopped."""

    def __init__(self, plot: LivePlot) -> None:
        self._plot = plot
        self._mark = pg.ScatterPlotItem(symbol="x", size=END_PIXELS)
        self._mark.hide()
        plot.plotItem.vb.addItem(self._mark, ignoreBounds=True)

    def set_color(self, color: QColor) -> None:
        """The colour of its lane."""
        self._mark.setPen(pg.mkPen(color, width=2.5))
        self._mark.setBrush(QBrush(color))

    def show(self, x: Array, y: Array | None) -> None:
        """Put a cross at each of the points; no y hides them."""
        self._mark.setVisible(y is not None)
        if y is not None:
            self._mark.setData(np.broadcast_to(x, y.shape), y)

    def remove(self) -> None:
        """Take the cross out of its plot."""
        self._plot.plotItem.vb.removeItem(self._mark)


def _band_path(x: Array, low: Array, high: Array) -> QPainterPath:
    finite = np.isfinite(low) & np.isfinite(high)
    x, low, high = x[finite], low[finite], high[finite]
    if len(x) < 2:
        return QPainterPath()
    around = np.concatenate([x, x[::-1]]), np.concatenate([high, low[::-1]])
    return pg.functions.arrayToQPath(*around, connect="all", finiteCheck=False)
