"""Rewinder: brings lanes back as they were at an earlier step, beside the training."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import nn
from gui.failure import Failure, failure
from gui.session.look_back import Found

MEGABYTE = 1_000_000


@dataclass(frozen=True, eq=False)
class Rewound:
    """Lanes as they were after earlier steps; nobody advances them any more."""

    lanes: tuple[nn.Lane, ...]
    found: Found


@dataclass(frozen=True, eq=False)
class _Job:
    asked: int
    routes: tuple[nn.Route, ...]


class Rewinder:
    """Its thread replays what was asked for last; the loop's thread asks, and looks at ``shown``.

    First the lanes at the nearest kept moments are there, then those at the very step. ``wake``
    is called from that thread when there is something new; ``take`` gets it. ``share`` tells how
    much of the way has been replayed.
    """

    def __init__(self, wake: Callable[[], None]) -> None:
        self._wake = wake
        self._machine: nn.TimeMachine | None = None
        self._most_bytes = nn.MOST_MOMENT_BYTES
        self._changed = threading.Condition()
        self._job: _Job | None = None  # that is waiting, or being done
        self._new: Rewound | None = None
        self._working = False
        self.shown: Rewound | None = None
        self.share = 0.0

    # Called from the loop's thread, while nobody advances the lanes.

    def noting(
        self, race: nn.Race, earlier: Mapping[int, nn.LaneTape] | None = None
    ) -> nn.TimeMachine:
        """A time machine for a race; what is known of ``earlier`` steps, by slot."""
        return nn.TimeMachine(race, self._most_bytes, earlier)

    def use(self, machine: nn.TimeMachine) -> None:
        """Another race trains from now on."""
        self.forget()
        self._machine = machine

    @property
    def machine(self) -> nn.TimeMachine:
        """What is kept of the present race."""
        assert self._machine is not None
        return self._machine

    def limit(self, megabytes: int) -> None:
        """Keep no more than so much, of this race and of those to come."""
        self._most_bytes = megabytes * MEGABYTE
        if self._machine is not None:
            self._machine.most_bytes = self._most_bytes

    def tapes(self) -> tuple[tuple[nn.LaneTape, tuple[nn.Order, ...]], ...]:
        """What is known of earlier steps of each lane, and what it was told, for a file."""
        machine = self.machine
        return tuple(
            (machine.tape(lane.slot).until(lane.step), tuple(lane.orders))
            for lane in machine.race.lanes
        )

    def ask(self, asked: int, step: int) -> None:
        """Bring the lanes back as they were when the first had taken so many steps.

        ``asked`` is the number of the request. Raises FieldError for steps that are not known.
        """
        routes = tuple(self.machine.routes(step))
        with self._changed:
            self._job, self._new, self.share = _Job(asked, routes), None, 0.0
            if not self._working:
                self._working = True
                threading.Thread(target=self._work, name="time machine", daemon=True).start()

    def forget(self) -> None:
        """Nobody looks at an earlier step any more."""
        with self._changed:
            self._job = self._new = None
        self.shown = None

    def take(self) -> Found | None:
        """What is new since the last call; its lanes are ``shown`` now."""
        with self._changed:
            new, self._new = self._new, None
        if new is None:
            return None
        if new.lanes:
            self.shown = new
        return new.found

    def replay(self, slot: int, step: int, progress: Callable[[float], None]) -> nn.Lane:
        """A lane after so many of its own steps, here and now; ``progress`` may raise Cancelled."""
        return _alone(self.machine.route(slot, step)).go(progress).lane

    def checkpoint(
        self,
        title: str,
        step: int,
        records: Sequence[nn.Record],
        progress: Callable[[float], None],
    ) -> nn.checkpoint.Checkpoint:
        """The race after so many steps of its first lane, as if it had been saved then.

        Raises FieldError where lanes have come or gone since the ``records`` were copied.
        """
        race = self.machine.race
        if [one.slot for one in records] != [lane.slot for lane in race.lanes]:
            raise nn.FieldError("This lane no longer exists.")
        routes = self.machine.routes(step, {one.slot: one.step for one in records})
        replays = [_alone(route).go(progress) for route in routes]
        lanes = [one.lane for one in replays]
        first = lanes[0].experiment
        recipes = [
            nn.keeping_pace(one.experiment, first).changed("name", now.name)
            for one, now in zip(lanes, race.experiments, strict=True)
        ]
        then = [
            record.until(one.lane.step, one.row, not one.lane.evaluating)
            for record, one in zip(records, replays, strict=True)
        ]
        state = race.state(lanes)
        return nn.checkpoint.assemble(title, recipes, race.fingerprint, state, nn.History(then))

    def close(self) -> None:
        """End the thread."""
        self.forget()
        with self._changed:
            while self._working:
                self._changed.wait()

    # Called in its own thread.

    def _work(self) -> None:
        while True:
            with self._changed:
                job = self._job
                if job is None:
                    self._working = False
                    self._changed.notify_all()
                    return
            try:
                self._do(job)
            except nn.Cancelled:
                continue
            except Exception as error:  # such as a MemoryError: training continues
                self._leave(job, [], failed=failure(error))
            with self._changed:
                if self._job is job:
                    self._job = None

    def _do(self, job: _Job) -> None:
        """Leave the nearest moments of the lanes, then the very step."""

        def progress(index: int, share: float) -> None:
            if self._job is not job:
                raise nn.Cancelled
            self.share = (index + share) / len(job.routes)

        if any(route.distance for route in job.routes):
            self._leave(job, [route.nearest() for route in job.routes])
        replays = []
        for index, route in enumerate(job.routes):
            progress(index, 0.0)
            replays.append(route.go(lambda share, index=index: progress(index, share)))  # type: ignore[misc]
        self._leave(job, replays, exact=True)

    def _leave(
        self,
        job: _Job,
        replays: Sequence[nn.Replay],
        exact: bool = False,
        failed: Failure | None = None,
    ) -> None:
        """Have the loop show these, if they are still wanted."""
        for one in replays:
            one.lane.record = one.original  # by which the window knows the lane
        lanes = tuple(one.lane for one in replays)
        steps = {lane.slot: lane.step for lane in lanes}
        found = Found(job.asked, steps, exact, tuple(replays) if exact else (), failed)
        with self._changed:
            if self._job is job:
                self._new = Rewound(lanes, found)
        self._wake()


def _alone(route: nn.Route) -> nn.Route:
    """The same way, not shared with the thread that may be on it."""
    return replace(route, close=[])
