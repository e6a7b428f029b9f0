"""Lane: one experiment of a race, with its network, its optimizer and its record."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np

from nn.arrays import Array, under
from nn.bugs import BrokenNetwork
from nn.data.dataset import REGRESSION, Dataset, Part
from nn.data.images import require_pictures
from nn.data.preparation import Preparation
from nn.data.prepared import Prepared
from nn.data.recipe import Progress
from nn.errors import DataError, DivergedError, FieldError, Phrase, sentence
from nn.importing.network_file import start_from
from nn.network import Network
from nn.training.evaluation import Evaluation, Judge
from nn.training.history import ACCURACY, FIRST_MEASURE, LOSS, USER_DIGITS, Record
from nn.training.lane_outputs import LaneOutputs
from nn.training.lane_stopping import LaneStopping, Stop
from nn.training.model import Model
from nn.training.probes import Probe
from nn.training.recipe.basics import FULL_BATCH
from nn.training.recipe.building import PENALTIES
from nn.training.recipe.experiment import Experiment
from nn.training.trainer import Batches, update
from nn.training.weight_path import WeightPath

OF_OPTIMIZERS = ("learning_rate", "momentum", *PENALTIES)  # live fields that are theirs


@dataclasses.dataclass(frozen=True)
class Order:
    """What a lane was told after ``step`` steps: a live field's new value, or to go on ("")."""

    step: int
    field: str = ""
    value: Any = None


class Lane:
    """One experiment of a race: its network, its optimizer, its record, and how it stands.

    ``slot`` is its mark among the lanes; a ``paused`` lane is left alone by the race;
    ``failure`` says why it stopped, if it did, and ``stop`` why it ended before its last step;
    ``test`` is (loss, accuracy) on the test set once it has ended. ``watched`` are digits of a
    person's own, looked at with the validation set. ``train_seconds`` is what the steps took,
    mini-batches and augmentation included, evaluation excluded. ``orders`` are what it was told
    since it was made or restored, in their order. ``noted`` is called after each piece of work,
    by the thread that did it.
    """

    def __init__(
        self,
        experiment: Experiment,
        prepared: Prepared,
        slot: int,
        watched: Part,
        progress: Progress | None = None,
    ) -> None:
        self.experiment, self.slot, self.prepared = experiment, slot, prepared
        dataset = prepared.dataset
        _check_shapes(dataset)
        self._augmentation = experiment.augmentation
        if self._augmentation is not None:
            _check_pictures(dataset)
        self.network = _new_network(experiment, prepared, progress)
        self.parts = {name: self._as_targets(part) for name, part in dataset.parts.items()}
        train = self.parts["train"]
        self.batches = _new_batches(experiment, train, prepared.fault != "none")
        self._room = np.empty_like(train.x[: self.batches.batch_size])
        self._judge = Judge(self.network, dataset.task, train.t)
        degree = self.network.loss_function.degree
        self._unit = prepared.preparation.target.spread**degree  # of the loss of a regression
        self.watch(watched)
        self.optimizer = experiment.new_optimizer()
        if isinstance(self.network, BrokenNetwork):
            self.optimizer.undecayed = self.network.undecayed
        self.probe = Probe(self.network, self.optimizer)
        self.path = WeightPath(self.network.parameters.size)
        self.path.visit(0, self.network.parameters)
        batching = self.batches.batch_size, experiment.sampling
        self.record = Record(slot, self.probe.layers, batching, len(train))
        self.paused = False
        self.failure: DivergedError | None = None
        self.stopping = LaneStopping(experiment, dataset.task)
        self.stop: Stop | None = None
        self.test: tuple[float, float] | None = None
        self.train_seconds = 0.0
        self._scheduled = experiment.steps  # the length of the run that its schedule was made for
        self._validated = 0  # the step of the last look at the validation set
        self._validation: tuple[Evaluation, Evaluation] | None = self._new_validation()
        self._testing: Evaluation | None = None
        self._outputs = LaneOutputs()
        self.orders: list[Order] = []
        self.noted: Callable[[Lane], None] | None = None

    @property
    def step(self) -> int:
        """Steps taken."""
        return self.optimizer.steps

    @property
    def samples(self) -> int:
        """Samples seen: the measure by which lanes are level."""
        return self.step * self.batches.batch_size

    @property
    def over(self) -> bool:
        """Whether there is nothing left to do: it stopped, or has been tested."""
        return self.failure is not None or self.test is not None

    @property
    def evaluating(self) -> bool:
        """Whether an evaluation on the validation set is due or under way."""
        return self._validation is not None

    @property
    def blocked(self) -> bool:
        """Whether a reader has to empty the rings first."""
        return self.record.ring.full or self.record.evaluation_ring.full

    def advance(self) -> None:
        """The next piece of work: a chunk of an evaluation that is due, or one step."""
        if self._validation is not None:
            self._advance_validation(*self._validation)
        elif self.step < self.experiment.steps and self.stop is None:
            self._step()
        else:
            self._advance_test()
        if self.noted is not None:
            self.noted(self)

    def set(self, field: str, value: Any) -> None:
        """Change a live field from the next step on."""
        self.orders.append(Order(self.step, field, value))
        self.experiment = self.experiment.changed(field, value)
        if field in OF_OPTIMIZERS:
            setattr(self.optimizer, field, getattr(self.experiment, field))
        if self.stop is not None:
            return
        if field == "steps" and self.step < self.experiment.steps:
            self.test, self._testing = None, None
        elif field == "steps" and self._validated != self.step:  # it ends here, unexpectedly
            self._validation = self._new_validation()

    def go_on(self) -> None:
        """Continue from the last weights after a stop before the last step."""
        if self.stop is not None:
            self.orders.append(Order(self.step))
            self.stopping.go_on()
            self.stop = self.test = self._testing = None

    def leave_evaluation_out(self) -> None:
        """Do without the evaluation that is due, if no step depends on what it finds."""
        if self.stopping.kind == "none" and not self.optimizer.schedule.observes:
            self._validation = None

    @property
    def result(self) -> tuple[int, dict[str, Array]]:
        """The step and the state of the network that results speak of.

        The best of a lane that stops early, as far as it is known; else the last.
        """
        stopping = self.stopping
        if stopping.best is None or not (self.over or self.evaluating):
            return self.step, self.network.state()
        return stopping.best_step, stopping.best

    def state(self) -> tuple[dict[str, Array], dict[str, Any]]:
        """Everything that decides the next step: arrays, and JSON-ready values."""
        order, batches = self.batches.state()
        arrays = {"order": order, **self.network.state()}
        for name, vector in self.optimizer.state.items():
            arrays[f"optimizer/{name}"] = vector.copy()
        idle, probe = self.probe.state()
        for name, array in self.prepared.preparation.arrays().items():
            arrays[f"preparation/{name}"] = array
        best, stopping = self.stopping.state()
        stop = self.stop and [self.stop.step, self.stop.reason.template, self.stop.reason.values]
        return arrays | idle | best, {
            "stopping": stopping,
            "stop": stop,
            "probe": probe,
            "scheduled": self._scheduled,
            "slot": self.slot,
            "paused": self.paused,
            "batches": batches,
            "optimizer_steps": self.optimizer.steps,
            "optimizer_began": self.optimizer.began,
            "train_seconds": self.train_seconds,
            "failure": self.failure and [self.failure.template, self.failure.values],
            "schedule": self.optimizer.schedule.state(),
            "validating": self._validation is not None,
            "validated": self._validated,
        }

    def restore(self, arrays: dict[str, Array], rest: dict[str, Any]) -> None:
        """Go on where ``state`` was taken. Raises ValueError or KeyError for a state unlike it."""
        self.paused = bool(rest["paused"])
        preparation = Preparation.from_arrays(under("preparation/", arrays))
        if preparation.features(self.prepared.dataset.features) != self.prepared.features:
            raise ValueError("its preparation is of other data")
        self.prepared = dataclasses.replace(self.prepared, preparation=preparation)
        self.batches.restore(arrays["order"], rest["batches"])
        self.network.restore({**arrays, "parameters": self._like(arrays["parameters"])})
        self.optimizer.steps = _count(rest["optimizer_steps"])
        self.optimizer.began = _count(rest.get("optimizer_began", 0))
        if self.optimizer.began > self.optimizer.steps:
            raise ValueError(f"an optimizer that began at step {self.optimizer.began}")
        self.path = WeightPath(self.network.parameters.size)  # the way there is not saved
        self.path.visit(self.step, self.network.parameters)
        self.train_seconds = float(rest["train_seconds"])
        if not 0.0 <= self.train_seconds < math.inf:
            raise ValueError(f"{self.train_seconds} s of training")
        self.probe.restore(arrays, rest["probe"])
        self._scheduled = _count(rest["scheduled"])
        asked = dataclasses.replace(self.experiment, steps=self._scheduled)
        self.optimizer.schedule = asked.new_schedule()
        self.optimizer.schedule.restore(rest["schedule"])
        if self.optimizer.steps > self.optimizer.began:
            self.optimizer.state = {
                name: self._like(arrays[f"optimizer/{name}"]) for name in self.optimizer.state_names
            }
            self._check_optimizer()
        if rest["failure"]:
            template, values = rest["failure"]
            self.failure = DivergedError(str(template), **_with_phrases(values))
            str(self.failure)  # a sentence that cannot be told fails here, not later
        self._restore_stopping(arrays, rest)
        self._validated = _count(rest["validated"])
        if not rest["validating"]:
            self._validation = None

    def _restore_stopping(self, arrays: dict[str, Array], rest: dict[str, Any]) -> None:
        """Runs that were saved before lanes could stop early have nothing of it."""
        if "stopping" in rest:
            best = under("best/", arrays)
            if best:
                best["parameters"] = self._like(best["parameters"])
                self.network.copy().restore(best)  # one that does not fit fails here
            self.stopping.restore(best, rest["stopping"])
        if rest.get("stop"):
            step, template, values = rest["stop"]
            reason = sentence(str(template), **_with_phrases(values))
            self.stop = Stop(_count(step), reason, self.stopping.best_step)
            str(self.stop.reason)

    def _like(self, vector: Array) -> Array:
        """``vector`` in the type of the parameters. Raises ValueError for one unlike them."""
        parameters = self.network.parameters
        if vector.shape != parameters.shape or vector.dtype.kind != "f":
            raise ValueError(f"a vector of {vector.shape} is not one of {parameters.size} numbers")
        return vector.astype(parameters.dtype)

    def _check_optimizer(self) -> None:
        """Raise ValueError for a restored state that no steps can have led to.

        What is not a number makes its parameter none too, in each of OPTIMIZERS.
        """
        known = ~np.isnan(self.network.parameters)
        for name, vector in self.optimizer.state.items():
            if np.isnan(vector[known]).any():
                raise ValueError(f"optimizer/{name} holds what is not a number")
            if name in self.optimizer.sums_of_squares and (vector < 0).any():
                raise ValueError(f"optimizer/{name} holds a negative sum of squares")

    def _step(self) -> None:
        """One update, and its row; a loss that is not finite stops the lane as it was before."""
        start = perf_counter()
        x, targets = self._entering(*self.batches.draw(), self.step)
        gathered = perf_counter() - start
        self.probe.before()
        start = perf_counter()
        try:
            loss = update(self.network, self.optimizer, x, targets)
        except DivergedError as failure:
            self.failure = failure
            return
        self.train_seconds += gathered + perf_counter() - start
        self.path.visit(self.step, self.network.parameters)
        row = self.record.ring.slot()
        row[0], row[LOSS] = self.step, loss * self._unit
        row[ACCURACY] = self._judge.score(self.network.scores, targets, loss)
        self.probe.read(row[FIRST_MEASURE:])
        self.stopping.after_step(row[FIRST_MEASURE : FIRST_MEASURE + self.probe.layers])
        self.record.ring.commit()
        experiment = self.experiment
        if self.step % experiment.evaluate_every == 0 or self.step == experiment.steps:
            self._validation = self._new_validation()

    def latest(self) -> tuple[Array, Array]:
        """The mini-batch of the last step (of the first one before that) as it was learnt from."""
        return self._entering(*self.batches.latest(), max(self.step - 1, 0))

    def latest_samples(self) -> tuple[Array, Array]:
        """The same before its preparation: what a person can look at."""
        x, targets = self.batches.latest()
        return self._augmented(x, max(self.step - 1, 0)), targets

    def upcoming(self) -> tuple[Array, Array]:
        """The mini-batch that the next step will learn from, as it will enter the network."""
        return self._entering(*self.batches.upcoming(), self.step)

    def upcoming_samples(self) -> tuple[Array, Array]:
        """The same before its preparation."""
        x, targets = self.batches.upcoming()
        return self._augmented(x, self.step), targets

    def entering(self, x: Array, t: Array) -> tuple[Array, Array]:
        """Samples x (n, features) as they enter the network, and t as the loss takes them.

        Raises LabelError.
        """
        return self.prepared.preparation.apply(x), self._as_targets(Part(x, t)).t

    def as_known(self, targets: Array) -> Array:
        """Targets of the loss as class numbers (n,), or as numbers in their own unit."""
        if targets.ndim > 1:
            targets = targets[:, 0] if targets.shape[1] == 1 else targets.argmax(axis=1)
        if self.prepared.dataset.task == REGRESSION:
            return np.asarray(self.prepared.preparation.target.undo(targets))
        return targets.astype(np.intp)

    def answers(self, outputs: Array) -> Array:
        """The class of each sample by what leaves the network; in a regression the number."""
        return Model.of(self.network, self.prepared).meant(outputs)

    def watch(self, digits: Part) -> None:
        """Look at these digits of a person's own from the next evaluation on."""
        self.watched = self._as_targets(digits) if len(digits) else digits

    def _as_targets(self, part: Part) -> Part:
        """A part with its targets as the loss takes them. Raises LabelError."""
        t = self.prepared.preparation.target.apply(part.t)
        return Part(part.x, self.network.targets(t, len(part)))

    def _augmented(self, x: Array, step: int) -> Array:
        """Pictures augmented, for a step always in the same way."""
        if self._augmentation is None:
            return x
        return self._augmentation.apply(x, (self.experiment.seed, step))

    def _entering(self, x: Array, targets: Array, step: int) -> tuple[Array, Array]:
        """A mini-batch as it enters the network."""
        x = self._augmented(x, step)
        return self.prepared.preparation.apply(x, self._room), targets

    def _new_validation(self) -> tuple[Evaluation, Evaluation]:
        """What is to be looked at now: the validation set, and a person's own digits."""
        return self._evaluation(self.parts["validation"]), self._evaluation(self.watched)

    def _evaluation(self, part: Part, network: Network | None = None) -> Evaluation:
        prepared = self.prepared
        return Evaluation(
            network or self.network, part, prepared.preparation, prepared.dataset.task
        )

    def evaluation(self, name: str) -> Evaluation:
        """An evaluation of the ``result`` over the part "train", "validation" or "test"."""
        return self._evaluation(self.parts[name], self._best_network())

    def evaluate(self, name: str) -> tuple[float, float]:
        """Loss and score of the ``result`` over a whole part."""
        return self.evaluation(name).finish()

    def errors(self, name: str) -> tuple[float, float]:
        """Root mean squared and mean absolute error of a regression, in the target's own unit."""
        evaluation = self.evaluation(name)
        evaluation.finish()
        return evaluation.root_mean_squared_error, evaluation.mean_absolute_error

    def evaluated(self, part: str) -> bool:
        """Whether outputs of an evaluation of this part are known."""
        return self._outputs.latest(part) is not None

    def outputs(
        self, part: str, now: bool = False, check: Callable[[], None] = lambda: None
    ) -> tuple[int, Array]:
        """A step, and what the network gave after it for every sample of a part, (n, …).

        They are those of the last evaluation, or ``now`` of the present step, and of a lane that
        has ended those of its ``result``. Where they are not known the part is evaluated;
        ``check`` may raise to cancel that.
        """
        ended = self.over or self.stop is not None
        step = self._best_step if ended else self.step
        exact = ended or now
        known = self._outputs.get(part, step) if exact else self._outputs.latest(part)
        if known is None:
            best = self._best_network() if ended else None
            evaluation = self._evaluation(self.parts[part], best)
            while not evaluation.done:
                check()
                evaluation.advance()
            known = step, evaluation.outputs
            self._outputs.note(part, *known, self.stopping.best_step)
        return known

    def _advance_validation(self, evaluation: Evaluation, digits: Evaluation) -> None:
        for one in (evaluation, digits):
            if not one.done:
                one.advance()
                return
        row = self.record.evaluation_ring.slot()
        row[0] = self._validated = self.step
        row[LOSS], row[ACCURACY] = evaluation.finish()
        row[USER_DIGITS] = digits.finish()[1]
        if self.step and self.step % self.experiment.evaluate_every == 0:
            self.optimizer.schedule.observe(float(row[LOSS]))  # not where a leg happened to end
        loss, score = map(float, (row[LOSS], row[ACCURACY]))
        reason = self.stopping.after_evaluation(self.step, loss, score, self.network)
        self._outputs.note("validation", self.step, evaluation.outputs, self.stopping.best_step)
        self.record.evaluation_ring.commit()
        self._validation = None
        if reason is not None and self.step < self.experiment.steps:
            self.stop = Stop(self.step, reason, self.stopping.best_step)

    @property
    def _best_step(self) -> int:
        """The step of the best weights that are kept; the present one where none are."""
        return self.step if self.stopping.best is None else self.stopping.best_step

    def _best_network(self) -> Network | None:
        """A network with the best weights; None where those are the present ones."""
        best = self.stopping.best
        if best is None or self._best_step == self.step:
            return None
        network = self.network.copy()
        network.restore(best)
        return network

    def _advance_test(self) -> None:
        if self._testing is None:
            self._testing = self._evaluation(self.parts["test"], self._best_network())
        elif not self._testing.done:
            self._testing.advance()
        else:
            self.test = self._testing.finish()
            self._outputs.note("test", self._best_step, self._testing.outputs, self._best_step)


def _new_network(experiment: Experiment, prepared: Prepared, progress: Progress | None) -> Network:
    """The network of a recipe with random weights, or those of the file that it names."""
    dataset = prepared.dataset
    network = experiment.network(
        prepared.features, dataset.outputs, dataset.task, dataset.entries, progress
    )
    if experiment.weights:
        start_from(network, Path(experiment.weights), dataset.features, dataset.entries)
    return network


def _new_batches(experiment: Experiment, train: Part, faulty: bool) -> Batches:
    """The mini-batches of a recipe; a fault may leave fewer samples than one would have."""
    size = experiment.batch_size if experiment.batch_size != FULL_BATCH else len(train)
    size = min(size, len(train)) if faulty else size
    replacement = experiment.sampling == "replacement"
    return Batches(train.x, train.t, size, experiment.seed, replacement)


def _check_shapes(dataset: Dataset) -> None:
    """Raise DataError unless the samples of all parts are alike."""
    for name, part in dataset.parts.items():
        if part.x.shape[1:] != dataset.train.x.shape[1:]:
            raise DataError(
                "The {part} samples have {got} features, but the training samples have "
                "{expected}. All samples of a network must have the same length.",
                part=Phrase(name),
                got=part.x.shape[1],
                expected=dataset.features,
            )


def _check_pictures(dataset: Dataset) -> None:
    """Raise FieldError unless the samples are pictures that can be augmented."""
    require_pictures("augment", dataset.features)
    if dataset.picture_shape is None:
        raise FieldError("augment: '{name}' has no images. Choose none.", name=dataset.name)


def _with_phrases(values: dict[str, Any]) -> dict[str, Any]:
    """The values of a saved sentence; its texts are translated with it."""
    return {key: Phrase(one) if isinstance(one, str) else one for key, one in values.items()}


def _count(value: Any) -> int:
    """``value`` as a number of steps. Raises ValueError."""
    if value != int(value) or value < 0:
        raise ValueError(f"{value} is no number of steps")
    return int(value)
