"""AnswerHistory: what each lane has thought of one drawing, from the first look to the latest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from nn.arrays import Array
from nn.training.curves import Curves
from nn.training.history import Record

CAPACITY = 1024
MOST_FLIPS = 200


@dataclass
class LaneAnswers:
    """A lane's answers: ``curves`` has the step and ten probabilities a row; ``flips`` are
    (step, answer before, answer after), the latest MOST_FLIPS of ``changes``."""

    curves: Curves
    flips: list[tuple[int, int, int]] = field(default_factory=list)
    changes: int = 0
    answer: int | None = None


class AnswerHistory:
    """The answers of all lanes to the drawing on the canvas, by slot."""

    def __init__(self) -> None:
        self.told: dict[int, LaneAnswers] = {}
        self._records: dict[int, Record] = {}

    def clear(self) -> None:
        """Another drawing, or another run: nothing is known of it yet."""
        self.told = {}

    def keep(self, records: dict[int, Record]) -> None:
        """Forget the lanes that are not among these, or are others than they were."""
        known, self._records = self._records, dict(records)
        self.told = {
            slot: told
            for slot, told in self.told.items()
            if slot in records and known.get(slot) is records[slot]
        }

    def add(self, steps: Sequence[tuple[int, int]], probabilities: Sequence[Array]) -> None:
        """Note the answers after these (slot, step); a lane that has not gone on is left out."""
        for (slot, step), shares in zip(steps, probabilities, strict=True):
            told = self.told.get(slot)
            if told is None:
                curves = Curves(1 + len(shares), CAPACITY, CAPACITY)
                told = self.told[slot] = LaneAnswers(curves)
            if not np.isfinite(shares).all() or (
                len(told.curves) and told.curves.latest()[0] >= step
            ):
                continue
            told.curves.extend(np.concatenate([[step], shares])[np.newaxis])
            answer = int(shares.argmax())
            if told.answer is not None and answer != told.answer:
                told.changes += 1
                told.flips = [*told.flips, (step, told.answer, answer)][-MOST_FLIPS:]
            told.answer = answer
