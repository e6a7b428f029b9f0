"""Assessor: tells what every lane says to each sample of a part, once for each evaluation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import nn
from gui.session.outbox import Outbox


@dataclass(frozen=True)
class _Made:
    """An assessment with what it was made of: while those are the same, so is it."""

    lane: nn.Lane
    outputs: nn.Array
    found: nn.Assessment


class Assessor:
    """Leaves assessments in the outbox; ``interrupted`` tells that a person waits."""

    def __init__(self, outbox: Outbox, interrupted: Callable[[], bool]) -> None:
        self._outbox, self._interrupted = outbox, interrupted
        self._made: dict[tuple[int, str], _Made] = {}  # by slot and part

    def forget(self) -> None:
        """Another race begins."""
        self._made = {}

    def assess(self, run: int, lanes: Sequence[nn.Lane], part: str, training: bool) -> bool:
        """Assess every lane on a part of its data; False if it was interrupted before the end.

        While they train it is their last evaluation, which costs nothing; else they are evaluated
        as they are. That may take a while, so their last evaluation is shown until then.
        """
        left = self._outbox.assessments
        unknown = left is None or left[0] != run or left[1][0].part != part
        try:
            if not training and unknown and all(lane.evaluated(part) for lane in lanes):
                last = tuple(self._assessed(lane, part, now=False) for lane in lanes)
                self._leave(run, last)
            found = tuple(self._assessed(lane, part, not training) for lane in lanes)
        except nn.Cancelled:
            return False
        slots = {lane.slot for lane in lanes}
        self._made = {key: made for key, made in self._made.items() if key[0] in slots}
        self._leave(run, found)
        return True

    def _leave(self, run: int, found: tuple[nn.Assessment, ...]) -> None:
        """Leave assessments in the outbox, unless they are there."""
        left = self._outbox.assessments
        same = left is not None and left[0] == run and len(left[1]) == len(found)
        if not (left and same and all(map(_is, left[1], found))):
            self._outbox.assessments = run, found

    def _assessed(self, lane: nn.Lane, part: str, now: bool) -> nn.Assessment:
        step, outputs = lane.outputs(part, now, self._check)
        known = self._made.get((lane.slot, part))
        if known is None or known.lane is not lane or known.outputs is not outputs:
            made = nn.Assessment.of(lane, step, part, outputs)
            known = self._made[lane.slot, part] = _Made(lane, outputs, made)
        return known.found

    def _check(self) -> None:
        if self._interrupted():
            raise nn.Cancelled


def _is(one: nn.Assessment, other: nn.Assessment) -> bool:
    return one is other
