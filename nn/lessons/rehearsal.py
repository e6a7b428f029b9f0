"""Rehearsal: a lesson played without a window, to see whether each step can be reached."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from nn.data import load_dataset
from nn.errors import FieldError
from nn.lessons.facts import LaneFacts, facts_of_run
from nn.lessons.lesson import Action, Lesson, LessonStep, Words
from nn.registry import lookup
from nn.training.fork import fork
from nn.training.lanes import edited, variation
from nn.training.presets import load_preset
from nn.training.race import Race
from nn.training.recipe.experiment import Experiment
from nn.training.recipe.settings import KNOBS
from nn.training.time_machine import TimeMachine

OF_LEARNERS = {"drawn", "prediction", "answer1", "answer2", "answer3", "answer4"}


@dataclass(frozen=True)
class Rehearsed:
    """A step that was played: the facts after it, what is said, and whether it is ``done``.

    ``done`` is None where that depends on what a learner does.
    """

    index: int
    step: LessonStep
    facts: dict[str, float]
    said: Words | None
    done: bool | None


class Rehearsal:
    """Does what the steps of a lesson do to a run, with the data of a folder."""

    def __init__(self, lesson: Lesson, data_dir: Path | None = None) -> None:
        self._lesson, self._data_dir = lesson, data_dir
        self._lanes: list[Experiment] = []
        self._race: Race | None = None
        self._machine: TimeMachine | None = None
        self._shown: int | None = None  # the earlier step that is shown

    def play(self) -> Iterator[Rehearsed]:
        """Play step after step. Raises errors of the project for actions that cannot be done."""
        for index, step in enumerate(self._lesson.steps):
            for action in step.actions:
                self._do(action)
            facts = self._facts()
            asked = step.done.names if step.done else set()
            done = step.done is None or step.done.holds(facts)
            unknown = bool(asked & OF_LEARNERS) and not done
            yield Rehearsed(index, step, facts, step.said(facts), None if unknown else done)

    def _facts(self) -> dict[str, float]:
        if self._race is None:
            return {}
        found = []
        for lane in self._race.lanes:
            record = lane.record
            if self._shown is not None:
                record = record.until(min(self._shown, record.step), growing=False)
            ended = lane.failure is not None, lane.stop is not None
            found.append(LaneFacts(lane.experiment, record, *ended))
        return facts_of_run(found)

    def _do(self, action: Action) -> None:
        kind, value = action.kind, action.value
        if kind == "preset":
            self._build(list(load_preset(value).lanes))
        elif kind == "reset":
            self._build(self._lanes)
        elif kind == "run_to":
            self._run_to(value)
        elif kind in ("rewind", "live"):
            self._shown = value if kind == "rewind" else None
        elif kind == "set":
            self._set(value["lane"] - 1, value["field"], value["value"])
        else:
            self._new_lane(kind, **value)

    def _build(self, lanes: Sequence[Experiment]) -> None:
        self._lanes, self._shown = list(lanes), None
        self._race = Race(lanes, load_dataset(lanes[0].data_recipe, self._data_dir))
        self._machine = TimeMachine(self._race)

    @property
    def _running(self) -> Race:
        if self._race is None:
            raise FieldError("This lesson does something before it has opened an experiment.")
        return self._race

    def _run_to(self, step: int) -> None:
        race = self._running
        while True:
            going = [lane for lane in race.lanes if not lane.over and lane.stop is None]
            if all(lane.step >= min(step, lane.experiment.steps) and not lane.evaluating
                   for lane in going):  # fmt: skip
                break
            behind = min(going, key=lambda lane: (lane.samples, not lane.evaluating))
            behind.advance()
            behind.record.drain()

    def _set(self, index: int, field: str, value: object) -> None:
        race = self._running
        if index >= len(race.lanes):
            raise FieldError("lane: this run has {count} lane(s).", count=len(race.lanes))
        if lookup(KNOBS, field, "field").live and race.step:
            race.set(race.lanes[index].slot, field, value)
            self._lanes = list(race.experiments)
        else:
            self._build(edited(self._lanes, index, field, value))

    def _new_lane(
        self, kind: str, lane: int, field: str, value: object, name: str, step: int = 0
    ) -> None:
        race = self._running
        assert self._machine is not None
        if lane > len(race.lanes):
            raise FieldError("lane: this run has {count} lane(s).", count=len(race.lanes))
        if kind == "add_lane":
            race.add(variation(race.experiments, lane - 1, field, value, name))
        else:
            slot = race.lanes[lane - 1].slot
            fork(race, self._machine.route(slot, step).go().lane, field, value, name)
        self._lanes = list(race.experiments)
