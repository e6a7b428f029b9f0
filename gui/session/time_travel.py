"""TimeTravel: shows earlier steps of the run, forks lanes there, and takes the run back."""

from __future__ import annotations

from typing import Any

import nn
from gui.session import commands
from gui.session.look_back import Found, has_gone_on, look_back
from gui.session.run_model import RunModel
from gui.session.run_saver import RunSaver
from gui.session.signals import SessionSignals
from gui.session.training_loop import TrainingLoop


class TimeTravel:
    """An earlier step is shown at the next ``tick``; its networks follow a little later.

    ``loop`` is replaced when training restarts.
    """

    def __init__(self, model: RunModel, signals: SessionSignals, saver: RunSaver) -> None:
        self._model, self._signals, self._saver = model, signals, saver
        self.loop: TrainingLoop | None = None
        self._asked = 0  # how often
        self._number = 0  # of the run that was asked for
        self._step: int | None = None  # that is wanted, of the first lane
        self._records: list[nn.Record] = []  # of the lanes that were brought back
        self._shown: object = None

    # What a person does.

    def rewind(self, step: int) -> None:
        """Show the run as it was when its first lane had taken so many steps, as far as known.

        Training goes on, or is paused, as before.
        """
        run = self._model.run
        if run is None or not run.lanes[0].record.step:
            return
        first = run.lanes[0]
        step = min(max(step, first.first), first.record.step)
        if step != self._step:
            self._step = step
            self._ask()

    def move(self, steps: int) -> None:
        """Show a step so many steps later, or earlier, than the one that is shown."""
        if self._step is not None:
            self.rewind(self._step + steps)

    @property
    def step(self) -> int | None:
        """The step that is wanted, of the first lane; None for the present."""
        return self._step

    def live(self) -> None:
        """Show the run as it is."""
        if self._step is not None:
            self._step = self._shown = None
            self._ask()
            self._model.back = None
            self._signals.looked_back.emit(None)

    def fork(self, slot: int, step: int, field: str, value: Any, name: str = "") -> None:
        """Add a lane that begins as a lane was after so many of its steps, but for one setting.

        It has the same weights, state of the optimizer and order of mini-batches. ``failed`` tells
        what cannot be changed on the way. Raises FieldError or UnknownNameError.
        """
        recipes = self._model.recipes
        if slot not in recipes:
            raise nn.FieldError("This lane no longer exists.")
        lanes, index = list(recipes.values()), list(recipes).index(slot)
        then = self._recipe(slot, step)
        nn.fork_recipe(lanes, index, then, step, field, value, name)
        asked = self._model.number, slot, step, field, value, name, True
        self._model.adding = commands.ForkLane(*asked)
        self._post(self._model.adding)

    def go_back(self) -> None:
        """Replace the run by itself as it was at the step that is shown; it is saved before."""
        model, back = self._model, self._model.back
        if model.run is None or back is None or self.loop is None:
            return
        records = tuple(lane.record.frozen() for lane in model.run.lanes)
        number = model.ask()
        where = number, model.data_dir, self._saver.kept_path, False
        self._post(commands.GoBack(*where, model.title, back.step, records))

    def limit(self, megabytes: int) -> None:
        """Keep no more than so much of earlier steps in memory."""
        self._post(commands.LimitMoments(megabytes))

    # What there is to see.

    @property
    def share(self) -> float:
        """How much of the way to the step that is shown has been replayed."""
        return self.loop.outbox.replayed if self.loop else 0.0

    def tick(self) -> None:
        """Show what is new of the step that is wanted."""
        run, loop = self._model.run, self.loop
        if self._step is None or run is None or loop is None:
            return
        if self._model.number != self._number:  # another run is shown, as it is
            self._step = self._shown = None
            self._signals.looked_back.emit(None)
            return
        records = [lane.record for lane in run.lanes]
        if len(records) != len(self._records) or any(map(_is_not, records, self._records)):
            self._step = min(max(self._step, run.lanes[0].first), run.lanes[0].record.step)
            self._ask()
        found = self._found(loop)
        if found is not None and found.failure is not None:
            self.live()
            self._signals.failed.emit(found.failure)
            return
        if found is not None and found.exact and has_gone_on(run, self._step, found):
            self._ask()
        shown = self._step, run.lanes, found
        if shown != self._shown:
            self._shown = shown
            self._model.back = look_back(run, self._step, found)
            self._signals.looked_back.emit(self._model.back)

    def _found(self, loop: TrainingLoop) -> Found | None:
        left = loop.outbox.found
        fits = left is not None and left[0] == self._model.number and left[1].asked == self._asked
        return left[1] if left is not None and fits else None

    def _ask(self) -> None:
        """Have the lanes brought back, or shown as they are."""
        model = self._model
        self._asked += 1
        self._number = model.number
        self._records = [lane.record for lane in model.run.lanes] if model.run else []
        if self.loop is not None:
            self.loop.queue.request(commands.ShowStep(model.number, self._asked, self._step))

    def _recipe(self, slot: int, step: int) -> nn.Experiment:
        """The recipe of a lane after so many of its steps."""
        lane = self._model.run.lane(slot) if self._model.run else None
        if lane is None:
            raise nn.FieldError("This lane no longer exists.")
        return lane.recipe_at(step)

    def _post(self, command: commands.Command) -> None:
        if self.loop is not None:
            self.loop.queue.post(command)


def _is_not(one: object, other: object) -> bool:
    return one is not other
