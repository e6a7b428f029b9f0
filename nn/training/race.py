"""Race: lanes over the same data and seed that train side by side on the same mini-batches.

What differs between two curves is what differs between two experiments. Each lane has its
own network, optimizer, order of mini-batches and record, so it learns the same alone and
beside others, and can be added, paused or removed at any time. ``advance`` does the next
small piece of work (one step of one lane, or a chunk of an evaluation) for the lane that is
furthest behind, so that whoever drives it can look up in between and is never away for long.
"""

from __future__ import annotations

import dataclasses
import math
from collections import deque
from collections.abc import Sequence
from functools import partial
from time import perf_counter
from typing import Any

import numpy as np

from nn.arrays import QUIET, Array, under
from nn.data.dataset import REGRESSION, Dataset, Part
from nn.data.images import require_pictures
from nn.data.own import NO_DIGITS, watched, with_own
from nn.data.preparation import Preparation
from nn.data.prepared import Prepared, prepare
from nn.data.recipe import Progress
from nn.errors import DataError, DivergedError, FieldError, Phrase
from nn.network import Network
from nn.registry import lookup
from nn.training.experiment import KNOBS, PENALTIES, Experiment
from nn.training.history import ACCURACY, FIRST_MEASURE, LOSS, OWN, Change, Record
from nn.training.lanes import MOST_LANES, check_lanes, edited, keeping_pace
from nn.training.model import facts_of_data
from nn.training.probes import Probe
from nn.training.trainer import Batches, update

OF_OPTIMIZERS = ("learning_rate", "momentum", *PENALTIES)  # live fields that are theirs


class Judge:
    """What is told of answers besides their loss: the accuracy, or the R² of a regression.

    R² is the share of the targets' variance that the answers explain, 1 - MSE / variance: 0 is
    no better than always to answer the mean. It is NaN where all targets are the same.
    """

    def __init__(self, network: Network, task: str, targets: Array) -> None:
        self._loss = network.loss_function
        self._variance = math.nan
        self._regression = task == REGRESSION
        if self._regression and len(targets):
            self._variance = float(targets.var(dtype=np.float64)) or math.nan

    def score(self, scores: Array, targets: Array, loss: float) -> float:
        """Of one batch with its mean loss."""
        if self._regression:
            return 1.0 - loss / self._variance
        return self._loss.accuracy(scores, targets)


class Evaluation:
    """Loss and score of a lane's network over one part of the data, a chunk at a time.

    ``part`` holds targets as the network's loss takes them.
    """

    def __init__(self, network: Network, part: Part, preparation: Preparation, task: str) -> None:
        self._network, self._part, self._preparation = network, part, preparation
        self._judge = Judge(network, task, part.t)
        self._starts = deque(range(0, len(part), network.evaluation_chunk))
        self._loss = self._score = self._absolute = 0.0
        self._regression, self._spread = task == REGRESSION, preparation.target.spread

    @property
    def done(self) -> bool:
        """Whether every chunk has been looked at."""
        return not self._starts

    @QUIET
    def advance(self) -> None:
        """Look at the next chunk."""
        start = self._starts.popleft()
        chosen = slice(start, start + self._network.evaluation_chunk)
        x, targets = self._preparation.apply(self._part.x[chosen]), self._part.t[chosen]
        scores = self._network.forward(x)
        loss = self._network.loss_function.forward(scores, targets)
        self._loss += loss * len(targets)
        self._score += self._judge.score(scores, targets, loss) * len(targets)
        if self._regression:
            self._absolute += float(np.abs(scores - targets).sum(dtype=np.float64))

    def finish(self) -> tuple[float, float]:
        """Look at all that is left; (mean loss, score), NaN over no samples.

        The loss of a regression is that in the target's own unit.
        """
        while self._starts:
            self.advance()
        count = len(self._part) or math.nan
        return self._loss / count * self._spread**2, self._score / count

    @property
    def mean_absolute_error(self) -> float:
        """Of a regression, in the target's own unit."""
        return self._absolute / (len(self._part) or math.nan) * self._spread


class Lane:
    """One experiment of a race: its network, its optimizer, its record, and how it stands.

    ``slot`` is its mark among the lanes; a ``paused`` lane is left alone by the race;
    ``failure`` says why it stopped, if it did; ``test`` is (loss, accuracy) on the test set
    once all steps are taken. ``watched`` are digits of a person's own, looked at with the
    validation set. ``train_seconds`` is what the steps took, mini-batches and augmentation
    included, evaluation excluded.
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
            require_pictures("augment", dataset.features)
            if dataset.picture_shape is None:
                raise FieldError(
                    "augment: the samples of '{name}' are no pictures. Choose none.",
                    name=dataset.name,
                )
        self.network = experiment.network(
            prepared.features, dataset.outputs, dataset.task, dataset.entries, progress
        )
        self.parts = {name: self._as_targets(part) for name, part in dataset.parts.items()}
        train, size = self.parts["train"], experiment.batch_size
        if prepared.spoil != "none":  # which may leave fewer samples than a batch
            size = min(size, len(train))
        self.batches = Batches(
            train.x,
            train.t,
            size,
            experiment.seed,
            replacement=experiment.sampling == "replacement",
        )
        self._room = np.empty_like(train.x[:size])
        self._judge = Judge(self.network, dataset.task, train.t)
        self._unit = prepared.preparation.target.spread**2  # of a mean squared error
        self.watch(watched)
        self.optimizer = experiment.new_optimizer()
        self.probe = Probe(self.network, self.optimizer)
        self.record = Record(
            slot,
            self.probe.layers,
            (experiment.batch_size, experiment.sampling),
            len(train),
        )
        self.paused = False
        self.failure: DivergedError | None = None
        self.test: tuple[float, float] | None = None
        self.train_seconds = 0.0
        self._scheduled = experiment.steps  # the length of the run that its schedule was made for
        self._validated = 0  # the step of the last look at the validation set
        self._validation: tuple[Evaluation, Evaluation] | None = self._new_validation()
        self._testing: Evaluation | None = None

    @property
    def step(self) -> int:
        """Steps taken."""
        return self.optimizer.steps

    @property
    def samples(self) -> int:
        """Samples seen: the measure by which lanes are level."""
        return self.step * self.experiment.batch_size

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
        elif self.step < self.experiment.steps:
            self._step()
        else:
            self._advance_test()

    def set(self, field: str, value: Any) -> None:
        """Change a live field from the next step on."""
        self.experiment = self.experiment.changed(field, value)
        if field in OF_OPTIMIZERS:
            setattr(self.optimizer, field, getattr(self.experiment, field))
        if field == "steps" and self.step < self.experiment.steps:
            self.test, self._testing = None, None
        elif field == "steps" and self._validated != self.step:  # it ends here, unexpectedly
            self._validation = self._new_validation()

    def state(self) -> tuple[dict[str, Array], dict[str, Any]]:
        """Everything that decides the next step: arrays, and JSON-ready values."""
        order, batches = self.batches.state()
        arrays = {"order": order, **self.network.state()}
        for name, vector in self.optimizer.state.items():
            arrays[f"optimizer/{name}"] = vector.copy()
        idle, probe = self.probe.state()
        for name, array in self.prepared.preparation.arrays().items():
            arrays[f"preparation/{name}"] = array
        return arrays | idle, {
            "probe": probe,
            "scheduled": self._scheduled,
            "slot": self.slot,
            "paused": self.paused,
            "batches": batches,
            "optimizer_steps": self.optimizer.steps,
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
        self.train_seconds = float(rest["train_seconds"])
        if not 0.0 <= self.train_seconds < math.inf:
            raise ValueError(f"{self.train_seconds} s of training")
        self.probe.restore(arrays, rest["probe"])
        self._scheduled = _count(rest["scheduled"])
        asked = dataclasses.replace(self.experiment, steps=self._scheduled)
        self.optimizer.schedule = asked.new_schedule()
        self.optimizer.schedule.restore(rest["schedule"])
        if self.optimizer.steps:
            self.optimizer.state = {
                name: self._like(arrays[f"optimizer/{name}"]) for name in self.optimizer.state_names
            }
            self._check_optimizer()
        if rest["failure"]:
            template, values = rest["failure"]
            phrases = {k: Phrase(v) if isinstance(v, str) else v for k, v in values.items()}
            self.failure = DivergedError(str(template), **phrases)
            str(self.failure)  # a sentence that cannot be told fails here, not later
        self._validated = _count(rest["validated"])
        if not rest["validating"]:
            self._validation = None

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
        row = self.record.ring.slot()
        row[0], row[LOSS] = self.step, loss * self._unit
        row[ACCURACY] = self._judge.score(self.network.scores, targets, loss)
        self.probe.read(row[FIRST_MEASURE:])
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

    def watch(self, own: Part) -> None:
        """Look at these digits of a person's own from the next evaluation on."""
        self.watched = self._as_targets(own) if len(own) else own

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

    def _evaluation(self, part: Part) -> Evaluation:
        prepared = self.prepared
        return Evaluation(self.network, part, prepared.preparation, prepared.dataset.task)

    def evaluate(self, name: str) -> tuple[float, float]:
        """Loss and score over the whole part "train", "validation" or "test"."""
        return self._evaluation(self.parts[name]).finish()

    def errors(self, name: str) -> tuple[float, float]:
        """Root mean squared and mean absolute error of a regression, in the target's own unit."""
        evaluation = self._evaluation(self.parts[name])
        loss, _ = evaluation.finish()
        return loss**0.5, evaluation.mean_absolute_error

    def _advance_validation(self, evaluation: Evaluation, own: Evaluation) -> None:
        for one in (evaluation, own):
            if not one.done:
                one.advance()
                return
        row = self.record.evaluation_ring.slot()
        row[0] = self._validated = self.step
        row[LOSS], row[ACCURACY] = evaluation.finish()
        row[OWN] = own.finish()[1]
        if self.step and self.step % self.experiment.evaluate_every == 0:
            self.optimizer.schedule.observe(float(row[LOSS]))  # not where a leg happened to end
        self.record.evaluation_ring.commit()
        self._validation = None

    def _advance_test(self) -> None:
        if self._testing is None:
            self._testing = self._evaluation(self.parts["test"])
        elif not self._testing.done:
            self._testing.advance()
        else:
            self.test = self._testing.finish()


class Race:
    """One to four lanes over one data set. Raises FieldError for lanes that cannot race.

    A race of one lane is an ordinary run. ``own`` are digits of a person's own, used as the
    experiments say; ``dataset`` is then the data with them, and ``fingerprint`` the mark of the
    data without. ``progress`` gets the share of the lanes that is built, and may raise to cancel.
    Raises DataError where they do not fit that use.
    """

    def __init__(
        self,
        experiments: Sequence[Experiment],
        dataset: Dataset,
        slots: Sequence[int] | None = None,
        own: Part | None = None,
        progress: Progress | None = None,
    ) -> None:
        check_lanes(experiments)
        own, use = own or NO_DIGITS, experiments[0].own_digits
        self._own = NO_DIGITS if use == "watch" else own  # what the data hold, to be saved
        self.fingerprint = dataset.fingerprint
        self.dataset = with_own(dataset, own, use)
        self._watched = watched(own, self.dataset, use)
        self._known: dict[
            tuple[tuple[str, Any], ...], Prepared
        ] = {}  # lanes alike share their data
        self.lanes: list[Lane] = []
        for place, (slot, experiment) in enumerate(
            zip(slots or range(MOST_LANES), experiments, strict=False)
        ):
            told = progress and partial(_share, progress, place, len(experiments))
            lane = Lane(experiment, self._prepared(experiment), slot, self._watched, told)
            self.lanes.append(lane)

    @property
    def experiments(self) -> list[Experiment]:
        """The recipes of the lanes as they stand now."""
        return [lane.experiment for lane in self.lanes]

    @property
    def records(self) -> list[Record]:
        """The records of the lanes."""
        return [lane.record for lane in self.lanes]

    @property
    def step(self) -> int:
        """Steps taken by the lane that is furthest."""
        return max(lane.step for lane in self.lanes)

    @property
    def steps(self) -> int:
        """The step at which the longest lane ends."""
        return max(lane.experiment.steps for lane in self.lanes)

    @property
    def idle(self) -> bool:
        """Whether no lane can go on: each is over, or paused."""
        return all(lane.over or lane.paused for lane in self.lanes)

    @property
    def finished(self) -> bool:
        """Whether every lane is over: it stopped, or took all steps and was tested."""
        return all(lane.over for lane in self.lanes)

    @property
    def blocked(self) -> bool:
        """Whether a reader has to empty the rings first."""
        return any(lane.blocked for lane in self.lanes)

    def advance(self) -> None:
        """The next piece of work of the lane that is furthest behind; nothing when idle."""
        going = [lane for lane in self.lanes if not (lane.over or lane.paused)]
        if going:
            min(going, key=_behind).advance()

    def behind(self) -> list[Lane]:
        """The lanes that are furthest behind: all that go on, when they are level."""
        going = [lane for lane in self.lanes if not (lane.over or lane.paused)]
        least = min((lane.samples for lane in going), default=0)
        return [lane for lane in going if lane.samples == least]

    def lane(self, slot: int) -> Lane | None:
        """The lane with that mark; None when there is none (any more)."""
        return next((lane for lane in self.lanes if lane.slot == slot), None)

    def set(self, slot: int, field: str, value: Any) -> list[tuple[int, Change]]:
        """Change a live field (of all lanes, if they share it) from the next step on.

        Returns what really changed, with the slot of its lane. Raises FieldError for a field
        that needs a new run, and for what cannot race.
        """
        if not lookup(KNOBS, field, "field").live:
            raise FieldError("{field}: a change of it needs a new run.", field=field)
        changes = []
        place = [lane.slot for lane in self.lanes].index(slot)
        wanted = edited(self.experiments, place, field, value)
        for lane, new in zip(self.lanes, wanted, strict=True):
            for each, knob in KNOBS.items():  # a name that tells the value follows it
                old, wished = getattr(lane.experiment, each), getattr(new, each)
                if knob.live and wished != old:
                    lane.set(each, wished)
                    changes.append((lane.slot, Change(lane.step, each, old, wished)))
        return changes

    def watch(self, own: Part) -> None:
        """Look at these digits of a person's own from the next evaluation on.

        Those that are trained on are left out; see nn.data.own.watched.
        """
        self._watched = watched(own, self.dataset, self.lanes[0].experiment.own_digits)
        for lane in self.lanes:
            lane.watch(self._watched)

    def add(self, experiment: Experiment, progress: Progress | None = None) -> Lane:
        """A new lane at step 0, which catches up; ``progress`` as for the race.

        Raises FieldError when it cannot race.
        """
        check_lanes([*self.experiments, experiment])
        taken = {lane.slot for lane in self.lanes}
        slot = next(slot for slot in range(MOST_LANES) if slot not in taken)
        prepared = self._prepared(experiment)
        self.lanes.append(Lane(experiment, prepared, slot, self._watched, progress))
        return self.lanes[-1]

    def _prepared(self, experiment: Experiment) -> Prepared:
        """The data as a lane of this recipe has them."""
        key = experiment.preparing
        if key not in self._known:
            self._known[key] = prepare(self.dataset, **dict(key))
        return self._known[key]

    def remove(self, slot: int) -> None:
        """Take a lane out, if it is there. Raises FieldError for the last one."""
        if self.lane(slot) is None:
            return
        if len(self.lanes) == 1:
            raise FieldError(
                "'{name}' is the only lane, and a race needs one. Add another first.",
                name=self.lanes[0].experiment.name,
            )
        self.lanes = [lane for lane in self.lanes if lane.slot != slot]
        used = [lane.prepared for lane in self.lanes]
        self._known = {key: one for key, one in self._known.items() if one in used}

    def put_back(self, index: int, lane: Lane) -> None:
        """Put a lane that was removed back at its index, as it was; it catches up.

        Raises FieldError when it cannot race these lanes.
        """
        as_far = keeping_pace(lane.experiment, self.lanes[0].experiment)
        check_lanes([*self.experiments, as_far])
        if self.lane(lane.slot) is not None:
            raise FieldError(
                "'{name}' cannot come back: another lane has its color.", name=lane.experiment.name
            )
        for field, knob in KNOBS.items():
            if knob.counts_batches and getattr(as_far, field) != getattr(lane.experiment, field):
                lane.set(field, getattr(as_far, field))
        lane.watch(self._watched)
        self._known.setdefault(lane.experiment.preparing, lane.prepared)
        self.lanes.insert(index, lane)

    def pause(self, slot: int, paused: bool) -> None:
        """Leave a lane alone from now on, or let it go on; it catches up."""
        lane = self.lane(slot)
        if lane is not None:
            lane.paused = paused

    def state(self) -> tuple[dict[str, Array], dict[str, Any]]:
        """Everything that decides the next steps: arrays, and JSON-ready values."""
        arrays, lanes = {"own/x": self._own.x, "own/t": self._own.t}, []
        for place, lane in enumerate(self.lanes):
            own, rest = lane.state()
            arrays.update({f"lane{place}/{name}": array for name, array in own.items()})
            lanes.append(rest)
        return arrays, {"lanes": lanes, "data": facts_of_data(self.dataset)}

    def restore(self, arrays: dict[str, Array], rest: dict[str, Any]) -> None:
        """Go on where ``state`` was taken. Raises ValueError or KeyError for a state unlike it."""
        for place, (lane, kept) in enumerate(zip(self.lanes, rest["lanes"], strict=True)):
            lane.restore(under(f"lane{place}/", arrays), kept)


def _check_shapes(dataset: Dataset) -> None:
    """Raise DataError unless the samples of all parts are alike."""
    for name, part in dataset.parts.items():
        if part.x.shape[1:] != dataset.train.x.shape[1:]:
            raise DataError(
                "The {part} samples have {got} features, but the training samples {expected}: a "
                "network takes only samples of one length.",
                part=Phrase(name),
                got=part.x.shape[1],
                expected=dataset.features,
            )


def _share(progress: Progress, place: int, count: int, fraction: float) -> None:
    """Tell how far one of several equal pieces of work has come, as a share of all."""
    progress((place + fraction) / count)


def _behind(lane: Lane) -> int:
    return lane.samples


def _count(value: Any) -> int:
    """``value`` as a number of steps. Raises ValueError."""
    if value != int(value) or value < 0:
        raise ValueError(f"{value} is no number of steps")
    return int(value)
