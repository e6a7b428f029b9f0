"""Look at the data: pictures by class, or a row for each feature, and how many of each class."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PyQt5.QtCore import QPoint, QRectF, QSize, Qt, pyqtSignal
from PyQt5.QtGui import QIcon, QPainter, QPaintEvent, QPixmap
from PyQt5.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

import nn
from gui.lane_view import LaneView, in_plane
from gui.panels.data_panel import DataPanel
from gui.plotting.pixels import paint_pictures, write
from gui.plotting.plane import Plane
from gui.style import formatting, theme
from gui.style.glossary import explained
from gui.style.i18n import N_, sentence, tr, words
from gui.style.tooltips import tip

PARTS = {"train": N_("training"), "validation": N_("validation"), "test": N_("test")}
SHADES = {"train": "accent", "validation": "warn", "test": "muted"}
NAME, KEY, LEAST_ROW, MOST_ROW, COUNT = 76, 16, 13, 58, 54
BARS_SHARE = 0.34  # of the width, where there is something beside the bars
MIDDLE = int(Qt.AlignmentFlag.AlignVCenter)
HISTOGRAM = 96, 20
MISSING_COLUMN = 5  # hidden where nothing is missing
MOST_REMARKS = 4  # that are shown; a tooltip tells all
HEADINGS = {  # of the columns, with the terms that explain them
    N_("Feature"): "feature",
    N_("Distribution"): "histogram",
    N_("Minimum"): "minimum and maximum",
    N_("Mean ± std. dev."): "mean and standard deviation",
    N_("Maximum"): "minimum and maximum",
    N_("Missing"): "missing value",
}
KINDS = {"number": N_("Number"), "text": N_("Text (one-hot)"), "skip": N_("Leave out")}


class ClassesView(QWidget):
    """A bar for each class and part; beside it the first pictures of the class."""

    def __init__(self) -> None:
        super().__init__()
        self.names: Sequence[str] = ()
        self.description: nn.Description | None = None

    def paintEvent(self, event: QPaintEvent) -> None:
        found = self.description
        if found is None or not found.counts:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = self.width() * (BARS_SHARE if found.pictures else 1.0)
        top = self._paint_key(painter)
        shown = max(min(len(self.names), int((self.height() - top) // theme.px(LEAST_ROW))), 1)
        height = min((self.height() - top) / shown, theme.px(MOST_ROW))
        most = max(int(counts.max()) for counts in found.counts.values()) or 1
        for index in range(shown):
            row = QRectF(0, top + index * height, wide, height)
            self._paint_bars(painter, row, index, most)
            if found.pictures:
                self._paint_pictures(painter, row, found.pictures[index])

    def _paint_key(self, painter: QPainter) -> float:
        """How many samples each part has, beside or below each other; how high that is."""
        assert self.description is not None
        totals = {part: int(counts.sum()) for part, counts in self.description.counts.items()}
        whole = max(sum(totals.values()), 1)
        painter.setFont(theme.text_font(11))
        left, top, key, side = 0.0, 0.0, theme.px(KEY), theme.px(9)
        for part, total in totals.items():
            told = f"{tr(PARTS[part])} {total:,} ({total / whole:.0%})"
            advance = painter.fontMetrics().horizontalAdvance(told)
            if left and left + advance + 16 > self.width():
                left, top = 0.0, top + key
            mark = QRectF(left, top + (key - side) / 2, side, side)
            painter.fillRect(mark, theme.color(SHADES[part]))
            painter.setPen(theme.color("muted"))
            painter.drawText(QRectF(left + side + 4, top, advance + 4, key), MIDDLE, told)
            left += advance + side + 17
        return top + key + 4

    def _paint_bars(self, painter: QPainter, row: QRectF, index: int, most: int) -> None:
        assert self.description is not None
        name, count = theme.px(NAME), theme.px(COUNT)
        box = QRectF(row.left(), row.top(), name - 8, row.height())
        write(painter, box, self.names[index], "text")
        room = row.width() - name - count - 2
        thick = max((row.height() - 4) / 3, 2.0)
        for line, (part, counts) in enumerate(self.description.counts.items()):
            length = max(room * counts[index] / most, 1.0 if counts[index] else 0.0)
            bar = QRectF(name, row.top() + 2 + line * thick, length, thick - 0.5)
            painter.fillRect(bar, theme.color(SHADES[part]))
        told = f"{int(self.description.counts['train'][index]):,}"
        write(
            painter,
            QRectF(name + room * self.description.counts["train"][index] / most + 6, row.top(),
                   count, row.height()),
            told,
            "muted",
            theme.number_font(11),
        )  # fmt: skip

    def _paint_pictures(self, painter: QPainter, row: QRectF, pictures: nn.Array) -> None:
        side = row.height() - 2
        left = row.right() + 10
        shown = min(max(int((self.width() - left) // (side + 2)), 0), len(pictures))
        lefts = [left + index * (side + 2) for index in range(shown)]
        frames = [QRectF(one, row.top() + 1, side, side) for one in lefts]
        paint_pictures(painter, frames, pictures)


class ScatterView(QWidget):
    """The samples as points, where they are points of a plane."""

    def __init__(self) -> None:
        super().__init__()
        self.data: nn.Dataset | None = None
        self.bounds: nn.Bounds = (0.0, 1.0, 0.0, 1.0)

    def show_lane(self, lane: LaneView | None) -> None:
        """Show a lane's samples, spoilt or not, where they can be drawn."""
        shown = lane is not None and in_plane((lane,))
        self.setVisible(shown)
        if lane is not None and shown and lane.prepared.dataset is not self.data:
            self.data, self.bounds = lane.prepared.dataset, nn.plane_bounds(lane.prepared.sound)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.data is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = min(self.width(), self.height()) - 2.0
        wide = self.width() - 2.0 if self.data.features == 1 else side
        plane = Plane(QRectF(1, 1, wide, side), self.bounds)
        painter.fillRect(plane.area, theme.color("raised"))
        painter.setClipRect(plane.area)
        plane.paint_data(painter, self.data)
        painter.setClipping(False)
        plane.paint_axes(painter, self.data)


class SamplesPanel(DataPanel):
    """What the data look like.

    Signals:
        column_told: (name, kind) a person corrects what a column of a table is, or ("", name)
            which one is the target.
    """

    column_told = pyqtSignal(str, str)

    name = "samplesPanel"
    workspace = "data"
    timeless = True
    tab = N_("Explore")
    title = N_("Explore the data")
    question = N_("What does the network learn from?")
    help = N_(
        "The number of samples of each class in the training, validation and test set, with images "
        "of each class or the distribution of each feature. Right-click a column of a table to use "
        "it as a number, as text or as the target, or to leave it out."
    )

    def create(self) -> None:
        super().create()
        self.classes, self.scatter, self.remarks = ClassesView(), ScatterView(), QLabel()
        self.remarks.setProperty("role", "muted")
        self.remarks.setWordWrap(True)
        self.grid = QTableWidget(0, 6)
        self.grid.setObjectName("featureTable")
        self.grid.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.grid.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.grid.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.grid.setShowGrid(False)
        self.grid.verticalHeader().hide()
        self.grid.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.grid.customContextMenuRequested.connect(self._offer)
        row = QHBoxLayout()
        row.addWidget(self.classes, 2)
        row.addWidget(self.scatter, 2)
        row.addWidget(self.grid, 5)
        self.body.addWidget(self.remarks)
        self.body.addLayout(row, 1)
        self._shown: nn.DataReport | None = None

    def show_frame(self) -> None:
        lane, found = self.lane, self.examined
        title = "" if found or lane is None or in_plane((lane,)) else tr("Analyzing the data …")
        coming = tr("The samples of each class and the distribution of each feature.")
        self.show_empty(title, coming, "tiles")
        if lane is not None:
            data = lane.prepared.dataset
            told = [data.name, str(words(data.source)), data.licence]
            self.say(" · ".join(filter(None, told)))
            remarks = [sentence(one) for one in data.remarks]
            self.remarks.setText(" ".join(remarks[:MOST_REMARKS]))
            self.remarks.setToolTip(tip(*remarks))
            self.remarks.setVisible(bool(remarks))
            self.classes.names = data.class_names
        self.scatter.show_lane(lane)
        self.classes.description = found.description if found else None
        counted = bool(found and found.description.counts)
        self.classes.setVisible(counted)
        self.classes.update()
        self.grid.setVisible(bool(found and found.description.columns))
        if found is not self._shown:
            self._shown = found
            self._fill(found.description.columns if found else ())

    def table(self) -> tuple[list[str], nn.Array]:
        found = self.examined
        if found is None:
            return ["nothing"], np.empty((0, 1))
        if found.description.columns:
            names = ["least", "mean", "deviation", "largest", "missing"]
            summaries = found.description.columns
            rows = [[getattr(one, name) for name in names] for one in summaries]
            return names, np.array(rows, float)
        counts = found.description.counts
        return list(counts), np.column_stack([*counts.values()]).astype(float)

    def _fill(self, summaries: Sequence[nn.ColumnSummary]) -> None:
        """A row for each feature."""
        skipped = self._skipped()
        self.grid.setRowCount(len(summaries) + len(skipped))
        for row, name in enumerate(skipped, start=len(summaries)):
            for column in range(self.grid.columnCount()):
                item = QTableWidgetItem(
                    tr("{name} (left out)").format(name=name) if not column else ""
                )
                item.setForeground(theme.color("faint"))
                item.setData(Qt.ItemDataRole.UserRole, name)
                self.grid.setItem(row, column, item)
        for row, summary in enumerate(summaries):
            texts = [
                summary.name,
                "",
                formatting.figure(summary.least),
                f"{formatting.figure(summary.mean)} ± {formatting.figure(summary.deviation)}",
                formatting.figure(summary.largest),
                f"{summary.missing:,}" if summary.missing else "",
            ]
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                if column == 1:
                    item.setIcon(QIcon(histogram(summary.counts)))
                item.setFont(theme.text_font(12))
                if column > 1:
                    item.setTextAlignment(
                        Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                    )
                    item.setFont(theme.number_font(11))
                self.grid.setItem(row, column, item)
        self.grid.setColumnHidden(MISSING_COLUMN, not any(summary.missing for summary in summaries))
        header = self.grid.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(theme.px(60))
        header.resizeSection(1, theme.px(HISTOGRAM[0]) + 12)

    def _skipped(self) -> list[str]:
        """The columns of the table that the recipe leaves out."""
        lane = self.lane
        if lane is None or not lane.prepared.sound.columns:
            return []
        return [one.name for one in lane.prepared.sound.read_columns if one.role in ("skip", "id")]

    def _offer(self, position: QPoint) -> None:
        """Correct what a column of a table was taken for."""
        lane, item = self.lane, self.grid.itemAt(position)
        columns = lane.prepared.dataset.columns if lane is not None else ()
        if item is None or not columns:
            return
        shown = self.grid.item(item.row(), 0)
        assert shown is not None
        name = shown.data(Qt.ItemDataRole.UserRole) or next(
            (one.name for one in columns
             if shown.text() in (one.name, *(f"{one.name}={text}" for text in one.categories))),
            None,
        )  # fmt: skip
        if name is None:
            return
        menu = QMenu(self.grid)
        for kind, text in KINDS.items():
            action = menu.addAction(f"{name}: {tr(text)}")
            action.triggered.connect(lambda _on, kind=kind: self.column_told.emit(name, kind))
        action = menu.addAction(tr("{name}: Target").format(name=name))
        action.triggered.connect(lambda: self.column_told.emit("", name))
        menu.popup(self.grid.viewport().mapToGlobal(position))

    def retranslate(self) -> None:
        super().retranslate()
        self.grid.setHorizontalHeaderLabels([tr(text) for text in HEADINGS])
        for column, term in enumerate(HEADINGS.values()):
            item = self.grid.horizontalHeaderItem(column)
            assert item is not None
            item.setToolTip(tip(explained(term)))
        self._shown = None
        self.show_frame()

    def show_theme(self) -> None:
        super().show_theme()
        self.grid.setIconSize(QSize(*map(theme.px, HISTOGRAM)))
        self.grid.verticalHeader().setDefaultSectionSize(theme.px(HISTOGRAM[1]) + 6)
        self._shown = None  # its fonts and pictures are of another size, or colour
        self.show_frame()


def histogram(counts: nn.Array) -> QPixmap:
    """Counts as bars."""
    size = QSize(*map(theme.px, HISTOGRAM))
    pixmap = QPixmap(size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    width, most = size.width() / len(counts), max(int(counts.max()), 1)
    for index, count in enumerate(counts):
        height = size.height() * count / most
        painter.fillRect(
            QRectF(index * width, size.height() - height, width - 1, height),
            theme.color("accent"),
        )
    painter.end()
    return pixmap
