"""RunBuilder: builds races and lanes, tells how far they are, and stops when nobody waits."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from psutil import virtual_memory

import nn
from gui.image_import import decoded
from gui.session.command_queue import CommandQueue
from gui.session.commands import Build, ForkLane, GoBack, Load, Open
from gui.session.events import BuildProgressed, Event
from gui.session.rewinder import Rewinder
from gui.session.state import Stage

PROGRESS_SECONDS = 0.15  # between two messages on how far something is built


class RunBuilder:
    """Builds what a command asks for, in the loop's thread. Its methods raise Cancelled."""

    def __init__(
        self, queue: CommandQueue, tell: Callable[[Event], None], rewinder: Rewinder
    ) -> None:
        self._queue, self._tell, self._rewinder = queue, tell, rewinder
        self._dataset: nn.Dataset | None = None
        self._known: object = None  # what the data were made of
        self._began = self._told_at = 0.0

    def build(self, command: Build, digits: nn.Part) -> tuple[str, nn.Race, nn.TimeMachine]:
        """The title and the race that a command asks for, and what is kept of earlier steps."""
        self._began = self._told_at = perf_counter()
        if isinstance(command, GoBack):
            return self._earlier(command, digits)
        if isinstance(command, Open):
            return self._saved(command, digits)
        assert isinstance(command, Load)
        title, race = self._new(command, digits)
        return title, race, self._rewinder.noting(race)

    def add_lane(self, race: nn.Race, experiment: nn.Experiment, ask: bool, run: int) -> None:
        """Put a new lane into a race, if there is room for it; ``quitting`` does not wait."""
        if ask:
            nn.check_memory([experiment], race.dataset, virtual_memory().available)
        self._began = self._told_at = perf_counter()
        race.add(experiment, lambda fraction: self._lane_progress(run, fraction))

    def fork_lane(self, race: nn.Race, command: ForkLane) -> None:
        """Put a lane into a race that begins where one was; errors as for nn.fork."""
        self._began = self._told_at = perf_counter()

        def progress(fraction: float) -> None:
            self._lane_progress(command.run, fraction)

        then = self._rewinder.replay(command.slot, command.step, progress)
        if command.ask:
            nn.check_memory([then.experiment], race.dataset, virtual_memory().available)
        nn.fork(race, then, command.field, command.value, command.name, progress)

    def run_progress(self, run: int, stage: Stage, fraction: float) -> None:
        """Tell, a few times a second, how far a run is that somebody still waits for."""
        queue = self._queue
        slow = perf_counter() - self._began > PROGRESS_SECONDS
        late = run < queue.wanted_run and (slow or stage is Stage.DATA)
        if queue.quitting or late or run <= queue.cancelled_run:
            raise nn.Cancelled
        self._progress(run, stage, fraction)

    def _lane_progress(self, run: int, fraction: float) -> None:
        if self._queue.quitting or self._queue.lane_cancelled:
            raise nn.Cancelled
        self._progress(run, Stage.LANE, fraction)

    def _progress(self, run: int, stage: Stage, fraction: float) -> None:
        now = perf_counter()
        if now - self._told_at >= PROGRESS_SECONDS:
            self._told_at = now
            self._tell(BuildProgressed(run, stage, fraction))

    def _new(self, command: Load, digits: nn.Part) -> tuple[str, nn.Race]:
        experiments = tuple(command.lanes.values())
        dataset = self._data(experiments[0].data_recipe, command.folder, command.run)
        self._check_memory(command, experiments, dataset)
        progress = self._network_progress(command.run)
        return command.title, nn.Race(experiments, dataset, tuple(command.lanes), digits, progress)

    def _saved(self, command: Open, digits: nn.Part) -> tuple[str, nn.Race, nn.TimeMachine]:
        kept = nn.checkpoint.load(command.path)
        title, race = self._resumed(kept, command, command.path, digits)
        tapes = nn.checkpoint.tapes_of(kept, race, command.path)
        return title, race, self._rewinder.noting(race, tapes)

    def _earlier(self, command: GoBack, digits: nn.Part) -> tuple[str, nn.Race, nn.TimeMachine]:
        kept = self._rewinder.checkpoint(
            command.title, command.step, command.records, self._network_progress(command.run)
        )
        title, race = self._resumed(kept, command, Path(command.title), digits)
        return title, race, self._rewinder.machine.continued(race)

    def _resumed(
        self, kept: nn.checkpoint.Checkpoint, command: Build, path: Path, digits: nn.Part
    ) -> tuple[str, nn.Race]:
        """The race of a checkpoint; errors name the file ``path``."""
        dataset = self._data(kept.experiments[0].data_recipe, command.folder, command.run)
        self._check_memory(command, tuple(kept.experiments), dataset)
        progress = self._network_progress(command.run)
        race, _ = nn.checkpoint.resume(kept, dataset, path, progress)
        race.watch(digits)
        return kept.title, race

    def _check_memory(
        self, command: Build, experiments: tuple[nn.Experiment, ...], dataset: nn.Dataset
    ) -> None:
        if command.ask:
            nn.check_memory(experiments, dataset, virtual_memory().available)

    def _network_progress(self, run: int) -> Callable[[float], None]:
        return lambda fraction: self.run_progress(run, Stage.NETWORKS, fraction)

    def _data(self, recipe: nn.DataRecipe, folder: Path | None, run: int) -> nn.Dataset:
        """The data of a recipe; they are kept until other ones, or other files, are asked for."""
        known = recipe, folder, [nn.file_stamp(path) for path in nn.files_of(recipe)]
        if self._dataset is None or self._known != known:
            self._dataset = nn.load_dataset(
                recipe,
                folder,
                lambda fraction: self.run_progress(run, Stage.DATA, fraction),
                decoded,
            )
            self._known = known
        return self._dataset
