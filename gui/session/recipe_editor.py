"""RecipeEditor: what a person changes in the recipe and the lanes of a run, and takes back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

import nn
from gui.failure import failure
from gui.session import commands
from gui.session.draft import DATA_FIELDS, Edit
from gui.session.run_model import RunModel
from gui.session.signals import SessionSignals
from gui.session.undo_stack import EditDone, LaneAdded, LaneRemoved, UndoStack
from gui.session.user_points import UserPoints


class Rebuild(Protocol):
    """Starts again with the draft; ``tried`` is taken back if that is not possible."""

    def __call__(
        self, tried: Edit | None = None, data_dir: Path | None = None, of_file: bool = False
    ) -> None: ...


class RecipeEditor:
    """Changes the draft, and what runs where a change applies at once."""

    def __init__(
        self,
        model: RunModel,
        signals: SessionSignals,
        post: Callable[[commands.Command], None],
        rebuild: Rebuild,
    ) -> None:
        self._model, self._signals = model, signals
        self._post, self._rebuild = post, rebuild
        self.undo_stack, self.points = UndoStack(), UserPoints()

    def edit(self, slot: int, field: str, value: Any) -> None:
        """Change a field of a lane's recipe: at once where it is live, else at the next reset.

        Raises FieldError or UnknownNameError, with nothing changed.
        """
        model = self._model
        edit = model.draft.edit(slot, {field: value})
        if not edit:
            return
        self.undo_stack.push(EditDone(edit))
        if nn.KNOBS[field].live and model.run:
            self._change_live(slot, field)
        elif not model.begun and not model.draft.lacks_file:
            # Data that cannot be read are not what is asked for any more.
            of_data = field in DATA_FIELDS
            self._rebuild(edit if of_data else None, model.data_dir)
        self._signals.edited.emit()

    def undo(self) -> bool:
        """Take back the last change of the recipe or of the lanes; whether there was one."""
        step = self.undo_stack.pop(self._model.number)
        if step is None:
            return False
        if isinstance(step, EditDone):
            self._undo_edit(step.edit)
            return True
        self.undo_stack.undoing += 1
        number = self._model.number
        if isinstance(step, LaneAdded):
            self._post(commands.RemoveLane(number, step.slot, keep=False))
        else:
            assert isinstance(step, LaneRemoved)
            self._post(commands.RestoreLane(number))
        return True

    def start_again(self) -> None:
        """Start again with the draft as it is."""
        self._rebuild()

    # Data.

    def use_file(self, path: Path) -> None:
        """Start again with the data in a table, or in a folder of images."""
        if self._model.draft:
            self._use_data(self._model.draft.with_file(path), self._model.data_dir)

    def use_reading(self, recipe: nn.Experiment) -> None:
        """Start again with the table of the draft, read as this recipe says."""
        reading = {name: getattr(recipe, name) for name in nn.READING}
        self._use_data(reading, self._model.data_dir)

    def use_mnist(self, folder: Path) -> None:
        """Start again with MNIST, or one of its kin, from the files in this folder."""
        if self._model.draft:
            self._use_data({"data": nn.family_of(folder)}, folder.absolute())

    def _use_data(self, changes: dict[str, Any], folder: Path | None) -> None:
        """Start again with other data, looked for in a folder; all is as before if they fail."""
        model = self._model
        edit = model.draft.edit(next(iter(model.draft)), changes)
        before, model.data_dir = model.data_dir, folder
        self._rebuild(edit, before, of_file=True)
        self._signals.edited.emit()

    def edit_points(self, points: nn.Part) -> None:
        """Keep the points that a person put into the plane; a run that has begun needs a reset.

        ``failed`` tells when they cannot be written: ``points`` holds them.
        """
        error = self.points.save(points)
        if error is not None:
            self._signals.failed.emit(replace(failure(error), of_run=False))
            return
        self._model.points_changed = True
        if not self._model.begun:
            self._rebuild()
        self._signals.edited.emit()

    # Lanes.

    def add_lane(
        self,
        slot: int,
        field: str,
        value: Any,
        name: str = "",
        also: Mapping[str, Any] | None = None,
    ) -> None:
        """A copy of a lane with one setting changed; it begins at step 0 and catches up.

        ``also`` are settings that belong to it, such as the layer of a bug.
        ``failed`` tells where it needs much of the memory, with the offer to build it anyway.

        Raises FieldError or UnknownNameError, with nothing changed.
        """
        recipes = self._model.recipes
        if slot not in recipes:
            raise nn.FieldError("This lane no longer exists.")
        index = list(recipes).index(slot)
        added = nn.variation(list(recipes.values()), index, field, value, name, also)
        self._model.adding = commands.AddLane(self._model.number, added, ask=True)
        self._post(self._model.adding)

    def add_lane_anyway(self) -> None:
        """Add the lane that was refused for the memory that it needs."""
        if self._model.run and self._model.adding is not None:
            self._post(replace(self._model.adding, ask=False))

    def remove_lane(self, slot: int) -> None:
        """Take a lane out of the race; ``failed`` tells why the last one stays."""
        if self._model.run:
            self._post(commands.RemoveLane(self._model.number, slot, keep=True))

    def pause_lane(self, slot: int, paused: bool) -> None:
        """Pause a lane, or resume it: then it catches up."""
        if self._model.run:
            self._post(commands.PauseLane(self._model.number, slot, paused))

    # What a change of the draft leads to.

    def _change_live(self, slot: int, field: str) -> None:
        """Have a lane that runs take a live field from the draft."""
        running = self._model.recipes.get(slot)
        if running is not None:
            draft = self._model.draft[slot]
            if nn.KNOBS[field].counts_batches:  # in the mini-batches of the lane that runs
                draft = nn.keeping_pace(running, draft)
            value = getattr(draft, field)
            self._post(commands.SetField(self._model.number, slot, field, value))

    def _undo_edit(self, edit: Edit) -> None:
        model = self._model
        model.draft.take_back(edit, model.recipes)
        fields = [(slot, field) for slot, changed in edit.items() for field in changed]
        live = [(slot, field) for slot, field in fields if nn.KNOBS[field].live and model.run]
        for slot, field in live:
            if slot in model.draft:
                self._change_live(slot, field)
        if len(live) < len(fields) and not model.begun and not model.draft.lacks_file:
            self._rebuild()
        self._signals.edited.emit()
