"""LaneResults: all that is known of a lane at one moment, as a report tells it."""

from __future__ import annotations

from dataclasses import dataclass

from nn.results.assessment import Assessment, assess
from nn.training.inspection import Inspection, inspect
from nn.training.lane import Lane


@dataclass(frozen=True, eq=False)
class LaneResults:
    """The lane ``slot`` after ``step`` steps, which took ``seconds`` of training.

    ``assessments`` are those of the validation set and, of a lane that is over, of the test set;
    a lane that stopped is not assessed. Nobody changes these.
    """

    slot: int
    step: int
    seconds: float
    assessments: dict[str, Assessment]
    inspection: Inspection

    @classmethod
    def of(cls, lane: Lane) -> LaneResults:
        """Those of a lane as it stands."""
        parts = ["validation", *(["test"] if lane.over else [])]
        parts = [part for part in parts if lane.failure is None and len(lane.parts[part])]
        return cls(
            lane.slot,
            lane.step,
            lane.train_seconds,
            {part: assess(lane, part) for part in parts},
            inspect(lane),
        )
