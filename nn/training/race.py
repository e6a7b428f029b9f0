"""Race: lanes over the same data and seed that step together on the same mini-batches.

What differs between two curves is what differs between two experiments. A race of
one lane is an ordinary run. ``advance`` does the next small piece of work (a step of
every lane, or a chunk of an evaluation), so that whoever drives it can look up in
between and is never away for long.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from time import perf_counter
from typing import Any

import numpy as np

from nn.arrays import Array, under
from nn.data.dataset import Dataset, Part
from nn.errors import DivergedError, FieldError
from nn.network import Network
from nn.registry import lookup
from nn.training.experiment import KNOBS, PENALTIES, Experiment
from nn.training.history import Change, Layout
from nn.training.probes import GradientNorms
from nn.training.ring import Ring
from nn.training.trainer import Batches, update

MOST_LANES = 4
OF_OPTIMIZERS = ("learning_rate", "momentum", *PENALTIES)  # live fields that are theirs


class Lane:
    """One experiment of a race: its network, its optimizer, and why it stopped, if it did."""

    def __init__(self, experiment: Experiment, features: int, classes: int) -> None:
        self.experiment = experiment
        self.network = experiment.network(features, classes)
        self.optimizer = experiment.new_optimizer()
        self.norms = GradientNorms(self.network)
        self.failure: DivergedError | None = None
        self.train_seconds = 0.0

    def step(self, x: Array, numbers: Array, row: Array) -> None:
        """One update; writes loss, accuracy and gradient norms into ``row``.

        A lane whose loss is not finite stops alone, with its last finite weights.
        """
        row[:] = np.nan
        if self.failure is not None:
            return
        start = perf_counter()
        try:
            row[0] = update(self.network, self.optimizer, x, numbers)
        except DivergedError as failure:
            self.failure = failure
            return
        self.train_seconds += perf_counter() - start
        row[1] = self.network.loss_function.accuracy(self.network.scores, numbers)
        with np.errstate(over="ignore"):
            self.norms.read(row[2:])

    def set(self, field: str, value: Any) -> None:
        """Change a live field from the next step on."""
        self.experiment = self.experiment.changed(field, value)
        if field in OF_OPTIMIZERS:
            setattr(self.optimizer, field, getattr(self.experiment, field))


class Evaluation:
    """Loss and accuracy of every lane over one part of the data, a chunk at a time.

    A lane that has stopped is not looked at: its values are NaN.
    """

    def __init__(self, lanes: Sequence[Lane], part: Part) -> None:
        self._part = part
        self._queue = deque(
            (place, lane.network, start)
            for place, lane in enumerate(lanes)
            if lane.failure is None
            for start in range(0, len(part), lane.network.evaluation_chunk)
        )
        self._losses = np.array([0.0 if lane.failure is None else np.nan for lane in lanes])
        self._correct = self._losses.copy()

    @property
    def done(self) -> bool:
        """Whether every chunk has been looked at."""
        return not self._queue

    def advance(self) -> None:
        """Look at the next chunk."""
        place, network, start = self._queue.popleft()
        chosen = slice(start, start + network.evaluation_chunk)
        loss, accuracy = score(network, self._part.x[chosen], self._part.t[chosen])
        count = len(self._part.t[chosen])
        self._losses[place] += loss * count
        self._correct[place] += accuracy * count

    def finish(self) -> tuple[Array, Array]:
        """Look at all that is left; (losses, accuracies), one for each lane."""
        while self._queue:
            self.advance()
        return self._losses / len(self._part), self._correct / len(self._part)


def score(network: Network, x: Array, numbers: Array) -> tuple[float, float]:
    """Mean loss and accuracy of a network on samples that fit into one chunk."""
    with np.errstate(over="ignore", invalid="ignore"):
        scores, loss = network.forward(x), network.loss_function
        return loss.forward(scores, numbers), loss.accuracy(scores, numbers)


class Race:
    """One to four experiments over one data set.

    Rows of steps go into ``ring``, rows of evaluations into ``evaluation_ring``; a
    ``Layout`` tells their columns. ``stopped`` counts the lanes whose loss is no longer
    finite. Raises FieldError for lanes that cannot race.
    """

    def __init__(self, experiments: Sequence[Experiment], dataset: Dataset) -> None:
        check_lanes(experiments)
        first = experiments[0]
        self.dataset = dataset
        self.batches = Batches(
            dataset.train.x,
            dataset.train.t,
            first.batch_size,
            first.seed,
            replacement=first.sampling == "replacement",
        )
        self.lanes = [Lane(one, dataset.features, dataset.classes) for one in experiments]
        self.layout = Layout(tuple(len(lane.network.weight_names) for lane in self.lanes))
        self.ring = Ring(self.layout.columns)
        self.evaluation_ring = Ring(self.layout.evaluation_columns, capacity=1024)
        self.step = 0
        self.stopped = 0
        self.test: tuple[Array, Array] | None = None
        self._evaluation: Evaluation | None = Evaluation(self.lanes, dataset.validation)
        self._test: Evaluation | None = None

    @property
    def experiments(self) -> list[Experiment]:
        """The recipes of the lanes as they stand now."""
        return [lane.experiment for lane in self.lanes]

    @property
    def steps(self) -> int:
        """The step at which the race ends."""
        return self.lanes[0].experiment.steps

    @property
    def finished(self) -> bool:
        """Whether all steps were taken and the test set was looked at."""
        return self.test is not None

    @property
    def evaluating(self) -> bool:
        """Whether an evaluation on the validation set is due or under way."""
        return self._evaluation is not None

    @property
    def blocked(self) -> bool:
        """Whether a reader has to empty the rings first."""
        return self.ring.full or self.evaluation_ring.full

    def advance(self) -> None:
        """The next piece of work: a chunk of an evaluation that is due, or one step."""
        if self._evaluation is not None:
            self._advance_validation(self._evaluation)
        elif self.step < self.steps and self.stopped < len(self.lanes):
            self._step()
        else:
            self._advance_test()

    def set(self, lane: int, field: str, value: Any) -> list[Change]:
        """Change a live field (of all lanes, if it is shared) from the next step on.

        Returns what really changed. Raises FieldError for a field that needs a new run.
        """
        knob = lookup(KNOBS, field, "field")
        if not knob.live:
            raise FieldError("{field}: a change of it needs a new run.", field=field)
        changes = []
        for place, one in enumerate(self.lanes):
            old = getattr(one.experiment, field)
            if (knob.shared or place == lane) and old != value:
                one.set(field, value)
                changes.append(Change(self.step, place, field, old, value))
        if self.step < self.steps:
            self.test, self._test = None, None
        return changes

    def state(self) -> tuple[dict[str, Array], dict[str, Any]]:
        """Everything that decides the next step: arrays, and JSON-ready values."""
        order, batches = self.batches.state()
        arrays = {"order": order}
        lanes = []
        for place, lane in enumerate(self.lanes):
            for name, array in lane.network.state().items():
                arrays[f"lane{place}/{name}"] = array
            for name, vector in lane.optimizer.state.items():
                arrays[f"lane{place}/optimizer/{name}"] = vector.copy()
            failure = lane.failure and [lane.failure.template, lane.failure.values]
            lanes.append(
                {
                    "optimizer_steps": lane.optimizer.steps,
                    "train_seconds": lane.train_seconds,
                    "failure": failure,
                    "schedule": lane.optimizer.schedule.state(),
                }
            )
        rest = {
            "step": self.step,
            "batches": batches,
            "lanes": lanes,
            "validating": self._evaluation is not None,
        }
        return arrays, rest

    def restore(self, arrays: dict[str, Array], rest: dict[str, Any]) -> None:
        """Go on where ``state`` was taken. Raises ValueError or KeyError for a state unlike it."""
        self.step = _count(rest["step"])
        self.batches.restore(arrays["order"], rest["batches"])
        for place, (lane, kept) in enumerate(zip(self.lanes, rest["lanes"], strict=True)):
            state = under(f"lane{place}/", arrays)
            _like(lane, state["parameters"])
            lane.network.restore(state)
            lane.optimizer.steps = _count(kept["optimizer_steps"])
            lane.train_seconds = float(kept["train_seconds"])
            lane.optimizer.schedule.restore(kept.get("schedule", {}))
            if lane.optimizer.steps:
                lane.optimizer.state = {
                    name: _like(lane, arrays[f"lane{place}/optimizer/{name}"])
                    for name in lane.optimizer.state_names
                }
            if kept["failure"]:
                template, values = kept["failure"]
                lane.failure = DivergedError(str(template), **values)
                str(lane.failure)  # a sentence that cannot be told fails here, not later
        self.stopped = sum(lane.failure is not None for lane in self.lanes)
        if not rest["validating"]:
            self._evaluation = None

    def _step(self) -> None:
        x, numbers = self.batches.draw()
        row = self.ring.slot()
        self.step += 1
        row[0] = self.step
        for place, lane in enumerate(self.lanes):
            first = self.layout.loss(place)
            lane.step(x, numbers, row[first : first + 2 + self.layout.layers[place]])
        self.stopped = sum(lane.failure is not None for lane in self.lanes)
        self.ring.commit()
        if self.step % self.lanes[0].experiment.evaluate_every == 0 or self.step == self.steps:
            self._evaluation = Evaluation(self.lanes, self.dataset.validation)

    def _advance_validation(self, evaluation: Evaluation) -> None:
        if not evaluation.done:
            evaluation.advance()
            return
        row = self.evaluation_ring.slot()
        row[0] = self.step
        row[1::2], row[2::2] = evaluation.finish()
        if self.step:
            for lane, loss in zip(self.lanes, row[1::2], strict=True):
                lane.optimizer.schedule.observe(float(loss))
        self.evaluation_ring.commit()
        self._evaluation = None

    def _advance_test(self) -> None:
        if self._test is None:
            self._test = Evaluation(self.lanes, self.dataset.test)
        elif not self._test.done:
            self._test.advance()
        else:
            self.test = self._test.finish()


def _count(value: Any) -> int:
    """``value`` as a number of steps. Raises ValueError."""
    if value != int(value) or value < 0:
        raise ValueError(f"{value} is no number of steps")
    return int(value)


def _like(lane: Lane, vector: Array) -> Array:
    """``vector`` in the type of a lane's parameters. Raises ValueError for one unlike them."""
    parameters = lane.network.parameters
    if vector.shape != parameters.shape or vector.dtype.kind != "f":
        raise ValueError(f"a vector of {vector.shape} is not one of {parameters.size} numbers")
    return vector.astype(parameters.dtype)


def check_lanes(experiments: Sequence[Experiment]) -> None:
    """Raise FieldError unless the experiments can race each other."""
    if not 1 <= len(experiments) <= MOST_LANES:
        raise FieldError(
            "A race has 1 to {most} lanes, but this one has {count}.",
            most=MOST_LANES,
            count=len(experiments),
        )
    names = [experiment.name for experiment in experiments]
    if len(set(names)) != len(names):
        raise FieldError(
            "Two lanes are called '{name}'; give each its own name.",
            name=max(names, key=names.count),
        )
    for field, one in KNOBS.items():
        values = {getattr(experiment, field) for experiment in experiments}
        if one.shared and len(values) > 1:
            raise FieldError(
                "{field}: all lanes of a race share it, but here are {values}.",
                field=field,
                values=", ".join(sorted(map(str, values))),
            )
