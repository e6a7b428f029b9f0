"""The time machine: a race at any step that it has passed, bit for bit, in bounded memory.

Training is deterministic: from the state of a lane at one step the same steps follow. So states
are kept at steps evenly spread over what has been done, and any step between is replayed from the
one before it.
"""

from __future__ import annotations

import bisect
import copy
import dataclasses
import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from time import thread_time
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np

from nn.arrays import Array, under
from nn.data.prepared import Prepared
from nn.data.recipe import Progress
from nn.data.user_digits import NO_DIGITS
from nn.errors import CheckpointError, FieldError
from nn.training.history import Record
from nn.training.lane import Lane, Order
from nn.training.race import Race
from nn.training.recipe.experiment import Experiment

MOST_MOMENT_BYTES = 256_000_000  # of the states of all lanes
MOST_MOMENTS = 128  # of a lane
LEAST_STRIDE = 16  # steps between two states
COST = 0.01  # of the time of a lane's steps may go into its states
TOLD_EVERY = 50  # steps of a replay between two calls of ``progress``
CLOSE_MOMENTS = 8  # that are kept between two moments, where a person looks
CLOSE_SHARE = 1 / 16  # of the bytes, for these


@dataclass(frozen=True)
class Moment:
    """A lane's recipe and state after ``step`` steps; ``told`` orders had been given by then."""

    step: int
    told: int
    experiment: Experiment
    arrays: dict[str, Array]
    rest: dict[str, Any]

    @classmethod
    def of(cls, lane: Lane, before: Moment | None = None) -> Moment:
        """A lane as it stands; arrays that are as they were ``before`` are shared with it."""
        arrays, rest = lane.state()
        known = before.arrays if before is not None else {}
        for name in ("order", *(one for one in arrays if one.startswith("preparation/"))):
            if name in known and np.array_equal(known[name], arrays[name], equal_nan=True):
                arrays[name] = known[name]  # it changes once an epoch, or never
        return cls(lane.step, len(lane.orders), lane.experiment, arrays, rest)

    @property
    def bytes(self) -> int:
        """What its arrays take."""
        return sum(one.nbytes for one in self.arrays.values())

    def bytes_beside(self, before: Moment) -> int:
        """The same without what it shares with the one before."""
        arrays = self.arrays.items()
        return sum(one.nbytes for name, one in arrays if before.arrays.get(name) is not one)

    def lane(self, prepared: Prepared, slot: int) -> Lane:
        """A lane of its own at this moment."""
        recipe = dataclasses.replace(self.experiment, weights="")  # the file may be gone
        lane = Lane(recipe, prepared, slot, NO_DIGITS)
        lane.restore(self.arrays, self.rest)
        lane.experiment, lane.paused = self.experiment, False
        lane.orders.clear()
        return lane


@dataclass(frozen=True, eq=False)
class Replay:
    """A lane as it was: ``lane`` belongs to the caller, ``original`` is the record of the lane.

    ``row`` is that of its last step as it was replayed; None where nothing had to be.
    """

    lane: Lane
    original: Record
    row: Array | None

    @cached_property
    def exact(self) -> bool | None:
        """Whether the row is, to the last bit, the one that was recorded then.

        None where that is not kept any more, or where nothing had to be replayed. To be asked by
        the thread to which the record's curves belong.
        """
        if self.row is None:
            return None
        back = self.original.step - self.lane.step
        kept = self.original.steps.tail(back + 1)
        if not 0 <= back < len(kept):
            return None
        return bool(np.array_equal(kept[0], self.row, equal_nan=True))


@dataclass(frozen=True, eq=False)
class Route:
    """The way to a step of a lane from the moment kept before it, for any thread to go.

    ``orders`` are those that were given on the way, and ``close`` a tape's moments in between,
    which whoever goes there may use and renew: one at a time.
    """

    step: int
    start: Moment
    orders: tuple[Order, ...]
    slot: int
    prepared: Prepared
    record: Record
    close: list[Moment]
    most_bytes: float
    stride: int

    def nearest(self) -> Replay:
        """The lane at the moment kept before the step; nothing has to be replayed."""
        return Replay(self._before.lane(self.prepared, self.slot), self.record, None)

    def go(self, progress: Progress | None = None) -> Replay:
        """The lane at the step. Raises CheckpointError if it cannot be replayed.

        ``progress`` gets the share of the replay that is done, and may raise to cancel.
        """
        start = self._before
        if not self.close or self.close[0].step != self.start.step:
            self.close[:] = [self.start]
        lane = start.lane(self.prepared, self.slot)
        orders = list(self.orders[start.told - self.start.told :])
        every = max(self.stride // CLOSE_MOMENTS, 1)
        while lane.step < self.step:
            if lane.evaluating:
                lane.leave_evaluation_out()
            if not lane.evaluating and orders and orders[0].step == lane.step:
                order = orders.pop(0)
                lane.set(order.field, order.value) if order.field else lane.go_on()
                continue
            if not lane.evaluating and (lane.stop or lane.step >= lane.experiment.steps):
                raise CheckpointError("'{name}' cannot be replayed.", name=lane.experiment.name)
            lane.advance()
            if lane.failure is not None:
                raise CheckpointError("'{name}' cannot be replayed.", name=lane.experiment.name)
            if lane.blocked or lane.step == self.step:
                lane.record.drain()
            if lane.step % every == 0:
                self._keep(lane, start.told + len(lane.orders))
            if progress is not None and lane.step % TOLD_EVERY == 0:
                progress((lane.step - start.step) / max(self.step - start.step, 1))
        row = lane.record.steps.latest() if self.step > start.step else None
        return Replay(lane, self.record, row)

    @property
    def distance(self) -> int:
        """How many steps are to be replayed."""
        return self.step - self._before.step

    @property
    def _before(self) -> Moment:
        """The moment from which the step is nearest."""
        if self.close and self.close[0].step == self.start.step:
            return self.close[bisect.bisect_right(self.close, self.step, key=_step) - 1]
        return self.start

    def _keep(self, lane: Lane, told: int) -> None:
        """Keep a moment on the way: the next step that is asked for is mostly near."""
        last = self.close[-1]
        if lane.step > last.step and len(self.close) * self.start.bytes <= self.most_bytes:
            self.close.append(dataclasses.replace(Moment.of(lane, last), told=told))


class LaneTape:
    """The moments that are kept of one lane.

    ``most_bytes`` is what they may take; when there is no more room, every other one is dropped
    and the distance doubles. It doubles, too, where the moments of a tiny network would cost more
    than COST of its steps. The first one is always there.
    """

    def __init__(self, lane: Lane, most_bytes: float) -> None:
        self.most_bytes = most_bytes
        self._stride = LEAST_STRIDE
        self._moments = [Moment.of(lane)]
        self.bytes = self._moments[0].bytes
        self._close: list[Moment] = []

    @property
    def steps(self) -> list[int]:
        """The steps whose moments are kept."""
        return [moment.step for moment in self._moments]

    @property
    def first(self) -> int:
        """The earliest step that can be brought back."""
        return self._moments[0].step

    def note(self, lane: Lane) -> None:
        """Keep a moment if it is due: called after each piece of the lane's work."""
        last = self._moments[-1]
        if lane.step % self._stride or lane.step <= last.step or lane.failure:
            return
        start = thread_time()  # not what it waited for others
        made = Moment.of(lane, last)
        self._moments.append(made)
        self.bytes += made.bytes_beside(last)
        self.make_room()
        seconds = thread_time() - start
        if seconds > COST * self._stride * lane.train_seconds / lane.step > 0.0:
            self._thin_out()

    def make_room(self) -> None:
        """Drop moments until the others fit."""
        most = self.most_bytes * (1.0 - CLOSE_SHARE)
        while len(self._moments) > 1 and (self.bytes > most or len(self._moments) > MOST_MOMENTS):
            self._thin_out()

    def _thin_out(self) -> None:
        """Keep every other moment."""
        self._stride *= 2
        self._keep([one for one in self._moments[1:] if one.step % self._stride == 0])

    def _keep(self, moments: Sequence[Moment]) -> None:
        """Keep the first moment and these."""
        self._moments = [self._moments[0], *moments]
        self.bytes = self._moments[0].bytes + sum(
            one.bytes_beside(before) for before, one in itertools.pairwise(self._moments)
        )

    def route(self, lane: Lane, step: int) -> Route:
        """The way to the lane after so many steps, while nobody advances it.

        Raises FieldError for a step that it has not passed, or of which nothing is kept.
        """
        first = self.first
        if not first <= step <= lane.step:
            raise FieldError(
                "step: {step} is outside {first} … {last}, the steps of '{name}' that are known.",
                step=step,
                first=first,
                last=lane.step,
                name=lane.experiment.name,
            )
        start = self._moments[bisect.bisect_right(self.steps, step) - 1]
        orders = tuple(one for one in lane.orders[start.told :] if one.step < step)
        facts = lane.slot, lane.prepared, lane.record
        room = self.most_bytes * CLOSE_SHARE
        return Route(step, start, orders, *facts, self._close, room, self._stride)

    def state(self) -> tuple[dict[str, Array], dict[str, Any]]:
        """The moments as named arrays and JSON-ready values, for a saved run."""
        arrays: dict[str, Array] = {}
        told = []
        before: dict[str, Array] = {}
        for index, moment in enumerate(self._moments):
            shared = [name for name, one in moment.arrays.items() if before.get(name) is one]
            before = moment.arrays
            arrays |= {f"{index}/{name}": before[name] for name in before.keys() - set(shared)}
            facts = {"step": moment.step, "told": moment.told, "shared": shared}
            recipe = moment.experiment.to_dict()
            told.append({**facts, "experiment": recipe, "rest": moment.rest})
        return arrays, {"stride": self._stride, "moments": told}

    @classmethod
    def restored(cls, arrays: dict[str, Array], told: dict[str, Any], lane: Lane) -> LaneTape:
        """What ``state`` gave, for the lane as it was saved. Raises ValueError or KeyError."""
        moments: list[Moment] = []
        for index, facts in enumerate(told["moments"]):
            own = under(f"{index}/", arrays)
            own |= {name: moments[-1].arrays[name] for name in facts["shared"]}
            recipe = Experiment.from_dict(facts["experiment"])
            moments.append(Moment(facts["step"], facts["told"], recipe, own, facts["rest"]))
        tape = cls(lane, 0.0)
        tape._stride = told["stride"]
        steps = [moment.step for moment in moments]
        counts = [*steps, tape._stride, *(moment.told for moment in moments)]
        ascending = all(one < other for one, other in itertools.pairwise(steps))
        if any(type(one) is not int or one < 0 for one in counts) or not ascending:
            raise ValueError(f"moments of the steps {steps}")
        if not steps or steps[-1] > lane.step or tape._stride < 1:
            raise ValueError(f"moments of the steps {steps} of a lane at step {lane.step}")
        tape._moments = moments[:1]
        tape._keep(moments[1:])
        return tape

    def until(self, step: int) -> LaneTape:
        """What is kept up to a step, for a lane that goes back to it."""
        other = copy.copy(self)
        other._close = []
        other._keep([one for one in self._moments[1:] if one.step <= step])
        return other


class TimeMachine:
    """The tapes of a race's lanes, also of those that come later.

    ``most_bytes`` are for the states of all lanes together, those that may come back among them.
    ``earlier`` are tapes, by slot, of steps that the lanes have passed before.
    """

    def __init__(
        self,
        race: Race,
        most_bytes: int = MOST_MOMENT_BYTES,
        earlier: Mapping[int, LaneTape] | None = None,
    ) -> None:
        self.race, self._most_bytes = race, most_bytes
        self._tapes: WeakKeyDictionary[Lane, LaneTape] = WeakKeyDictionary()
        for lane in race.lanes:
            if earlier and lane.slot in earlier:
                self._tapes[lane] = earlier[lane.slot]
        self._follow()
        race.tell_lanes(self._follow)

    @property
    def most_bytes(self) -> int:
        """What the states of all lanes may take."""
        return self._most_bytes

    @most_bytes.setter
    def most_bytes(self, most: int) -> None:
        self._most_bytes = most
        self._follow()

    def _follow(self) -> None:
        """Note the lanes that the race has now; those that are gone keep what is known of them."""
        for lane in self.race.lanes:
            if lane not in self._tapes:
                self._tapes[lane] = LaneTape(lane, self._most_bytes)
            lane.noted = self._tapes[lane].note
        tapes = list(self._tapes.values())
        for tape in tapes:
            tape.most_bytes = self._most_bytes / len(tapes)
            tape.make_room()

    def tape(self, slot: int) -> LaneTape:
        """The tape of the lane with that mark."""
        return self._tapes[self._lane(slot)]

    def route(self, slot: int, step: int) -> Route:
        """The way to one lane after so many of its own steps. Raises FieldError."""
        return self.tape(slot).route(self._lane(slot), step)

    def _lane(self, slot: int) -> Lane:
        lane = self.race.lane(slot)
        if lane is None:
            raise FieldError("This lane no longer exists.")
        return lane

    def routes(self, step: int, limits: Mapping[int, int] | None = None) -> list[Route]:
        """The ways to all lanes as they were when the first had taken ``step`` steps.

        The others are at the step after which they had seen as many samples, as far as they came,
        or to a step of ``limits``, by slot.
        Raises FieldError.
        """
        first = self.race.lanes[0]
        samples = step * first.batches.batch_size
        routes = []
        for lane in self.race.lanes:
            tape, level = self._tapes[lane], step
            if lane is not first:
                most = lane.step if limits is None else min(limits[lane.slot], lane.step)
                level = min(samples // lane.batches.batch_size, most)
            routes.append(tape.route(lane, level if lane is first else max(level, tape.first)))
        return routes

    def rewind(self, step: int, progress: Progress | None = None) -> list[Replay]:
        """All lanes as they were at a step of the first one; errors as for ``routes``."""
        return [route.go(progress) for route in self.routes(step)]

    def continued(self, race: Race) -> TimeMachine:
        """The same for a race whose lanes, by their slots, have gone back to earlier steps."""
        tapes = {}
        for lane in race.lanes:
            before = self._lane(lane.slot)
            lane.orders = [one for one in before.orders if one.step < lane.step]
            tapes[lane.slot] = self._tapes[before].until(lane.step)
        return TimeMachine(race, self._most_bytes, tapes)


def _step(moment: Moment) -> int:
    return moment.step
