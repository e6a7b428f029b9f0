"""The mini-batch: each sample's label, prediction and own loss."""

from __future__ import annotations

import numpy as np
from PyQt5.QtCore import QRectF
from PyQt5.QtGui import QPainter, QPaintEvent
from PyQt5.QtWidgets import QSizePolicy, QWidget

import nn
from gui.lane_view import LaneView
from gui.panels.data_panel import marked
from gui.panels.head_line import HeadLine
from gui.panels.inspection_panel import InspectionPanel
from gui.plotting.pixels import paint_picture, write
from gui.style import formatting, theme
from gui.style.i18n import N_, tr

CELL, PICTURE, LINE = 56, 32, 14  # pixels of one picture, and of each of its two lines
ROW, TEXT_CELL = 19, 360
TOLD, LOSS = 120, 52  # pixels of label and answer, and of the loss
BANDS = 3  # in which the samples are painted, each in a turn of its own
MOST_NUMBERS = 40  # of a sample that is no picture


class BatchView(QWidget):
    """The samples of one lane's mini-batch, as many as fit."""

    def __init__(self) -> None:
        super().__init__()
        self.batch: nn.BatchInspection | None = None
        self.lane: LaneView | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.batch is None or self.lane is None:
            return
        painter = QPainter(self)
        shape = self.lane.prepared.dataset.picture_shape
        columns, rows, wide, high = self._cells()
        for index in range(self.shown):
            row, column = divmod(index, columns) if shape else divmod(index, rows)[::-1]
            cell = QRectF(column * wide, row * high, wide - 6, high)
            if not cell.intersects(QRectF(event.rect())):
                continue
            if shape:
                self._paint_picture(painter, cell, index, shape)
            else:
                self._paint_row(painter, cell, index)

    def update_band(self, index: int) -> None:
        """Paint one of BANDS anew, which are whole rows."""
        _, rows, _, high = self._cells()
        first, last = (int(rows * edge / BANDS) * high for edge in (index, index + 1))
        self.update(QRectF(0, first, self.width(), last - first).toAlignedRect())

    @property
    def shown(self) -> int:
        """How many samples there is room for."""
        columns, rows, _, _ = self._cells()
        return min(columns * rows, len(self.batch.losses)) if self.batch is not None else 0

    def _cells(self) -> tuple[int, int, float, float]:
        """Columns and rows of cells, and their size."""
        if self.batch is None or self.lane is None:
            return 0, 0, 0.0, 0.0
        pictures = self.lane.prepared.dataset.picture_shape
        wide, high = float(theme.px(TEXT_CELL)), float(theme.px(ROW))
        if pictures:
            wide, high = float(theme.px(CELL)), float(PICTURE + 2 * theme.px(LINE))
        columns, rows = max(int(self.width() // wide), 1), max(int(self.height() // high), 1)
        if not pictures:
            columns = max(min(columns, -(-len(self.batch.losses) // rows)), 1)
            wide = self.width() / columns
        return columns, rows, wide, high

    def told(self, index: int) -> tuple[str, bool]:
        """Label and, where it differs, the answer; whether it is wrong."""
        assert self.batch is not None
        assert self.lane is not None
        data, target, answer = self.lane.prepared.dataset, *self._pair(index)
        if data.task == nn.REGRESSION:
            return f"{target:.3g} → {answer:.3g}", False
        names = data.class_names
        wrong = answer != target
        label = names[int(target)]
        return (f"{label} ✗ {names[int(answer)]}" if wrong else label), bool(wrong)

    def _pair(self, index: int) -> tuple[float, float]:
        assert self.batch is not None
        return float(self.batch.targets[index]), float(self.batch.answers[index])

    def _paint_picture(
        self, painter: QPainter, cell: QRectF, index: int, shape: tuple[int, int]
    ) -> None:
        assert self.batch is not None
        side, line = float(PICTURE), float(theme.px(LINE))
        frame = QRectF(cell.left() + (cell.width() - side) / 2, cell.top(), side, side)
        paint_picture(painter, frame, self.batch.x[index].reshape(shape))
        text, wrong = self.told(index)
        color = "bad" if wrong else "text"
        write(painter, QRectF(cell.left(), cell.top() + side, cell.width(), line), text, color)
        loss = formatting.brief(float(self.batch.losses[index]))
        below = QRectF(cell.left(), cell.top() + side + line - 1, cell.width(), line)
        write(painter, below, loss, "muted", theme.number_font(10))

    def _paint_row(self, painter: QPainter, cell: QRectF, index: int) -> None:
        assert self.batch is not None
        x = self.batch.x[index]
        assert self.lane is not None
        data = self.lane.prepared.dataset
        pairs = zip(data.feature_names, x[:MOST_NUMBERS], strict=False)
        shown = "  ".join(f"{name} {value:.3g}" for name, value in pairs)
        if data.words:
            shown = nn.sentence_of(data, x)
        text, wrong = self.told(index)
        loss = formatting.brief(float(self.batch.losses[index]))
        told, cost, row = theme.px(TOLD), theme.px(LOSS), cell.height()
        wide = cell.width() - told - cost
        small = theme.number_font(10)
        left = cell.left()
        write(painter, QRectF(left, cell.top(), wide - 8, row), shown, "muted", small)
        color = "bad" if wrong else "text"
        write(painter, QRectF(left + wide, cell.top(), told - 6, row), text, color)
        write(painter, QRectF(left + wide + told, cell.top(), cost, row), loss, "muted", small)


class BatchPanel(InspectionPanel):
    """What the network is shown right now, and what each sample costs."""

    name = "batchPanel"
    workspace = "data"
    tab = N_("Mini-batch")
    title = N_("Mini-batch")
    question = N_("Which samples were used in this step?")
    help = N_(
        "Each sample with its label, its own loss, and ✗ with the prediction where that is wrong, "
        "computed with the weights after the step. One-hot rows (categorical) and class numbers "
        "(sparse) hold the same labels, so both give the same loss."
    )

    def create(self) -> None:
        super().create()
        self.quantity = nn.BATCH
        self.view, self.head = BatchView(), HeadLine()
        self.tools.addWidget(self.head, 1)
        self.body.addWidget(self.view, 1)

    def show_lane(self, slot: int) -> None:
        super().show_lane(slot)
        self.show_frame()

    def show_frame(self) -> None:
        self.take_inspections()
        self.view.update()

    @property
    def parts(self) -> int:
        return BANDS

    def show_part(self, index: int) -> None:
        self.view.update_band(index)

    def take_inspections(self) -> None:
        lane = self.lane
        found = self.inspections.get(lane.slot) if lane is not None else None
        batch = found.batch if found is not None else None
        self.view.lane, self.view.batch = lane, batch
        self.head.show_parts(
            self._told(lane, found.step, batch) if lane and found and batch else []
        )
        told = tr("After each step: its samples with their labels, predictions and losses.")
        self.show_waiting(batch is None, told, "tiles")

    def _told(self, lane: LaneView, step: int, batch: nn.BatchInspection) -> list[str]:
        parts = [marked(lane)] if len(self.lanes) > 1 else []
        parts.append(
            tr("step {step}, {shown} of {count} samples").format(
                step=f"{step:,}", shown=self.view.shown, count=f"{batch.size:,}"
            )
        )
        parts.append(tr("mean loss {loss}").format(loss=f"{batch.loss:.6f}"))
        if batch.categorical is not None and batch.sparse is not None:
            told = tr("one-hot {categorical} = class numbers {sparse}")
            if f"{batch.categorical:.6f}" != f"{batch.sparse:.6f}":
                told = tr("one-hot {categorical}, class numbers {sparse}")
            parts.append(
                told.format(categorical=f"{batch.categorical:.6f}", sparse=f"{batch.sparse:.6f}")
            )
        return parts

    def table(self) -> tuple[list[str], nn.Array]:
        batch = self.view.batch
        if batch is None:
            return ["label", "answer", "loss"], np.empty((0, 3))
        return ["label", "answer", "loss"], np.column_stack(
            [batch.targets, batch.answers, batch.losses]
        ).astype(float)

    def retranslate(self) -> None:
        super().retranslate()
        self.show_frame()
