"""Notices: what the status line and the banner say, and until when it is true."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PyQt5.QtCore import QObject, pyqtSignal

import nn
from gui.failure import Failure
from gui.session.session import Session
from gui.session.state import Results, State
from gui.shell import messages
from gui.shell.banner import Answer, Banner, Offer
from gui.shell.messages import Message
from gui.shell.status_line import StatusLine
from gui.style import i18n
from gui.style.i18n import N_

OF_FILES = "files"  # the key of what the banner says about files that were opened
OF_LANE_ENDS = "ended lane "  # and, with the slot, of a lane that stopped early


class Notices(QObject):
    """The sentence in the status line, and the offers of the banner.

    Signals:
        details_asked: (Failure) a person wants the details of an error.
        save_elsewhere_asked: (path) a person wants to save a run at another place.
    """

    details_asked = pyqtSignal(object)
    save_elsewhere_asked = pyqtSignal(str)

    def __init__(self, session: Session, status: StatusLine, banner: Banner) -> None:
        super().__init__(banner)
        self._session, self._status, self._banner = session, status, banner
        self._results: Results | None = None
        self._kept: str | None = None  # where the run is saved that another one replaced
        self._gone_back: int | None = None  # the step to which the run was taken back
        self._message: Message = self.of_state

    def say(self, message: Message) -> None:
        """Show a sentence in the status line until there is another one."""
        self._message = message
        self._status.say(*message())

    def say_state(self) -> None:
        """Say what the session is doing."""
        self.say(self.of_state)

    def say_again(self) -> None:
        """Another language is shown."""
        self.say(self._message)

    def warn(
        self,
        told: Callable[[], str],
        accept: Answer | None = None,
        of_run: bool = False,
        key: str = "",
    ) -> None:
        """Show a sentence in the banner until it is closed, or until another run is shown."""
        self._banner.offer(Offer(told, accept, (N_("Close"), lambda: None), of_run, key))

    def warn_of(self, error: nn.NablascopeError) -> None:
        """Show an error in the banner."""
        self.warn(partial(i18n.sentence, error))

    def warn_of_file(self, error: nn.NablascopeError) -> None:
        """Show what is wrong with files until others are opened."""
        self.warn(partial(i18n.sentence, error), key=OF_FILES)

    def forget_files(self) -> None:
        """Other files are opened: what was said of earlier ones has been read."""
        self._banner.withdraw(OF_FILES)

    def refuse(self, error: nn.NablascopeError) -> None:
        """Say in the status line why something cannot be."""
        self.say(partial(messages.of_error, error))

    # What the session tells.

    def on_loaded(self) -> None:
        """Another run is shown."""
        self._results = self._gone_back = None
        self._banner.forget_run()
        self.say_state()

    def on_state(self, state: State) -> None:
        """The session does something else."""
        if state is State.RUNNING:
            self._results = self._kept = self._gone_back = None
        self.say_state()

    def on_gone_back(self, step: int) -> None:
        """The run was replaced by itself as it was."""
        self._gone_back = step
        self.say_state()

    def on_finished(self, results: Results) -> None:
        """A run came to its end."""
        self._results = results
        self.say_state()

    def on_saved(self, path: str) -> None:
        """A run was written that a person, or a reset, asked for."""
        if path == str(self._session.saver.kept_path):
            self._kept = path
            self.say_state()
        else:
            self.say(partial(messages.of_saved, path))

    def on_failed(self, failed: Failure) -> None:
        """Something could not be done."""
        accept: Answer | None = None
        if failed.remedy is not None:
            accept = N_("Build anyway"), failed.remedy
        elif failed.unsaved:
            accept = self.save_elsewhere(failed.unsaved)
        elif not failed.foreseen:
            accept = N_("Details …"), partial(self.details_asked.emit, failed)
        key = OF_FILES if failed.of_file else failed.unsaved
        self.warn(partial(i18n.sentence, failed.error), accept, of_run=failed.of_run, key=key)
        self.say_state()

    def on_lane_stopped(self, slot: int, error: nn.DivergedError) -> None:
        """A lane diverged."""
        self.warn(partial(messages.stopped_lane, self._name(slot), error), of_run=True)

    def on_lane_ended(self, slot: int, stop: nn.Stop) -> None:
        """A lane stopped before its last step."""
        told = partial(messages.ended_lane, self._name(slot), stop)
        self.warn(told, of_run=True, key=f"{OF_LANE_ENDS}{slot}")

    def _name(self, slot: int) -> str:
        lane = self._session.run.lane(slot) if self._session.run else None
        return lane.name if lane is not None else ""

    def save_elsewhere(self, path: str) -> Answer:
        """The offer to write a run at another place."""
        return N_("Save elsewhere …"), partial(self.save_elsewhere_asked.emit, path)

    def of_state(self) -> tuple[str, str]:
        """What the session is doing, and the colour of the dot beside it."""
        session, model = self._session, self._session.model
        lanes = session.run.lanes if session.run else ()
        if model.building is not None:
            return messages.of_building(model.building)
        if model.back is not None:
            return messages.of_looking_back(session.state, model.back)
        if session.state is State.FINISHED and self._results:
            return messages.of_results(lanes, self._results)
        if session.state is State.RUNNING and model.extended:
            return messages.of_extended(*model.extended)
        if self._gone_back is not None:
            return messages.of_gone_back(self._gone_back)
        if session.state is State.READY and self._kept:
            return messages.of_kept(self._kept)
        return messages.of_state(session.state, lanes)
