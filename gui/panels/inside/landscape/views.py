"""LandscapeViews: the landscape of every lane, as contours and as a surface, on one scale."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from PyQt5.QtCore import QPointF, QRectF, Qt, QTimer
from PyQt5.QtGui import (
    QColor,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
)
from PyQt5.QtWidgets import QSizePolicy, QWidget

import nn
from gui.lane_view import LaneView
from gui.panels.inside.landscape.surface import TURN, Surface
from gui.plotting.area import Area, Axis
from gui.plotting.contours import contour_image
from gui.plotting.pixels import write_lane
from gui.style import formatting, theme
from gui.style.i18n import tr

HEAD = 20
HIGHEST = 0.9  # the quantile of the losses at which the scale ends: far away they are huge
MUCH_LARGER = 10.0  # times the (lower) median of the lanes
MOST_COLUMNS = 4
SMOOTH = 7  # times as many pixels as points, in each direction


class LandscapeViews(QWidget):
    """Contours above, the surface below; a drag turns the surfaces."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("landscapeViews")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.pairs: Sequence[tuple[LaneView, nn.Landscape]] = ()
        self.turn = TURN
        self._images: dict[int, tuple[object, QImage]] = {}
        self._surfaces: dict[int, tuple[object, QPixmap]] = {}
        self._dragged: float | None = None
        self._made = self._waiting = False  # a picture in this frame; others wait for the next

    def show_pairs(self, pairs: Sequence[tuple[LaneView, nn.Landscape]]) -> None:
        """Show these landscapes."""
        self.pairs = pairs
        self.update()

    @property
    def scale(self) -> tuple[float, float]:
        """The lowest and the highest loss that are told apart, the same for all lanes.

        A lane whose losses are much larger than those of the others is cut off at the top.
        """
        losses = [one.loss[np.isfinite(one.loss)] for _, one in self.pairs]
        losses = [one for one in losses if len(one)]
        if not losses:
            return 0.0, 1.0
        low = min(float(one.min()) for one in losses)
        highs = sorted(float(np.quantile(one, HIGHEST)) for one in losses)
        usual = highs[(len(highs) - 1) // 2]
        high = max(one for one in highs if one <= max(MUCH_LARGER * usual, usual))
        return low, max(high, low + 1e-12)

    def _cell(self, index: int) -> QRectF:
        count = min(max(len(self.pairs), 1), MOST_COLUMNS)
        wide = self.width() / count
        return QRectF(index * wide, 0, wide - 8, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._made = self._waiting = False
        for index, (lane, one) in enumerate(self.pairs):
            self._paint_lane(painter, self._cell(index), lane, one)
        if self._waiting:
            QTimer.singleShot(0, self.update)

    def _may_make(self) -> bool:
        """Whether a picture may be made in this frame: one, so that no frame is long."""
        self._waiting |= self._made
        first, self._made = not self._made, True
        return first

    def _paint_lane(
        self, painter: QPainter, cell: QRectF, lane: LaneView, one: nn.Landscape
    ) -> None:
        head = QRectF(cell.left(), cell.top(), cell.width(), theme.px(HEAD))
        column, row = (int(np.abs(ends).argmin()) for ends in (one.across, one.up))
        told = tr("loss {loss} at step {step}").format(
            loss=formatting.figure(float(one.loss[row, column])), step=f"{one.step:,}"
        )
        write_lane(painter, head, lane.slot, lane.name, told)
        room = cell.adjusted(0, theme.px(HEAD), 0, 0)
        upper = QRectF(room.left(), room.top(), room.width(), room.height() * 0.56)
        self._paint_contours(painter, upper, lane, one)
        lower = QRectF(room.left(), upper.bottom(), room.width(), room.bottom() - upper.bottom())
        self._paint_surface(painter, lower, lane, one)

    # The plane from above.

    def _paint_contours(
        self, painter: QPainter, room: QRectF, lane: LaneView, one: nn.Landscape
    ) -> None:
        across = Axis(float(one.across[0]), float(one.across[-1]))
        up = Axis(float(one.up[0]), float(one.up[-1]))
        area = Area.inside(room, across, up, title=False)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        image = self._image(lane.slot, one)
        if image is not None:
            painter.drawImage(area.frame, image)
        area.paint_grid(painter, most=(4, 4))
        tint = theme.lane_color(lane.slot)
        if one.path is not None:
            area.paint_curve(painter, one.path[:, 0], one.path[:, 1], QPen(theme.color("text"), 2))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("text"))
            for x, y in one.path[:-1]:
                painter.drawEllipse(area.point(float(x), float(y)), 2.4, 2.4)
            painter.setFont(theme.text_font(11))
            painter.setPen(theme.color("text"))
            first = area.point(float(one.path[0, 0]), float(one.path[0, 1]))
            painter.drawText(first + QPointF(-24, -8), tr("start"))
        painter.setPen(QPen(theme.color("card"), 2))
        painter.setBrush(tint)
        painter.drawEllipse(area.point(0.0, 0.0), 5.5, 5.5)

    def _image(self, slot: int, one: nn.Landscape) -> QImage | None:
        """The shades of a landscape, made once; those before it, or None, until it is its turn."""
        key = one, self.scale, theme.current().name
        known = self._images.get(slot)
        if (known is None or known[0] != key) and self._may_make():
            known = key, contour_image(_finer(one.loss)[::-1], *self.scale)
            self._images[slot] = known
        return known[1] if known is not None else None

    # The same as a surface.

    def _paint_surface(
        self, painter: QPainter, room: QRectF, lane: LaneView, one: nn.Landscape
    ) -> None:
        size = room.size().toSize()
        if size.width() < 20 or size.height() < 20:
            return
        key = one, self.scale, theme.current().name, size, self.turn
        known = self._surfaces.get(lane.slot)
        if (known is None or known[0] != key) and self._may_make():
            picture = QPixmap(size)
            picture.fill(Qt.GlobalColor.transparent)
            inside = QPainter(picture)
            inside.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._draw_surface(inside, QRectF(0, 0, size.width(), size.height()), lane, one)
            inside.end()
            known = self._surfaces[lane.slot] = key, picture
        if known is not None:
            painter.drawPixmap(room.topLeft(), known[1])

    def heights(self, loss: nn.Array) -> nn.Array:
        """Losses as shares of the common scale, 0 … 1."""
        low, high = self.scale
        clipped = np.clip(np.where(np.isnan(loss), np.inf, loss), low, high)
        return np.asarray((clipped - low) / (high - low))

    def _draw_surface(
        self, painter: QPainter, room: QRectF, lane: LaneView, one: nn.Landscape
    ) -> None:
        heights = self.heights(one.loss)
        surface = Surface(room.adjusted(4, 4, -4, -4), heights, self.turn)
        xs, ys, _ = surface.points
        tint, card = theme.lane_color(lane.slot), theme.color("card")
        pens = [QPen(_mixed(card, tint, 0.25 + 0.5 * share / 15), 0.6) for share in range(16)]
        fills = [_mixed(card, tint, 0.75 - 0.6 * share / 15) for share in range(16)]
        corners = np.stack([xs, ys], axis=-1)
        faces = np.stack(
            [corners[:-1, :-1], corners[:-1, 1:], corners[1:, 1:], corners[1:, :-1]], axis=2
        ).tolist()
        means = (heights[:-1, :-1] + heights[:-1, 1:] + heights[1:, 1:] + heights[1:, :-1]) / 4
        levels = (15 * means).astype(int).tolist()
        for row, column in surface.faces():
            level = levels[row][column]
            painter.setPen(pens[level])
            painter.setBrush(fills[level])
            painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in faces[row][column]]))
        self._draw_present(painter, surface, one, heights)

    def _draw_present(
        self, painter: QPainter, surface: Surface, one: nn.Landscape, heights: nn.Array
    ) -> None:
        """The present weights, and the path, on the surface."""

        def place(x: float, y: float) -> QPointF:
            column = float(np.interp(x, one.across, np.arange(len(one.across))))
            row = float(np.interp(y, one.up, np.arange(len(one.up))))
            height = float(heights[round(row), round(column)])
            rows, columns = heights.shape
            return surface.point(2 * column / (columns - 1) - 1, 2 * row / (rows - 1) - 1, height)

        if one.path is not None:
            painter.setPen(QPen(theme.color("text"), 1.8))
            painter.drawPolyline(QPolygonF([place(float(x), float(y)) for x, y in one.path]))
        painter.setPen(QPen(theme.color("card"), 2))
        painter.setBrush(theme.color("text"))
        painter.drawEllipse(place(0.0, 0.0), 5, 5)

    # The mouse.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._dragged = event.localPos().x()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged is not None:
            moved = event.localPos().x() - self._dragged
            self._dragged = event.localPos().x()
            self.turn = (self.turn + math.radians(moved * 0.5)) % (2.0 * math.pi)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragged = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.turn = TURN
        self.update()


def _finer(loss: nn.Array) -> nn.Array:
    """Losses between the points, along straight lines, so that contours are smooth."""
    rows, columns = loss.shape
    finer = np.linspace(0, columns - 1, SMOOTH * (columns - 1) + 1)
    wide = np.array([np.interp(finer, np.arange(columns), row) for row in loss])
    down = np.linspace(0, rows - 1, SMOOTH * (rows - 1) + 1)
    return np.array([np.interp(down, np.arange(rows), column) for column in wide.T]).T


def _mixed(first: QColor, second: QColor, share: float) -> QColor:
    """A colour between two."""
    return QColor.fromRgbF(
        first.redF() + share * (second.redF() - first.redF()),
        first.greenF() + share * (second.greenF() - first.greenF()),
        first.blueF() + share * (second.blueF() - first.blueF()),
    )
