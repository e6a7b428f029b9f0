"""The clinic: what is wrong with the data before a network trains on them."""

from __future__ import annotations

from html import escape

import numpy as np
from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtWidgets import QGridLayout, QLabel, QPushButton, QScrollArea, QWidget

import nn
from gui.panels.data_panel import DataPanel
from gui.style import theme
from gui.style.i18n import N_, sentence, tr

MARKS = {"good": ("✓", "good"), "warn": ("!", "warn"), "bad": ("✗", "bad")}


class ClinicPanel(DataPanel):
    """A row for each check, and a button that puts its fault into a new lane.

    Signals:
        fault_asked: (slot, field, value) a person wants to see what the fault does.
    """

    fault_asked = pyqtSignal(int, str, str)

    name = "clinicPanel"
    workspace = "data"
    timeless = True
    tab = N_("Clinic")
    title = N_("Clinic")
    question = N_("Is this data ready for training?")
    help = N_(
        "One row for each check, with the number that decides it. 'Inject this fault' puts the "
        "fault into a copy of the lane, which then races against the original."
    )

    def create(self) -> None:
        super().create()
        self._rows: dict[str, tuple[QLabel, QLabel, QLabel, QPushButton]] = {}
        inner = QWidget()
        self._grid = QGridLayout(inner)
        self._grid.setContentsMargins(0, 0, 6, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(2, 1)
        for row, name in enumerate(nn.CHECKS):
            mark, title, told, button = QLabel(), QLabel(), QLabel(), QPushButton()
            told.setWordWrap(True)
            for label in (title, told):
                label.setProperty("role", "small")
            told.setTextFormat(Qt.TextFormat.RichText)
            told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            button.setObjectName(f"{name}Spoil")
            button.setProperty("role", "small")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _checked, name=name: self._on_spoil(name))
            for column, widget in enumerate((mark, title, told, button)):
                self._grid.addWidget(widget, row, column, Qt.AlignmentFlag.AlignTop)
            self._rows[name] = mark, title, told, button
        self._grid.setRowStretch(len(nn.CHECKS), 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        self._inner = inner
        self.body.addWidget(area, 1)

    @property
    def checks(self) -> tuple[nn.Check, ...]:
        """Those of the lane that is shown; none before they have been made."""
        found = self.examined
        return found.checks if found else ()

    @property
    def worst(self) -> dict[str, int]:
        """How many checks of the lane that is shown are of each level."""
        return {level: sum(one.level == level for one in self.checks) for level in nn.LEVELS}

    def show_frame(self) -> None:
        checks = {one.name: one for one in self.checks}
        self._inner.setVisible(bool(checks))
        title = "" if checks else tr("Checking the data …")
        told = tr("One row per check: what was measured and whether it passed.")
        self.show_empty(title, told, "rows")
        counts = self.worst
        told = tr("{good} passed, {warn} warnings, {bad} failed").format(**counts)
        self.say(told if checks else "")
        for name, check in checks.items():
            mark, title, label, button = self._rows[name]
            sign, color = MARKS[check.level]
            mark.setText(sign)
            mark.setStyleSheet(f"color: {theme.color(color).name()}; font-weight: bold;")
            mark.setAccessibleName(tr(check.level))
            title.setText(tr(check.title))
            text = escape(sentence(check.told))
            if check.level != "good":
                text = f"<b>{text}</b><br>{escape(tr(check.advice))}"
            label.setText(text)
            button.setText(tr("Inject this fault"))
            button.setEnabled(check.fault is not None)
            if check.fault is not None:
                field, value = check.fault
                about = tr(nn.FAULTS[value].about if field == "spoil" else nn.KNOBS[field].help)
            else:
                about = tr(
                    "This fault does not apply to this data, or the lane already has another fault."
                )
            button.setToolTip(about)

    def table(self) -> tuple[list[str], nn.Array]:
        names = [one.name for one in self.checks]
        levels = [float(nn.LEVELS.index(one.level)) for one in self.checks]
        return names or ["no check"], np.array([levels]) if names else np.empty((0, 1))

    def _on_spoil(self, name: str) -> None:
        check = next((one for one in self.checks if one.name == name), None)
        lane = self.lane
        if lane is not None and check is not None and check.fault is not None:
            self.fault_asked.emit(lane.slot, *check.fault)

    def retranslate(self) -> None:
        super().retranslate()
        self.show_frame()

    def show_theme(self) -> None:
        super().show_theme()
        self.show_frame()
