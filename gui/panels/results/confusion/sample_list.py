"""SampleList: samples as tiles with their image, or as lines, with what every lane predicts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from PyQt5.QtCore import QAbstractListModel, QModelIndex, QRectF, QSize, Qt, pyqtSignal
from PyQt5.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PyQt5.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

import nn
from gui.lane_view import LaneView
from gui.plotting.pixels import paint_picture, write
from gui.style import formatting, theme
from gui.style.dressed import Dressed
from gui.style.i18n import tr
from gui.style.sample_text import sample_text

TILE, LINE, PAD, ROW = 150, 15, 6, 24  # pixels
LEAST_PICTURE = 44
LABEL, LANE = 86, 112  # pixels of a line: the true class, and what one lane predicts
Pair = tuple[LaneView, nn.Assessment]
Role = Qt.ItemDataRole


class SampleModel(QAbstractListModel):
    """``order`` are the samples (indices of the part) as they are listed."""

    def __init__(self) -> None:
        super().__init__()
        self.order: nn.Array = np.empty(0, np.intp)
        self.pairs: Sequence[Pair] = ()
        self.part: nn.Part | None = None
        self.dataset: nn.Dataset | None = None

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        return len(self.order)

    def data(self, index: QModelIndex, role: int = Role.DisplayRole) -> Any:
        if role in (Role.AccessibleTextRole, Role.ToolTipRole) and index.row() < len(self.order):
            return self.told(int(self.order[index.row()]))
        return None

    def told(self, sample: int) -> str:
        """A sample with its predictions, in words."""
        assert self.dataset is not None
        assert self.part is not None
        names = self.dataset.class_names
        found = self.pairs[0][1]
        lines = [
            tr("sample {index}: true class {truth}").format(
                index=sample, truth=names[int(found.truth[sample])]
            )
        ]
        told = tr("{name}: {predicted}, {share} %, loss {loss}")
        for lane, one in self.pairs:
            lines.append(
                told.format(
                    name=lane.name,
                    predicted=names[int(one.predicted[sample])],
                    share=formatting.percent(float(one.confidence[sample])),
                    loss=formatting.figure(float(one.losses[sample])),
                )
            )
        if self.dataset.picture_shape is None:
            lines.append(sample_text(self.dataset, self.part.x[sample]))
        return "\n".join(lines)


class SampleDelegate(QStyledItemDelegate):
    """Paints a tile or a line; ``first`` is the slot of the lane whose loss is told."""

    def __init__(self, samples: SampleModel) -> None:
        super().__init__()
        self._samples = samples
        self.first = 0
        self.width = TILE  # pixels

    @property
    def pictures(self) -> bool:
        """Whether the samples are images."""
        data = self._samples.dataset
        return data is not None and data.picture_shape is not None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        samples = self._samples
        if index.row() >= len(samples.order) or not samples.pairs:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cell = QRectF(option.rect).adjusted(2, 2, -2, -2)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setPen(QPen(theme.color("accent" if chosen else "line"), 2 if chosen else 1))
        painter.setBrush(theme.color("raised") if chosen else Qt.BrushStyle.NoBrush)
        if self.pictures or chosen:
            painter.drawRoundedRect(cell, 5, 5)
        sample = int(samples.order[index.row()])
        pad = theme.px(PAD)
        inner = cell.adjusted(pad, pad / 2, -pad / 2, -pad / 2)
        if self.pictures:
            self._paint_tile(painter, inner, sample)
        else:
            self._paint_line(painter, inner, sample)
        painter.restore()

    def _paint_tile(self, painter: QPainter, room: QRectF, sample: int) -> None:
        samples = self._samples
        assert samples.dataset is not None
        assert samples.part is not None
        lines = [one for one in samples.pairs if one[0].slot == self.first] or samples.pairs[:1]
        line = theme.px(LINE)
        side = min(room.height(), max(theme.px(LEAST_PICTURE), room.width() * 0.45))
        frame = QRectF(room.left(), room.center().y() - side / 2, side, side)
        shape = samples.dataset.picture_shape
        assert shape is not None
        paint_picture(painter, frame, samples.part.x[sample].reshape(shape))
        left = frame.right() + theme.px(PAD)
        high = line * (len(samples.pairs) + 2)
        area = QRectF(left, room.center().y() - high / 2, room.right() - left - 3, line)
        names = samples.dataset.class_names
        told = tr("true {truth}").format(truth=names[int(lines[0][1].truth[sample])])
        write(painter, area, told, "muted")
        for lane, found in samples.pairs:
            area.translate(0, line)
            self._paint_prediction(painter, area, lane, found, sample)
        area.translate(0, line)
        loss = formatting.figure(float(lines[0][1].losses[sample]))
        write(painter, area, tr("loss {loss}").format(loss=loss), "muted")

    def _paint_prediction(
        self, painter: QPainter, area: QRectF, lane: LaneView, found: nn.Assessment, sample: int
    ) -> None:
        """A lane's dot, its class with a mark, and the probability of it."""
        assert self._samples.dataset is not None
        name = self._samples.dataset.class_names[int(found.predicted[sample])]
        mark = "×" if found.wrong[sample] else "✓"
        share = formatting.percent(float(found.confidence[sample]), 0)
        painter.setPen(theme.lane_color(lane.slot))
        painter.setFont(theme.text_font(11))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), "●")
        dot = painter.fontMetrics().horizontalAdvance("● ")
        painter.setFont(theme.number_font(11))
        wide = painter.fontMetrics().horizontalAdvance(f"{share} %")
        rest = area.adjusted(dot, 0, -wide - 4, 0)
        write(painter, rest, f"{mark} {name}", "text", theme.text_font(11, strong=True))
        painter.setFont(theme.number_font(11))
        painter.setPen(theme.color("muted"))
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(area, right, f"{share} %")

    def _paint_line(self, painter: QPainter, room: QRectF, sample: int) -> None:
        samples = self._samples
        assert samples.dataset is not None
        assert samples.part is not None
        names, truth = samples.dataset.class_names, samples.pairs[0][1].truth
        label, wide = theme.px(LABEL), theme.px(LANE)
        area = QRectF(room.left(), room.top(), label - 6, room.height())
        write(painter, area, names[int(truth[sample])], "text")
        for index, (lane, found) in enumerate(samples.pairs):
            left = room.left() + label + index * wide
            part = QRectF(left, room.top(), wide - 12, room.height())
            self._paint_prediction(painter, part, lane, found, sample)
        left = room.left() + label + len(samples.pairs) * wide
        rest = QRectF(left, room.top(), room.right() - left, room.height())
        write(painter, rest, sample_text(samples.dataset, samples.part.x[sample]), "muted")

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        return QSize(self.width, self.height)

    @property
    def height(self) -> int:
        """How high a tile or a line is."""
        if not self.pictures:
            return theme.px(ROW) + 4
        lines = theme.px(LINE) * (len(self._samples.pairs) + 2)
        return max(lines, theme.px(LEAST_PICTURE)) + theme.px(PAD) + 4


class SampleList(Dressed, QListView):
    """Tiles of equal size, or lines; the arrow keys walk them.

    Signals:
        sample_chosen: (index in the part) a person chose a sample.
        entered_sample: (index in the part) a person wants it on the right.
    """

    sample_chosen = pyqtSignal(int)
    entered_sample = pyqtSignal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sampleList")
        self.samples = SampleModel()
        self.delegate = SampleDelegate(self.samples)
        self.setModel(self.samples)
        self.setItemDelegate(self.delegate)
        self.setUniformItemSizes(True)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._note = ""
        self.dress()

    def show_samples(
        self, order: nn.Array, pairs: Sequence[Pair], dataset: nn.Dataset, part: str, first: int
    ) -> None:
        """List these samples; the one that was chosen stays so where it is still listed."""
        self.samples.beginResetModel()
        self.samples.order, self.samples.pairs = order, pairs
        self.samples.dataset, self.samples.part = dataset, dataset.parts[part]
        self.samples.endResetModel()
        self.delegate.first = first
        self._fit()

    def show_note(self, note: str) -> None:
        """What is said where no sample is listed."""
        self._note = note
        self.viewport().update()

    def show_chosen(self, sample: int | None) -> None:
        """Mark a sample, where it is listed."""
        rows = np.flatnonzero(self.samples.order == sample) if sample is not None else ()
        if len(rows):
            self.setCurrentIndex(self.samples.index(int(rows[0]), 0))
        else:
            self.setCurrentIndex(QModelIndex())
            self.clearSelection()

    @property
    def current(self) -> int | None:
        """The sample that is marked."""
        row = self.currentIndex().row()
        return int(self.samples.order[row]) if 0 <= row < len(self.samples.order) else None

    def retranslate(self) -> None:
        self.setAccessibleName(tr("Samples"))
        self.viewport().update()

    def show_theme(self) -> None:
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not len(self.samples.order):
            painter = QPainter(self.viewport())
            painter.setPen(theme.color("muted"))
            painter.setFont(theme.text_font(12))
            painter.drawText(self.viewport().rect(), int(Qt.AlignmentFlag.AlignCenter), self._note)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.pos())
        if index.isValid():
            self.entered_sample.emit(int(self.samples.order[index.row()]))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current is not None:
            self.entered_sample.emit(self.current)
            return
        before = self.current
        super().keyPressEvent(event)
        if self.current is not None and self.current != before:
            self.sample_chosen.emit(self.current)

    def _fit(self) -> None:
        """Tiles share the width; lines take all of it."""
        pictures = self.delegate.pictures
        mode = QListView.ViewMode.IconMode if pictures else QListView.ViewMode.ListMode
        if self.viewMode() != mode:
            self.setViewMode(mode)
            self.setMovement(QListView.Movement.Static)
        wide = self.viewport().width() - 2
        columns = max(wide // theme.px(TILE), 1) if pictures else 1
        self.delegate.width = max(wide // columns, 1)
        self.setGridSize(QSize(self.delegate.width, self.delegate.height))
