"""Sheet: an array of any shape laid out as rows and columns of cells that can be pointed at."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from PyQt5.QtCore import QPointF, QRectF

import nn

MOST = 100  # rows or columns of cells; of more, evenly spaced ones are drawn
Index = tuple[int, ...]


class Sheet:
    """Cells of an array in a frame.

    A vector is one row; a matrix is drawn as it is; of images (batch, channels, height, width)
    the channels of one ``sample`` stand side by side, of weights (out, in, height, width) the
    windows; of sequences (batch, length, features) one sample. Where there are more than MOST rows
    or columns, evenly spaced ones are drawn, and ``sampled`` is true.
    """

    def __init__(self, name: str, array: nn.Array, sample: int = 0, weights: bool = False) -> None:
        self.name, self.array = name, array
        self.frame = QRectF()
        self._prefix, self._rows, self._columns = _axes(array, sample, weights)
        down, across = nn.spaced(len(self._rows), MOST), nn.spaced(len(self._columns), MOST)
        self.sampled = len(down) < len(self._rows) or len(across) < len(self._columns)
        self._rows = [self._rows[i] for i in down]
        self._columns = [self._columns[i] for i in across]
        self._row_of = {row: i for i, row in enumerate(self._rows)}
        self._column_of = {column: i for i, column in enumerate(self._columns)}

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns of cells."""
        return len(self._rows), len(self._columns)

    def cells(self) -> nn.Array:
        """The numbers in the cells."""
        out = np.full(self.shape, np.nan)  # what stays so is beside the last channel
        for i, row in enumerate(self._rows):
            for j, column in enumerate(self._columns):
                index = self._index(row, column)
                if self._inside(index):
                    out[i, j] = self.array[index]
        return out

    def _inside(self, index: Index) -> bool:
        """Whether the array has this element."""
        return all(0 <= i < size for i, size in zip(index, self.array.shape, strict=True))

    def fast_cells(self) -> nn.Array:
        """The same for vectors and matrices, without a loop."""
        if self.array.ndim == 1:
            return self.array[[column[-1] for column in self._columns]][np.newaxis]
        if self.array.ndim == 2:
            rows = [row[-1] for row in self._rows]
            columns = [column[-1] for column in self._columns]
            return np.asarray(self.array[np.ix_(rows, columns)])
        return self.cells()

    def _index(self, row: Index, column: Index) -> Index:
        """The index in the array of a cell: axes of rows and columns may take turns."""
        if self.array.ndim == 0:
            return ()
        if self.array.ndim == 4:
            if len(self._prefix):
                return (*self._prefix, column[0] + row[0], row[1], column[1])
            return row[0], column[0], row[1], column[1]
        return (*self._prefix, *row, *column)

    def index_at(self, point: QPointF) -> Index | None:
        """The index of the element at a point; None beside the frame."""
        if not self.frame.contains(point) or not self.array.size:
            return None
        rows, columns = self.shape
        i = min(int((point.y() - self.frame.top()) / self.frame.height() * rows), rows - 1)
        j = min(int((point.x() - self.frame.left()) / self.frame.width() * columns), columns - 1)
        index = self._index(self._rows[i], self._columns[j])
        return index if self._inside(index) else None

    def cell(self, index: Sequence[int]) -> QRectF | None:
        """Where an element is drawn, or would be between those that are; None in other samples."""
        place = self._place(tuple(int(i) for i in index))
        if place is None:
            return None
        rows, columns = self.shape
        high, wide = self.frame.height() / rows, self.frame.width() / columns
        return QRectF(
            self.frame.left() + place[1] * wide, self.frame.top() + place[0] * high, wide, high
        )

    def _place(self, index: Index) -> tuple[int, int] | None:
        if len(index) != self.array.ndim:
            return None
        row: Index
        column: Index
        if self.array.ndim == 0:
            return 0, 0
        if self.array.ndim == 1:
            row, column = (), index
        elif self.array.ndim == 2:
            row, column = index[:1], index[1:]
        elif self.array.ndim == 3:
            if index[0] != self._prefix[0]:
                return None
            row, column = index[1:2], index[2:]
        elif self._prefix:
            if index[0] != self._prefix[0]:
                return None
            wide = self._tiles
            first = index[1] // wide * wide
            row, column = (first, index[2]), (index[1] - first, index[3])
        else:
            row, column = (index[0], index[2]), (index[1], index[3])
        return _nearest(self._row_of, row), _nearest(self._column_of, column)

    @property
    def _tiles(self) -> int:
        return max(column[0] for column in self._columns) + 1

    def outline(self, indices: nn.Array) -> QRectF | None:
        """The smallest frame around the cells of these indices (K, axes); None for none."""
        some = indices if len(indices) <= 2 * MOST else indices[nn.spaced(len(indices), 2 * MOST)]
        if len(indices):
            some = np.concatenate([some, indices[:1], indices[-1:]])
        found = QRectF()
        for index in some:
            cell = self.cell(index)
            if cell is not None:
                found = cell if found.isNull() else found.united(cell)
        return None if found.isNull() else found


def _nearest(places: dict[Index, int], wanted: Index) -> int:
    """The place of an index, or that of the last one before it which is drawn."""
    if wanted in places:
        return places[wanted]
    return max((place for key, place in places.items() if key <= wanted), default=0)


def _axes(array: nn.Array, sample: int, weights: bool) -> tuple[Index, list[Index], list[Index]]:
    """What stands before all indices, and what the rows and columns add."""
    shape = array.shape
    rows: list[Index]
    columns: list[Index]
    if array.ndim == 0:
        return (), [()], [()]
    if array.ndim == 1:
        return (), [()], [(j,) for j in range(shape[0])]
    if array.ndim == 2:
        return (), [(i,) for i in range(shape[0])], [(j,) for j in range(shape[1])]
    if array.ndim == 3:
        rows, columns = [(i,) for i in range(shape[1])], [(j,) for j in range(shape[2])]
        return (sample % shape[0],), rows, columns
    first, second, high, wide = shape
    if weights:
        rows = [(o, i) for o in range(first) for i in range(high)]
        return (), rows, [(c, j) for c in range(second) for j in range(wide)]
    tiles = min(max(1, math.ceil(math.sqrt(second * high / wide))), second)
    rows = [(c, i) for c in range(0, second, tiles) for i in range(high)]
    return (sample % first,), rows, [(c, j) for c in range(tiles) for j in range(wide)]
