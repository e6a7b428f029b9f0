"""The shrink ledger: by how much each layer multiplies the backward signal, and what does it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import numpy as np
from PyQt5.QtCore import QPointF, QRectF, QSize, Qt
from PyQt5.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PyQt5.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

import nn
from gui.lane_view import LaneView
from gui.panels.head_line import HeadLine
from gui.panels.heading import Heading
from gui.panels.inspection_panel import InspectionPanel
from gui.panels.lane_curves import beside_each_other
from gui.style import formatting, theme
from gui.style.glossary import explained
from gui.style.i18n import N_, tr
from gui.style.tooltips import tip

CAUSES = {  # the factors of nn.Shrinkage with the colours of their bars
    "slope": (N_("slopes"), "bad"),
    "weights": (N_("weights"), "accent"),
    "others": (N_("others"), "good"),
    "shortcut": (N_("shortcut"), "warn"),
}
TERMS = {
    "slope": "activation slope",
    "weights": "weight gain",
    "others": "other factors",
    "shortcut": "residual connection",
}
SHORT = {
    "slope": "f′",
    "weights": "W",
    "others": "…",
    "shortcut": "+",
}  # where there is little room
LEFT, BOTTOM, TOP, LINE = 46, 40, 16, 16
WIDEST_BAR = 46
LEAST_REACH = 0.35  # powers of ten to each side of × 1
SHRUNK = 0.1  # a signal that keeps less than this has a culprit
VALUE_PIXELS = 13
MOST_WIDE_LANES = 2
NARROW, HIGH = 320, 340  # pixels of a lane, and of a card that has room for two rows


def total(ledger: Sequence[nn.Shrinkage], cause: str) -> float:
    """The product of one cause's factors over all layers, without those that do not exist."""
    factors = [getattr(entry, cause) for entry in ledger]
    return float(np.prod([factor for factor in factors if math.isfinite(factor)]))


def culprit(ledger: Sequence[nn.Shrinkage]) -> str | None:
    """The cause that takes most of a signal that shrinks; None where it does not shrink."""
    totals = {cause: total(ledger, cause) for cause in CAUSES}
    return min(totals, key=totals.__getitem__) if math.prod(totals.values()) < SHRUNK else None


class LedgerChart(QWidget):
    """Stacked bars on a logarithmic scale, from the output (left) to the first layer (right)."""

    def __init__(self) -> None:
        super().__init__()
        self.ledger: tuple[nn.Shrinkage, ...] = ()
        self.reach = (-1.0, 0.3)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

    def show_ledger(self, ledger: tuple[nn.Shrinkage, ...], reach: tuple[float, float]) -> None:
        """Show these entries; ``reach`` are the powers of ten at the lower and upper edge."""
        self.ledger, self.reach = ledger, reach
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, 180)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.ledger:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, top, bottom = (theme.px(one) for one in (LEFT, TOP, BOTTOM))
        area = QRectF(left, top, self.width() - left - 6, self.height() - top - bottom)
        self._paint_scale(painter, area)
        room = area.width() / len(self.ledger)
        for index, entry in enumerate(reversed(self.ledger)):
            column = QRectF(area.left() + index * room, area.top(), room, area.height())
            self._paint_bars(painter, column, entry)
            self._paint_label(painter, column, entry)

    def _y(self, area: QRectF, power: float) -> float:
        low, high = self.reach
        return area.bottom() - area.height() * (power - low) / (high - low)

    def _paint_scale(self, painter: QPainter, area: QRectF) -> None:
        low, high = self.reach
        painter.setFont(theme.number_font(10))
        metrics = painter.fontMetrics()
        last = math.inf
        for factor in scale(low, high):
            y = self._y(area, math.log10(factor))
            if last - y < metrics.height() and factor != 1:
                continue
            last = y
            painter.setPen(QPen(theme.color("faint" if factor == 1 else "line"), 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(theme.color("muted"))
            plain = 1e-4 <= factor < 1e4
            text = f"× {factor:g}" if plain else formatting.power_of_ten(math.log10(factor))
            right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            line = QRectF(0, y - metrics.height() / 2, area.left() - 6, metrics.height())
            painter.drawText(line, right, text)

    def _paint_bars(self, painter: QPainter, column: QRectF, entry: nn.Shrinkage) -> None:
        width = min(theme.px(WIDEST_BAR), column.width() * 0.62)
        left = column.center().x() - width / 2
        ends = {False: 0.0, True: 0.0}  # how far the bars reach below and above × 1
        for cause, (_, tint) in CAUSES.items():
            factor = getattr(entry, cause)
            if not (math.isfinite(factor) and factor > 0) or factor == 1:
                continue
            power = math.log10(factor)
            start = ends[power > 0]
            ends[power > 0] = start + power
            first, last = sorted((self._y(column, start), self._y(column, start + power)))
            bar = QRectF(left, first, width, max(last - first, 1.0))
            painter.setPen(Qt.PenStyle.NoPen)
            fill = QColor(theme.color(tint))
            fill.setAlpha(205)
            painter.setBrush(fill)
            painter.drawRoundedRect(bar, 3, 3)
            painter.setFont(theme.number_font(10))
            text = f"×{formatting.significant(factor)}"
            fits = painter.fontMetrics().horizontalAdvance(text) <= width
            if bar.height() >= theme.px(VALUE_PIXELS) and fits:
                painter.setPen(theme.color("on_accent"))
                painter.drawText(bar, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_label(self, painter: QPainter, column: QRectF, entry: nn.Shrinkage) -> None:
        """The layer, and the signal that arrives at it."""
        middle = int(Qt.AlignmentFlag.AlignHCenter)
        line = theme.px(LINE)
        top = self.height() - theme.px(BOTTOM) + theme.px(5)
        below = QRectF(column.left(), top, column.width(), line)
        painter.setFont(theme.number_font(11))
        painter.setPen(theme.layer_color(entry.layer - 1, len(self.ledger)))
        painter.drawText(below, middle, f"W{entry.layer}")
        painter.setPen(theme.color("muted"))
        painter.setFont(theme.number_font(10))
        text = formatting.scientific(entry.signal)
        if painter.fontMetrics().horizontalAdvance(text) <= column.width() - 2:
            painter.drawText(below.translated(0, line), middle, text)


class LaneLedger(QWidget):
    """A lane's heading, its culprit, and its chart."""

    def __init__(self, slot: int) -> None:
        super().__init__()
        self.slot = slot
        self.heading, self.told = Heading(slot), HeadLine()
        self.told.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.chart = LedgerChart()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(1)
        box.addWidget(self.heading)
        box.addWidget(self.told)
        box.addWidget(self.chart, 1)

    def show_inspection(
        self, name: str, inspection: nn.Inspection, reach: tuple[float, float]
    ) -> None:
        """Show the ledger of an inspection."""
        ledger = inspection.ledger
        share = math.prod(total(ledger, cause) for cause in CAUSES)
        factor = formatting.significant(share)
        if len(ledger) < 2 or not math.isfinite(share) or not ledger[-1].signal:
            told = tr("no signal to trace")
        elif self.width() < theme.px(NARROW):
            told = f"× {factor}"
        else:
            told = tr("‖∂L/∂z‖ from the output to layer 1: × {factor}").format(factor=factor)
        self.heading.show_texts(name, told)
        self.told.show_parts(list(self._causes(ledger)))
        about = [f"{tr(CAUSES[cause][0])}: {explained(term)}" for cause, term in TERMS.items()]
        self.told.setToolTip(tip(*about, f"{tr('main cause')}: {explained('main cause')}"))
        self.chart.show_ledger(ledger, reach)

    def _causes(self, ledger: Sequence[nn.Shrinkage]) -> Iterator[str]:
        """Each cause with the product of its factors; the guilty one is marked."""
        guilty = culprit(ledger)
        for cause, (label, tint) in CAUSES.items():
            value = total(ledger, cause)
            if cause in ("others", "shortcut") and value == 1:
                continue
            mark = f'<span style="color:{theme.color(tint).name()}">■</span>'
            narrow = self.width() < theme.px(NARROW)
            name = f"{SHORT[cause]} " if narrow else f"{tr(label)} "
            part = f"{mark} {name}× {formatting.significant(value)}"
            yield theme.strong(f"{part} ◂ {tr('main cause')}") if cause == guilty else part


class LedgerPanel(InspectionPanel):
    """One chart a lane, on one scale."""

    name = "ledgerPanel"
    workspace = "inside"
    tab = N_("Shrink ledger")
    title = N_("Shrink ledger")
    question = N_("Why does the gradient shrink?")
    help = N_(
        "From the output on the left to the first layer, each column shows the factors that "
        "multiply the backward signal: the slope of the layer's activation (at most 1/4 for a "
        "sigmoid), the gain of its weights, and others (normalization and dropout). Around a "
        "residual connection, the shortcut is a factor too: how much larger the signal is with it "
        "than through the layer alone. Below each column is the signal ‖∂L/∂a‖ that arrives. "
        "Measured with the current weights on the last mini-batch."
    )

    def create(self) -> None:
        super().create()
        self._parts: list[LaneLedger] = []
        self._columns = 0  # lanes beside each other
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(14)
        self.body.addLayout(self._grid, 1)

    def show_run(self, history: nn.History, lanes: tuple[LaneView, ...]) -> None:
        for old in self._parts:
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._parts = [LaneLedger(lane.slot) for lane in lanes]
        self._columns = 0
        self._share_room()
        super().show_run(history, lanes)

    def show_frame(self) -> None:
        pairs = self.pairs()
        told = tr("How much each layer multiplies the signal on its way back.")
        self.show_waiting(not pairs, told, "bars")
        reach = common_reach([inspection.ledger for _, inspection in pairs])
        for part in self._parts:
            for lane, inspection in pairs:
                if lane.slot == part.slot:
                    part.show_inspection(lane.name, inspection, reach)

    def _share_room(self) -> None:
        """Put the lanes beside each other, or in two rows where they would be narrow."""
        count = len(self._parts)
        narrow = self.width() < count * theme.px(NARROW) and self.height() >= theme.px(HIGH)
        columns = -(-count // 2) if narrow and count > MOST_WIDE_LANES else max(count, 1)
        if columns == self._columns:
            return
        self._columns = columns
        for index, part in enumerate(self._parts):
            self._grid.addWidget(part, *divmod(index, columns))
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, int(column < columns))
        for row in range(self._grid.rowCount()):
            self._grid.setRowStretch(row, int(row * columns < count))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def show_theme(self) -> None:
        super().show_theme()
        self._share_room()

    def table(self) -> tuple[list[str], nn.Array]:
        names, columns = [], []
        fields = (
            "layer",
            "signal",
            "slope",
            "mean_slope",
            "weights",
            "others",
            "shortcut",
            "shortcut_share",
        )
        for lane, inspection in self.pairs():
            names += [f"{lane.name} {field}" for field in fields]
            columns += [
                np.array([getattr(entry, field) for entry in inspection.ledger], float)
                for field in fields
            ]
        return names, beside_each_other(columns)

    def retranslate(self) -> None:
        super().retranslate()
        self.show_frame()


def common_reach(ledgers: Sequence[Sequence[nn.Shrinkage]]) -> tuple[float, float]:
    """The powers of ten that hold all stacked bars, with some room."""
    low, high = -LEAST_REACH, LEAST_REACH
    for entry in (entry for ledger in ledgers for entry in ledger):
        factors = [getattr(entry, cause) for cause in CAUSES]
        powers = [math.log10(one) for one in factors if math.isfinite(one) and one > 0]
        low = min(low, sum(power for power in powers if power < 0))
        high = max(high, sum(power for power in powers if power > 0))
    grid = 0.1 if high - low < 2 else 0.5
    return math.floor(low / grid - 0.3) * grid, math.ceil(high / grid + 0.3) * grid


def scale(low: float, high: float) -> list[float]:
    """Factors to label between two powers of ten: 1, 2, 5 … or powers of ten."""
    mantissas = (1, 2, 5) if high - low < 2.5 else (1,)
    powers = range(math.floor(low), math.ceil(high) + 1)
    every = max(1, round((high - low) / 8))
    factors = [m * 10.0**power for power in powers for m in mantissas if power % every == 0]
    return [one for one in factors if low <= math.log10(one) <= high]
