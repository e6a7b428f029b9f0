"""Race: lanes over the same data and seed that train side by side on the same mini-batches.

What differs between two curves is what differs between two experiments. Each lane has its
own network, optimizer, order of mini-batches and record, so it learns the same alone and
beside others, and can be added, paused or removed at any time. ``advance`` does the next
small piece of work (one step of one lane, or a chunk of an evaluation) for the lane that is
furthest behind, so that whoever drives it can look up in between and is never away for long.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any
from weakref import WeakMethod

from nn.arrays import Array, under
from nn.data.dataset import Dataset, Part
from nn.data.prepared import Prepared, prepare
from nn.data.recipe import Progress
from nn.data.user_digits import NO_DIGITS, watched, with_user_digits
from nn.errors import FieldError
from nn.registry import lookup
from nn.training.history import Change, Record
from nn.training.lane import Lane
from nn.training.lanes import (
    MOST_LANES,
    check_lanes,
    edited,
    in_step,
    keeping_pace,
    with_sizes,
)
from nn.training.model import facts_of_data
from nn.training.recipe.experiment import Experiment
from nn.training.recipe.settings import KNOBS


class Race:
    """One to four lanes over one data set. Raises FieldError for lanes that cannot race.

    A race of one lane is an ordinary run. ``user_digits`` are digits of a person's own, used as the
    experiments say; ``dataset`` is then the data with them, and ``fingerprint`` the mark of the
    data without. ``progress`` gets the share of the lanes that is built, and may raise to cancel.
    Raises DataError where they do not fit that use.
    """

    def __init__(
        self,
        experiments: Sequence[Experiment],
        dataset: Dataset,
        slots: Sequence[int] | None = None,
        user_digits: Part | None = None,
        progress: Progress | None = None,
    ) -> None:
        check_lanes(experiments)
        digits, use = user_digits or NO_DIGITS, experiments[0].own_digits
        self._digits = NO_DIGITS if use == "watch" else digits  # what the data hold, to be saved
        self.fingerprint = dataset.fingerprint
        self.dataset = with_user_digits(dataset, digits, use)
        self._watched = watched(digits, self.dataset, use)
        self._known: dict[
            tuple[tuple[str, Any], ...], Prepared
        ] = {}  # lanes alike share their data
        self.lanes: list[Lane] = []
        self._listener: WeakMethod[Callable[[], None]] | None = None
        parts = [len(self._prepared(one).dataset.train) for one in experiments]
        paced = in_step(experiments, parts)
        for index, (slot, experiment) in enumerate(
            zip(slots or range(MOST_LANES), paced, strict=False)
        ):
            told = progress and partial(_share, progress, index, len(experiments))
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

    def tell_lanes(self, listener: Callable[[], None]) -> None:
        """Call this method when lanes have come or gone, as long as its object is there."""
        self._listener = WeakMethod(listener)

    def _lanes_changed(self) -> None:
        listener = self._listener and self._listener()
        if listener is not None:
            listener()

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
            raise FieldError("{field}: a change needs a new run.", field=field)
        changes = []
        index = [lane.slot for lane in self.lanes].index(slot)
        wanted = edited(self._with_sizes(), index, field, value)
        for lane, new in zip(self.lanes, wanted, strict=True):
            for each, knob in KNOBS.items():  # a name that tells the value follows it
                old, wished = getattr(lane.experiment, each), getattr(new, each)
                if knob.live and wished != old:
                    lane.set(each, wished)
                    changes.append((lane.slot, Change(lane.step, each, old, wished)))
        return changes

    def watch(self, digits: Part) -> None:
        """Look at these digits of a person's own from the next evaluation on.

        Those that are trained on are left out; see nn.data.user_digits.watched.
        """
        self._watched = watched(digits, self.dataset, self.lanes[0].experiment.own_digits)
        for lane in self.lanes:
            lane.watch(self._watched)

    def add(
        self,
        experiment: Experiment,
        progress: Progress | None = None,
        begin: Callable[[Lane], None] | None = None,
    ) -> Lane:
        """A new lane at step 0, or where ``begin`` puts it; it catches up.

        ``progress`` as for the race. Raises FieldError when it cannot race.
        """
        check_lanes([*self.experiments, experiment])
        taken = {lane.slot for lane in self.lanes}
        slot = next(slot for slot in range(MOST_LANES) if slot not in taken)
        prepared = self._prepared(experiment)
        *_, experiment = in_step(
            [*self._with_sizes(), experiment], [*self._sizes(), len(prepared.dataset.train)]
        )
        lane = Lane(experiment, prepared, slot, self._watched, progress)
        if begin is not None:
            begin(lane)
        self.lanes.append(lane)
        self._lanes_changed()
        return lane

    def _sizes(self) -> list[int]:
        return [lane.batches.batch_size for lane in self.lanes]

    def _with_sizes(self) -> list[Experiment]:
        """The recipes of the lanes with what their full batches hold."""
        return with_sizes(self.experiments, self._sizes())

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
                "'{name}' is the only lane, and a race needs at least one. Add another lane first.",
                name=self.lanes[0].experiment.name,
            )
        self.lanes = [lane for lane in self.lanes if lane.slot != slot]
        used = [lane.prepared for lane in self.lanes]
        self._known = {key: one for key, one in self._known.items() if one in used}
        self._lanes_changed()

    def put_back(self, index: int, lane: Lane) -> None:
        """Put a lane that was removed back at its index, as it was; it catches up.

        Raises FieldError when it cannot race these lanes.
        """
        (returning,) = with_sizes([lane.experiment], [lane.batches.batch_size])
        as_far = keeping_pace(returning, self._with_sizes()[0])
        check_lanes([*self._with_sizes(), as_far])
        if self.lane(lane.slot) is not None:
            raise FieldError(
                "'{name}' cannot be restored: another lane has its color.",
                name=lane.experiment.name,
            )
        for field, knob in KNOBS.items():
            if knob.counts_batches and getattr(as_far, field) != getattr(lane.experiment, field):
                lane.set(field, getattr(as_far, field))
        lane.watch(self._watched)
        self._known.setdefault(lane.experiment.preparing, lane.prepared)
        self.lanes.insert(index, lane)
        self._lanes_changed()

    def go_on(self) -> None:
        """Let the lanes that stopped early continue from their last weights."""
        for lane in self.lanes:
            lane.go_on()

    def pause(self, slot: int, paused: bool) -> None:
        """Leave a lane alone from now on, or let it go on; it catches up."""
        lane = self.lane(slot)
        if lane is not None:
            lane.paused = paused

    def state(self, lanes_then: Sequence[Lane] = ()) -> tuple[dict[str, Array], dict[str, Any]]:
        """Everything that decides the next steps: arrays, and JSON-ready values.

        Of other lanes, if they are given: these, as they were at an earlier step.
        """
        arrays, lanes = {"own/x": self._digits.x, "own/t": self._digits.t}, []
        for index, lane in enumerate(lanes_then or self.lanes):
            own, rest = lane.state()
            arrays.update({f"lane{index}/{name}": array for name, array in own.items()})
            lanes.append(rest)
        return arrays, {"lanes": lanes, "data": facts_of_data(self.dataset)}

    def restore(self, arrays: dict[str, Array], rest: dict[str, Any]) -> None:
        """Go on where ``state`` was taken. Raises ValueError or KeyError for a state unlike it."""
        for index, (lane, kept) in enumerate(zip(self.lanes, rest["lanes"], strict=True)):
            lane.restore(under(f"lane{index}/", arrays), kept)


def _share(progress: Progress, index: int, count: int, fraction: float) -> None:
    """Tell how far one of several equal pieces of work has come, as a share of all."""
    progress((index + fraction) / count)


def _behind(lane: Lane) -> int:
    return lane.samples
