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
from time import perf_counter
from typing import Any

from nn.arrays import QUIET, Array, under
from nn.data.augment import AUGMENTATIONS
from nn.data.dataset import Dataset, Part
from nn.data.images import require_pictures
from nn.data.own import NO_DIGITS, unseen, with_own
from nn.errors import DivergedError, FieldError, Phrase
from nn.network import Network
from nn.registry import lookup
from nn.training.experiment import KNOBS, PENALTIES, Experiment
from nn.training.history import ACCURACY, FIRST_MEASURE, LOSS, OWN, Change, Record
from nn.training.lanes import MOST_LANES, check_lanes, edited
from nn.training.probes import Probe
from nn.training.trainer import Batches, update

OF_OPTIMIZERS = ("learning_rate", "momentum", *PENALTIES)  # live fields that are theirs


class Evaluation:
    """Loss and accuracy of a network over one part of the data, a chunk at a time."""

    def __init__(self, network: Network, part: Part) -> None:
        self._network, self._part = network, part
        self._starts = deque(range(0, len(part), network.evaluation_chunk))
        self._loss = self._correct = 0.0

    @property
    def done(self) -> bool:
        """Whether every chunk has been looked at."""
        return not self._starts

    @QUIET
    def advance(self) -> None:
        """Look at the next chunk."""
        start = self._starts.popleft()
        chosen = slice(start, start + self._network.evaluation_chunk)
        x, numbers = self._part.x[chosen], self._part.t[chosen]
        scores, loss = self._network.forward(x), self._network.loss_function
        self._loss += loss.forward(scores, numbers) * len(numbers)
        self._correct += loss.accuracy(scores, numbers) * len(numbers)

    def finish(self) -> tuple[float, float]:
        """Look at all that is left; (mean loss, accuracy), NaN over no samples."""
        while self._starts:
            self.advance()
        count = len(self._part) or math.nan
        return self._loss / count, self._correct / count


class Lane:
    """One experiment of a race: its network, its optimizer, its record, and how it stands.

    ``slot`` is its mark among the lanes; a ``paused`` lane is left alone by the race;
    ``failure`` says why it stopped, if it did; ``test`` is (loss, accuracy) on the test set
    once all steps are taken. ``watched`` are digits of a person's own, looked at with the
    validation set. ``train_seconds`` is what the steps took, mini-batches and augmentation
    included, evaluation excluded.
    """

    def __init__(self, experiment: Experiment, dataset: Dataset, slot: int, watched: Part) -> None:
        self.experiment, self.slot, self.watched = experiment, slot, watched
        train = dataset.train
        self.batches = Batches(
            train.x,
            train.t,
            experiment.batch_size,
            experiment.seed,
            replacement=experiment.sampling == "replacement",
        )
        self._augmentation = AUGMENTATIONS[experiment.augment]
        if self._augmentation is not None:
            require_pictures("augment", dataset.features)
        self.network = experiment.network(dataset.features, dataset.classes)
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
        self._dataset = dataset
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
        self.batches.restore(arrays["order"], rest["batches"])
        self.network.restore({**arrays, "parameters": self._like(arrays["parameters"])})
        self.optimizer.steps = _count(rest["optimizer_steps"])
        self.train_seconds = float(rest["train_seconds"])
        self.probe.restore(arrays, rest["probe"])
        self._scheduled = _count(rest["scheduled"])
        asked = dataclasses.replace(self.experiment, steps=self._scheduled)
        self.optimizer.schedule = asked.new_schedule()
        self.optimizer.schedule.restore(rest["schedule"])
        if self.optimizer.steps:
            self.optimizer.state = {
                name: self._like(arrays[f"optimizer/{name}"]) for name in self.optimizer.state_names
            }
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

    def _step(self) -> None:
        """One update, and its row; a loss that is not finite stops the lane as it was before."""
        start = perf_counter()
        x, numbers = self._changed(*self.batches.draw(), self.step)
        gathered = perf_counter() - start
        self.probe.before()
        start = perf_counter()
        try:
            loss = update(self.network, self.optimizer, x, numbers)
        except DivergedError as failure:
            self.failure = failure
            return
        self.train_seconds += gathered + perf_counter() - start
        row = self.record.ring.slot()
        row[0], row[LOSS] = self.step, loss
        row[ACCURACY] = self.network.loss_function.accuracy(self.network.scores, numbers)
        self.probe.read(row[FIRST_MEASURE:])
        self.record.ring.commit()
        experiment = self.experiment
        if self.step % experiment.evaluate_every == 0 or self.step == experiment.steps:
            self._validation = self._new_validation()

    def latest(self) -> tuple[Array, Array]:
        """The mini-batch of the last step (of the first one before that) as it was learnt from."""
        return self._changed(*self.batches.latest(), max(self.step - 1, 0))

    def _changed(self, x: Array, numbers: Array, step: int) -> tuple[Array, Array]:
        """A mini-batch with its pictures augmented, for a step always in the same way."""
        if self._augmentation is not None:
            x = self._augmentation.apply(x, (self.experiment.seed, step))
        return x, numbers

    def _new_validation(self) -> tuple[Evaluation, Evaluation]:
        """What is to be looked at now: the validation set, and a person's own digits."""
        return (
            Evaluation(self.network, self._dataset.validation),
            Evaluation(self.network, self.watched),
        )

    def _advance_validation(self, evaluation: Evaluation, own: Evaluation) -> None:
        for one in (evaluation, own):
            if not one.done:
                one.advance()
                return
        row = self.record.evaluation_ring.slot()
        row[0] = self._validated = self.step
        row[LOSS], row[ACCURACY] = evaluation.finish()
        row[OWN] = own.finish()[1]
        if self.step:
            self.optimizer.schedule.observe(float(row[LOSS]))
        self.record.evaluation_ring.commit()
        self._validation = None

    def _advance_test(self) -> None:
        if self._testing is None:
            self._testing = Evaluation(self.network, self._dataset.test)
        elif not self._testing.done:
            self._testing.advance()
        else:
            self.test = self._testing.finish()


class Race:
    """One to four lanes over one data set. Raises FieldError for lanes that cannot race.

    A race of one lane is an ordinary run. ``own`` are digits of a person's own, used as the
    experiments say; ``dataset`` is then the data with them, and ``fingerprint`` the mark of the
    data without. Raises DataError where they do not fit that use.
    """

    def __init__(
        self,
        experiments: Sequence[Experiment],
        dataset: Dataset,
        slots: Sequence[int] | None = None,
        own: Part | None = None,
    ) -> None:
        check_lanes(experiments)
        own, use = own or NO_DIGITS, experiments[0].own_digits
        self._own = NO_DIGITS if use == "watch" else own  # what the data hold, to be saved
        self.fingerprint = dataset.fingerprint
        self.dataset = with_own(dataset, own, use)
        self._watched = unseen(own, self.dataset)
        self.lanes = [
            Lane(experiment, self.dataset, slot, self._watched)
            for slot, experiment in zip(slots or range(MOST_LANES), experiments, strict=False)
        ]

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
        for lane, new in zip(
            self.lanes, edited(self.experiments, place, field, value), strict=True
        ):
            old = getattr(lane.experiment, field)
            if getattr(new, field) != old:
                lane.set(field, getattr(new, field))
                changes.append((lane.slot, Change(lane.step, field, old, getattr(new, field))))
        return changes

    def watch(self, own: Part) -> None:
        """Look at these digits of a person's own from the next evaluation on.

        Those that are trained on are left out.
        """
        self._watched = unseen(own, self.dataset)
        for lane in self.lanes:
            lane.watched = self._watched

    def add(self, experiment: Experiment) -> Lane:
        """A new lane at step 0, which catches up. Raises FieldError when it cannot race."""
        check_lanes([*self.experiments, experiment])
        taken = {lane.slot for lane in self.lanes}
        slot = next(slot for slot in range(MOST_LANES) if slot not in taken)
        self.lanes.append(Lane(experiment, self.dataset, slot, self._watched))
        return self.lanes[-1]

    def remove(self, slot: int) -> None:
        """Take a lane out. Raises FieldError for the last one."""
        if len(self.lanes) == 1:
            raise FieldError(
                "'{name}' is the only lane, and a race needs one. Add another first.",
                name=self.lanes[0].experiment.name,
            )
        self.lanes = [lane for lane in self.lanes if lane.slot != slot]

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
        return arrays, {"lanes": lanes}

    def restore(self, arrays: dict[str, Array], rest: dict[str, Any]) -> None:
        """Go on where ``state`` was taken. Raises ValueError or KeyError for a state unlike it."""
        for place, (lane, kept) in enumerate(zip(self.lanes, rest["lanes"], strict=True)):
            lane.restore(under(f"lane{place}/", arrays), kept)


def _behind(lane: Lane) -> int:
    return lane.samples


def _count(value: Any) -> int:
    """``value`` as a number of steps. Raises ValueError."""
    if value != int(value) or value < 0:
        raise ValueError(f"{value} is no number of steps")
    return int(value)
