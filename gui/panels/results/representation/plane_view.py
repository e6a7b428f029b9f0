"""PlaneView: the samples in the plane of one layer's first two principal components."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PyQt5.QtCore import QEvent, QPointF, QRectF, Qt, pyqtSignal
from PyQt5.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PyQt5.QtWidgets import QSizePolicy, QWidget

import nn
from gui.plotting.pixels import COLORS, color_table, shares_of_range
from gui.style import formatting, theme
from gui.style.i18n import tr

MOST_GLYPHS = 250
NEAR = 14.0  # pixels from the pointer
LONGEST_GLYPH = 2  # characters; classes with longer names are dots
MARGIN = 0.06
OLD = 0.7  # of the range that was seen stays: the axes follow slowly
JUMP = 1.6  # times as wide, or as narrow: the axes follow at once
STAR = 8.0
MANY_WRONG, FAINT_RING = 0.3, 60  # share of the samples; of 255
DARKER = 170  # percent, of the colours of classes on a light ground


class PlaneView(QWidget):
    """Glyphs in the colour of their class; a ring where the lane is wrong.

    Signals:
        pointed: (row or None) a sample is under the pointer.
        clicked: (row) a person clicked at a sample.
    """

    pointed = pyqtSignal(object)
    clicked = pyqtSignal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.found: nn.Representation | None = None
        self.layer: nn.LayerRepresentation | None = None
        self.names: Sequence[str] = ()
        self.row: int | None = None  # under the pointer, of this plane or of another
        self.star: nn.Array | None = None
        self._rows = np.empty(0, np.intp)
        self._bounds: tuple[float, float, float, float] | None = None

    def show_layer(
        self,
        found: nn.Representation | None,
        layer: nn.LayerRepresentation | None,
        names: Sequence[str],
    ) -> None:
        """Show this layer; ``names`` are those of the classes."""
        other = self.layer is None or layer is None or self.layer.name != layer.name
        other = other or self.found is None or found is None or self.found.slot != found.slot
        self.found, self.layer, self.names = found, layer, names
        if found is None or layer is None:
            self._bounds = None
        else:
            rng = np.random.default_rng(0)  # always the same ones
            count = len(found.rows)
            self._rows = np.sort(rng.permutation(count)[:MOST_GLYPHS])
            self._bounds = follow(None if other else self._bounds, bounds_of(layer.plane.points))
        self.update()

    @property
    def told(self) -> str:
        """How much of the variance is seen."""
        if self.layer is None:
            return ""
        shares = [formatting.percent(float(one), 0) for one in self.layer.plane.shares]
        told = tr("{first} % + {second} % of the variance")
        return told.format(first=shares[0], second=shares[1])

    def show_row(self, row: int | None) -> None:
        """Mark a sample that the pointer is at, here or in another plane."""
        if row != self.row:
            self.row = row
            self.update()

    def show_star(self, place: nn.Array | None) -> None:
        """Where the sample on the right lies, or none."""
        self.star = place
        self.update()

    def area(self) -> QRectF:
        """The room of the plane."""
        return QRectF(0, 0, self.width() - 1, self.height() - 1)

    def pixels(self, points: nn.Array) -> nn.Array:
        """Points (n, 2) of the plane as pixels (n, 2)."""
        assert self._bounds is not None
        left, right, bottom, top = self._bounds
        room = self.area()
        xs = room.left() + room.width() * (points[:, 0] - left) / (right - left)
        ys = room.bottom() - room.height() * (points[:, 1] - bottom) / (top - bottom)
        return np.stack([xs, ys], axis=1)

    def color_of(self, row: int) -> QColor:
        """The colour of a sample's class, or of its number."""
        assert self.found is not None
        if self.names:
            tint = theme.class_color(int(self.found.truth[row]), len(self.names))
            return tint.darker(DARKER) if theme.current() is theme.LIGHT else tint
        share = shares_of_range(self.found.truth)[row]
        red, green, blue, _ = color_table()[int(share * (COLORS - 1))].tolist()
        return QColor(red, green, blue)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = self.area()
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(theme.color("window"))
        painter.drawRoundedRect(room, 6, 6)
        if self.found is None or self.layer is None:
            return
        painter.setClipRect(room)
        pixels = self.pixels(self.layer.plane.points)
        self._paint_samples(painter, pixels)
        if self.star is not None:
            place = self.pixels(self.star[np.newaxis])[0]
            painter.setPen(QPen(theme.color("window"), 1))
            painter.setBrush(theme.color("text"))
            painter.drawPolygon(star_at(QPointF(*place)))

    def _paint_samples(self, painter: QPainter, pixels: nn.Array) -> None:
        assert self.found is not None
        short = bool(self.names) and max(map(len, self.names)) <= LONGEST_GLYPH
        wrong = (self.found.predicted != self.found.truth) & bool(self.names)
        painter.setFont(theme.number_font(11))
        rows = self._rows.tolist()
        if self.row is not None and self.row not in rows:
            rows = [*rows, self.row]
        for row in rows:
            x, y = pixels[row].tolist()
            tint = self.color_of(row)
            if short:
                painter.setPen(tint)
                box = QRectF(x - 12, y - 9, 24, 18)
                name = self.names[int(self.found.truth[row])]
                painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), name)
            else:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(tint)
                painter.drawEllipse(QPointF(x, y), 3.2, 3.2)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        ring = theme.color("text")
        if float(wrong.mean()) > MANY_WRONG:
            ring.setAlpha(FAINT_RING)  # they would hide the samples
        painter.setPen(QPen(ring, 1.3))
        for row in rows:
            if wrong[row]:
                painter.drawEllipse(QPointF(*pixels[row]), 7.5, 7.5)
        if self.row is not None:
            painter.setPen(QPen(theme.color("accent"), 2.4))
            painter.drawEllipse(QPointF(*pixels[self.row]), 10.0, 10.0)

    def row_at(self, position: QPointF) -> int | None:
        """The sample that is nearest to a point of the widget, if it is near."""
        if self.layer is None or not len(self._rows):
            return None
        pixels = self.pixels(self.layer.plane.points[self._rows])
        away = np.square(pixels - (position.x(), position.y())).sum(axis=1)
        index = int(away.argmin())
        return int(self._rows[index]) if away[index] <= NEAR**2 else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointed.emit(self.row_at(event.localPos()))

    def leaveEvent(self, event: QEvent) -> None:
        self.pointed.emit(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self.row_at(event.localPos())
        if row is not None:
            self.clicked.emit(row)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()


Bounds = tuple[float, float, float, float]


def bounds_of(points: nn.Array) -> Bounds:
    """Left, right, bottom and top of some points, with a margin."""
    low, high = points.min(axis=0), points.max(axis=0)
    room = np.where(high > low, MARGIN * (high - low), 1.0)
    low, high = low - room, high + room
    return float(low[0]), float(high[0]), float(low[1]), float(high[1])


def follow(old: Bounds | None, new: Bounds) -> Bounds:
    """The range that is shown: it goes slowly to a new one, unless that is quite another."""
    if old is None:
        return new
    for one in (0, 2):
        before, now = old[one + 1] - old[one], new[one + 1] - new[one]
        if not before / JUMP <= now <= before * JUMP:
            return new
    mixed = [OLD * before + (1.0 - OLD) * now for before, now in zip(old, new, strict=True)]
    return mixed[0], mixed[1], mixed[2], mixed[3]


def star_at(middle: QPointF) -> QPolygonF:
    """A star with five points."""
    angles = np.pi * (np.arange(10) / 5.0 - 0.5)
    radii = np.where(np.arange(10) % 2, 0.42, 1.0) * STAR
    corners = zip((np.cos(angles) * radii).tolist(), (np.sin(angles) * radii).tolist(), strict=True)
    return QPolygonF([middle + QPointF(x, y) for x, y in corners])
