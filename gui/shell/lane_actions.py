"""LaneActions: what a person does to the recipe and the lanes, with the dialogs it needs."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from PyQt5.QtWidgets import QWidget

import nn
from gui.lane_view import LaneView
from gui.recipe.form import RecipeForm
from gui.recipe.lane_dialogs import AddLaneDialog, LaneDialog, RenameDialog
from gui.session.session import Session
from gui.shell import messages
from gui.shell.notices import Notices


class LaneActions:
    """What cannot be done is said, and changes nothing."""

    def __init__(
        self, window: QWidget, session: Session, form: RecipeForm, notices: Notices
    ) -> None:
        self._window, self._session = window, session
        self._form, self._notices = form, notices
        self._before: set[int] | None = None  # lanes, while the one that comes is to be shown

    def edit(self, slot: int, field: str, value: Any) -> None:
        """Change a field of a lane's recipe."""
        try:
            self._session.editor.edit(slot, field, value)
        except nn.NablascopeError as error:
            self._form.fields[field].refuse()
            self._notices.refuse(error)
        else:
            self._notices.say_state()

    def inject_fault(self, slot: int, field: str, value: str) -> None:
        """Race a copy of the lane with a fault in its data beside it."""
        before = set(self._session.draft)
        if self._add(slot, field, value):
            self._before = before

    def break_backward(self, slot: int, bug: str, layer: int) -> None:
        """Race a copy of the lane with a wrong backward pass beside it."""
        recipe = self._session.draft[slot]
        if recipe.bug != "none":  # of a lane that is broken already, the sound one is meant
            recipe = recipe.changed("bug", "none")
        name = messages.broken_lane(recipe.name, [one.name for one in self._session.draft.values()])
        before = set(self._session.draft)
        if self._add(slot, "bug", bug, name, {"bug_layer": layer}):
            self._before = before

    def treat(self, finding: nn.Finding) -> None:
        """Open the treatment of a finding as a new lane."""
        if finding.treatment:
            self._add(finding.slot, *finding.treatment)

    def use_digits(self, use: str) -> None:
        """Use a person's own digits otherwise in all lanes."""
        self.edit(self._form.slot, "own_digits", use)

    def tell_column(self, name: str, kind: str) -> None:
        """Correct what a column of the table is; or, without a name, choose the target."""
        slot = self._form.slot
        if not name:
            self.edit(slot, "target", kind)
            return
        try:
            asked = nn.asked_columns(self._session.draft.first.columns) | nn.asked_columns(
                nn.told_columns({name: nn.Asked(kind)})
            )
        except nn.NablascopeError as error:
            self._notices.refuse(error)
        else:
            self.edit(slot, "columns", nn.told_columns(asked))

    def ask_add(self, slot: int) -> None:
        """Let a person choose the one setting in which a new lane differs."""
        lane = self._lane(slot)
        if lane is not None:
            dialog = AddLaneDialog(lane, self._window)
            dialog.asked.connect(partial(self._add_lane, dialog))
            dialog.open()

    def ask_rename(self, slot: int) -> None:
        """Let a person give a lane another name."""
        lane = self._lane(slot)
        if lane is not None:
            dialog = RenameDialog(lane, self._session.draft[slot].name, self._window)
            dialog.asked.connect(partial(self._rename_lane, dialog))
            dialog.open()

    def on_edited(self) -> None:
        """A lane that was asked for to be looked at is chosen when it is there."""
        if self._before is not None and (new := set(self._session.draft) - self._before):
            self._before = None
            self._form.select_lane(new.pop())

    def close_dialogs(self) -> None:
        """Close the dialogs about lanes that are gone."""
        for dialog in self._window.findChildren(LaneDialog):
            lane = self._lane(dialog.lane.slot)
            if dialog.isVisible() and (lane is None or lane.record is not dialog.lane.record):
                dialog.reject()
                self._notices.warn(partial(messages.lane_gone, dialog.lane.name))

    def _add(
        self,
        slot: int,
        field: str,
        value: Any,
        name: str = "",
        also: Mapping[str, Any] | None = None,
    ) -> bool:
        """Add a lane in which one setting differs; whether it can be."""
        try:
            self._session.editor.add_lane(slot, field, value, name, also)
        except nn.NablascopeError as error:
            self._notices.refuse(error)
            return False
        return True

    def _add_lane(self, dialog: LaneDialog, slot: int, field: str, value: Any, name: str) -> None:
        try:
            self._session.editor.add_lane(slot, field, value, name)
            dialog.accept()
        except nn.NablascopeError as error:
            dialog.refuse(error)

    def _rename_lane(self, dialog: LaneDialog, slot: int, name: str) -> None:
        try:
            self._session.editor.edit(slot, "name", name)
            dialog.accept()
        except nn.NablascopeError as error:
            dialog.refuse(error)

    def _lane(self, slot: int) -> LaneView | None:
        return self._session.run.lane(slot) if self._session.run else None
