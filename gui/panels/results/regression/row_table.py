"""RowTable: the rows that are predicted worst, with what every lane says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from PyQt5.QtCore import QAbstractTableModel, QModelIndex, Qt, pyqtSignal
from PyQt5.QtWidgets import QHeaderView

import nn
from gui.lane_view import LaneView
from gui.panels.quiet_table import QuietTable
from gui.style import formatting, theme
from gui.style.i18n import N_, tr
from gui.style.sample_text import cells_of

MOST_ROWS = 1000
MOST_FEATURES = 5
Pair = tuple[LaneView, nn.Assessment]
Role = Qt.ItemDataRole


class RowModel(QAbstractTableModel):
    """Row number, some features, the true value, a prediction of each lane, one residual."""

    def __init__(self) -> None:
        super().__init__()
        self.order: nn.Array = np.empty(0, np.intp)
        self.pairs: Sequence[Pair] = ()
        self.dataset: nn.Dataset | None = None
        self.part: nn.Part | None = None
        self.first = 0
        self._features: Sequence[str] = ()

    def show_rows(
        self, order: nn.Array, pairs: Sequence[Pair], dataset: nn.Dataset, part: str, first: int
    ) -> None:
        """List these samples; the residual is that of the lane in slot ``first``."""
        self.beginResetModel()
        self.order, self.pairs, self.first = order[:MOST_ROWS], pairs, first
        self.dataset, self.part = dataset, dataset.parts[part]
        names = [one.name for one in dataset.columns] or list(dataset.feature_names)
        self._features = names[:MOST_FEATURES]
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        return len(self.order)

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        return 3 + len(self._features) + len(self.pairs) if self.pairs else 0

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not self.pairs:
            return None
        lane = self._lane(section)
        if role == Role.ForegroundRole and lane is not None:
            return theme.lane_color(lane.slot)
        if role in (Role.DisplayRole, Role.ToolTipRole):
            if lane is not None:
                return lane.name
            last = len(self._features)
            names = [tr("row"), *self._features, tr("true value")]
            return tr("residual") if section > last + 1 else names[section]
        return None

    def data(self, index: QModelIndex, role: int = Role.DisplayRole) -> Any:
        row, column = index.row(), index.column()
        if row >= len(self.order) or self.dataset is None or self.part is None:
            return None
        if role == Role.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        if role == Role.FontRole:
            return theme.number_font(12)
        if role == Role.ForegroundRole:
            lane = self._lane(column)
            told = "muted" if 0 < column <= len(self._features) else "text"
            return theme.color(told) if lane is None else theme.lane_color(lane.slot)
        if role == Role.DisplayRole:
            return self._text(int(self.order[row]), column)
        return None

    def _lane(self, column: int) -> LaneView | None:
        place = column - 2 - len(self._features)
        return self.pairs[place][0] if 0 <= place < len(self.pairs) else None

    def _text(self, sample: int, column: int) -> str:
        assert self.dataset is not None
        assert self.part is not None
        if column == 0:
            return str(sample)
        if column <= len(self._features):
            return cells_of(self.dataset, self.part.x[sample], column)[-1]
        if column == len(self._features) + 1:
            return formatting.amount(float(self.part.t[sample]))
        place = column - 2 - len(self._features)
        if place < len(self.pairs):
            return formatting.amount(float(self.pairs[place][1].predicted[sample]))
        found = next((one for lane, one in self.pairs if lane.slot == self.first), self.pairs[0][1])
        away = float(found.predicted[sample] - found.truth[sample])
        return f"{'+' if away >= 0 else '−'}{formatting.amount(abs(away))}"


class RowTable(QuietTable):
    """The table; a click or the arrow keys choose a row.

    Signals:
        sample_chosen: (index in the part) a person chose a row.
    """

    sample_chosen = pyqtSignal(int)

    about = N_("Worst rows")

    def __init__(self) -> None:
        self.rows = RowModel()
        super().__init__("worstRows", self.rows)
        self.columns.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.row_chosen.connect(self._on_row)

    def show_rows(
        self, order: nn.Array, pairs: Sequence[Pair], dataset: nn.Dataset, part: str, first: int
    ) -> None:
        """List these samples."""
        self.rows.show_rows(order, pairs, dataset, part, first)

    def show_chosen(self, sample: int | None) -> None:
        """Mark a sample, where it is listed."""
        found = np.flatnonzero(self.rows.order == sample) if sample is not None else ()
        self.show_row(int(found[0]) if len(found) else None)

    def _on_row(self, row: int) -> None:
        if 0 <= row < len(self.rows.order):
            self.sample_chosen.emit(int(self.rows.order[row]))
