"""Commands and requests: frozen objects that the window leaves for the training loop.

A command is something that a person did, and every command is carried out. A request is
something that the window asks for again and again; only the latest of each kind is answered.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nn
from gui.lane_view import LaneView


@dataclass(frozen=True)
class Command:
    """Base of everything that a person did."""


@dataclass(frozen=True)
class Build(Command):
    """Build a race as run number ``run``.

    Args:
        run: the number of the new run.
        folder: where its data lie; None for the usual places.
        keep: where the run that it replaces is saved; None not to save it.
        ask: refuse a race that needs much of the free memory.
    """

    run: int
    folder: Path | None
    keep: Path | None
    ask: bool


@dataclass(frozen=True)
class Load(Build):
    """Build a race of these experiments, by slot."""

    title: str
    lanes: Mapping[int, nn.Experiment]


@dataclass(frozen=True)
class Open(Build):
    """Continue a saved run."""

    path: Path


@dataclass(frozen=True)
class GoBack(Build):
    """Replace the present run by itself as it was after ``step`` steps of its first lane.

    ``records`` are copies of those of its lanes.
    """

    title: str
    step: int
    records: tuple[nn.Record, ...]


@dataclass(frozen=True)
class Adopt(Command):
    """Continue a race whose thread has ended; ``machine`` has noted it."""

    run: int
    title: str
    race: nn.Race
    lanes: tuple[LaneView, ...]
    machine: nn.TimeMachine


@dataclass(frozen=True)
class Cancel(Command):
    """Stop building this run, and any run before it."""

    run: int


@dataclass(frozen=True)
class CancelLane(Command):
    """Stop building the lane that is being added."""


@dataclass(frozen=True)
class Start(Command):
    """Train until paused; a finished run continues for the steps of ``recipe``.

    ``further``: it is shown as finished. A saved run that is opened has to be tested again, but
    whoever starts it wants it to continue. It pauses at the step ``until`` of the first lane.
    """

    recipe: nn.Experiment
    further: bool = False
    until: int | None = None


@dataclass(frozen=True)
class Pause(Command):
    """Stop training after the present piece of work."""


@dataclass(frozen=True)
class Step(Command):
    """Take one step, and the evaluation that is due with it."""


@dataclass(frozen=True)
class SetPace(Command):
    """Train at so many steps per second; None for as fast as possible."""

    steps_per_second: float | None


@dataclass(frozen=True)
class SetField(Command):
    """Change a live field of a run from the next step on."""

    run: int
    slot: int
    field: str
    value: Any


@dataclass(frozen=True)
class ChangeLanes(Command):
    """Base of the commands that change which lanes there are."""

    run: int


@dataclass(frozen=True)
class AddLane(ChangeLanes):
    """Put a new lane into the race; it begins at step 0 and catches up.

    With ``ask`` it is refused where it needs much of the free memory.
    """

    experiment: nn.Experiment
    ask: bool


@dataclass(frozen=True)
class ForkLane(ChangeLanes):
    """Put a new lane into the race that begins as a lane was after ``step`` steps of its own.

    It differs in one setting. With ``ask`` it is refused where it needs much of the free memory.
    """

    slot: int
    step: int
    field: str
    value: Any
    name: str
    ask: bool


@dataclass(frozen=True)
class RemoveLane(ChangeLanes):
    """Take a lane out of the race; with ``keep``, RestoreLane can put it back."""

    slot: int
    keep: bool


@dataclass(frozen=True)
class RestoreLane(ChangeLanes):
    """Put the lane that was removed last back into the race, as it was."""


@dataclass(frozen=True)
class PauseLane(ChangeLanes):
    """Pause one lane, or let it continue."""

    slot: int
    paused: bool


@dataclass(frozen=True)
class RunSeries(Command):
    """Run the series that ``make`` makes of a lane's recipe and the data; training pauses."""

    run: int
    slot: int
    make: Callable[[nn.Experiment, nn.Dataset], nn.Series]


@dataclass(frozen=True)
class EndSeries(Command):
    """Stop the series."""


@dataclass(frozen=True)
class TakeResults(Command):
    """Tell the results of all lanes as they stand, for a report."""

    run: int


@dataclass(frozen=True)
class LimitMoments(Command):
    """Let what is kept of earlier steps take no more than so much memory."""

    megabytes: int


@dataclass(frozen=True)
class UseDigits(Command):
    """Take these as the user's own digits: in the present run, and in those to come."""

    digits: nn.Part


@dataclass(frozen=True)
class SaveRun(Command):
    """Leave the state of a run in the outbox, to be saved at ``path``.

    With ``moments`` the file keeps what is known of earlier steps.
    """

    run: int
    path: str
    moments: bool = False


@dataclass(frozen=True)
class Request:
    """Base of everything that the window asks for at its own rate."""


@dataclass(frozen=True)
class ShowStep(Request):
    """Bring the lanes back as they were after ``step`` steps of the first one; None: as they are.

    What is asked of the lanes then is answered by these. ``asked`` is the number of the request.
    """

    run: int
    asked: int
    step: int | None


@dataclass(frozen=True)
class TakeSnapshot(Request):
    """Copy the weights of all lanes."""


@dataclass(frozen=True)
class Inspect(Request):
    """Inspect every lane, with histograms of ``quantity`` (None for none)."""

    quantity: str | None


@dataclass(frozen=True)
class TraceLanes(Request):
    """Let samples go through every lane; validation samples are found by the lane ``first``.

    ``with_update`` asks for what the next step would change, too.
    """

    run: int
    feed: nn.Feed
    first: int
    with_update: bool


@dataclass(frozen=True)
class CopyLanes(Request):
    """Copy the networks of all lanes, with samples, to be examined beside the training."""

    run: int


@dataclass(frozen=True)
class MeasureLanes(Request):
    """Measure the step quality and the sharpness of every lane."""

    run: int


@dataclass(frozen=True)
class AssessLanes(Request):
    """Tell what every lane says to each sample of the ``part`` "validation" or "test"."""

    run: int
    part: str


@dataclass(frozen=True)
class SurveyPlane(Request):
    """Ask every lane about the whole plane of its samples."""

    run: int
    bounds: nn.Bounds
