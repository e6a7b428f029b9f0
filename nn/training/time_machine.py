"""The time machine: a race at any step that it has passed, bit for bit, in bounded memory.

Training is deterministic: from the state of a lane at one step the same steps follow. So states
are kept at steps evenly spread over what has been done, and any step between is replayed from the
one before it.
"""

from __future__ import annotations

import bisect
import dataclasses
from dataclasses import dataclass
from typing import Any

import numpy as np

from nn.arrays import Array
from nn.data.recipe import Progress
from nn.data.user_digits import NO_DIGITS
from nn.errors import CheckpointError, FieldError
from nn.training.lane import Lane
from nn.training.race import Race
from nn.training.recipe.experiment import Experiment

MOST_BYTES = 256_000_000  # of the states of all lanes
LEAST_STRIDE = 16  # steps between two states: closer ones would cost more than two in a hundred
TOLD_EVERY = 50  # steps of a replay between two calls of ``progress``


@dataclass(frozen=True)
class Moment:
    """A lane's recipe and state after ``step`` steps; ``told`` orders had been given by then."""

    step: int
    told: int
    experiment: Experiment
    arrays: dict[str, Array]
    rest: dict[str, Any]


@dataclass(frozen=True)
class Replay:
    """A lane as it was: ``lane`` belongs to the caller.

    ``exact`` says whether the row of its last step is, to the last bit, the one that was recorded
    then; None where that is not kept any more, or where nothing had to be replayed.
    """

    lane: Lane
    exact: bool | None


class LaneTape:
    """The moments that are kept of one lane, and the way to all others.

    ``most_bytes`` is what the moments may take; when there is no more room, every other one is
    dropped and the distance doubles. The first one is always there.
    """

    def __init__(self, lane: Lane, most_bytes: int) -> None:
        self._lane, self._stride = lane, LEAST_STRIDE
        self.most_bytes = most_bytes
        self._moments: list[Moment] = []
        self._moments.append(self._take())

    @property
    def steps(self) -> list[int]:
        """The steps whose moments are kept."""
        return [moment.step for moment in self._moments]

    @property
    def bytes(self) -> int:
        """What the moments take; an order of samples that several share counts once."""
        arrays = {id(one): one.nbytes for kept in self._moments for one in kept.arrays.values()}
        return sum(arrays.values())

    def note(self) -> None:
        """Called after each piece of the lane's work, by whoever did it: keep a moment if due."""
        step = self._lane.step
        if step % self._stride or step <= self._moments[-1].step or self._lane.failure:
            return
        self._moments.append(self._take())
        self.make_room()

    def make_room(self) -> None:
        """Drop moments until the others fit."""
        while len(self._moments) > 1 and self.bytes > self.most_bytes:
            self._stride *= 2
            first, *rest = self._moments
            self._moments = [first, *(one for one in rest if one.step % self._stride == 0)]

    def at(self, step: int, progress: Progress | None = None) -> Replay:
        """The lane after so many steps. Raises FieldError for one that it has not passed.

        ``progress`` gets the share of the replay that is done, and may raise to cancel.
        """
        first = self._moments[0].step
        if not first <= step <= self._lane.step:
            raise FieldError(
                "step: {step} is outside {first} … {last}, the steps of '{name}' that are known.",
                step=step,
                first=first,
                last=self._lane.step,
                name=self._lane.experiment.name,
            )
        start = self._moments[bisect.bisect_right(self.steps, step) - 1]
        twin = self._twin(start)
        orders = [one for one in self._lane.orders[start.told :] if one.step < step]
        while twin.step < step:
            if twin.evaluating:
                twin.leave_evaluation_out()
            if not twin.evaluating and orders and orders[0].step == twin.step:
                order = orders.pop(0)
                twin.set(order.field, order.value) if order.field else twin.go_on()
                continue
            if not twin.evaluating and (twin.stop or twin.step >= twin.experiment.steps):
                raise CheckpointError("'{name}' cannot be replayed.", name=twin.experiment.name)
            twin.advance()
            if twin.failure is not None:
                raise CheckpointError("'{name}' cannot be replayed.", name=twin.experiment.name)
            if twin.blocked or twin.step == step:
                twin.record.drain()
            if progress is not None and twin.step % TOLD_EVERY == 0:
                progress((twin.step - start.step) / max(step - start.step, 1))
        return Replay(twin, self._exact(twin) if step > start.step else None)

    def _take(self) -> Moment:
        lane = self._lane
        arrays, rest = lane.state()
        before = self._moments[-1].arrays if self._moments else {}
        for name in ("order", *(one for one in arrays if one.startswith("preparation/"))):
            if name in before and np.array_equal(before[name], arrays[name], equal_nan=True):
                arrays[name] = before[name]  # it changes once an epoch, or never
        return Moment(lane.step, len(lane.orders), lane.experiment, arrays, rest)

    def _twin(self, moment: Moment) -> Lane:
        """A lane of its own at a moment of this one."""
        lane = self._lane
        recipe = dataclasses.replace(moment.experiment, weights="")  # the file may be gone
        twin = Lane(recipe, lane.prepared, lane.slot, NO_DIGITS)
        twin.restore(moment.arrays, moment.rest)
        twin.experiment, twin.paused = moment.experiment, False
        twin.orders.clear()
        return twin

    def _exact(self, twin: Lane) -> bool | None:
        """Whether the last row of a replay is the one that was recorded."""
        steps = self._lane.record.steps
        back = steps.total - twin.step
        kept = steps.tail(back + 1)
        if not 0 <= back < len(kept):
            return None
        return bool(np.array_equal(kept[0], twin.record.steps.latest(), equal_nan=True))


class TimeMachine:
    """The tapes of a race's lanes. Call ``note`` after each ``race.advance()``.

    ``most_bytes`` are for the states of all lanes together.
    """

    def __init__(self, race: Race, most_bytes: int = MOST_BYTES) -> None:
        self._race, self._most_bytes = race, most_bytes
        self._tapes: dict[int, tuple[Lane, LaneTape]] = {}
        self.note()

    def note(self) -> None:
        """Keep the moments that are due, of new lanes too; forget those of lanes that are gone."""
        lanes = self._race.lanes
        known = [lane for lane, _ in self._tapes.values()]
        if len(known) != len(lanes) or any(a is not b for a, b in zip(known, lanes, strict=True)):
            share = self._most_bytes // len(lanes)
            tapes = {id(lane): tape for lane, tape in self._tapes.values()}
            self._tapes = {
                lane.slot: (lane, tapes.get(id(lane)) or LaneTape(lane, share)) for lane in lanes
            }
            for _, tape in self._tapes.values():
                tape.most_bytes = share
                tape.make_room()
        for _, tape in self._tapes.values():
            tape.note()

    def tape(self, slot: int) -> LaneTape:
        """The tape of the lane with that mark."""
        return self._tapes[slot][1]

    def rewind(self, step: int, progress: Progress | None = None) -> list[Replay]:
        """All lanes as they were when the first had taken ``step`` steps.

        The others are at the step after which they had seen as many samples, as far as they came.
        Raises FieldError.
        """
        first = self._race.lanes[0]
        samples = step * first.batches.batch_size
        replays = []
        for lane in self._race.lanes:
            tape = self.tape(lane.slot)
            level = step if lane is first else samples // lane.batches.batch_size
            level = level if lane is first else min(max(level, tape.steps[0]), lane.step)
            replays.append(tape.at(level, progress))
        return replays
