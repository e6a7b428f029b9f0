"""ReportActions: the run as one HTML file."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from PyQt5.QtCore import QDateTime, QLocale, QObject
from PyQt5.QtWidgets import QWidget

import nn
from gui.background import Background
from gui.failure import failure
from gui.lane_view import LaneView
from gui.report.page import Source
from gui.report.writer import write_report
from gui.session.session import Session
from gui.shell import file_dialogs
from gui.shell.notices import Notices
from gui.style import i18n
from gui.style.i18n import tr


class ReportActions(QObject):
    """Takes the results between two steps, and writes the page off the window's thread."""

    def __init__(self, window: QWidget, session: Session, notices: Notices) -> None:
        super().__init__(window)
        self._window, self._session, self._notices = window, session, notices
        self._path: Path | None = None  # where the results that come are written
        self._background = Background(self)
        self._background.failed.connect(lambda error: notices.refuse(failure(error).error))
        session.results_taken.connect(self._on_results)

    def ask(self) -> None:
        """Let a person choose the file."""
        if self._session.run is None:
            return
        path = file_dialogs.ask_target(
            self._window, tr("Save a report"), tr("Web page (*.html)"), "report", "html"
        )
        if path:
            self.save(path)

    def save(self, path: Path) -> None:
        """Write the run as it stands."""
        self._path = path
        self._session.observations.ask_for_results()

    def close(self) -> None:
        """Finish what is being written."""
        self._background.close()

    def _on_results(self, results: tuple[nn.LaneResults, ...]) -> None:
        run, path, self._path = self._session.run, self._path, None
        if run is None or path is None:
            return
        model = self._session.model
        found = {one.slot: one for one in results}
        findings = [
            each
            for lane in run.lanes
            if lane.slot in found
            for each in nn.examine(case_of(lane, found[lane.slot]))
        ]
        when = QLocale(i18n.language()).toString(
            QDateTime.currentDateTime(), QLocale.FormatType.ShortFormat
        )
        lanes = tuple(replace(lane, record=lane.record.frozen()) for lane in run.lanes)
        notes = model.notes.get(model.title, "")
        source = Source(run.title, notes, when, lanes, found, findings)
        done = partial(self._on_written, path)
        self._background.submit(partial(write_report, source, path), done)

    def _on_written(self, path: Path, _: None) -> None:
        self._notices.on_saved(str(path))


def case_of(lane: LaneView, found: nn.LaneResults) -> nn.Case:
    """A lane as the doctor looks at it."""
    facts = nn.facts_of(lane.prepared)
    return nn.Case(lane.experiment, lane.record, found.inspection, facts, lane.failure)
