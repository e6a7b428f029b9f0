"""SavedPanel: the saved runs there are: found, chosen, opened as lanes, thrown away."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from PyQt5.QtCore import pyqtSignal
from PyQt5.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
)

import nn
from gui.lane_view import LaneView
from gui.panels.head_line import HeadLine
from gui.panels.panel import Panel
from gui.panels.runs.saved_row import SavedRow, rows_of
from gui.panels.runs.saved_table import COLUMNS, SavedTable, total
from gui.style import formatting, theme
from gui.style.i18n import N_, tr

ALL = ""  # the place of all runs
PLACES = {
    ALL: N_("All runs"),
    nn.SAVED: N_("Saved by me"),
    nn.AUTOSAVED: N_("Saved automatically"),
}
LIMITS = (50_000_000, 200_000_000, 1_000_000_000, 5_000_000_000)  # of the autosaves


class SavedPanel(Panel):
    """A table with a search, and what can be done with the runs that are chosen in it.

    Signals:
        picked: (rows, listed rows) other runs are chosen, or listed.
        open_asked: (rows) these are to be opened as lanes.
        trash_asked: (runs) these are to go to the trash.
        limit_chosen: (bytes) autosaves may have as many together.
    """

    picked = pyqtSignal(list, list)
    open_asked = pyqtSignal(list)
    trash_asked = pyqtSignal(list)
    limit_chosen = pyqtSignal(object)

    name = "savedPanel"
    workspace = "runs"
    timeless = True
    tab = N_("Saved runs")
    title = N_("Saved runs")
    question = N_("What did I try, and what came of it?")
    help = N_(
        "Runs that you saved or opened, runs that saved themselves when they ended, and the runs "
        "of sweeps. Choose up to four (Ctrl+click) and open them as lanes, with their weights and "
        "their history."
    )

    def create(self) -> None:
        super().create()
        self.runs: Sequence[nn.SavedRun] = ()
        self._rows: Sequence[SavedRow] = ()
        self._quiet = False  # while rows are listed again
        self.limit = LIMITS[1]
        self.head = HeadLine()
        self.tools.addWidget(self.head, 1)
        self.places, self.search, self.told = QComboBox(), QLineEdit(), QLabel()
        self.places.setObjectName("placeChoice")
        self.places.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.search.setObjectName("savedSearch")
        self.told.setProperty("role", "muted")
        self.open_button, self.trash_button = QPushButton(), QPushButton()
        self.open_button.setObjectName("openSavedButton")
        self.trash_button.setObjectName("trashRunsButton")
        for button in (self.open_button, self.trash_button):
            button.setProperty("role", "small")
        self.more_button = QToolButton()
        self.more_button.setObjectName("autosaveLimitButton")
        self.more_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self.more_button)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.more_button.setMenu(self._menu)
        row = QHBoxLayout()
        row.setSpacing(6)
        for widget, stretch in (
            (self.places, 0), (self.search, 1), (self.told, 0), (self.trash_button, 0),
            (self.open_button, 0), (self.more_button, 0),
        ):  # fmt: skip
            row.addWidget(widget, stretch)
        self.table_view = SavedTable()
        self.body.addLayout(row)
        self.body.addWidget(self.table_view, 1)
        self._connect()

    def _connect(self) -> None:
        table = self.table_view
        self.places.activated.connect(lambda: self.show_frame())
        self.search.textChanged.connect(lambda: self.show_frame())
        self.open_button.clicked.connect(lambda: self.open_asked.emit(table.chosen))
        self.trash_button.clicked.connect(lambda: self.trash_asked.emit(self.chosen_runs))
        table.doubleClicked.connect(
            lambda index: self.open_asked.emit(_beside(table.runs.rows[index.row()], table))
        )
        table.selectionModel().selectionChanged.connect(lambda *_: self._on_picked())

    def show_runs(self, runs: Sequence[nn.SavedRun]) -> None:
        """The saved runs there are now."""
        self.runs, self._rows = runs, rows_of(runs)
        self._fill_places()
        self.show_frame()

    def show_run(self, history: nn.History, lanes: tuple[LaneView, ...]) -> None:
        super().show_run(history, lanes)
        self._compare_again()

    def rename(self, lanes: tuple[LaneView, ...]) -> None:
        before = self.lane.experiment if self.lane else None
        super().rename(lanes)
        if self.lane and self.lane.experiment != before:
            self._compare_again()

    def show_lane(self, slot: int) -> None:
        super().show_lane(slot)
        self._compare_again()

    def show_frame(self) -> None:
        """List the runs of the chosen place that the search finds."""
        model, place = self.table_view.model_of_runs, self.places.currentData() or ALL
        model.every = [row for row in self._rows if place in (ALL, row.run.place)]
        model.present = self.lane.experiment if self.lane else None
        self._quiet = True
        self.table_view.show_rows(self.search.text())
        self._quiet = False
        listed = {row.run.path for row in model.every}
        found = {row.run.path: row.run for row in model.rows}
        told = tr("{listed} of {count} runs") if len(found) < len(listed) else tr("{count} runs")
        size = formatting.byte_count(total(found.values()))
        told = told.format(listed=f"{len(found):,}", count=f"{len(listed):,}")
        self.told.setText(f"{told} · {size}" if found else told)
        self._show_disk()
        if self.runs:
            self.show_empty()
        else:
            what = tr("Ctrl+S saves a run. A run that is reset or closed is kept here, too.")
            self.show_empty(tr("No saved runs yet"), what, "rows")
        self._on_picked()

    @property
    def chosen_runs(self) -> list[nn.SavedRun]:
        """The runs whose lanes are chosen, each once."""
        return list({row.run.path: row.run for row in self.table_view.chosen}.values())

    def retranslate(self) -> None:
        super().retranslate()
        self.search.setPlaceholderText(tr("Search names, tags, notes, or activation=relu"))
        self.search.setAccessibleName(tr("Search runs"))
        self.places.setAccessibleName(tr("Which runs"))
        self.trash_button.setText(tr("Move to trash"))
        told = tr("How much disk space autosaved runs may take")
        self.more_button.setToolTip(told)
        self.more_button.setAccessibleName(told)
        self._fill_places()
        self._rows = rows_of(self.runs)  # what is searched is in another language
        self.show_frame()

    def show_theme(self) -> None:
        super().show_theme()
        self.more_button.setIcon(theme.icon("ellipsis"))

    def table(self) -> tuple[list[str], nn.Array]:
        """The runs that are listed, as they are sorted."""
        model = self.table_view.runs
        rows = [[model.text(row, one) for one in COLUMNS] for row in model.rows]
        return list(COLUMNS), np.array(rows, object).reshape(-1, len(COLUMNS))

    def _fill_places(self) -> None:
        current, places = self.places.currentData(), [run.place for run in self.runs]
        self.places.clear()
        for place in (*PLACES, *sorted({*places} - {*PLACES}, reverse=True)):
            count = len(places) if place == ALL else places.count(place)
            name = tr(PLACES[place]) if place in PLACES else place
            self.places.addItem(f"{name} ({count:,})", place)
        self.places.setCurrentIndex(max(self.places.findData(current), 0))

    def _show_disk(self) -> None:
        """How much room the autosaves take."""
        used = total([run for run in self.runs if run.place == nn.AUTOSAVED])
        told = tr("autosaved: {used} of at most {limit}")
        used_text, limit = formatting.byte_count(used), formatting.byte_count(self.limit)
        self.head.show_parts([told.format(used=used_text, limit=limit)] if self.runs else [])

    def _fill_menu(self) -> None:
        self._menu.clear()
        self._menu.addSection(tr("Autosaved runs take at most"))
        for limit in LIMITS:
            action = self._menu.addAction(formatting.byte_count(limit))
            action.setCheckable(True)
            action.setChecked(limit == self.limit)
            action.triggered.connect(self._chooser(limit))

    def _chooser(self, limit: int) -> Callable[[], None]:
        return lambda: self.limit_chosen.emit(limit)

    def _compare_again(self) -> None:
        """Compare with another recipe, where that is seen: it is listed again when it is shown."""
        if self.isVisible():
            self.show_frame()

    def _on_picked(self) -> None:
        if self._quiet:
            return
        model, chosen = self.table_view.model_of_runs, self.table_view.chosen
        model.picked = [row.key for row in chosen]
        self.table_view.viewport().update()
        readable = bool(chosen) and all(row.lane is not None for row in chosen)
        self.open_button.setEnabled(readable and len(chosen) <= nn.MOST_LANES)
        told = tr("Open {count} as lanes") if chosen else tr("Open as lanes")
        self.open_button.setText(told.format(count=len(chosen)))
        self.trash_button.setEnabled(bool(chosen))
        self.picked.emit(chosen, list(model.rows))


def _beside(row: SavedRow, table: SavedTable) -> list[SavedRow]:
    """All lanes of the run of a row."""
    return [one for one in table.model_of_runs.every if one.run.path == row.run.path]
