"""SweepPlan: which runs a sweep consists of."""

from __future__ import annotations

import dataclasses
import itertools
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from nn.errors import FieldError
from nn.registry import lookup
from nn.sweeps.axes import Axis, parse_axis
from nn.training.recipe.experiment import LONGEST_NAME, Experiment
from nn.training.recipe.parsing import as_text

SEARCHES = ("grid", "random", "halving")
USUAL_BUDGET = 30
MOST_REPEATS = 64  # seeds for each combination
MANY_RUNS = 1000  # beyond which a person is asked first
MOST_RUNS = 1_000_000
LANE = "lane"  # the column that tells lanes of the experiment apart


@dataclass(frozen=True)
class PlannedRun:
    """One run: its number (from 1), its recipe, and what of it varies, by the column's name."""

    number: int
    combination: int
    values: dict[str, Any]
    experiment: Experiment


@dataclass(frozen=True)
class SweepPlan:
    """What a sweep varies: lanes × combinations × seeds.

    ``over`` are texts such as "learning_rate=log:0.001..1:7" (see parse_axis); ``budget`` is the
    number of combinations of a random search, or of halving, which otherwise takes the grid.
    The seeds are the recipe's own and those that follow. Raises FieldError, UnknownNameError.
    """

    title: str
    lanes: tuple[Experiment, ...]
    over: tuple[str, ...] = ()
    seeds: int = 1
    search: str = "grid"
    budget: int | None = None

    def __post_init__(self) -> None:
        lookup(dict.fromkeys(SEARCHES), self.search, "search")
        if not 1 <= self.seeds <= MOST_REPEATS:
            raise FieldError(
                "seeds: {value} is outside 1 … {most}.", value=self.seeds, most=MOST_REPEATS
            )
        if self.budget is not None and not 1 <= self.budget <= MOST_RUNS:
            raise FieldError(
                "budget: {value} is outside 1 … {most}.", value=self.budget, most=MOST_RUNS
            )
        if self.budget is not None and self.search == "grid":
            raise FieldError("budget: a grid takes every combination. Search random, or halving.")
        fields = [axis.field for axis in self.axes]
        for field in fields:
            if fields.count(field) > 1:
                raise FieldError(
                    "{field}: it is varied twice. Give all its values at once.", field=field
                )
        counted = {"steps", "evaluate_every"} & set(fields)
        if self.search == "halving" and counted:
            raise FieldError(
                "{field}: a halving decides itself how many steps each run takes. Vary another "
                "field, or search a grid.",
                field=counted.pop(),
            )
        for axis in self.axes:
            for value in axis.values:
                for lane in self.lanes:
                    lane.changed(axis.field, value)  # raises for what no run could have

    @cached_property
    def axes(self) -> tuple[Axis, ...]:
        """The fields that vary."""
        return tuple(map(parse_axis, self.over))

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """What of a run varies beside the seed: the lane if there are several, then the fields."""
        lane = (LANE,) if len(self.lanes) > 1 else ()
        return (*lane, *(axis.field for axis in self.axes))

    @property
    def combinations(self) -> int:
        """How many combinations of values there are for each lane and seed."""
        every = math.prod(len(axis.values) for axis in self.axes)
        if self.search == "random":
            return self.budget or USUAL_BUDGET
        return self.budget or every if self.search == "halving" else every

    @property
    def count(self) -> int:
        """The number of runs."""
        return len(self.lanes) * self.combinations * self.seeds

    def runs(self) -> list[PlannedRun]:
        """All of them: every combination with the first seed, then with the next one."""
        if self.count > MOST_RUNS:
            raise FieldError(
                "This sweep would have {count} runs; at most {most} are possible. Vary fewer "
                "fields, or search at random.",
                count=f"{self.count:,}",
                most=f"{MOST_RUNS:,}",
            )
        combinations = list(self._combinations())
        found = []
        for number, (seed, (index, (lane, values))) in enumerate(
            itertools.product(
                range(self.seeds),
                enumerate(itertools.product(self.lanes, combinations)),
            ),
            start=1,
        ):
            told = ({LANE: lane.name} if len(self.lanes) > 1 else {}) | values
            experiment = dataclasses.replace(
                lane, **values, seed=lane.seed + seed, name=_name(told or {LANE: lane.name})
            )
            found.append(PlannedRun(number, index, told, experiment))
        return found

    def samples(self) -> Iterator[Experiment]:
        """Few recipes in which every value occurs, to see whether they fit the data."""
        for lane in self.lanes:
            first = {axis.field: axis.values[0] for axis in self.axes}
            yield dataclasses.replace(lane, **first)
            for axis in self.axes:
                for value in axis.values[1:]:
                    yield dataclasses.replace(lane, **first | {axis.field: value})

    def to_dict(self) -> dict[str, Any]:
        """Ready for JSON."""
        told = {field.name: getattr(self, field.name) for field in dataclasses.fields(self)}
        return told | {"lanes": [lane.to_dict() for lane in self.lanes], "over": list(self.over)}

    @classmethod
    def from_dict(cls, told: dict[str, Any]) -> SweepPlan:
        """The plan that ``to_dict`` wrote. Raises FieldError, UnknownNameError, TypeError."""
        lanes = tuple(map(Experiment.from_dict, told["lanes"]))
        return cls(**told | {"lanes": lanes, "over": tuple(told["over"])})

    def _combinations(self) -> Iterator[dict[str, Any]]:
        axes = self.axes
        at_random = self.search == "random" or (self.search == "halving" and self.budget)
        if not at_random:
            for values in itertools.product(*(axis.values for axis in axes)):
                yield dict(zip((axis.field for axis in axes), values, strict=True))
            return
        rng = np.random.default_rng(self.lanes[0].seed)
        for _ in range(self.combinations):
            yield {axis.field: axis.draw(rng) for axis in axes}


def _name(values: dict[str, Any]) -> str:
    """The name of a run's lane: what makes it different."""
    text = " · ".join(as_text(value) for value in values.values())
    return text if len(text) <= LONGEST_NAME else text[: LONGEST_NAME - 1] + "…"
