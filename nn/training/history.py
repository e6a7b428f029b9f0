"""History: what was recorded of a race, and which column of a row means what."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from nn.arrays import Array, under
from nn.training.curves import Curves
from nn.training.probes import MEASURES
from nn.training.recipe.settings import KNOBS
from nn.training.ring import Ring

EVALUATION_RECENT = 4096
LOSS, ACCURACY, FIRST_MEASURE = 1, 2, 3  # columns of a step's row; 0 is the step
USER_DIGITS = 3  # the column of an evaluation's row after loss and accuracy
EVALUATION_COLUMNS = 4
ALPHA, SHARPNESS = 1, 2  # columns of a row of instruments
INSTRUMENT_COLUMNS = 3


@dataclass(frozen=True)
class Change:
    """A field that was changed while a lane was going on, and the step it applies after."""

    step: int
    field: str
    old: Any
    new: Any


class Record:
    """What is written of one lane, step by step.

    The lane writes rows into ``ring`` and ``evaluation_ring``; ``drain`` moves them to the
    curves ``steps`` and ``evaluations``, perhaps in another thread. A row of a step is (step,
    mini-batch loss, mini-batch accuracy, then each of MEASURES for each of ``layers`` weight
    layers); a row of an evaluation is (step, loss, accuracy) over the validation set and the
    accuracy on a person's own digits (NaN without any); a row of ``instruments`` is (step, alpha
    of the next step, sharpness), where somebody looked (see Instruments).
    ``slot`` (0 … 3) is the lane's mark among the others for as long as it exists;
    ``batch`` says what its mini-batches are (size, sampling), and ``epoch`` how many samples
    make an epoch. ``begin`` is the step after which it begins: 0, but for a fork.
    """

    def __init__(self, slot: int, layers: int, batch: tuple[int, str], epoch: int) -> None:
        self.slot, self.layers, self.batch, self.epoch = slot, layers, batch, epoch
        columns = FIRST_MEASURE + len(MEASURES) * layers
        self.ring = Ring(columns)
        self.evaluation_ring = Ring(EVALUATION_COLUMNS, capacity=1024)
        self.instrument_ring = Ring(INSTRUMENT_COLUMNS, capacity=1024)
        self.steps = Curves(columns)
        self.evaluations = Curves(EVALUATION_COLUMNS, recent=EVALUATION_RECENT)
        self.instruments = Curves(INSTRUMENT_COLUMNS, recent=EVALUATION_RECENT)
        self.begin = 0
        self.changes: list[Change] = []
        self.first_evaluation: Array | None = None  # its row: the curves may merge it with others

    @property
    def step(self) -> int:
        """The last step recorded."""
        return self.begin + self.steps.total

    def measure(self, name: str) -> list[int]:
        """The columns of one of MEASURES, input layer first."""
        first = FIRST_MEASURE + list(MEASURES).index(name) * self.layers
        return list(range(first, first + self.layers))

    def written(self) -> tuple[int, int, int]:
        """Rows of steps, of evaluations and of instruments written so far, read or not."""
        return self.ring.written, self.evaluation_ring.written, self.instrument_ring.written

    def frozen(self) -> Record:
        """A copy whose curves do not grow, for whoever reads them in another thread."""
        other = copy.copy(self)
        other.steps, other.evaluations = copy.deepcopy(self.steps), copy.deepcopy(self.evaluations)
        other.changes = list(self.changes)
        return other

    def until(
        self, step: int, row: Array | None = None, evaluated: bool = True, growing: bool = True
    ) -> Record:
        """A copy as it was after a step, for whoever reads it or ``arrays``.

        ``row`` is the one of that step, for where it is no longer kept; without ``evaluated`` an
        evaluation of that very step is left out. One that is not ``growing`` is for reading only.
        """
        other = copy.copy(self)
        other.steps = self.steps.until(step, growing)
        if row is not None and other.steps.latest()[0] != step:
            other.steps.note_latest(row)
        other.evaluations = self.evaluations.until(step if evaluated else step - 1, growing)
        other.instruments = self.instruments.until(step, growing)
        other.changes = [change for change in self.changes if change.step < step]
        other.first_evaluation = self.first_evaluation if len(other.evaluations) else None
        return other

    def drain(self, until: tuple[int, int, int] | None = None) -> None:
        """Record the rows that nobody has read, up to what ``written`` once told."""
        rows, evaluation_rows, instrument_rows = until or (None, None, None)
        self.steps.extend(self.ring.take(rows))
        evaluations = self.evaluation_ring.take(evaluation_rows)
        if self.first_evaluation is None and len(evaluations):
            self.first_evaluation = evaluations[0].copy()
        self.evaluations.extend(evaluations)
        self.instruments.extend(self.instrument_ring.take(instrument_rows))

    def arrays(self) -> dict[str, Array]:
        """The record as named arrays, for a saved run."""
        arrays = {
            f"{group}/{name}": array
            for group in self._groups
            for name, array in getattr(self, group).arrays().items()
        }
        if self.first_evaluation is not None:
            arrays["first"] = self.first_evaluation
        return arrays

    @property
    def _groups(self) -> list[str]:
        """The curves that are saved: those of instruments where there are any."""
        return ["steps", "evaluations", *(["instruments"] if len(self.instruments) else [])]

    def changes_as_dicts(self) -> list[dict[str, Any]]:
        """The changes, ready for JSON."""
        return [asdict(change) for change in self.changes]

    def restore(
        self, arrays: dict[str, Array], changes: Sequence[dict[str, Any]], step: int
    ) -> None:
        """Take what ``arrays`` and ``changes_as_dicts`` gave after a step.

        Raises ValueError or KeyError.
        """
        measured = any(name.startswith("instruments/") for name in arrays)
        for group in ("steps", "evaluations", *(["instruments"] if measured else [])):
            curves = Curves.from_arrays(under(f"{group}/", arrays))
            if curves.columns != getattr(self, group).columns:
                raise ValueError(f"{group}: {curves.columns} columns")
            setattr(self, group, curves)
        self.begin = step - self.steps.total
        if self.begin < 0 or (len(self.steps) and self.steps.first_step != self.begin + 1):
            raise ValueError(f"{len(self.steps)} steps recorded, {step} taken")
        if len(self.evaluations):
            first = arrays["first"]
            known = first.shape == (EVALUATION_COLUMNS,) and first.dtype == np.float64
            if not known or first[0] < self.begin or (not self.begin and first[0]):
                raise ValueError(f"first evaluation {first}")
            self.first_evaluation = first
        self.changes = [_checked(Change(**change)) for change in changes]


def _checked(change: Change) -> Change:
    """A change that was saved. Raises ValueError or KeyError for one that could not be made."""
    if not KNOBS[change.field].live or not 0 <= change.step == int(change.step):
        raise ValueError(f"{change}")
    return change


class History:
    """The records of a race's lanes, and the axis that they share.

    Lanes with the same mini-batches are compared step by step; where a setting changes what
    a mini-batch is, they are compared by the epoch.
    """

    def __init__(self, records: Sequence[Record]) -> None:
        self.records = list(records)

    @property
    def step(self) -> int:
        """Steps recorded of the lane that is furthest."""
        return max((record.step for record in self.records), default=0)

    @property
    def rows(self) -> int:
        """Rows recorded of all lanes: it grows whenever there is something new."""
        return sum(
            record.step + len(record.evaluations) + len(record.instruments)
            for record in self.records
        )

    @property
    def by_epoch(self) -> bool:
        """Whether the shared axis counts epochs, not steps."""
        return len({record.batch for record in self.records}) > 1

    def unit(self, record: Record) -> float:
        """How far a lane goes along the shared axis in one step."""
        return record.batch[0] / record.epoch if self.by_epoch else 1.0

    @property
    def end(self) -> float:
        """Where the furthest lane stands on the shared axis."""
        return max((record.step * self.unit(record) for record in self.records), default=0.0)

    def drain(self) -> None:
        """Record the rows of all lanes that nobody has read."""
        for record in self.records:
            record.drain()


def note_changes(records: Sequence[Record], changes: Sequence[tuple[int, Change]]) -> None:
    """Put each change, told with the slot of its lane, into that lane's record."""
    for slot, change in changes:
        for record in records:
            if record.slot == slot:
                record.changes.append(change)
