"""The centre of the window: the cards with the plots, one cross-hair, and one card alone."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from PyQt5.QtCore import QEvent, Qt, pyqtSignal
from PyQt5.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

import nn
from gui.lane_view import LaneView, in_plane
from gui.panels import (
    PANELS,
    AnswersPanel,
    AugmentationPanel,
    ClinicPanel,
    DataPanel,
    DoctorPanel,
    FoldsPanel,
    InspectionPanel,
    MyDigitsPanel,
    MyDrawingPanel,
    Panel,
    RegionsPanel,
    SamplesPanel,
    WeightsPanel,
)
from gui.panels.train.comparison import comparison
from gui.style.choice import Choice
from gui.style.i18n import N_, tr

Kind = TypeVar("Kind", bound=Panel)

PLACES = {"loss": (0, 0, 1, 1), "accuracy": (0, 1, 1, 1)}
SENTENCE_PIXELS = 34  # two lines
BELOW = (2, 0, 1, 2)  # one of the others, which the tabs choose from
GROUPS = {
    "network": N_("Network"),
    "data": N_("Data"),
    "drawing": N_("Drawing"),
}
TABS = {
    "gradient": N_("Gradient"),
    "ledger": N_("Shrink ledger"),
    "distributions": N_("Distributions"),
    "doctor": N_("Doctor"),
    "samples": N_("Look"),
    "clinic": N_("Clinic"),
    "batch": N_("Mini-batch"),
    "regions": N_("Regions"),
    "folds": N_("K-fold"),
    "augmentation": N_("Augmentation"),
    "preparation": N_("My drawing"),
    "inside": N_("Inside"),
    "ribbon": N_("Answers"),
    "own": N_("My digits"),
}
MEMBERS = {
    "network": ("gradient", "ledger", "distributions", "doctor"),
    "data": ("samples", "clinic", "batch", "regions", "folds", "augmentation"),
    "drawing": ("preparation", "inside", "ribbon", "own"),
}
GROUP_OF = {tab: group for group, tabs in MEMBERS.items() for tab in tabs}


class Cards(QWidget):
    """All panels of PANELS: loss and accuracy above, one of the others below, and a sentence.

    Signals:
        hovered: (place on the lanes' shared axis, or None) where the mouse stands.
        export_asked: (panel, kind).
        rearranged: other cards are visible than before.
        treatment_asked: (Finding) a person wants to try the doctor's treatment.
        rebuilt: (name in PANELS) a new panel is in the place of one that an error had stopped.
    """

    hovered = pyqtSignal(object)
    export_asked = pyqtSignal(object, str)
    rearranged = pyqtSignal()
    treatment_asked = pyqtSignal(object)
    rebuilt = pyqtSignal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("centre")
        self.panels: dict[str, Panel] = {name: panel() for name, panel in PANELS.items()}
        self.groups = Choice(GROUPS)
        self.groups.chosen.connect(self._on_group)
        self._latest = {group: tabs[0] for group, tabs in MEMBERS.items()}
        self.tabs = Choice(TABS, role="tab")
        self.tabs.setFixedHeight(28)
        self.tabs.chosen.connect(self._on_tab)
        self.sentence = QLabel()
        self.sentence.setObjectName("comparison")
        self.sentence.setWordWrap(True)
        self.sentence.setFixedHeight(SENTENCE_PIXELS)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.sentence.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._history: nn.History | None = None
        self._lanes: tuple[LaneView, ...] = ()
        self._maximised: Panel | None = None
        self._plane = False  # whether the samples are points of a plane
        self._arrange()
        for panel in self.panels.values():
            self._connect(panel)
        self._share_room()

    def panel(self, kind: type[Kind]) -> Kind:
        """The panel of that class."""
        return next(panel for panel in self.panels.values() if isinstance(panel, kind))

    @property
    def doctor(self) -> DoctorPanel:
        """The tab Doctor."""
        return self.panel(DoctorPanel)

    @property
    def preparation(self) -> MyDrawingPanel:
        """The tab My drawing."""
        return self.panel(MyDrawingPanel)

    @property
    def inside(self) -> WeightsPanel:
        """The tab Inside."""
        return self.panel(WeightsPanel)

    @property
    def ribbon(self) -> AnswersPanel:
        """The tab Answers."""
        return self.panel(AnswersPanel)

    @property
    def own(self) -> MyDigitsPanel:
        """The tab My digits."""
        return self.panel(MyDigitsPanel)

    @property
    def samples(self) -> SamplesPanel:
        """The tab Look."""
        return self.panel(SamplesPanel)

    @property
    def clinic(self) -> ClinicPanel:
        """The tab Clinic."""
        return self.panel(ClinicPanel)

    @property
    def regions(self) -> RegionsPanel:
        """The tab Regions."""
        return self.panel(RegionsPanel)

    @property
    def folds(self) -> FoldsPanel:
        """The tab K-fold."""
        return self.panel(FoldsPanel)

    @property
    def augmentation(self) -> AugmentationPanel:
        """The tab Augmentation."""
        return self.panel(AugmentationPanel)

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

    def _connect(self, panel: Panel) -> None:
        panel.hovered.connect(self.hovered)
        panel.maximise_asked.connect(partial(self.toggle_maximised, panel))
        panel.export_asked.connect(partial(self.export_asked.emit, panel))
        if isinstance(panel, DoctorPanel):
            panel.span_chosen.connect(self._show_span)
            panel.treatment_asked.connect(self.treatment_asked)

    def _build_again(self) -> None:
        """Put new panels in the place of those that an error has stopped."""
        for name, old in list(self.panels.items()):
            if old.notice is None:
                continue
            new = self.panels[name] = PANELS[name]()
            place = self._grid if name in PLACES else self._below.layout()
            place.replaceWidget(old, new)
            new.setVisible(not old.isHidden())
            if self._maximised is old:
                self._maximised = new
            old.hide()
            old.deleteLater()
            self._connect(new)
            self.rebuilt.emit(name)

    @property
    def inspection(self) -> InspectionPanel | None:
        """The panel of close looks that is seen now, if one is."""
        panel = self.panels[self.tabs.current]
        return panel if isinstance(panel, InspectionPanel) and panel.isVisible() else None

    def show_run(self, history: nn.History, lanes: tuple[LaneView, ...]) -> None:
        """Show other lanes from now on."""
        self._history, self._lanes = history, lanes
        self._build_again()
        for panel in self.panels.values():
            self.tell(panel.show_run, history, lanes)
        self.show_sentence()
        if in_plane(lanes) != self._plane:  # begin with what shows such data best
            self._plane = not self._plane
            if self._plane:
                self.tabs.choose("regions")
            elif self.tabs.current == "regions":
                self.tabs.choose("gradient")

    def shows(self, lanes: tuple[LaneView, ...]) -> bool:
        """Whether these lanes, as they may stand now, are those that are shown."""
        shown = [lane.record for lane in self._lanes]
        return len(shown) == len(lanes) and all(
            lane.record is record for lane, record in zip(lanes, shown, strict=True)
        )

    def rename(self, lanes: tuple[LaneView, ...]) -> None:
        """The same lanes have other names or recipes, or stand otherwise."""
        self._lanes = lanes
        for panel in self.panels.values():
            self.tell(panel.rename, lanes)

    def show_sentence(self) -> None:
        """Say in words how the lanes differ, in what was set and in what was measured."""
        text = comparison(self._history, self._lanes) if self._history else ""
        if text != self.sentence.text():
            self.sentence.setText(text)

    def show_findings(self, findings: list[nn.Finding]) -> None:
        """Show what the doctor found; the tab tells how much."""
        self.tell(self.doctor.show_findings, findings)
        self._show_count()

    def show_report(self, examined: nn.DataReport) -> None:
        """Show what was found in the data of some lanes; the tab tells how much."""
        for panel in self.panels.values():
            if isinstance(panel, DataPanel):
                self.tell(panel.show_report, examined)
        self._show_count()

    def show_lane(self, slot: int) -> None:
        """Another lane is edited: panels that show one lane show it."""
        for panel in self.panels.values():
            self.tell(panel.show_lane, slot)
        self._show_count()

    def show_cursor(self, place: float | None) -> None:
        """Put the cross-hair of all plots at a place, or take it away."""
        for panel in self.panels.values():
            self.tell(panel.show_cursor, place)

    def back_to_live(self) -> None:
        """All plots follow the run again."""
        for panel in self.panels.values():
            self.tell(panel.back_to_live)

    def toggle_maximised(self, panel: Panel) -> None:
        """Show one card alone, or all again."""
        self._maximised = None if self._maximised is panel else panel
        self._show_cards()

    def maximise_under_mouse(self) -> None:
        """The card under the mouse alone (else the one below), or all again."""
        under = (panel for panel in self.panels.values() if panel.underMouse())
        below = self.panels[self.tabs.current]
        self.toggle_maximised(self._maximised or next(under, below))

    def put_back(self) -> None:
        """Show all cards."""
        if self._maximised is not None:
            self.toggle_maximised(self._maximised)

    def _arrange(self) -> None:
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(12, 12, 12, 8)
        self._grid.setSpacing(8)
        self._below = QWidget()
        room = QVBoxLayout(self._below)
        room.setContentsMargins(0, 0, 0, 0)
        for name, panel in self.panels.items():
            if name in PLACES:
                self._grid.addWidget(panel, *PLACES[name])
            else:
                room.addWidget(panel)
        self._grid.addWidget(self._below, *BELOW)
        row = QHBoxLayout()
        row.setContentsMargins(2, 0, 2, 0)
        row.addWidget(self.groups)
        row.addSpacing(14)
        row.addWidget(self.tabs)
        row.addStretch(1)
        self._grid.addLayout(row, 1, 0, 1, 2)
        self._grid.addWidget(self.sentence, 3, 0, 1, 2)
        for name in TABS:
            self.panels[name].setVisible(name == self.tabs.current)
        self._show_group()

    def _on_group(self, group: str) -> None:
        """Offer the tabs of a group, and show the one that was seen last."""
        self.tabs.choose(self._latest[group])

    def _show_group(self) -> None:
        """Only the tabs of the present one's group are there to be chosen."""
        group = GROUP_OF[self.tabs.current]
        self._latest[group] = self.tabs.current
        self.groups.current = group
        self.groups.buttons[group].setChecked(True)
        for name, button in self.tabs.buttons.items():
            button.setVisible(GROUP_OF[name] == group)

    def _on_tab(self, name: str) -> None:
        self._show_group()
        if self._maximised is not None:
            self._maximised = self.panels[name]
        self._show_cards()

    def _show_cards(self) -> None:
        seen = [self.panels[name] for name in (*PLACES, self.tabs.current)]
        if self._maximised is not None:
            seen = [self._maximised]
        for panel in self.panels.values():  # first: two at one place would squeeze those above
            if panel not in seen:
                panel.hide()
        for panel in seen:
            panel.show()
        self._share_room()
        self._show_span_if_seen()
        self.rearranged.emit()

    def _show_span_if_seen(self) -> None:
        if self.tabs.current == "doctor":
            self.tell(self.doctor.tell_span)
        else:
            self._show_span(None)

    def _show_span(self, span: tuple[int, int, int] | None) -> None:
        """Shade the steps of a finding while the doctor is seen."""
        shown = None
        if span and self._history and self.tabs.current == "doctor":
            slot, first, last = span
            units = {one.slot: self._history.unit(one) for one in self._history.records}
            unit = units.get(slot, 1.0)
            shown = first * unit, max(last, first + 1) * unit
        for panel in self.panels.values():
            self.tell(panel.show_span, shown)

    def _show_count(self) -> None:
        """How much the doctor and the clinic found, on their tabs and groups."""
        worst = self.clinic.worst
        counts = {"doctor": len(self.doctor.findings), "clinic": worst["warn"] + worst["bad"]}
        alarms = {"doctor": counts["doctor"], "clinic": worst["bad"]}
        for tab, count in counts.items():
            told = f" · {count}" if count else ""
            self.tabs.name(tab, tr(TABS[tab]) + told)
            self.groups.name(GROUP_OF[tab], tr(GROUPS[GROUP_OF[tab]]) + told)
            for button in (self.tabs.buttons[tab], self.groups.buttons[GROUP_OF[tab]]):
                if bool(button.property("alarm")) != bool(alarms[tab]):
                    button.setProperty("alarm", bool(alarms[tab]))
                    button.style().polish(button)

    def _share_room(self) -> None:
        """Rows and columns with a visible card share the room equally, the others get none."""
        alone = self._maximised
        above = [alone is None or self.panels[name] is alone for name in PLACES]
        below = alone is None or not any(above)
        self._below.setVisible(below)
        self._grid.setRowStretch(0, int(any(above)))
        self._grid.setRowStretch(2, int(below))
        for column, shown in enumerate(above):
            self._grid.setColumnStretch(column, int(shown or below))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "_grid"):
            self.tabs.retranslate()
            self.groups.retranslate()
            self._show_count()
            self.show_sentence()
