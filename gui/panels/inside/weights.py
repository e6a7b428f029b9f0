"""Inside: the first layer's weights as pictures, and what the drawing becomes in every layer."""

from __future__ import annotations

import numpy as np
from PyQt5.QtCore import QRectF, Qt
from PyQt5.QtGui import QPainter, QPaintEvent

import nn
from gui.lane_view import LaneView
from gui.panels.head_line import HeadLine
from gui.panels.lane_curves import beside_each_other
from gui.panels.painted_panel import LanesView, PaintedPanel
from gui.plotting.pixels import paint_maps, paint_signed, paint_units, tiling, write, write_lane
from gui.style import formatting, theme
from gui.style.i18n import N_, tr

HEAD, GAP, LABEL = 18, 12.0, 36
LEAST_TILE = 30.0  # pixels of the screen for one unit's weights
MOST_ROW = 64.0  # for one layer's activations
MOST_TILE = 72.0
SALIENCY_SHARE, WEIGHTS_SHARE = 0.24, 0.4  # of a lane's width


class InsideView(LanesView):
    """A cell for each lane, at most two in a row."""

    def __init__(self) -> None:
        super().__init__()
        self.weights: dict[int, nn.Array] = {}
        self.inside: dict[int, nn.Response] = {}
        self.seen: nn.Array | None = None

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.lanes:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index, lane in enumerate(self.lanes):
            area = self._area(index)
            if area.intersects(QRectF(event.rect())):
                self._paint_lane(painter, area, lane)

    def update_lane(self, index: int) -> None:
        """Paint one lane anew."""
        self.update(self._area(index).toAlignedRect())

    def _area(self, index: int) -> QRectF:
        """Where a lane is painted."""
        columns = 1 if len(self.lanes) == 1 else 2
        width = (self.width() + GAP) / columns
        height = self.height() / -(-len(self.lanes) // columns)
        row, column = divmod(index, columns)
        return QRectF(column * width, row * height, width - GAP, height - 4)

    def _paint_lane(self, painter: QPainter, area: QRectF, lane: LaneView) -> None:
        head = theme.px(HEAD)
        top = QRectF(area.left(), area.top(), area.width(), head)
        write_lane(painter, top, lane.slot, lane.name)
        body = area.adjusted(0, head, 0, 0)
        found, weights = self.inside.get(lane.slot), self.weights.get(lane.slot)
        wide = body.width() * WEIGHTS_SHARE if found else body.width()
        if weights is not None:
            self._paint_weights(
                painter, QRectF(body.left(), body.top(), wide, body.height()), weights
            )
        if found is None:
            return
        left = body.left() + wide + GAP
        if found.saliency is not None:
            side = min(body.width() * SALIENCY_SHARE, body.height() - head)
            told = tr("∂ score of {digit}").format(digit=found.winner)
            write(painter, QRectF(left, body.top(), side + GAP, head), told, "muted")
            frame = QRectF(left, body.top() + head, side, side)
            paint_signed(painter, frame, found.saliency, self.seen)
            left += side + GAP
        self._paint_activations(
            painter, QRectF(left, body.top(), body.right() - left, body.height()), found
        )

    def _paint_weights(self, painter: QPainter, area: QRectF, weights: nn.Array) -> None:
        """As many units' weights as there is room for, on one scale."""
        head = theme.px(HEAD)
        columns, rows, side = tiling(len(weights), area.width(), area.height() - head, LEAST_TILE)
        shown = weights[: columns * rows]
        told = tr("W1: {shown} of {count}, |w| ≤ {largest}").format(
            shown=len(shown),
            count=len(weights),
            largest=formatting.significant(float(np.abs(shown).max(initial=0.0)), 3),
        )
        write(painter, QRectF(area.left(), area.top(), area.width(), head), told, "muted")
        sheet = tiled(shown, columns)
        scale = min(side, MOST_TILE) / (weights.shape[2] + 1)
        frame = QRectF(
            area.left(), area.top() + head, scale * sheet.shape[1], scale * sheet.shape[0]
        )
        paint_signed(painter, frame, sheet)

    def _paint_activations(self, painter: QPainter, area: QRectF, found: nn.Response) -> None:
        """What leaves each hidden layer, from its least to its largest value."""
        head = theme.px(HEAD)
        told = tr("activations")
        write(painter, QRectF(area.left(), area.top(), area.width(), head), told, "muted")
        layers = found.activations
        if not layers:
            return
        name = theme.px(LABEL)
        even = (area.height() - head) / len(layers)
        maps = sum(values.ndim == 3 for values in layers)
        dense = min(even, MOST_ROW)
        rest = (area.height() - head - dense * (len(layers) - maps)) / max(maps, 1)
        top = area.top() + head
        for layer, values in enumerate(layers):
            height = dense if values.ndim == 1 else rest
            room = QRectF(area.left() + name, top, area.width() - name, height - 4)
            shown = count = len(values)
            if values.ndim == 1:
                paint_units(painter, room, values)
            else:
                shown = paint_maps(painter, room, values)
            told = f"W{layer + 1}" + ("" if shown == count else f"\n{shown}/{count}")
            painter.setPen(theme.layer_color(layer, len(layers) + 1))
            painter.setFont(theme.number_font(11))
            line = QRectF(area.left(), top, name - 2, height - 4)
            painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), told)
            top += height


def tiled(pictures: nn.Array, columns: int) -> nn.Array:
    """Pictures (n, h, w) beside and below each other, a row and column of zeros between them."""
    n, h, w = pictures.shape
    rows = -(-n // columns)
    sheet = np.zeros((rows * columns, h + 1, w + 1), pictures.dtype)
    sheet[:n, :h, :w] = pictures
    joined: nn.Array = sheet.reshape(rows, columns, h + 1, w + 1).swapaxes(1, 2)
    return joined.reshape(rows * (h + 1), columns * (w + 1))


class WeightsPanel(PaintedPanel):
    """What every layer makes of the drawing, and what the first one looks for."""

    name = "insidePanel"
    workspace = "inside"
    tab = N_("Weights")
    title = N_("Inside the network")
    question = N_("What does a unit look for, and what does it find in my digit?")
    help = N_(
        "Ink raises a unit's value where its weights are orange and lowers it where they are blue. "
        "All units of a lane share one color scale. The saliency map is the gradient of the "
        "winning score with respect to each pixel, drawn over the digit as the network sees it. "
        "The activations of each layer are shown from its minimum (dark) to its maximum."
    )

    view: InsideView
    view_type = InsideView

    def create(self) -> None:
        super().create()
        self.key_label = HeadLine()
        self.tools.addWidget(self.key_label, 1)

    def show_run(self, history: nn.History, lanes: tuple[LaneView, ...]) -> None:
        super().show_run(history, lanes)
        self.view.weights = {}
        self.show_explanation(None)
        self.show_frame()

    def show_weights(self, weights: dict[int, nn.Array]) -> None:
        """The first layer's weights by slot: (units, height, width)."""
        self.view.weights = weights
        self._show_empty()
        self.outdated.emit()

    def show_explanation(self, explanation: nn.Explanation | None) -> None:
        """Show this drawing's way through the networks; None where nothing is drawn."""
        self.view.inside = {one.slot: one for one in explanation.inside} if explanation else {}
        self.view.seen = explanation.seen if explanation else None
        self._show_empty()
        self.outdated.emit()

    def _show_empty(self) -> None:
        title = "" if self.view.weights or self.view.inside else tr("No weights to show yet")
        self.show_empty(title, tr("The weights of the first layer appear here as images."), "tiles")

    @property
    def parts(self) -> int:
        return len(self.lanes)

    def show_part(self, index: int) -> None:
        self.view.update_lane(index)

    def table(self) -> tuple[list[str], nn.Array]:
        names, columns = [], []
        for lane in self.lanes:
            found = self.view.inside.get(lane.slot)
            for layer, values in enumerate(found.activations if found else (), start=1):
                names.append(f"{lane.name} W{layer} activations")
                columns.append(values.reshape(-1).astype(float))
        return names or ["nothing drawn"], beside_each_other(columns or [np.empty(0)])

    def retranslate(self) -> None:
        super().retranslate()
        told = tr("orange: above 0, blue: below 0 · activations from minimum (dark) to maximum")
        self.key_label.show_parts(told.split(" · "))
        self._show_empty()
