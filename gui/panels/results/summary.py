"""SummaryPanel: what was trained, on what, how long, and how good it is, for every lane."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from html import escape

import numpy as np
from PyQt5.QtWidgets import QTextBrowser

import nn
from gui.lane_view import LaneView
from gui.panels.data_panel import marked
from gui.panels.panel import Panel
from gui.style import lane_facts, theme
from gui.style.i18n import N_, tr

CELLS = 'cellspacing="0" cellpadding="5"'


class SummaryPanel(Panel):
    """A column for each lane. Figures of a part come with the interval in which 95 % lie."""

    name = "summaryPanel"
    workspace = "results"
    tab = N_("Summary")
    title = N_("Summary")
    question = N_("What came of it, and how sure is that?")
    help = N_(
        "For each lane what was trained, on what data, and how well it does. Behind an accuracy "
        "stands its 95 % confidence interval (Wilson 1927): with few samples it is wide."
    )

    def create(self) -> None:
        super().create()
        self.text = QTextBrowser()
        self.text.setObjectName("summaryText")
        self.body.addWidget(self.text, 1)
        self._tests: dict[int, float] = {}
        self._seconds: dict[int, float] = {}
        self._findings: Sequence[nn.Finding] = ()

    def show_run(self, history: nn.History, lanes: tuple[LaneView, ...]) -> None:
        super().show_run(history, lanes)
        self._tests, self._seconds, self._findings = {}, {}, ()
        self.show_frame()

    def rename(self, lanes: tuple[LaneView, ...]) -> None:
        super().rename(lanes)
        if any(lane.then is None and not lane.over for lane in lanes):
            self._tests, self._seconds = {}, {}
        self.show_frame()

    def show_tests(self, accuracies: dict[int, float], seconds: dict[int, float]) -> None:
        """What the lanes came to on the test set, by slot, and how long their steps took."""
        self._tests, self._seconds = dict(accuracies), dict(seconds)
        self.show_frame()

    def show_findings(self, findings: Sequence[nn.Finding]) -> None:
        """What the doctor found."""
        if list(findings) != list(self._findings):
            self._findings = list(findings)
            self.show_frame()

    @property
    def parts(self) -> int:
        return 1

    def show_frame(self) -> None:
        if not self.lanes:
            return
        look = theme.current()
        head = "".join(f"<td><b>{marked(lane)}</b></td>" for lane in self.lanes)
        lines = [f"<tr><td></td>{head}</tr>"]
        for label, told in self._rows():
            cells = "".join(f"<td>{told(lane)}</td>" for lane in self.lanes)
            lines.append(f'<tr><td style="color:{look.muted}">{tr(label)}</td>{cells}</tr>')
        text = f"<table {CELLS}>{''.join(lines)}</table>"
        if text != self.text.property("shown"):
            self.text.setProperty("shown", text)
            place = self.text.verticalScrollBar().value()
            self.text.setHtml(text)
            self.text.verticalScrollBar().setValue(place)

    def _rows(self) -> list[tuple[str, Callable[[LaneView], str]]]:
        return [
            (N_("Network"), lane_facts.network_text),
            (N_("Data"), lane_facts.data_text),
            (N_("Recipe"), lane_facts.training_text),
            (N_("Validation"), lane_facts.validation_text),
            (N_("Test"), self._test),
            (N_("Lowest validation loss"), lane_facts.lowest_loss_text),
            (N_("End"), lane_facts.end_text),
            (N_("Training time"), self._time),
            (N_("Doctor"), self._doctor),
        ]

    def _test(self, lane: LaneView) -> str:
        score = self._tests.get(lane.slot) if lane.then is None else None
        if score is None or not math.isfinite(score):
            return tr("when training has ended")
        return lane_facts.score_text(lane, score, len(lane.prepared.dataset.test))

    def _time(self, lane: LaneView) -> str:
        seconds = self._seconds.get(lane.slot) if lane.then is None else None
        if seconds is None:
            return tr("when training has ended")
        return lane_facts.time_text(seconds)

    def _doctor(self, lane: LaneView) -> str:
        found = [tr(nn.RULES[one.rule].title) for one in self._findings if one.slot == lane.slot]
        return escape(", ".join(found)) or tr("nothing found")

    def retranslate(self) -> None:
        super().retranslate()
        self.show_frame()

    def show_theme(self) -> None:
        super().show_theme()
        self.show_frame()

    def table(self) -> tuple[list[str], nn.Array]:
        """Step, validation score and its interval, test score: a row for each lane."""
        rows = []
        for lane in self.lanes:
            row = lane.seen.evaluations.latest() if len(lane.seen.evaluations) else None
            score = math.nan if row is None else float(row[nn.ACCURACY])
            low, high = lane_facts.interval(lane, score, len(lane.prepared.dataset.validation))
            test = self._tests.get(lane.slot, math.nan) if lane.then is None else math.nan
            rows.append([lane.seen.step, score, low, high, test])
        names = ["step", "validation", "low", "high", "test"]
        return names, np.array(rows, float).reshape(-1, len(names))
