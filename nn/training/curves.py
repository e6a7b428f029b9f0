"""Curves in constant memory: ten steps or ten million cost the same to keep and to draw.

The whole run is kept in a fixed number of buckets (mean, minimum, maximum of each
series); when they are full, neighbours merge and each covers twice as many rows.
The latest rows are also kept as they came, for looking closely.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from nn.arrays import Array

CAPACITY = 4096
RECENT = 32_768
FEW = 4096  # latest rows of a copy that is only read
MOST_ROWS = 2**17  # buckets, or latest rows, of curves that were saved
ALL = slice(None)

Columns = slice | list[int]


@dataclass(frozen=True)
class Buckets:
    """Summaries of consecutive rows: mean, low, high (n, columns) and rows in each (n,).

    Column 0 is the step. A series that had no finite value in a bucket is NaN there.
    """

    mean: Array
    low: Array
    high: Array
    rows: Array

    def __len__(self) -> int:
        return len(self.rows)

    def full(self) -> Buckets:
        """Without a last bucket that is not yet half full: few rows scatter more than many."""
        if len(self) < 3 or self.rows[-1] >= self.rows[-2] / 2:
            return self
        return self.part(slice(-1))

    def part(self, chosen: Array | slice) -> Buckets:
        """Some of the buckets."""
        return Buckets(self.mean[chosen], self.low[chosen], self.high[chosen], self.rows[chosen])


class Curves:
    """Series recorded row by row; column 0 is the step and only ever grows.

    Values that are not finite count as missing: they leave a gap and nothing else.
    """

    def __init__(self, columns: int, capacity: int = CAPACITY, recent: int = RECENT) -> None:
        self.columns = columns
        self.capacity = capacity
        self.total = 0
        self.stride = 1
        self._low = np.full((capacity, columns), np.nan)
        self._high = np.full((capacity, columns), np.nan)
        self._sum = np.zeros((capacity, columns))
        self._count = np.zeros((capacity, columns))
        self._recent = np.full((recent, columns), np.nan)

    def __len__(self) -> int:
        return self.total

    def extend(self, rows: Array) -> None:
        """Record rows (n, columns)."""
        while len(rows):
            if self.total == self.capacity * self.stride:
                self._merge()
            room = self.capacity * self.stride - self.total
            self._append(rows[:room])
            rows = rows[room:]

    @property
    def first_step(self) -> float:
        """The step of the first row; NaN before it."""
        return float(self._low[0, 0])

    def latest(self) -> Array:
        """The last row (columns,); all NaN before the first."""
        row: Array = self._recent[(self.total - 1) % len(self._recent)]
        return row

    def tail(self, count: int) -> Array:
        """The latest ``count`` rows as they came, oldest first; at most ``recent`` are kept."""
        rows: Array = self._recent[self._kept_indices()[-count:]]
        return rows[np.isfinite(rows[:, 0])]  # after ``until`` there may be fewer

    def view(self, first: float, last: float, most: int, columns: Columns = ALL) -> Buckets:
        """At most ``most`` buckets over the steps ``first`` … ``last`` and one to each side.

        From the rows themselves where they are still kept, else from the buckets.
        ``columns`` picks the series; the first picked must be 0, the step.
        """
        rows = self._kept_window(first, last)
        if rows is not None:
            return _summarise(*_rows_as_buckets(rows[:, columns]), most)
        used = -(-self.total // self.stride)
        part = _window(self._low[:used, 0], first, last)
        return _summarise(
            self._low[part, columns],
            self._high[part, columns],
            self._sum[part, columns],
            self._count[part, columns],
            most,
        )

    def all(self, columns: Columns = ALL) -> Buckets:
        """Everything recorded, as finely as it is kept for the whole run."""
        return self.view(-np.inf, np.inf, self.capacity, columns)

    def at(self, step: float) -> tuple[Array, float, float]:
        """The means (columns,) of the finest bucket that holds ``step``, and its two ends."""
        around = self.view(step, step, 4)
        if not len(around):
            return np.full(self.columns, np.nan), np.nan, np.nan
        nearest = int(np.abs(around.mean[:, 0] - step).argmin())
        return around.mean[nearest], around.low[nearest, 0], around.high[nearest, 0]

    def until(self, step: float, growing: bool = True) -> Curves:
        """A copy that ends with the last row at or before a step.

        Where the rows of its last bucket are no longer kept, that has the mean and the range of
        the whole one. One that is not ``growing`` is for reading only, and keeps no more than FEW
        of its rows.
        """
        indices = self._kept_indices()
        known = self._recent[indices, 0]
        indices = indices[np.isfinite(known)]  # after another ``until`` there may be fewer
        count = int(np.searchsorted(self._recent[indices, 0], step, "right"))
        if count or len(indices) == self.total:
            total = self.total - len(indices) + count
        else:
            total = self._rows_until(step)
        buckets, over = divmod(total, self.stride)
        recent = len(self._recent) if growing else min(len(self._recent), FEW)
        other = Curves(self.columns, self.capacity if growing else buckets + 2, recent)
        other.capacity = self.capacity
        other.total, other.stride = total - over, self.stride
        for name in ("_low", "_high", "_sum", "_count"):
            getattr(other, name)[:buckets] = getattr(self, name)[:buckets]
        if over > count:
            other._take_part(self, buckets, over)
            over = count = 0
        before = indices[: count - over][-recent:]
        where = np.arange(other.total - len(before), other.total) % recent
        other._recent[where] = self._recent[before]
        other.extend(self._recent[indices[count - over : count]])
        return other

    def note_latest(self, row: Array) -> None:
        """Put in the last row, where it is counted but no longer kept."""
        self._recent[(self.total - 1) % len(self._recent)] = row

    def _rows_until(self, step: float) -> int:
        """How many rows there are up to a step; of a bucket whose steps have gaps, none."""
        used = -(-self.total // self.stride)
        whole = int(np.searchsorted(self._high[:used, 0], step, "right"))
        rows = min(whole * self.stride, self.total)
        if whole < used:
            first, last, count = self._low[whole, 0], self._high[whole, 0], self._count[whole, 0]
            if last - first + 1 == count and step >= first:
                rows += int(step - first) + 1
        return rows

    def _take_part(self, source: Curves, bucket: int, rows: int) -> None:
        """Take the first rows of a bucket, which are no longer kept: with its mean and range."""
        known = source._count[bucket] > 0
        count = np.where(known, float(rows), 0.0)
        with np.errstate(invalid="ignore", divide="ignore"):
            mean = source._sum[bucket] / source._count[bucket]
        self._low[bucket], self._high[bucket] = source._low[bucket], source._high[bucket]
        self._sum[bucket], self._count[bucket] = np.where(known, mean * rows, 0.0), count
        first = source._low[bucket, 0]
        self._high[bucket, 0] = first + rows - 1
        self._sum[bucket, 0] = rows * (first + (rows - 1) / 2)
        self.total += rows

    def arrays(self) -> dict[str, Array]:
        """Everything needed to go on recording later, for a saved run."""
        used = -(-self.total // self.stride)
        return {
            "shape": np.array([self.total, self.stride, self.capacity, len(self._recent)]),
            "low": self._low[:used].copy(),
            "high": self._high[:used].copy(),
            "sum": self._sum[:used].copy(),
            "count": self._count[:used].copy(),
            "recent": self._kept().copy(),
        }

    @classmethod
    def from_arrays(cls, arrays: dict[str, Array]) -> Curves:
        """The curves that ``arrays`` described. Raises ValueError or KeyError when it cannot."""
        total, stride, capacity, recent = (int(number) for number in arrays["shape"])
        sizes = 0 < stride < 2**40 and 0 < capacity <= MOST_ROWS and 0 < recent <= MOST_ROWS
        if not (sizes and 0 <= total <= stride * capacity):
            raise ValueError(f"curve sizes {arrays['shape']}")
        curves = cls(arrays["low"].shape[1], capacity, recent)
        curves.total, curves.stride = total, stride
        used = -(-total // stride)
        for name in ("low", "high", "sum", "count"):
            rows = arrays[name]
            if rows.shape != (used, curves.columns) or rows.dtype != np.float64:
                raise ValueError(f"{name} has the shape {rows.shape}")
            getattr(curves, f"_{name}")[:used] = rows
        kept = arrays["recent"]
        known = len(kept) <= min(total, recent) and kept.shape[1:] == (curves.columns,)
        if not known or kept.dtype != np.float64:
            raise ValueError(f"recent has the shape {kept.shape}")
        curves._recent[np.arange(total - len(kept), total) % recent] = kept
        curves._check(kept)
        return curves

    def _check(self, kept: Array) -> None:
        """Raise ValueError for buckets, or latest rows, that ``extend`` cannot have left."""
        used = -(-self.total // self.stride)
        low, high, count = self._low[:used], self._high[:used], self._count[:used]
        steps = [low[:, 0], high[:, 0], kept[:, 0]]
        if not all(np.isfinite(one).all() and (np.diff(one) >= 0).all() for one in steps):
            raise ValueError("its steps are no steps")
        if (
            not np.isfinite(self._sum[:used]).all()
            or not ((count >= 0) & (count == count // 1)).all()
        ):
            raise ValueError("its sums are not finite")
        if (count[:, 0].sum() != self.total) or (count > self.stride).any():
            raise ValueError(f"its buckets do not hold {self.total} rows")
        known = count > 0
        if not (low[known] <= high[known]).all() or not np.isnan(low[~known]).all():
            raise ValueError("its buckets have no lowest and highest values")

    def _append(self, rows: Array) -> None:
        """Add rows that fit into the buckets at their present stride."""
        finite = np.isfinite(rows)
        clean = rows if finite.all() else np.where(finite, rows, np.nan)
        bucket = np.arange(self.total, self.total + len(rows)) // self.stride
        starts = np.flatnonzero(np.diff(bucket, prepend=-1))
        index = slice(bucket[0], bucket[-1] + 1)
        np.fmin(self._low[index], np.fmin.reduceat(clean, starts), out=self._low[index])
        np.fmax(self._high[index], np.fmax.reduceat(clean, starts), out=self._high[index])
        self._sum[index] += np.add.reduceat(np.where(finite, rows, 0.0), starts)
        self._count[index] += np.add.reduceat(finite, starts, dtype=np.float64)
        size = len(self._recent)
        tail = rows[-size:]
        end = self.total + len(rows)
        self._recent[np.arange(end - len(tail), end) % size] = tail
        self.total = end

    def _merge(self) -> None:
        """Join neighbouring buckets, so that half of them are free again."""
        half = self.capacity // 2
        self._low[:half] = np.fmin(self._low[0::2], self._low[1::2])
        self._high[:half] = np.fmax(self._high[0::2], self._high[1::2])
        self._sum[:half] = self._sum[0::2] + self._sum[1::2]
        self._count[:half] = self._count[0::2] + self._count[1::2]
        self._low[half:] = np.nan
        self._high[half:] = np.nan
        self._sum[half:] = 0.0
        self._count[half:] = 0.0
        self.stride *= 2

    def _kept(self) -> Array:
        """The latest rows as they came, oldest first."""
        return self.tail(len(self._recent))

    def _kept_indices(self) -> Array:
        """Where the latest rows lie in the ring, oldest first."""
        size = len(self._recent)
        return np.arange(max(self.total - size, 0), self.total) % size

    def _oldest_kept(self) -> float:
        """The step of the oldest row that is still kept as it came."""
        return float(self._recent[max(self.total - len(self._recent), 0) % len(self._recent), 0])

    def _kept_window(self, first: float, last: float) -> Array | None:
        """The rows of a window that is still kept row by row and not too wide, else None."""
        if self.stride == 1 or not first >= self._oldest_kept():
            return None  # the buckets are the rows, or reach further back
        indices = self._kept_indices()
        steps = self._recent[indices, 0]
        part = _window(steps, first, last)
        if part.stop - part.start > self.capacity:
            return None
        rows: Array = self._recent[indices[part]]
        return rows


def _window(steps: Array, first: float, last: float) -> slice:
    """Where ``steps`` lie in first … last, with one neighbour on each side."""
    start = max(int(np.searchsorted(steps, first, "left")) - 1, 0)
    return slice(start, min(int(np.searchsorted(steps, last, "right")) + 1, len(steps)))


def _rows_as_buckets(rows: Array) -> tuple[Array, Array, Array, Array]:
    finite = np.isfinite(rows)
    clean = np.where(finite, rows, np.nan)
    return clean, clean, np.where(finite, rows, 0.0), finite.astype(np.float64)


def _summarise(low: Array, high: Array, total: Array, count: Array, most: int) -> Buckets:
    """Join 2, 4, 8 … neighbours until at most ``most`` buckets are left.

    Powers of two, so that a growing curve keeps its points where they are.
    """
    if len(low) > most:
        starts = np.arange(0, len(low), 1 << math.ceil(math.log2(len(low) / most)))
        low = np.fmin.reduceat(low, starts)
        high = np.fmax.reduceat(high, starts)
        total = np.add.reduceat(total, starts)
        count = np.add.reduceat(count, starts)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = np.where(count > 0, total / count, np.nan)
    return Buckets(mean, low, high, count[:, 0] if len(count) else np.zeros(0))
