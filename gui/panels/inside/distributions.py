"""The distributions: how a layer's activations, weights or gradients are spread, in each lane."""

from __future__ import annotations

import numpy as np
from PyQt5.QtCore import QPointF, QRectF, QSize, Qt
from PyQt5.QtGui import QColor, QPainter, QPaintEvent, QPen
from PyQt5.QtWidgets import QSizePolicy, QWidget

import nn
from gui.lane_view import LaneView
from gui.panels.inspection_panel import InspectionPanel
from gui.panels.lane_curves import beside_each_other
from gui.plotting.pixels import write_lane
from gui.style import formatting, theme
from gui.style.choice import Choice
from gui.style.glossary import explained
from gui.style.i18n import N_, tr
from gui.style.tooltips import tip

TEXTS = dict(
    zip(
        nn.QUANTITIES,
        (N_("Activations"), N_("Pre-activations"), N_("Weights"), N_("Gradients")),
        strict=True,
    )
)
MOST_ROWS = 2  # more lanes stand two in a row
NAME_PIXELS, HEAD_PIXELS, FOOT_PIXELS, LINE = 18, 16, 30, 13
GAP = 8.0
LOW, LOW_FOOT_PIXELS = 90, 16  # a cell that is lower has no room for mean and spread


class DistributionGrid(QWidget):
    """A row for each lane (two panes of it in a row), a histogram for each layer."""

    def __init__(self) -> None:
        super().__init__()
        self.pairs: list[tuple[LaneView, nn.Inspection]] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

    def show_pairs(self, pairs: list[tuple[LaneView, nn.Inspection]]) -> None:
        """Show the lanes with their inspections; as many as before are painted when asked for."""
        moved = len(pairs) != len(self.pairs)
        self.pairs = pairs
        if moved:
            self.update()

    def update_pair(self, index: int) -> None:
        """Paint one lane anew."""
        if index < len(self.pairs):
            self.update(self._area(index).toAlignedRect())

    def _area(self, index: int) -> QRectF:
        """Where a lane is painted."""
        columns = 1 if len(self.pairs) <= MOST_ROWS else 2
        room = self.width() / columns
        height = self.height() / -(-len(self.pairs) // columns)
        row, column = divmod(index, columns)
        return QRectF(column * room, row * height, room - GAP * (columns - 1), height - 4)

    def sizeHint(self) -> QSize:
        return QSize(500, 200)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.pairs:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        most = max(len(inspection.histograms) for _, inspection in self.pairs)
        for index, (lane, inspection) in enumerate(self.pairs):
            area = self._area(index)
            if not area.intersects(QRectF(event.rect())):
                continue
            width, name = area.width() / max(most, 1), theme.px(NAME_PIXELS)
            head = QRectF(area.left(), area.top(), area.width() - GAP, name)
            write_lane(painter, head, lane.slot, lane.name)
            for layer, histogram in enumerate(inspection.histograms):
                cell = QRectF(
                    area.left() + layer * width,
                    area.top() + name,
                    width - GAP,
                    area.height() - name,
                )
                self._paint_cell(painter, cell, inspection, layer, histogram)

    def _paint_cell(
        self,
        painter: QPainter,
        cell: QRectF,
        inspection: nn.Inspection,
        layer: int,
        histogram: nn.Histogram,
    ) -> None:
        color = theme.layer_color(layer, len(inspection.histograms))
        low = cell.height() < theme.px(LOW)
        foot = theme.px(LOW_FOOT_PIXELS if low else FOOT_PIXELS)
        plot = cell.adjusted(0, theme.px(HEAD_PIXELS), 0, -foot)
        self._paint_bars(painter, plot, histogram, color)
        painter.setFont(theme.number_font(10))
        painter.setPen(color)
        head = QRectF(cell.left(), cell.top(), cell.width(), theme.px(HEAD_PIXELS))
        name = f"W{layer + 1}"
        painter.drawText(head, int(Qt.AlignmentFlag.AlignLeft), name)
        room = head.width() - painter.fontMetrics().horizontalAdvance(name + " ")
        told, tint = ill_text(inspection, layer)
        painter.setFont(theme.text_font(11))
        if painter.fontMetrics().horizontalAdvance(told) > room:
            told, _ = ill_text(inspection, layer, brief=True)
        if told and painter.fontMetrics().horizontalAdvance(told) <= room:
            painter.setPen(theme.color(tint))
            painter.drawText(head, int(Qt.AlignmentFlag.AlignRight), told)
        self._paint_axis(painter, QRectF(plot.bottomLeft(), cell.bottomRight()), histogram)

    def _paint_bars(
        self, painter: QPainter, plot: QRectF, histogram: nn.Histogram, color: QColor
    ) -> None:
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(plot.bottomLeft(), plot.bottomRight())
        if histogram.low < 0 < histogram.high:
            share = -histogram.low / (histogram.high - histogram.low)
            x = plot.left() + share * plot.width()
            painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))
        most = max(int(histogram.counts.max()), 1)
        width = plot.width() / len(histogram.counts)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        for index, count in enumerate(histogram.counts):
            if count:
                height = max(plot.height() * float(count) / most, 1.0)
                left = plot.left() + index * width
                painter.drawRect(
                    QRectF(left, plot.bottom() - height, max(width - 0.5, 0.8), height)
                )

    def _paint_axis(self, painter: QPainter, below: QRectF, histogram: nn.Histogram) -> None:
        painter.setPen(theme.color("muted"))
        painter.setFont(theme.number_font(10))
        line = QRectF(below.left(), below.top() + 1, below.width(), theme.px(LINE))
        low, high = formatting.significant(histogram.low), formatting.significant(histogram.high)
        metrics = painter.fontMetrics()
        if metrics.horizontalAdvance(low + "  " + high) < below.width():
            painter.drawText(line, int(Qt.AlignmentFlag.AlignLeft), low)
            painter.drawText(line, int(Qt.AlignmentFlag.AlignRight), high)
        mean = formatting.significant(histogram.mean)
        deviation = formatting.significant(histogram.deviation)
        told = f"μ {mean}  σ {deviation}"
        if metrics.horizontalAdvance(told) > below.width():
            told = f"σ {deviation}"
        two_lines = below.height() > theme.px(LOW_FOOT_PIXELS)
        if two_lines and metrics.horizontalAdvance(told) < below.width():
            below_it = line.translated(0, line.height())
            painter.drawText(below_it, int(Qt.AlignmentFlag.AlignHCenter), told)


def ill_text(inspection: nn.Inspection, layer: int, brief: bool = False) -> tuple[str, str]:
    """Which share of a layer's units is saturated or dead, and the name of a colour.

    ``brief``, the number alone.
    """
    saturated, dead = inspection.saturated[layer], inspection.dead[layer]
    share = saturated if saturated is not None else dead
    if share is None:
        return "", "muted"
    text = tr("{percent} % saturated") if saturated is not None else tr("{percent} % dead")
    text = "{percent} %" if brief else text
    return text.format(percent=formatting.percent(share, 0)), "warn" if share > 0.25 else "muted"


class DistributionsPanel(InspectionPanel):
    """Histograms of one quantity for each layer of each lane."""

    name = "distributionsPanel"
    workspace = "inside"
    tab = N_("Distributions")
    title = N_("Distributions")
    question = N_("How are the values of each layer distributed?")
    help = N_(
        "Measured on the last mini-batch. A sigmoid or tanh is saturated where its slope is below "
        "0.05. A ReLU is dead if no sample has activated it for 100 steps and 10,000 samples. Each "
        "histogram is scaled to its fullest bin, and the outermost bins also count the values "
        "beyond them. Gradients and scores have their own axes."
    )

    def create(self) -> None:
        super().create()
        self.quantity = nn.QUANTITIES[0]
        self.choice = Choice(TEXTS)
        self.choice.chosen.connect(self._on_chosen)
        self.tools.addWidget(self.choice)
        self.grid = DistributionGrid()
        self.body.addWidget(self.grid, 1)

    def show_frame(self) -> None:
        self.take_inspections()
        self.grid.update()

    def take_inspections(self) -> None:
        pairs = [pair for pair in self.pairs() if pair[1].quantity == self.quantity]
        if pairs or not self.inspections:
            self.grid.show_pairs(pairs)
        told = tr("A histogram of each layer's activations, weights or gradients.")
        self.show_waiting(not self.grid.pairs, told, "bars")

    @property
    def parts(self) -> int:
        return len(self.lanes)

    def show_part(self, index: int) -> None:
        self.grid.update_pair(index)

    def table(self) -> tuple[list[str], nn.Array]:
        names, columns = [], []
        for lane, inspection in self.pairs():
            for layer, one in enumerate(inspection.histograms, start=1):
                edges = np.linspace(one.low, one.high, len(one.counts) + 1)[:-1]
                names += [f"{lane.name} W{layer} {self.quantity} from", "count"]
                columns += [edges, one.counts.astype(float)]
        return names, beside_each_other(columns)

    def retranslate(self) -> None:
        super().retranslate()
        self.grid.setToolTip(tip(explained("saturated unit"), explained("dead unit")))
        self.show_frame()

    def _on_chosen(self, quantity: str) -> None:
        self.quantity = quantity
