"""LaneThreads: the lanes of a race on several threads, where that is faster than on one."""

from __future__ import annotations

import os
import threading
from time import perf_counter

from nn.training.lane import Lane
from nn.training.race import Race
from nn.training.thread_trial import ThreadTrial

LEAST_GAIN = 1.1  # in speed, for which several threads are used
TRIAL_EVERY = 10.0  # seconds, since other programs come and go
LOOK_UP_SECONDS = 0.005  # that the owner waits for the others before it looks up


def usable_cores() -> int:
    """The processor cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class LaneThreads:
    """Advances the lanes of a race; it belongs to one thread, which takes part in the work.

    A lane is advanced by one thread at a time and writes only what is its own, so it learns the
    same as alone. No lane begins a mini-batch before all others have begun the one before it:
    after ``rest`` they are at most one mini-batch apart.

    What several threads gain is measured at the start and now and then, by a trial; ``in_use``
    is the number of threads since the last one. ``most`` limits it (to the cores, by default).
    """

    def __init__(self, most: int | None = None) -> None:
        self._most = usable_cores() if most is None else most
        self._lanes: list[Lane] = []
        self._trial: ThreadTrial | None = None
        self._trial_due = 0.0
        self._working: dict[int, int] = {}  # by slot, the samples its lane will have seen
        self._helpers = 0
        self._resting, self._together, self._closed = True, False, False
        self._error: BaseException | None = None
        self._changed = threading.Condition()
        self.in_use = 1

    # Called from the owner's thread.

    def advance(self, race: Race) -> None:
        """Do the next piece of work here, while the other threads go on with other lanes.

        They continue until ``rest``; only then may the race be read and changed. Raises what a
        piece of work raised, on whichever thread.
        """
        if self._error is not None:
            self.rest()
            error, self._error = self._error, None
            raise error
        if self._resting:
            self._begin(race)
        trial = self._trial
        if trial is not None and trial.alone and any(one.over for one in self._lanes):
            self.rest()
            self._begin(race)
            trial = self._trial
        if trial is None and self.in_use == 1:
            race.advance()
        elif trial is not None and trial.alone:
            for lane in race.behind()[:1]:
                trial.work_alone(lane)
        elif trial is not None and trial.over:
            self._conclude(trial)
        else:
            self._advance_together()

    def rest(self) -> None:
        """Return when no other thread is at work."""
        with self._changed:
            self._resting, self._together = True, False
            while self._working:
                self._changed.wait()
        if self._trial is not None:
            self._trial.rest()

    def close(self) -> None:
        """End the threads."""
        self.rest()
        with self._changed:
            self._closed = True
            self._changed.notify_all()
            while self._helpers:  # join would leave a mark of the owner's thread with Python
                self._changed.wait()

    def _begin(self, race: Race) -> None:
        """Go on after a rest: perhaps with other lanes, or with a trial that is due."""
        if race.lanes != self._lanes:
            self._lanes, self._trial, self._trial_due = list(race.lanes), None, 0.0
        going = [lane for lane in self._lanes if not (lane.over or lane.paused)]
        threads = min(self._most, len(going))
        if self._trial is not None and not self._trial.is_about(going):
            self._trial, self._trial_due = None, 0.0
        if threads < 2:
            self._trial, self.in_use = None, 1
        elif self._trial is None and perf_counter() >= self._trial_due:
            self._trial = ThreadTrial(threads, going)
        self._resting = False

    def _conclude(self, trial: ThreadTrial) -> None:
        """Use as many threads as the trial speaks for."""
        self.rest()
        self.in_use = trial.threads if trial.gain >= LEAST_GAIN else 1
        self._trial, self._trial_due = None, perf_counter() + TRIAL_EVERY

    def _advance_together(self) -> None:
        if not self._together:
            self._go_on_together()
        lane = self._claim(wait=LOOK_UP_SECONDS)
        if lane is not None:
            self._work_on(lane)

    def _go_on_together(self) -> None:
        threads = self.in_use if self._trial is None else self._trial.threads
        while self._helpers < threads - 1:
            self._helpers += 1
            name = f"lanes {self._helpers}"
            threading.Thread(target=self._help, name=name, daemon=True).start()
        if self._trial is not None:
            self._trial.go_on()
        with self._changed:
            self._together = True
            self._changed.notify_all()

    # Called from each thread.

    def _help(self) -> None:
        """The work of a thread beside the owner's."""
        while not self._closed:
            lane = self._claim(wait=None)
            if lane is not None:
                self._work_on(lane)
        with self._changed:
            self._helpers -= 1
            self._changed.notify_all()

    def _claim(self, wait: float | None) -> Lane | None:
        """A lane to work on, which no other thread has; None after ``wait`` seconds without one."""
        with self._changed:
            lane = self._free_lane()
            self._changed.notify_all()
            while lane is None:
                if self._closed or not self._changed.wait(wait):
                    return None
                lane = self._free_lane()
            evaluating = lane.evaluating or lane.step >= lane.experiment.steps
            self._working[lane.slot] = lane.samples + (0 if evaluating else lane.batches.batch_size)
            return lane

    def _free_lane(self) -> Lane | None:
        """The lane that is furthest behind of those on which nobody works, if it may go on."""
        if not self._together or any(lane.blocked for lane in self._lanes):
            return None
        going = [lane for lane in self._lanes if not (lane.over or lane.paused)]
        begun = {lane.slot: self._working.get(lane.slot, lane.samples) for lane in going}
        free = [lane for lane in going if lane.slot not in self._working]
        lane = min(free, key=lambda one: one.samples, default=None)
        return lane if lane is not None and lane.samples <= min(begun.values()) else None

    def _work_on(self, lane: Lane) -> None:
        piece = lane.slot, lane.evaluating
        try:
            lane.advance()
        except BaseException as error:
            self._error, self._together = error, False
        with self._changed:
            del self._working[lane.slot]
            if self._trial is not None:
                self._trial.done(piece)
            if not self._together:
                self._changed.notify_all()
