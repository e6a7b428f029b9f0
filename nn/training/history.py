"""History: what was recorded of a run, and which column of a row means what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Protocol

from nn.arrays import Array, under
from nn.training.curves import Curves
from nn.training.ring import Ring

EVALUATION_RECENT = 4096


@dataclass(frozen=True)
class Layout:
    """The columns of a race's rows: the step, then each lane's values in turn.

    ``layers`` holds the number of weight layers of each lane. A row of a step has
    (loss, accuracy, one gradient norm a weight layer) for each lane; a row of an
    evaluation has (loss, accuracy).
    """

    layers: tuple[int, ...]

    @property
    def columns(self) -> int:
        """Width of a step's row."""
        return 1 + sum(2 + count for count in self.layers)

    @property
    def evaluation_columns(self) -> int:
        """Width of an evaluation's row."""
        return 1 + 2 * len(self.layers)

    def loss(self, lane: int) -> int:
        """Column of the mini-batch loss in a step's row."""
        return 1 + sum(2 + count for count in self.layers[:lane])

    def accuracy(self, lane: int) -> int:
        """Column of the mini-batch accuracy (0 … 1) in a step's row."""
        return self.loss(lane) + 1

    def gradients(self, lane: int) -> list[int]:
        """Columns of the norms of the weight gradients, input layer first."""
        first = self.loss(lane) + 2
        return list(range(first, first + self.layers[lane]))

    def evaluation_loss(self, lane: int) -> int:
        """Column of the loss in an evaluation's row."""
        return 1 + 2 * lane

    def evaluation_accuracy(self, lane: int) -> int:
        """Column of the accuracy in an evaluation's row."""
        return 2 + 2 * lane


@dataclass(frozen=True)
class Change:
    """A field that was changed while the run was going on, and the step it applies after."""

    step: int
    lane: int
    field: str
    old: Any
    new: Any


class Rows(Protocol):
    """Whoever writes rows of steps and of evaluations (a Race)."""

    ring: Ring
    evaluation_ring: Ring


class History:
    """The record of a race: its steps, its evaluations, and what was changed on the way."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.steps = Curves(layout.columns)
        self.evaluations = Curves(layout.evaluation_columns, recent=EVALUATION_RECENT)
        self.changes: list[Change] = []

    @property
    def step(self) -> int:
        """Steps recorded."""
        return self.steps.total

    def drain(
        self, race: Rows, until: int | None = None, evaluations_until: int | None = None
    ) -> None:
        """Record the rows that the race has written and nobody has read (see Ring.take)."""
        self.steps.extend(race.ring.take(until))
        self.evaluations.extend(race.evaluation_ring.take(evaluations_until))

    def arrays(self) -> dict[str, Array]:
        """The record as named arrays, for a saved run."""
        return {
            f"{group}/{name}": array
            for group in ("steps", "evaluations")
            for name, array in getattr(self, group).arrays().items()
        }

    def changes_as_dicts(self) -> list[dict[str, Any]]:
        """The changes, ready for JSON."""
        return [asdict(change) for change in self.changes]

    @classmethod
    def restored(
        cls, layout: Layout, arrays: dict[str, Array], changes: Sequence[dict[str, Any]]
    ) -> History:
        """The history that ``arrays`` and ``changes_as_dicts`` described."""
        history = cls(layout)
        for group in ("steps", "evaluations"):
            curves = Curves.from_arrays(under(f"{group}/", arrays))
            if curves.columns != getattr(history, group).columns:
                raise ValueError(f"{group}: {curves.columns} columns")
            setattr(history, group, curves)
        history.changes = [Change(**change) for change in changes]
        return history
