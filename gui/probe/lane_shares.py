"""LaneShares: what each lane says to one sample, as bars of probabilities or as a number."""

from __future__ import annotations

import numpy as np
from PyQt5.QtCore import QRectF, QSize, Qt
from PyQt5.QtGui import QPainter, QPaintEvent
from PyQt5.QtWidgets import QSizePolicy, QWidget

import nn
from gui.lane_view import LaneView
from gui.style import formatting, theme
from gui.style.dressed import Dressed
from gui.style.i18n import tr

ROW, HEAD, GAP = 22, 22, 8
NAME, VALUE = 74, 48
MOST_ROWS = 6  # classes of one lane; of more, the most probable
NUMBER = 34


class LaneShares(Dressed, QWidget):
    """A block for each lane: its name, and a bar for each class, or the number it predicts."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("laneShares")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.MinimumExpanding)
        self.shares: dict[int, nn.Array] | None = None
        self.steps: dict[int, int] = {}
        self._lanes: tuple[LaneView, ...] = ()
        self._dataset: nn.Dataset | None = None
        self._truth: float | None = None
        self.dress()

    def show_run(self, lanes: tuple[LaneView, ...], dataset: nn.Dataset) -> None:
        """Show other lanes from now on."""
        self._dataset, self.shares = dataset, None
        self.rename(lanes)

    def rename(self, lanes: tuple[LaneView, ...]) -> None:
        """The same lanes have other names, or have stopped."""
        self._lanes = lanes
        self.updateGeometry()
        self._announce()
        self.update()

    def show_shares(
        self, shares: dict[int, nn.Array] | None, steps: dict[int, int], truth: float | None
    ) -> None:
        """Show these, by slot, with the steps that they belong to and the target, if known."""
        self.shares, self.steps, self._truth = shares, steps, truth
        self._announce()
        self.update()

    def answer(self, slot: int) -> str:
        """What a lane predicts, in words."""
        values = (self.shares or {}).get(slot)
        if values is None or not np.isfinite(values).all() or self._dataset is None:
            return formatting.MISSING
        if not self._dataset.class_names:
            return formatting.amount(float(values[0]))
        return self._dataset.class_names[int(values.argmax())]

    @property
    def untrained(self) -> bool:
        """Whether no lane has taken a step."""
        return bool(self.steps) and not any(self.steps.values())

    def retranslate(self) -> None:
        self._announce()
        self.update()

    def show_theme(self) -> None:
        self.updateGeometry()
        self.update()

    def _announce(self) -> None:
        """The predictions in words, for those who listen to the screen."""
        told = [f"{lane.name}: {self.answer(lane.slot)}" for lane in self._lanes]
        self.setAccessibleName("; ".join(told) or tr("Predictions"))

    @property
    def _rows(self) -> int:
        return min(self._dataset.classes, MOST_ROWS) if self._dataset is not None else 0

    def _block(self) -> int:
        """The height of one lane's block."""
        return theme.px(HEAD) + (theme.px(ROW) * self._rows or theme.px(NUMBER)) + GAP

    def sizeHint(self) -> QSize:
        return QSize(0, theme.px(HEAD) + self._block() * len(self._lanes))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_head(painter)
        top = theme.px(HEAD)
        for lane in self._lanes:
            values = (self.shares or {}).get(lane.slot)
            self._paint_name(painter, lane, top)
            below = top + theme.px(HEAD)
            if self._dataset is not None and self._dataset.class_names:
                self._paint_bars(painter, lane, values, below)
            else:
                self._paint_number(painter, lane, values, below)
            top += self._block()

    def _paint_head(self, painter: QPainter) -> None:
        """What the validation set says, or that the networks have not learned anything yet."""
        room = QRectF(0, 0, self.width(), theme.px(HEAD))
        left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.setFont(theme.text_font(12))
        painter.setPen(theme.color("muted"))
        if self.shares is None:
            told = tr("Predictions appear when the run is ready.")
        elif self.untrained:
            told = tr("Untrained (step 0)")
        elif self._truth is not None and self._dataset is not None:
            names = self._dataset.class_names
            truth = names[int(self._truth)] if names else formatting.amount(self._truth)
            told = tr("Label: {truth}").format(truth=truth)
        else:
            told = ""
        elided = painter.fontMetrics().elidedText(told, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(room, left, elided)

    def _paint_name(self, painter: QPainter, lane: LaneView, top: float) -> None:
        room = QRectF(0, top, self.width(), theme.px(HEAD))
        painter.setFont(theme.text_font(13, strong=True))
        painter.setPen(theme.lane_color(lane.slot))
        name = f"✕ {lane.name}" if lane.failure else lane.name
        elide = Qt.TextElideMode.ElideRight
        painter.drawText(
            room,
            int(Qt.AlignmentFlag.AlignVCenter),
            painter.fontMetrics().elidedText(name, elide, self.width()),
        )

    def _paint_bars(
        self, painter: QPainter, lane: LaneView, values: nn.Array | None, top: float
    ) -> None:
        assert self._dataset is not None
        names = self._dataset.class_names
        known = values is not None and bool(np.isfinite(values).all())
        order = list(range(len(names)))
        if len(names) > MOST_ROWS and values is not None and known:
            order = values.argsort()[::-1].tolist()
        width = self.width() - theme.px(NAME) - theme.px(VALUE)
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        for row, index in enumerate(order[:MOST_ROWS]):
            line = QRectF(0, top + row * theme.px(ROW), self.width(), theme.px(ROW))
            painter.setFont(theme.text_font(12))
            truth = self._truth is not None and int(self._truth) == index
            painter.setPen(theme.color("text" if truth else "muted"))
            metrics, elide = painter.fontMetrics(), Qt.TextElideMode.ElideRight
            room = line.adjusted(0, 0, -(line.width() - theme.px(NAME) + 6), 0)
            mark = "✓ " if truth else ""
            text = metrics.elidedText(mark + names[index], elide, int(room.width()))
            painter.drawText(room, middle, text)
            bar = QRectF(theme.px(NAME), line.center().y() - 2.5, max(width, 8), 5)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("raised"))
            painter.drawRoundedRect(bar, 2.5, 2.5)
            told = formatting.MISSING
            if values is not None and known:
                share = float(values[index])
                painter.setBrush(theme.lane_color(lane.slot))
                bar.setWidth(max(bar.width() * share, 5.0) if share >= 5e-4 else 0.0)
                painter.drawRoundedRect(bar, 2.5, 2.5)
                told = formatting.percent(share)
            painter.setFont(theme.number_font(11))
            painter.setPen(theme.color("muted"))
            right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(line, right, told)

    def _paint_number(
        self, painter: QPainter, lane: LaneView, values: nn.Array | None, top: float
    ) -> None:
        room = QRectF(0, top, self.width(), theme.px(NUMBER))
        painter.setFont(theme.number_font(20))
        painter.setPen(theme.lane_color(lane.slot))
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(room, middle, self.answer(lane.slot))
        if values is not None and self._truth is not None and not self.untrained:
            error = float(values[0]) - self._truth
            sign = "+" if error >= 0 else "−"
            told = tr("error {error}").format(error=f"{sign}{formatting.amount(abs(error))}")
            painter.setFont(theme.number_font(11))
            painter.setPen(theme.color("muted"))
            right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(room, right, told)
