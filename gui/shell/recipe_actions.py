"""RecipeActions: recipes that are saved without their run, copied as text, and pasted back."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PyQt5.QtWidgets import QApplication, QWidget

import nn
from gui.recipe.form import RecipeForm
from gui.session.session import Session
from gui.shell import file_dialogs, messages, recent_files
from gui.shell.notices import Notices
from gui.shell.recipe_dialog import RecipeDialog
from gui.style.i18n import tr

WRITERS: Mapping[str, Callable[[Sequence[nn.Experiment]], str]] = {
    "command": nn.as_commands,
    "script": nn.as_script,
}
NO_NAME = re.compile(r"[^\w-]+")


class RecipeActions:
    """The recipes are those that are edited, on the left."""

    def __init__(
        self, window: QWidget, session: Session, form: RecipeForm, notices: Notices
    ) -> None:
        self._window, self._session = window, session
        self._form, self._notices = form, notices

    def ask_save(self) -> None:
        """Let a person say what the recipe is called, and where it is written."""
        model = self._session.model
        if not model.draft:
            return
        names = {slot: lane.name for slot, lane in model.draft.items()}
        dialog = RecipeDialog(
            names, self._form.slot, model.title, model.notes.get(model.title, ""), self._window
        )
        dialog.asked.connect(partial(self._ask_file, dialog))
        dialog.open()

    def _ask_file(self, dialog: RecipeDialog, slots: list[int], title: str, notes: str) -> None:
        name = NO_NAME.sub("-", title).strip("-") or "recipe"
        kinds = tr("Recipe (*.json)")
        path = file_dialogs.ask_target(self._window, tr("Save the recipe"), kinds, name, "json")
        if path is not None and self.save(slots, title or path.stem, notes, path):
            dialog.accept()

    def save(self, slots: Sequence[int], title: str, notes: str, path: Path) -> bool:
        """Write the recipes of some lanes; whether that could be done."""
        lanes = tuple(self._session.draft[slot] for slot in slots if slot in self._session.draft)
        text = nn.as_json(nn.Preset(title, title, notes, lanes))
        try:
            nn.write_file(path, text.encode())
        except nn.DataError as error:
            self._notices.refuse(error)
            return False
        self._session.model.notes[title] = notes
        recent_files.note(path)
        self._notices.on_saved(str(path))
        return True

    def copy(self, kind: str, slot: int | None = None) -> None:
        """Copy the recipe of a lane, or of all, as a "command" or a "script"."""
        draft = self._session.draft
        lanes = [lane for one, lane in draft.items() if slot is None or one == slot]
        if lanes:
            QApplication.clipboard().setText(WRITERS[kind](lanes))
            self._notices.say(partial(messages.of_copied_recipe, len(lanes), kind))

    def paste(self, text: str) -> bool:
        """Start with the recipe in a text, if it looks like one; whether it does."""
        if not nn.is_recipe(text):
            return False
        try:
            preset = nn.read_recipe(text, tr("Pasted recipe"))
        except nn.NablascopeError as error:
            self._notices.refuse(error)
        else:
            self._session.load(preset.title, preset.lanes, preset.about)
        return True
