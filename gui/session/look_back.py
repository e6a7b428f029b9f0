"""LookBack: an earlier step of a run, as the window shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import nn
from gui.failure import Failure
from gui.lane_view import LaneView
from gui.session.state import Run


@dataclass(frozen=True, eq=False)
class Found:
    """What was brought back of an earlier step.

    Args:
        asked: the number of the request that it answers.
        steps: of each lane, by slot; while ``exact`` is not there yet, the nearest ones kept.
        exact: whether these are the steps that were asked for.
        replays: the lanes, when they are exact.
        failure: why they cannot be brought back.
    """

    asked: int
    steps: Mapping[int, int]
    exact: bool = False
    replays: tuple[nn.Replay, ...] = ()
    failure: Failure | None = None


@dataclass(frozen=True, eq=False)
class LookBack:
    """An earlier ``step`` of the first lane, and the ``lanes`` as the window knew them then."""

    step: int
    lanes: tuple[LaneView, ...]
    found: Found | None = None

    @property
    def exact(self) -> bool:
        """Whether all that is shown belongs to the very step."""
        return self.found is not None and self.found.exact

    @property
    def differs(self) -> bool:
        """Whether a replay is not what was recorded: then the window has to say so."""
        return self.found is not None and any(one.exact is False for one in self.found.replays)


def has_gone_on(run: Run, step: int, found: Found) -> bool:
    """Whether a lane that was catching up has come further towards a step since it was found."""
    return any(found.steps.get(slot) != level for slot, level in _levels(run, step).items())


def _levels(run: Run, step: int) -> dict[int, int]:
    """By slot, the step after which each lane had seen as many samples, as far as it came."""
    samples = step * run.lanes[0].record.batch[0]
    return {
        lane.slot: min(max(samples // lane.record.batch[0], lane.first), lane.record.step)
        for lane in run.lanes
    }


def look_back(run: Run, step: int, found: Found | None = None) -> LookBack:
    """A run after so many steps of its first lane, as far as they are known."""
    first = run.lanes[0]
    step = min(max(step, first.first), first.record.step)
    levels = found.steps if found is not None and found.exact else _levels(run, step)
    rows = {one.lane.slot: one.row for one in found.replays} if found is not None else {}
    lanes = (
        _as_it_was(lane, levels.get(lane.slot, lane.first), rows.get(lane.slot))
        for lane in run.lanes
    )
    return LookBack(step, tuple(lanes), found)


def _as_it_was(lane: LaneView, step: int, row: nn.Array | None) -> LaneView:
    """What the window knew of a lane after so many steps."""
    ended = step == lane.record.step
    return replace(
        lane,
        experiment=lane.recipe_at(step),
        then=lane.record.until(step, row, growing=False),
        failure=lane.failure if ended else None,
        stop=lane.stop if ended else None,
    )
