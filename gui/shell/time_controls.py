"""TimeControls: an earlier step in every part of the window, and what can be done from there."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PyQt5.QtCore import QObject, QPoint
from PyQt5.QtWidgets import QMenu, QWidget

import nn
from gui.recipe.form import RecipeForm
from gui.recipe.lane_dialogs import ForkDialog
from gui.session.look_back import LookBack
from gui.session.session import Session
from gui.session.state import Run
from gui.shell import messages
from gui.shell.live_updates import LiveUpdates
from gui.shell.notices import Notices
from gui.shell.timeline import Timeline
from gui.shell.workspaces import Workspaces
from gui.style import settings
from gui.style.i18n import tr

FAR = 10  # steps that Shift makes of one


class TimeControls(QObject):
    """Listens to the timeline and the keys, and shows what the session tells of earlier steps."""

    def __init__(
        self,
        window: QWidget,
        session: Session,
        workspaces: Workspaces,
        form: RecipeForm,
        timeline: Timeline,
        updates: LiveUpdates,
        notices: Notices,
    ) -> None:
        super().__init__(workspaces)
        self._window, self._session, self._workspaces = window, session, workspaces
        self._form, self._timeline = form, timeline
        self._updates, self._notices = updates, notices
        self._gone_back: tuple[int, int] | None = None  # number of the run, and its step
        self._menu = QMenu(window)
        self._menu.setObjectName("timeMenu")
        self._fork = self._menu.addAction("")
        self._return = self._menu.addAction("")
        self._fork.triggered.connect(self.ask_fork)
        self._return.triggered.connect(self.go_back)
        timeline.sparkline.picked.connect(self._on_picked)
        timeline.sparkline.menu_asked.connect(self._show_menu)
        timeline.live_button.clicked.connect(session.live)
        timeline.menu_button.clicked.connect(
            lambda: self._show_menu(timeline.menu_button.mapToGlobal(QPoint(0, 0)))
        )
        session.looked_back.connect(self._on_looked_back)
        session.ticked.connect(self._on_tick)
        session.loaded.connect(self._on_loaded)
        form.moments_limited.connect(self._limit)
        megabytes = settings.recall(settings.MOMENTS, nn.MOST_MOMENT_BYTES // 1_000_000)
        form.show_moments(megabytes)
        session.travel.limit(megabytes)

    def actions(self) -> dict[str, Callable[[], Any]]:
        """What the keys do; a step back from the present begins the way."""
        return {
            "later": partial(self.move, 1),
            "earlier": partial(self.move, -1),
            "much_later": partial(self.move, FAR),
            "much_earlier": partial(self.move, -FAR),
            "first": partial(self._session.rewind, 0),
            "latest": self._session.live,
        }

    def move(self, steps: int) -> None:
        """Show a later or an earlier step; at the present, later ones are trained."""
        session, at = self._session, self._session.travel.step
        if session.run is None:
            return
        now = session.run.lanes[0].record.step
        if at is None and steps == 1:
            session.step()
        elif at is None and steps < 0:
            session.rewind(now + steps)
        elif at is not None and at + steps > now:
            session.live()
        else:
            session.travel.move(steps)

    def ask_fork(self) -> None:
        """Let a person choose the one setting in which a fork of the chosen lane differs."""
        lanes = {lane.slot: lane for lane in self._session.model.lanes}
        lane = lanes.get(self._form.slot)
        if lane is not None:
            dialog = ForkDialog(lane, lane.seen.step, self._window)
            dialog.asked.connect(partial(self._add_fork, dialog))
            dialog.open()

    def go_back(self) -> None:
        """Replace the run by itself as it was at the step that is shown."""
        back = self._session.model.back
        if back is not None:
            self._session.travel.go_back()
            self._gone_back = self._session.model.asked.number, back.step

    def _add_fork(self, dialog: ForkDialog, slot: int, field: str, value: Any, name: str) -> None:
        try:
            self._session.fork(slot, dialog.step, field, value, name)
            dialog.accept()
        except nn.NablascopeError as error:
            dialog.refuse(error)

    def _on_picked(self, position: float) -> None:
        run = self._session.run
        if run is not None:
            self._session.rewind(round(position / run.history.unit(run.lanes[0].record)))

    def _on_looked_back(self, back: LookBack | None) -> None:
        model = self._session.model
        run, history = model.run, model.history
        if run is None or history is None:
            return
        told = messages.past_step(back, history) if back is not None else ""
        self._workspaces.show_past(model.lanes, _position(run, back), told)
        past = {lane.slot: lane.experiment for lane in back.lanes} if back is not None else {}
        self._form.show_past(past)
        self._on_tick()
        self._notices.say_state()
        self._updates.look_again()

    def _on_tick(self) -> None:
        """Renew what changes while an earlier step is shown: how far it lies back."""
        model = self._session.model
        back, run = model.back, model.run
        if run is None:
            return
        self._timeline.show_past(back, _position(run, back), self._session.travel.share)

    def _on_loaded(self) -> None:
        asked, self._gone_back = self._gone_back, None
        if asked is not None and asked[0] == self._session.model.number:
            self._notices.on_gone_back(asked[1])

    def _show_menu(self, where: QPoint) -> None:
        model = self._session.model
        self._fork.setText(tr("Fork a lane from this step …"))
        self._return.setText(tr("Return the run to this step"))
        self._fork.setEnabled(model.run is not None and len(model.lanes) < nn.MOST_LANES)
        self._return.setEnabled(model.back is not None)
        self._menu.popup(where)

    def _limit(self, megabytes: int) -> None:
        settings.remember(settings.MOMENTS, megabytes)
        self._session.travel.limit(megabytes)


def _position(run: Run, back: LookBack | None) -> float | None:
    """Where the step that is shown lies on the lanes' shared axis; None for the present."""
    return None if back is None else back.step * run.history.unit(run.lanes[0].record)
