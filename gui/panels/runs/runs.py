"""RunsPanel: the sweeps there are, the runs of one of them, and what can be done with those."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QPushButton

import nn
from gui.panels.runs.run_table import RunTable
from gui.panels.runs.sweep_panel import SweepPanel
from gui.style.i18n import N_, tr


class RunsPanel(SweepPanel):
    """The table of a sweep, with a search, and its buttons.

    Signals:
        sweep_asked: a person wants a new sweep.
        sweep_chosen: (Path) another sweep is to be shown.
        stop_asked, go_on_asked: the sweep that is shown is to stop, or to continue.
        open_asked: (run numbers) these are to be opened as lanes.
        freed: the brush is to be taken away.
    """

    sweep_asked = pyqtSignal()
    sweep_chosen = pyqtSignal(object)
    stop_asked = pyqtSignal()
    go_on_asked = pyqtSignal()
    open_asked = pyqtSignal(list)
    freed = pyqtSignal()

    name = "runsPanel"
    tab = N_("Sweeps")
    title = N_("Runs of the sweep")
    question = N_("Which run is the best?")
    help = N_(
        "Every row is a run of the sweep. Click a column to sort by it. Choose up to four rows "
        "(Ctrl+click) and open them as lanes, with their weights and their history."
    )

    def create(self) -> None:
        super().create()
        self.sweeps, self.search = QComboBox(), QLineEdit()
        self.sweeps.setObjectName("sweepChoice")
        self.search.setObjectName("runSearch")
        self.new_button, self.stop_button = QPushButton(), QPushButton()
        self.open_button, self.free_button = QPushButton(), QPushButton()
        self.told, self.about = QLabel(), QLabel()
        for label in (self.told, self.about):
            label.setProperty("role", "muted")
        self.about.setWordWrap(True)
        names = ("newSweepButton", "stopSweepButton", "openRunsButton", "freeRunsButton")
        buttons = (self.new_button, self.stop_button, self.open_button, self.free_button)
        for name, button in zip(names, buttons, strict=True):
            button.setObjectName(name)
            button.setProperty("role", "small")
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.sweeps)
        row.addWidget(self.search, 1)
        row.addWidget(self.free_button)
        row.addWidget(self.told)
        row.addStretch(1)
        for button in (self.open_button, self.stop_button, self.new_button):
            row.addWidget(button)
        self.table_view = RunTable(self)
        self.body.addLayout(row)
        self.body.addWidget(self.about, 1, Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self.table_view, 1)
        self.sweeps.activated.connect(lambda: self.sweep_chosen.emit(self.sweeps.currentData()))
        self.search.textChanged.connect(lambda: self.show_frame())
        self.new_button.clicked.connect(self.sweep_asked)
        self.stop_button.clicked.connect(self._on_stop)
        self.free_button.clicked.connect(self.freed)
        self.open_button.clicked.connect(lambda: self.open_asked.emit(list(self.table_view.chosen)))
        self.table_view.doubleClicked.connect(
            lambda index: self.open_asked.emit([self.table_view.runs.rows[index.row()]["run"]])
        )
        self.table_view.selectionModel().selectionChanged.connect(lambda *_: self._show_open())

    def show_sweeps(self, paths: Sequence[Path], current: Path | None) -> None:
        """The sweeps to choose from, and the one that is shown."""
        self.sweeps.clear()
        for path in paths:
            self.sweeps.addItem(path.name, path)
        index = self.sweeps.findData(current)
        if index < 0 and current is not None:
            self.sweeps.addItem(current.name, current)
            index = self.sweeps.count() - 1
        self.sweeps.setCurrentIndex(index)
        self.sweeps.setVisible(self.sweeps.count() > 0)
        self.show_frame()

    def show_frame(self) -> None:
        results = self.results
        self.table_view.show_rows(self.search.text())
        empty = results is None
        self.stop_button.setVisible(not empty)
        self.open_button.setVisible(not empty)
        self.search.setVisible(not empty)
        self.free_button.setVisible(self.chosen is not None)
        self.table_view.setVisible(not empty)
        self.about.setVisible(empty)
        self.told.setText(self._counts())
        self.head.show_parts([self.progress()])
        working = results is not None and results.working
        self.stop_button.setText(tr("Stop") if working else tr("Continue"))
        if results is not None:
            self.stop_button.setEnabled(results.working or results.over < len(results.rows))
        self._show_open()

    def retranslate(self) -> None:
        super().retranslate()
        self.new_button.setText(tr("New sweep …"))
        self.about.setText(
            tr(
                "A sweep trains the recipe many times, with other values and seeds. It goes on "
                "when the window is closed. New sweep … starts one."
            )
        )
        self.search.setPlaceholderText(tr("Search, such as relu seed=2"))
        self.search.setAccessibleName(tr("Search runs"))
        self.sweeps.setAccessibleName(tr("Sweep"))
        self.free_button.setText(tr("All runs"))
        self._show_open()

    def table(self) -> tuple[list[str], nn.Array]:
        """The runs that are listed, as they are sorted."""
        model, results = self.table_view.runs, self.results
        columns = [one for one in model.columns if one not in ("curve", "state")]
        if results is None:
            return columns, np.empty((0, 0))
        return columns, np.array([[row[one] for one in columns] for row in model.rows], object)

    def _counts(self) -> str:
        results = self.results
        if results is None:
            return ""
        listed, every = len(self.table_view.runs.rows), len(results.rows)
        if listed == every:
            return tr("{count} runs").format(count=f"{every:,}")
        return tr("{listed} of {count} runs").format(listed=f"{listed:,}", count=f"{every:,}")

    def progress(self) -> str:
        """How many runs are over, and whether more are being made."""
        told, results = super().progress(), self.results
        if results is None or (not results.working and results.over == len(results.rows)):
            return told
        if not results.working:
            return f"{told}, " + tr("stopped")
        running = sum(row["state"] == nn.RunState.RUNNING for row in results.rows)
        return f"{told}, " + tr("{count} running").format(count=running)

    def _show_open(self) -> None:
        count = len(self.table_view.chosen)
        told = tr("Open {count} as lanes") if count else tr("Open as lanes")
        self.open_button.setText(told.format(count=count))
        self.open_button.setEnabled(1 <= count <= nn.MOST_LANES)

    def _on_stop(self) -> None:
        if self.results is not None:
            (self.stop_asked if self.results.working else self.go_on_asked).emit()
