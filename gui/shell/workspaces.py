"""Workspaces: the centre of the window, a page of cards for each part of the work."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtWidgets import QSizePolicy, QStackedWidget

import nn
from gui.lane_view import LaneView, in_plane
from gui.panels import PANELS
from gui.panels.data.clinic import ClinicPanel
from gui.panels.data_panel import DataPanel
from gui.panels.inspection_panel import InspectionPanel
from gui.panels.panel import Panel
from gui.panels.results.regions import RegionsPanel
from gui.panels.results.summary import SummaryPanel
from gui.panels.train.comparison import comparison
from gui.panels.train.doctor import DoctorPanel
from gui.shell.workspace_page import WorkspacePage
from gui.style import theme
from gui.style.dressed import Dressed
from gui.style.elided_label import ElidedLabel
from gui.style.i18n import N_

Kind = TypeVar("Kind", bound=Panel)

WORKSPACES = {  # in the order in which one works
    "data": N_("Data"),
    "train": N_("Train"),
    "inside": N_("Inside"),
    "results": N_("Results"),
    "runs": N_("Runs"),
    "learn": N_("Learn"),
}
ABOUT = {
    "data": N_("Explore the data, check it and inject faults"),
    "train": N_("Loss, accuracy, gradient and findings during training"),
    "inside": N_("Distributions, gradient and weights inside the network"),
    "results": N_("What the network predicts, and how well"),
    "runs": N_("Compare saved runs"),
    "learn": N_("Lessons"),
}
FIRST = "train"  # where one trains
SENTENCE_PIXELS = 17  # a line


class Workspaces(Dressed, QStackedWidget):
    """A page for each workspace that has panels.

    Signals:
        chosen: (name) another workspace is shown.
        hovered: (position on the lanes' shared axis, or None) where the mouse is.
        export_asked: (panel, kind).
        rearranged: other cards are visible than before.
        treatment_asked: (Finding) a person wants to try the doctor's treatment.
        rebuilt: (key of a panel) a new panel replaces one that an error had stopped.
        counted: (workspace, count, alarming) how much there is to see to.
    """

    chosen = pyqtSignal(str)
    hovered = pyqtSignal(object)
    export_asked = pyqtSignal(object, str)
    rearranged = pyqtSignal()
    treatment_asked = pyqtSignal(object)
    rebuilt = pyqtSignal(str)
    counted = pyqtSignal(str, int, bool)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("centre")
        self.panels: dict[str, Panel] = {kind.key(): kind() for kind in PANELS}
        self.pages: dict[str, WorkspacePage] = {}
        self._history: nn.History | None = None
        self._lanes: tuple[LaneView, ...] = ()
        self._past: tuple[tuple[LaneView, ...], float | None, str] = (), None, ""
        self._behind: set[str] = set()  # panels that do not show yet that step, or the present
        self._plane = False  # whether the samples are points of a plane
        for name in WORKSPACES:
            members = {key: one for key, one in self.panels.items() if one.workspace == name}
            if members:
                page = self.pages[name] = WorkspacePage(name, members)
                page.rearranged.connect(self._on_rearranged)
                self.addWidget(page)
        self.sentence = ElidedLabel(lines=2)
        self.sentence.setObjectName("comparison")
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.sentence.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.pages[FIRST].add_footer(self.sentence)
        for panel in self.panels.values():
            self._connect(panel)
        self.current = FIRST
        self.setCurrentWidget(self.page)
        self.dress()

    @property
    def page(self) -> WorkspacePage:
        """The workspace that is shown."""
        return self.pages[self.current]

    def panel(self, kind: type[Kind]) -> Kind:
        """The panel of that class."""
        return next(panel for panel in self.panels.values() if isinstance(panel, kind))

    @property
    def inspected(self) -> list[InspectionPanel]:
        """The panels of inspections that are seen now."""
        seen = (self.panels[key] for key in self.page.seen)
        return [one for one in seen if isinstance(one, InspectionPanel)]

    def choose(self, name: str) -> None:
        """Show a workspace, if it has panels."""
        if name in self.pages and name != self.current:
            self.current = name
            self.setCurrentWidget(self.page)
            self.chosen.emit(name)
            self._on_rearranged()

    def show_panel(self, key: str) -> None:
        """Show a panel, in its workspace."""
        self.choose(self.panels[key].workspace)
        self.page.choose(key)

    def tell(self, method: Callable[..., None], *arguments: Any) -> None:
        """Call a method of a panel; an error stops that panel, and no other.

        Whatever is shown in a panel goes through here.
        """
        panel: Panel = method.__self__  # type: ignore[attr-defined]
        if panel.notice is not None:
            return
        try:
            method(*arguments)
        except Exception:
            details = traceback.format_exc()
            print(details, file=sys.stderr)
            panel.show_failure(details)

    # What is shown.

    def show_run(self, history: nn.History, lanes: tuple[LaneView, ...]) -> None:
        """Show other lanes from now on."""
        self._history, self._lanes = history, lanes
        self._past = lanes, *self._past[1:]
        self._build_again()
        for panel in self.panels.values():
            self.tell(panel.show_run, history, lanes)
        self.show_sentence()
        suited = [key for key, panel in self.panels.items() if panel.suits(lanes)]
        for page in self.pages.values():
            page.offer(suited)
        self._follow_data()

    def shows(self, lanes: tuple[LaneView, ...]) -> bool:
        """Whether these lanes, as they may be now, are those that are shown."""
        shown = [lane.record for lane in self._lanes]
        return len(shown) == len(lanes) and all(
            lane.record is record for lane, record in zip(lanes, shown, strict=True)
        )

    def rename(self, lanes: tuple[LaneView, ...]) -> None:
        """The same lanes have other names or recipes, or another state."""
        self._lanes = lanes
        self._past = lanes, *self._past[1:]
        for panel in self.panels.values():
            self.tell(panel.rename, lanes)

    def show_past(self, lanes: tuple[LaneView, ...], x: float | None, told: str) -> None:
        """Show the lanes as they were at x on their shared axis, or (None) as they are."""
        self._lanes = lanes
        self._past, self._behind = (lanes, x, told), set(self.panels)
        self._show_past()
        self.show_sentence()

    def _show_past(self) -> None:
        """Have the panels that are seen show the step that is shown, if they do not yet."""
        for key in self._behind & set(self.page.seen):
            self._behind.discard(key)
            self.tell(self.panels[key].show_past, *self._past)

    def show_sentence(self) -> None:
        """Say in words how the lanes differ, in what was set and in what was measured."""
        text = comparison(self._history, self._lanes) if self._history else ""
        if text != self.sentence.text():
            self.sentence.setText(text)

    def show_findings(self, findings: list[nn.Finding]) -> None:
        """Show what the doctor found; the tab tells how much."""
        self.tell(self.panel(DoctorPanel).show_findings, findings)
        self.tell(self.panel(SummaryPanel).show_findings, findings)
        self._show_counts()

    def show_report(self, report: nn.DataReport) -> None:
        """Show what was found in the data of some lanes; the tab tells how much."""
        for panel in self.panels.values():
            if isinstance(panel, DataPanel):
                self.tell(panel.show_report, report)
        self._show_counts()

    def show_lane(self, slot: int) -> None:
        """Another lane is edited: panels that show one lane show it."""
        for panel in self.panels.values():
            self.tell(panel.show_lane, slot)
        self._show_counts()

    def show_cursor(self, position: float | None) -> None:
        """Put the cross-hair of all plots at a position, or take it away."""
        for panel in self.panels.values():
            self.tell(panel.show_cursor, position)

    def back_to_live(self) -> None:
        """All plots follow the run again."""
        for panel in self.panels.values():
            self.tell(panel.back_to_live)

    # One card alone.

    def toggle_maximised(self, key: str) -> None:
        """Show one card alone, or all of its workspace again."""
        self.pages[self.panels[key].workspace].toggle_alone(key)

    def maximise_under_mouse(self) -> None:
        """The card under the mouse alone (else the last one), or all again."""
        seen = self.page.seen
        under = (key for key in seen if self.panels[key].underMouse())
        self.page.toggle_alone(self.page.alone or next(under, seen[-1]))

    def put_back(self) -> None:
        """Show all cards."""
        if self.page.alone is not None:
            self.page.toggle_alone(self.page.alone)

    def retranslate(self) -> None:
        self._show_counts()
        self.show_sentence()

    def show_theme(self) -> None:
        self.sentence.setFixedHeight(theme.px(SENTENCE_PIXELS) * self.sentence.lines)

    def set_low(self, low: bool) -> None:
        """Have one line for the sentence below the cards, else two."""
        self.sentence.lines = 1 if low else 2
        self.show_theme()

    def _connect(self, panel: Panel) -> None:
        panel.hovered.connect(self.hovered)
        panel.maximise_asked.connect(partial(self.toggle_maximised, panel.key()))
        panel.export_asked.connect(partial(self.export_asked.emit, panel))
        if isinstance(panel, DoctorPanel):
            panel.span_chosen.connect(self._show_span)
            panel.treatment_asked.connect(self.treatment_asked)

    def _build_again(self) -> None:
        """Put new panels in the place of those that an error has stopped."""
        for key, old in list(self.panels.items()):
            if old.notice is None:
                continue
            new = self.panels[key] = type(old)()
            self.pages[old.workspace].replace(key, new)
            self._connect(new)
            self.rebuilt.emit(key)

    def _follow_data(self) -> None:
        """Begin with what shows such data best, when they are of another kind than before."""
        plane = in_plane(self._lanes)
        if plane == self._plane:
            return
        self._plane = plane
        regions = self.panel(RegionsPanel).key()
        if plane:
            self.show_panel(regions)
        elif regions in self.page.seen:
            self.choose(FIRST)

    def _on_rearranged(self) -> None:
        self._show_past()
        doctor = self.panel(DoctorPanel)
        if self.current == doctor.workspace and doctor.key() in self.page.seen:
            self.tell(doctor.tell_span)
        else:
            self._show_span(None)
        self.rearranged.emit()

    def _show_span(self, span: tuple[int, int, int] | None) -> None:
        """Shade the steps of a finding while the doctor is seen."""
        shown = None
        seen = not self.panel(DoctorPanel).isHidden()
        if span and self._history and seen:
            slot, first, last = span
            units = {one.slot: self._history.unit(one) for one in self._history.records}
            unit = units.get(slot, 1.0)
            shown = first * unit, max(last, first + 1) * unit
        for panel in self.panels.values():
            self.tell(panel.show_span, shown)

    def _show_counts(self) -> None:
        """How much the doctor and the clinic found, on their tabs and workspaces."""
        doctor, clinic = self.panel(DoctorPanel), self.panel(ClinicPanel)
        worst = clinic.worst
        found: list[tuple[Panel, int, int]] = [
            (doctor, len(doctor.findings), len(doctor.findings)),
            (clinic, worst["warn"] + worst["bad"], worst["bad"]),
        ]
        for panel, count, alarms in found:
            page = self.pages[panel.workspace]
            page.tabs.add(panel.key(), f" · {count}" if count else "")
            button = page.tabs.buttons[panel.key()]
            if bool(button.property("alarm")) != bool(alarms):
                button.setProperty("alarm", bool(alarms))
                button.style().polish(button)
            self.counted.emit(panel.workspace, count, bool(alarms))
