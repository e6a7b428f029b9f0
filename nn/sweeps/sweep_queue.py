"""SweepQueue: which run of a sweep is trained to which step next."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import fmean
from typing import Any

from nn.sweeps.folder import RunState
from nn.sweeps.one_run import RunResult
from nn.sweeps.plan import PlannedRun, SweepPlan

Row = Mapping[str, Any]


@dataclass(frozen=True)
class SweepJob:
    """A run to be trained up to a step; ``goes_on`` from where it was saved."""

    run: PlannedRun
    until: int
    goes_on: bool


class SweepQueue:
    """Hands out the jobs of a plan, beginning with what the table says of its runs.

    In a halving, all combinations of a lane are trained to the first rung. When the last of them
    is there, the better half (by the mean validation score of its seeds) goes on to the next one.
    """

    def __init__(self, plan: SweepPlan, rows: Iterable[Row]) -> None:
        self._plan = plan
        self._runs = {run.number: run for run in plan.runs()}
        self._states: dict[int, str] = {}
        self._steps: dict[int, int] = {}
        self._scores: dict[int, float] = {}
        for row in rows:
            number = int(row["run"])
            over = row["state"] in RunState.OVER
            self._states[number] = str(row["state"]) if over else RunState.PLANNED
            self._steps[number] = int(row["step"] or 0) if row["file"] else 0
            self._scores[number] = _score(row)
        self._given: set[int] = set()
        self._members = self._grouped()

    @property
    def count(self) -> int:
        """The number of runs."""
        return len(self._runs)

    @property
    def over(self) -> int:
        """How many of them are over."""
        return sum(state in RunState.OVER for state in self._states.values())

    @property
    def finished(self) -> bool:
        """Whether every run is over."""
        return self.over == self.count

    def jobs(self) -> list[SweepJob]:
        """What can be started now and was not handed out before."""
        found = []
        for numbers, until in self._due():
            for number in numbers:
                run = self._runs[number]
                last, taken = run.experiment.steps, self._steps[number]
                begun = taken if taken < last else 0  # at its end it would be over
                waits = self._states[number] == RunState.PLANNED and number not in self._given
                if waits and begun < (until or last):
                    self._given.add(number)
                    found.append(SweepJob(run, until or last, begun > 0))
        return found

    def done(self, job: SweepJob, result: RunResult) -> str:
        """A job is done: the state of its run from now on."""
        number = job.run.number
        self._given.discard(number)
        self._steps[number] = int(result.figures["step"])
        self._scores[number] = _score(result.figures)
        state = RunState.FINISHED if result.over else RunState.PLANNED
        if result.figures["failure"] is not None:
            state = RunState.FAILED
        self._states[number] = state
        return state

    def failed(self, job: SweepJob) -> None:
        """A job cannot be done."""
        self._given.discard(job.run.number)
        self._states[job.run.number] = RunState.FAILED

    def drop(self) -> list[int]:
        """The runs that do not go on: their rung is complete and others are better.

        Nor do the other seeds of a combination that failed with one.
        """
        lost: list[int] = []
        if self._plan.search != "halving":
            return lost
        for members in self._members:
            living = self._living(members)
            until, count = self._rung(members)
            here = (self._reached(number, until) for one in living for number in members[one])
            if len(living) > count and all(here):
                ranked = sorted(living, key=lambda one: self._mean(members[one]), reverse=True)
                lost += [
                    number
                    for one in ranked[count:]
                    for number in members[one]
                    if self._states[number] != RunState.FAILED
                ]
            gone = set(members) - set(living)  # with a seed that failed, or dropped before
            lost += [
                number
                for one in gone
                for number in members[one]
                if self._states[number] == RunState.PLANNED and number not in self._given
            ]
        self._states.update(dict.fromkeys(lost, RunState.DROPPED))
        return lost

    def _due(self) -> list[tuple[list[int], int | None]]:
        """Groups of runs with the step that they are trained to; None is each run's last."""
        if self._plan.search != "halving":
            return [(list(self._runs), None)]
        found: list[tuple[list[int], int | None]] = []
        for members in self._members:
            numbers = [number for one in self._living(members) for number in members[one]]
            found.append((sorted(numbers), self._rung(members)[0]))
        return found

    def _grouped(self) -> list[dict[int, list[int]]]:
        """For each lane of the experiment its combinations, with the runs of each."""
        size = self._plan.combinations
        lanes: dict[int, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
        for number, run in self._runs.items():
            lanes[run.combination // size][run.combination].append(number)
        return list(lanes.values())

    def _living(self, members: Mapping[int, list[int]]) -> list[int]:
        """The combinations of which no run was dropped or failed."""
        lost = RunState.DROPPED, RunState.FAILED
        return [
            one
            for one, numbers in members.items()
            if not any(self._states[number] in lost for number in numbers)
        ]

    def _rung(self, members: Mapping[int, list[int]]) -> tuple[int, int]:
        """The step that the living combinations are trained to now, and how many go on from it."""
        experiment = self._runs[next(iter(members.values()))[0]].experiment
        count = len(members)
        for until in rungs(experiment.steps, experiment.evaluate_every, count):
            living = self._living(members)
            last = until == experiment.steps
            goes_on = count if last else max(1, count // 2)
            reached = all(self._reached(number, until) for one in living for number in members[one])
            if last or not reached or len(living) > goes_on:
                return until, goes_on
            count = goes_on
        raise AssertionError("the last rung is always returned")

    def _reached(self, number: int, until: int) -> bool:
        return self._states[number] in RunState.OVER or self._steps[number] >= until

    def _mean(self, numbers: Iterable[int]) -> float:
        return fmean(self._scores[number] for number in numbers)


def rungs(steps: int, least: int, combinations: int) -> list[int]:
    """The steps at which successive halving looks: the last is ``steps``, each half of the next.

    As many as leave one combination, none below ``least`` (Jamieson & Talwalkar 2016, with half
    of the combinations on each rung).
    """
    found = [steps]
    while 2 ** len(found) <= combinations and found[0] // 2 >= least:
        found.insert(0, found[0] // 2)
    return found


def _score(row: Row) -> float:
    """By which combinations are ranked; what is not known is worst."""
    score = row["validation_score"]
    return -math.inf if score is None or math.isnan(score) else float(score)
