"""``train --html``: the run as one web page, as the window writes it."""

from __future__ import annotations

from pathlib import Path

import nn


def write(race: nn.Race, title: str, language: str, path: Path) -> None:
    """Write the page. Raises DataError."""
    from PyQt5.QtCore import QCoreApplication, QDateTime, QLocale

    from gui.lane_view import LaneView
    from gui.report.page import Source
    from gui.report.writer import write_report
    from gui.style.i18n import show_language

    application = QCoreApplication.instance() or QCoreApplication(["nablascope"])
    show_language(language)
    when = QLocale(language).toString(QDateTime.currentDateTime(), QLocale.FormatType.ShortFormat)
    lanes = tuple(map(LaneView.of, race.lanes))
    found = {lane.slot: nn.LaneResults.of(lane) for lane in race.lanes}
    write_report(Source(title, "", when, lanes, found, nn.diagnose(race)), path)
    del application  # it is needed up to here
