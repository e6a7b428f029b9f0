"""Closing: everything is saved before the window goes, or a person says that it may be lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PyQt5.QtWidgets import QWidget

import nn
from gui.probe.my_digits import MyDigits
from gui.session.recovery import Recovery
from gui.session.session import Session
from gui.shell.dialogs import Unsaved, ask_unsaved
from gui.style import i18n

Save = Callable[[Path | None], nn.NablascopeError | None]  # at another place, if one was chosen


class Closing:
    """Saves the user's digits, the points of the plane, the run, and runs before it, in turn."""

    def __init__(
        self, window: QWidget, session: Session, mine: MyDigits, recovery: Recovery | None
    ) -> None:
        self._window, self._session = window, session
        self._mine, self._recovery = mine, recovery

    def close(self) -> bool:
        """Whether the window may close; the session has ended then."""
        if not self._settle(self._save_digits, "my-digits") or not self._settle(
            self._session.editor.points.flush, "points", "csv"
        ):
            return False
        saved = self._end_session()
        if saved is None:
            self._session.go_on()
            return False
        if self._recovery:
            self._recovery.close(saved)
        return True

    def _settle(self, save: Save, name: str, suffix: str = "npz") -> bool:
        """Save until it is done or given up; False to keep the window open."""
        return self._ask(save, name, suffix) is not Unsaved.STAY

    def _ask(self, save: Save, name: str, suffix: str = "npz") -> Unsaved:
        elsewhere: Path | None = None
        while (error := save(elsewhere)) is not None:
            told = i18n.sentence(error)
            answer, elsewhere = ask_unsaved(self._window, told, name, suffix)
            if answer is not Unsaved.AGAIN:
                return answer
        return Unsaved.AGAIN

    def _save_digits(self, elsewhere: Path | None) -> nn.NablascopeError | None:
        if elsewhere is not None and self._mine.save_as(elsewhere):
            return None
        return self._mine.flush()

    def _end_session(self) -> bool | None:
        """End training with the run saved; whether it was, None to keep the window open."""
        session = self._session
        last = self._recovery.last if self._recovery else None

        def save_run(elsewhere: Path | None) -> nn.NablascopeError | None:
            try:
                session.close(elsewhere or last)
            except nn.NablascopeError as error:
                return error
            return None

        answer = self._ask(save_run, "run")
        if answer is Unsaved.STAY or not self._save_earlier_runs():
            return None
        session.close()
        return answer is not Unsaved.DISCARD

    def _save_earlier_runs(self) -> bool:
        """Save runs that could not be written before; False to keep the window open."""
        saver = self._session.saver
        while saver.unsaved:
            path = saver.unsaved[0]
            error = nn.CheckpointError("{path} could not be saved.", path=path)
            answer, elsewhere = ask_unsaved(self._window, i18n.sentence(error), "run")
            if answer is Unsaved.STAY:
                return False
            if answer is Unsaved.DISCARD:
                saver.give_up(path)
            else:
                saver.save_again(path, elsewhere)
                saver.flush()
        return True
