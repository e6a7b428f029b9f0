"""StudyView: what is found about every lane, on demand and again while the lanes train."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import QPushButton, QWidget

from gui.lane_view import LaneView
from gui.panels.renewal import LEAST_SECONDS, Renewal
from gui.panels.study import Study, of_every
from gui.style.dressed import Dressed
from gui.style.i18n import tr


class StudyView(Dressed, QWidget):
    """A view with a study and a button that asks or cancels; a subclass shows the answers."""

    def __init__(self, name: str, least_seconds: float = LEAST_SECONDS) -> None:
        super().__init__()
        self.study = Study(self)
        self.study.setObjectName(name)
        self.study.changed.connect(self.show_report)
        self.lanes: tuple[LaneView, ...] = ()
        self._renewal = Renewal(least_seconds)
        self.again = QPushButton()
        self.again.setProperty("role", "small")
        self.again.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.again.clicked.connect(self._on_again)

    def work(self) -> Callable[..., Any]:
        """What is to be done with the copy of a lane (see ``of_every``)."""
        raise NotImplementedError

    def show_pairs(self, pairs: Sequence[tuple[LaneView, Any]]) -> None:
        """Show the lanes that there is an answer about, with it."""
        raise NotImplementedError

    def show_lanes(self, lanes: tuple[LaneView, ...]) -> None:
        """Show these lanes; an answer about others is forgotten."""
        if [one.record for one in lanes] != [one.record for one in self.lanes]:
            self.study.forget()
        self.lanes = lanes
        self.show_report()

    def ask(self) -> None:
        """Have it done with the lanes as they are now."""
        if self.lanes:
            self._renewal.begin(self.lanes)
            self.study.ask(partial(of_every, self.work()))

    def renew(self) -> bool:
        """Have it done again, if it is time; whether it has to be looked after once more.

        It has when it is not time yet: nothing else may happen after a pause.
        """
        if not self.isVisible() or not self._renewal.is_stale(self.lanes):
            return False
        if not self.study.busy and self._renewal.is_due(self.lanes):
            self.ask()
        return True

    def show_report(self) -> None:
        """Show the latest answer, and how far the next one has come."""
        if not self.study.busy:
            self._renewal.end()
        found: dict[int, Any] = {one.slot: one for one in self.study.report or ()}
        self.again.setText(tr("Cancel") if self.study.busy else tr("Measure again"))
        self.show_pairs([(lane, found[lane.slot]) for lane in self.lanes if lane.slot in found])

    def waiting(self, pairs: Sequence[tuple[LaneView, Any]]) -> str:
        """Why nothing is shown yet: it is measured, or cannot be; "" where there is something."""
        if self.study.told:
            return self.study.told
        if self.study.busy and not pairs:
            return tr("Measuring … {share} %").format(share=round(100 * self.study.share))
        return ""

    def _on_again(self) -> None:
        self.study.cancel() if self.study.busy else self.ask()
