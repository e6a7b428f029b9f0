"""The main window: creates the parts and connects them; it decides nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PyQt5.QtCore import QByteArray, QEvent, QMimeData, Qt
from PyQt5.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PyQt5.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QShortcut,
    QVBoxLayout,
    QWidget,
)

import nn
from gui.failure import Failure
from gui.lane_view import LaneView
from gui.panels import (
    ClinicPanel,
    FoldsPanel,
    MyDigitsPanel,
    Panel,
    RegionsPanel,
    SamplesPanel,
)
from gui.probe.drawing_side import DrawingSide
from gui.recipe.form import RecipeForm
from gui.recipe.lane_dialogs import AddLaneDialog, LaneDialog, RenameDialog
from gui.session.data_checks import DataChecks
from gui.session.recovery import Recovery
from gui.session.session import Session
from gui.session.state import Results, Run, Stage, State
from gui.shell import export, file_dialogs, messages
from gui.shell.banner import Answer, Banner
from gui.shell.dialogs import DetailsDialog, HelpDialog, Unsaved, ask_unsaved
from gui.shell.drawing_controller import DrawingController
from gui.shell.import_dialog import ImportDialog
from gui.shell.messages import Message
from gui.shell.opener import Opener
from gui.shell.refresher import Refresher
from gui.shell.status_line import StatusLine
from gui.shell.top_bar import TopBar
from gui.shell.workspaces import Cards
from gui.style import i18n, settings, theme
from gui.style.i18n import N_, tr

OF_FILES = "files"  # the key of what is said in the banner about files that were opened
FIRST_PRESET = "vanishing-gradient"
LEFT_PIXELS, RIGHT_PIXELS, WIDE_RIGHT_PIXELS = 264, 286, 342
TALL_WINDOW_PIXELS = 900
LOOK_TICKS = 6  # a panel of close looks is renewed five times a second
DOCTOR_TICKS = 30  # the doctor looks once a second
SURVEY_TICKS = 4  # the plane is asked at three of four ticks that do not only draw
SLOW_TICKS = 3  # labels and weights are renewed every third tick, ten times a second


class MainWindow(QMainWindow):
    """Nablascope's window. ``session`` is what it shows and steers."""

    def __init__(self, session: Session, recovery: Recovery | None = None) -> None:
        super().__init__()
        self.session = session
        self._recovery = recovery
        self._results: Results | None = None
        self._kept: str | None = None  # where the run lies whose place another one took
        self._continuing = False  # whether a run that was left behind is being opened
        self._ended = False  # whether it has been closed
        self._ticks = 0
        self._cursor: float | None = None  # on the lanes' shared axis
        self._drawn_rows = -1
        self._looks: tuple[nn.Inspection, ...] | None = None  # the close looks that are shown
        self._asked: object = None  # what the last close looks were asked for
        self._asked_at = 0  # the tick at which they were
        self._examined = 0  # the tick of the doctor's last round
        self._patients: list[nn.Inspection] = []  # lanes that it has yet to look at in this round
        self._findings: list[nn.Finding] = []  # of those that it has looked at
        self._told = 0  # the tick at which the labels were renewed
        self._put_off = False  # whether the last tick did nothing but draw
        self._message: Message = self._state_message
        self.top_bar, self.form, self.drawing = TopBar(), RecipeForm(), DrawingSide()
        self.status, self.banner = StatusLine(), Banner()
        self.cards = Cards()
        self.drawing_controller = DrawingController(self, session, self.drawing, self.cards)
        self.opener = Opener(session, self.drawing_controller, self.import_table)
        self.data_checks = DataChecks(self)
        self._import: ImportDialog | None = None
        self._before: set[int] | None = None  # lanes, while the one that comes is to be shown
        self.refresher = Refresher(self._parts())
        self._arrange()
        self._connect()
        self._add_shortcuts()
        self.setWindowTitle("Nablascope")
        self.setMinimumSize(1146, 634)
        self.resize(1366, 768)
        self._restore()
        if session.run:
            self._on_loaded(session.run)
            self._on_edited()
        self._show_state(session.state)
        self._offer_recovery()
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()

    def load_preset(self, name: str) -> None:
        """Start with a preset."""
        try:
            preset = nn.load_preset(name)
        except nn.NablascopeError as error:
            self._on_refused(error)
        else:
            self.session.load(preset.title, preset.lanes)

    def _parts(self) -> list[tuple[QWidget, Callable[[], None]]]:
        """The parts of panels that are drawn in turn while it trains."""
        return [
            (panel, partial(self.cards.tell, panel.show_part, place))
            for panel in self.cards.panels.values()
            for place in range(panel.parts)
        ]

    def choose_language(self, code: str) -> None:
        """Show everything in this language, if its letters can be shown."""
        if code == "ko" and not theme.has_hangul():
            self._say(lambda: (messages.NO_HANGUL, "warn"))
            code = "en"
        settings.remember(settings.LANGUAGE, code)
        i18n.show_language(code)
        self._check_language()

    def switch_theme(self) -> None:
        """Light to dark, dark to light."""
        other = theme.LIGHT if theme.current() is theme.DARK else theme.DARK
        settings.remember(settings.THEME, other.name)
        theme.apply(other)

    # Creating.

    def _arrange(self) -> None:
        left = QFrame()
        left.setObjectName("leftPanel")
        left.setFixedWidth(LEFT_PIXELS)
        box = QVBoxLayout(left)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.form)
        self.left = left
        self.drawing.setFixedWidth(RIGHT_PIXELS)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(left)
        middle.addWidget(self.cards, 1)
        middle.addWidget(self.drawing)
        root = QWidget()
        column = QVBoxLayout(root)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top_bar)
        column.addWidget(self.banner)
        column.addLayout(middle, 1)
        column.addWidget(self.status)
        self.setCentralWidget(root)

    def _connect(self) -> None:
        session, bar = self.session, self.top_bar
        bar.run_button.clicked.connect(session.toggle)
        bar.step_button.clicked.connect(session.step)
        bar.reset_button.clicked.connect(session.reset)
        bar.pace.activated.connect(lambda: session.set_pace(bar.pace.currentData() or None))
        bar.open_button.clicked.connect(self._ask_open)
        bar.save_button.clicked.connect(self._ask_save)
        bar.theme_button.clicked.connect(self.switch_theme)
        bar.help_button.clicked.connect(self._show_help)
        bar.language_menu.triggered.connect(lambda action: self.choose_language(action.data()))
        self.form.preset_chosen.connect(self.load_preset)
        self.form.changed.connect(self._edit)
        self.form.refused.connect(self._on_refused)
        lanes = self.form.lane_bar
        lanes.add_asked.connect(self._ask_add)
        lanes.rename_asked.connect(self._ask_rename)
        lanes.remove_asked.connect(session.editor.remove_lane)
        lanes.pause_asked.connect(session.editor.pause_lane)
        self.cards.hovered.connect(self._show_cursor)
        self.cards.export_asked.connect(self._ask_export)
        self.cards.rearranged.connect(self.refresher.mark)
        self.cards.rearranged.connect(self.setFocus)
        self.cards.rearranged.connect(self._forget_inspections)
        self.cards.treatment_asked.connect(self._treat)
        self.form.file_asked.connect(self._ask_file)
        self.form.reading_asked.connect(
            lambda: self.import_table(Path(self.session.draft.first.file))
        )
        self.form.lane_chosen.connect(self._on_lane_chosen)
        self.data_checks.reported.connect(self.cards.show_report)
        self.data_checks.failed.connect(self._on_failed)
        for name in self.cards.panels:
            self._connect_panel(name)
        self.cards.rebuilt.connect(self._on_rebuilt)
        self.drawing_controller.said.connect(self._say)
        self.drawing_controller.warned.connect(self._warn_of)
        self.drawing_controller.refused.connect(self._warn_of_file)
        self.drawing_controller.failed.connect(self._on_failed)
        session.state_changed.connect(self._show_state)
        session.loaded.connect(self._on_loaded)
        session.ticked.connect(self._on_tick)
        session.edited.connect(self._on_edited)
        session.failed.connect(self._on_failed)
        session.lane_stopped.connect(self._on_lane_stopped)
        session.lanes_changed.connect(self._show_lanes)
        session.finished.connect(self._on_finished)
        session.saved.connect(self._on_saved)
        session.written.connect(self.banner.withdraw)
        session.progressed.connect(self._on_progressed)
        session.folds_changed.connect(self._on_folds)
        session.cancelled.connect(self._on_cancelled)
        bar.cancel_button.clicked.connect(session.cancel)

    def _connect_panel(self, name: str) -> None:
        """What a panel asks for."""
        session, panel = self.session, self.cards.panels[name]
        panel.outdated.connect(partial(self.refresher.mark, panel))
        if isinstance(panel, MyDigitsPanel):
            panel.use_chosen.connect(self._use_own)
            panel.import_asked.connect(self._ask_import)
            panel.file_asked.connect(self._ask_export_digits)
            panel.pictures_asked.connect(self._ask_export_pictures)
        elif isinstance(panel, ClinicPanel):
            panel.spoil_asked.connect(self._spoil)
        elif isinstance(panel, SamplesPanel):
            panel.column_told.connect(self._tell_column)
        elif isinstance(panel, RegionsPanel):
            panel.points_edited.connect(session.editor.edit_points)
        elif isinstance(panel, FoldsPanel):
            panel.start_asked.connect(session.cross_validate)
            panel.cancel_asked.connect(session.end_folds)

    def _on_rebuilt(self, name: str) -> None:
        self._connect_panel(name)
        self.drawing_controller.connect_panel(name)

    def _add_shortcuts(self) -> None:
        keys: dict[str, Callable[[], Any]] = {
            "Ctrl+Z": self.drawing.canvas.undo,
            "Ctrl+V": self._paste,
            "Ctrl+O": self._ask_open,
            "Ctrl+S": self._ask_save,
            "Ctrl+L": self._next_language,
            "Ctrl+T": self.switch_theme,
            "Ctrl+1": partial(self._fold, self.left, settings.LEFT),
            "Ctrl+2": partial(self._fold, self.drawing, settings.RIGHT),
            "F1": self._show_help,
            "F11": self.cards.maximise_under_mouse,
        }
        for sequence, action in keys.items():
            QShortcut(QKeySequence(sequence), self).activated.connect(action)
        self._plain_keys: dict[int, Callable[[], Any]] = {
            Qt.Key.Key_Space: self.session.toggle,
            Qt.Key.Key_S: self.session.step,
            Qt.Key.Key_Right: self.session.step,
            Qt.Key.Key_R: self.session.reset,
            Qt.Key.Key_C: self.drawing.canvas.clear,
            Qt.Key.Key_Delete: self.drawing.canvas.clear,
            Qt.Key.Key_F: self.cards.back_to_live,
            Qt.Key.Key_Escape: self._leave,
            Qt.Key.Key_Return: self.drawing_controller.keep_asked,
            Qt.Key.Key_Enter: self.drawing_controller.keep_asked,
            Qt.Key.Key_N: self.drawing_controller.show_next,
            **{
                Qt.Key.Key_0 + digit: partial(self.drawing_controller.keep, digit)
                for digit in range(10)
            },
        }

    def _restore(self) -> None:
        geometry = settings.recall(settings.GEOMETRY, QByteArray())
        if geometry:
            self.restoreGeometry(geometry)
        self.left.setVisible(settings.recall(settings.LEFT, True))
        self.drawing.setVisible(settings.recall(settings.RIGHT, True))
        self.drawing.pen.setValue(settings.recall(settings.PEN, self.drawing.pen.value()))
        self._check_language()

    def _check_language(self) -> None:
        for action in self.top_bar.language_menu.actions():
            action.setChecked(action.data() == i18n.language())

    def _offer_recovery(self) -> None:
        """Offer the run that a crash left behind, until it is opened or discarded."""
        left = self._recovery.left_behind() if self._recovery else []
        if not left or not self._recovery:
            return
        path, recovery = left[0], self._recovery

        def go_on() -> None:
            self._continuing = True
            self.session.open_file(path)

        def discard() -> None:
            recovery.forget(path)
            self._offer_recovery()  # an older one may be there too

        self.banner.offer(
            lambda: tr("The last run was cut off. It was saved and can go on where it was."),
            (N_("Continue it"), go_on),
            (N_("Discard it"), discard),
            key="recovery",
        )

    def _offer_again(self) -> None:
        """The run that was left behind was not opened after all; nothing is lost."""
        if self._continuing:
            self._continuing = False
            self._offer_recovery()

    # What the session tells.

    def _on_loaded(self, run: Run) -> None:
        if self._recovery and run.path in self._recovery.left_behind():
            self._recovery.adopt(run.path)
            self.banner.withdraw("recovery")
            self._continuing = False
        elif self.session.model.building is None and run.path is None:
            self._offer_again()
        self._results = None
        self._end_making()
        self.banner.forget_run()
        self.form.show_data(run.dataset)
        self._show_lanes()
        self._say(self._state_message)

    def _show_lanes(self) -> None:
        """Lanes came, went or stand otherwise, or all of them are new."""
        run = self.session.run
        assert run is not None
        self._end_making()
        if self.cards.shows(run.lanes):
            self._on_edited()
        else:
            self._show_new_lanes(run)
        self._show_figures()
        self._say(self._state_message)
        self._close_dialogs()
        self.refresher.mark()

    def _show_new_lanes(self, run: Run) -> None:
        self.cards.show_run(run.history, run.lanes)
        self.refresher.draw_these(self._parts())
        self._looks, self._patients = None, []
        self._forget_inspections()
        self._show_cursor(None)
        self.drawing_controller.show_lanes(run)
        self.data_checks.ask(run.lanes)

    def _forget_inspections(self) -> None:
        """Have the lanes looked at again, whether they have gone on or not."""
        self._asked = None

    def _on_tick(self) -> None:
        self._ticks += 1
        history = self.session.model.history
        if history is None:
            return
        rows = history.rows
        if rows != self._drawn_rows:
            self._drawn_rows = rows
            self.refresher.mark()
        drawn = self.refresher.tick()
        self._put_off = drawn and not self._put_off
        if self._put_off:  # what is drawn has a turn of its own: an event that comes waits for one
            return
        self._take_inspections(rows)
        self._examine()
        self.drawing_controller.tick()
        self._survey()
        if self._ticks - self._told >= SLOW_TICKS:
            self._told = self._ticks
            self.top_bar.show_progress(self.session)
            self.cards.show_sentence()
            self._show_figures()

    def _survey(self) -> None:
        """Have the plane asked while it is seen, and show the latest answers."""
        regions = self.cards.regions
        if regions.wanted and self._ticks % SURVEY_TICKS:
            self.session.observations.ask_for_survey(regions.view.bounds)
            surveys = self.session.observations.surveys
            if surveys is not None:
                self.cards.tell(regions.show_surveys, surveys)

    def _take_inspections(self, rows: int) -> None:
        """Ask for close looks at the lanes, and show those that have come."""
        panel = self.cards.inspection
        wanted = rows, self.cards.tabs.current, panel.quantity if panel else None
        due = self._ticks - self._asked_at >= (LOOK_TICKS if panel else DOCTOR_TICKS)
        if (due or self._asked is None) and wanted != self._asked:
            self._asked, self._asked_at = wanted, self._ticks
            self.session.observations.ask_for_inspections(panel.quantity if panel else None)
        looks = self.session.observations.inspections
        if looks is None or looks is self._looks:
            return
        self._looks = looks
        if panel:
            self.cards.tell(panel.show_inspections, looks)
        if self._ticks - self._examined >= DOCTOR_TICKS or self.session.state is not State.RUNNING:
            self._examined = self._ticks
            self._patients, self._findings = list(looks), []

    def _examine(self) -> None:
        """Let the doctor look at the next lane, one a tick; after the last, show the findings."""
        if not self._patients or self.session.run is None:
            return
        look = self._patients.pop(0)
        for lane in self.session.run.lanes:
            if lane.slot == look.slot:
                facts = nn.facts_of(lane.prepared)
                case = nn.Case(lane.experiment, lane.record, look, facts, lane.failure)
                self._findings += nn.examine(case)
        if not self._patients:
            self.cards.show_findings(self._findings)

    def _on_edited(self) -> None:
        session = self.session
        lanes = session.run.lanes if session.run else ()
        self.form.show_recipe(session.model.title, session.draft, session.model.pending, lanes)
        self.top_bar.show_pending(bool(session.model.pending))
        self.top_bar.show_progress(session)
        if self._before is not None and (new := set(session.draft) - self._before):
            self._before = None
            self.form.select_lane(new.pop())
        self.cards.rename(lanes)
        if session.draft:
            self.cards.tell(self.cards.own.show_use, session.draft.first.own_digits)
            self._show_augmentation(self.form.slot)
        self.refresher.mark()
        self.drawing.prediction.rename(lanes)
        self.drawing.row.rename(lanes)

    def _show_augmentation(self, slot: int) -> None:
        """Show how a lane's pictures would be changed."""
        self.cards.tell(self.cards.augmentation.show_draft, self.session.draft[slot])

    def _show_state(self, state: State) -> None:
        self.top_bar.show_state(state, self.session.model.can_go_on)
        if state is State.RUNNING:
            self._results = self._kept = None
            self.form.show_values()  # what could not be taken does not stay to be believed
        self.top_bar.show_progress(self.session)
        self._say(self._state_message)
        self._drawn_rows = -1

    def _on_failed(self, failed: Failure) -> None:
        self._end_making()
        if failed.remedy is None:
            self._offer_again()
        answer: Answer | None = None
        if failed.remedy is not None:
            answer = (N_("Build it anyway"), failed.remedy)
        if failed.unsaved:
            answer = (N_("Save elsewhere …"), partial(self._save_elsewhere, failed.unsaved))
        elif not failed.foreseen:
            answer = (N_("Details …"), partial(self._show_details, failed))
        told = partial(i18n.sentence, failed.error)
        key = OF_FILES if failed.of_file else failed.unsaved
        self._warn(told, answer, of_run=failed.of_run, key=key)
        self._say(self._state_message)

    def _save_elsewhere(self, path: str) -> None:
        """Write a run that could not be written at ``path`` where a person wants it."""
        chosen = file_dialogs.ask_target(self, tr("Save"), tr("Run (*.npz)"), "run", "npz")
        if chosen:
            self.session.saver.save_again(path, chosen)
        elif path in self.session.saver.unsaved:
            error = nn.CheckpointError("{path} has not been saved yet.", path=path)
            answer = (N_("Save elsewhere …"), partial(self._save_elsewhere, path))
            self._warn(partial(i18n.sentence, error), answer, key=path)

    def _end_making(self) -> None:
        """Show the run again, unless another one is still being built."""
        if self.session.model.building is None:
            self.top_bar.show_making(None)
            self.top_bar.show_progress(self.session)

    def _on_progressed(self, stage: Stage, fraction: float) -> None:
        self.top_bar.show_making(fraction, stage)
        self._say(self._state_message)

    def _on_folds(self, folds: nn.FoldsProgress) -> None:
        self.cards.tell(self.cards.folds.show_folds, folds)

    def _on_refused(self, error: nn.NablascopeError) -> None:
        self._say(partial(messages.of_error, error))

    def _on_lane_stopped(self, slot: int, error: nn.DivergedError) -> None:
        assert self.session.run
        name = next((one.name for one in self.session.run.lanes if one.slot == slot), "")
        self._warn(partial(messages.stopped_lane, name, error), of_run=True)

    def _on_finished(self, results: Results) -> None:
        self._results = results
        self._say(self._state_message)

    def _on_saved(self, path: str) -> None:
        if path == str(self.session.saver.kept_path):
            self._kept = path
            self._say(self._state_message)
        else:
            self._say(partial(messages.of_saved, path))

    def _on_lane_chosen(self, slot: int) -> None:
        if slot in self.session.draft:
            self._show_augmentation(slot)
        self.cards.show_lane(slot)

    def _on_cancelled(self) -> None:
        self._end_making()
        self._offer_again()
        self._say(messages.of_cancelled)

    # What a person does.

    def _ask_file(self) -> None:
        """Let a person choose the table, or the folder of pictures, that the draft asks for."""
        pictures = self.session.draft.first.data == "pictures"
        path = (
            file_dialogs.ask_folder(self, tr("A folder with a folder for each class"))
            if pictures
            else file_dialogs.ask_table(self)
        )
        if path:
            self.banner.withdraw(OF_FILES)
            if pictures:
                self.session.editor.use_file(path)
            else:
                self.import_table(path)

    def import_table(self, path: Path) -> None:
        """Show how a table would be read, and start a run with it when a person accepts."""
        if not self.session.draft:
            return
        if self._import is not None:
            self._import.reject()
        recipe = self.session.draft.first
        if recipe.data != "table" or recipe.file not in ("", str(path.absolute())):
            recipe = replace(recipe, data="table", **nn.READING)  # another table's columns
        self._import = ImportDialog(self, path, recipe)
        self._import.chosen.connect(self._load_table)
        self._import.destroyed.connect(self._forget_import)
        self._import.open()

    def _forget_import(self) -> None:
        self._import = None

    def _load_table(self, recipe: nn.Experiment, preview: nn.Preview) -> None:
        """Start again with a table as it was accepted; another one gets a network that suits it."""
        draft = self.session.draft.first
        if draft.data == "table" and draft.file == recipe.file:
            self.session.editor.use_reading(recipe)
        else:
            name = recipe.changed("name", "network")
            self.session.load(preview.path.stem, [nn.suited(name, preview.samples[0])])
        self.cards.tabs.choose("samples")

    def _spoil(self, slot: int, field: str, value: str) -> None:
        """Race a copy of the lane with a fault in its data beside it."""
        before = set(self.session.draft)
        if self._add(slot, field, value):
            self._before = before

    def _add(self, slot: int, field: str, value: Any) -> bool:
        """Add a lane in which one setting differs; whether it can be."""
        try:
            self.session.editor.add_lane(slot, field, value)
        except nn.NablascopeError as error:
            self._on_refused(error)
            return False
        return True

    def _use_own(self, use: str) -> None:
        """Use a person's own digits otherwise in all lanes."""
        self._edit(self.form.slot, "own_digits", use)

    def _tell_column(self, name: str, kind: str) -> None:
        """Correct what a column of the table is; or, without a name, choose the target."""
        slot = self.form.slot
        if not name:
            return self._edit(slot, "target", kind)
        try:
            told = nn.asked_columns(self.session.draft.first.columns) | nn.asked_columns(
                nn.told_columns({name: nn.Asked(kind)})
            )
        except nn.NablascopeError as error:
            return self._on_refused(error)
        return self._edit(slot, "columns", nn.told_columns(told))

    def _edit(self, slot: int, field: str, value: Any) -> None:
        try:
            self.session.editor.edit(slot, field, value)
            self._say(self._state_message)
            if field == "data" and self.session.draft.lacks_file:
                self._ask_file()
        except nn.NablascopeError as error:
            self.form.fields[field].refuse()
            self._on_refused(error)

    def _warn_of(self, error: nn.NablascopeError) -> None:
        self._warn(lambda: i18n.sentence(error))

    def _warn_of_file(self, error: nn.NablascopeError) -> None:
        """Show what is wrong with files until others are opened."""
        self._warn(partial(i18n.sentence, error), key=OF_FILES)

    def _warn(
        self,
        told: Callable[[], str],
        details: Answer | None = None,
        of_run: bool = False,
        key: str = "",
    ) -> None:
        """Show a sentence in the banner until it is closed, or until another run is shown."""
        self.banner.offer(told, details, (N_("Close"), lambda: None), of_run, key)

    def _ask_add(self, slot: int) -> None:
        lane = self._lane(slot)
        if lane is not None:
            dialog = AddLaneDialog(lane, self)
            dialog.asked.connect(partial(self._add_lane, dialog))
            dialog.open()

    def _add_lane(self, dialog: LaneDialog, slot: int, field: str, value: Any, name: str) -> None:
        try:
            self.session.editor.add_lane(slot, field, value, name)
            dialog.accept()
        except nn.NablascopeError as error:
            dialog.refuse(error)

    def _treat(self, finding: nn.Finding) -> None:
        """Open the treatment of a finding as a new lane."""
        if finding.treatment:
            self._add(finding.slot, *finding.treatment)

    def _ask_rename(self, slot: int) -> None:
        lane = self._lane(slot)
        if lane is not None:
            dialog = RenameDialog(lane, self.session.draft[slot].name, self)
            dialog.asked.connect(partial(self._rename_lane, dialog))
            dialog.open()

    def _rename_lane(self, dialog: LaneDialog, slot: int, name: str) -> None:
        try:
            self.session.editor.edit(slot, "name", name)
            dialog.accept()
        except nn.NablascopeError as error:
            dialog.refuse(error)

    def _lane(self, slot: int) -> LaneView | None:
        """The lane of the run with that slot; None when it is gone."""
        lanes = self.session.run.lanes if self.session.run else ()
        return next((lane for lane in lanes if lane.slot == slot), None)

    def _close_dialogs(self) -> None:
        """Close the dialogs about lanes that are gone."""
        for dialog in self.findChildren(LaneDialog):
            lane = self._lane(dialog.lane.slot)
            if dialog.isVisible() and (lane is None or lane.record is not dialog.lane.record):
                dialog.reject()
                self._warn(partial(messages.lane_gone, dialog.lane.name))

    def _show_cursor(self, place: float | None) -> None:
        history = self.session.model.history
        if place is not None and history is not None:
            first = min((history.unit(one) for one in history.records), default=1.0)
            place = min(max(place, first), history.end) if history.end else None
            if place is not None and not history.by_epoch:
                place = float(round(place))
        self.cards.show_cursor(place)
        self._cursor = place
        self._show_cursor_text()

    def _show_cursor_text(self) -> None:
        self.status.show_cursor(messages.cursor_text(self.session.model.history, self._cursor))

    def _fold(self, side: QWidget, key: str) -> None:
        side.setVisible(side.isHidden())
        settings.remember(key, not side.isHidden())
        self.setFocus()  # else a button gets it, and Space with it

    def _next_language(self) -> None:
        codes = list(i18n.LANGUAGES)
        self.choose_language(codes[(codes.index(i18n.language()) + 1) % len(codes)])

    def _ask_open(self) -> None:
        path = file_dialogs.ask_source(self)
        if path:
            self._open([path])

    def _open(self, paths: Sequence[Path]) -> None:
        """Open files, whatever they are; what was said of earlier ones has been read."""
        self.banner.withdraw(OF_FILES)
        try:
            self.opener.open(paths)
        except nn.NablascopeError as error:
            self._warn_of_file(error)

    def _take(self, data: QMimeData | None) -> None:
        """Open the files, or read the picture, that was dropped or pasted."""
        paths = file_dialogs.local_files(data)
        if paths:
            self._open(paths)
        elif data is not None and data.hasImage():
            self.banner.withdraw(OF_FILES)
            self.drawing_controller.take_image(data)

    def _ask_save(self) -> None:
        if self.session.run is None:
            return
        path = file_dialogs.ask_target(self, tr("Save"), tr("Run (*.npz)"), "run", "npz")
        if path:
            self.session.save(path)

    def _leave(self) -> None:
        """Show all cards again, and ask for no more digits."""
        self.cards.put_back()
        self.cards.own.ask_button.setChecked(False)

    def _ask_import(self) -> None:
        paths = file_dialogs.ask_sources(self)
        if paths:
            self.banner.withdraw(OF_FILES)
            self.drawing_controller.take_files(paths, labels=True)

    def _ask_export_digits(self) -> None:
        path = file_dialogs.ask_target(self, tr("Export"), "*.npz", "my-digits", "npz")
        if path:
            self.drawing_controller.mine.export_file(path)

    def _ask_export_pictures(self) -> None:
        folder = file_dialogs.ask_folder(self, tr("A folder for the PNG files"))
        if folder:
            self.drawing_controller.mine.export_pictures(folder)

    def _paste(self) -> None:
        data = QApplication.clipboard().mimeData()
        if self.drawing_controller.takes(data):
            self._take(data)
        else:
            self._say(messages.of_nothing_to_paste)

    def _ask_export(self, card: Panel, kind: str) -> None:
        path = file_dialogs.ask_target(
            self, tr("Export"), f"*.{kind}", card.objectName().removesuffix("Panel"), kind
        )
        if path:
            self.export(card, kind, path)

    def export(self, card: Panel, kind: str, path: Path) -> None:
        """Write a card to a file; a failure becomes a sentence."""
        try:
            if kind == "csv":
                export.export_csv(*card.table(), path)
                return self._on_saved(str(path))
            with card.without_buttons():
                write = export.export_svg if kind == "svg" else export.export_png
                write(card, path)
        except nn.NablascopeError as error:
            return self._on_refused(error)
        return self._on_saved(str(path))

    def _show_help(self) -> None:
        HelpDialog(self).open()

    def _show_details(self, failed: Failure) -> None:
        DetailsDialog(i18n.sentence(failed.error), failed.details, self).open()

    # The status line.

    def _say(self, message: Message) -> None:
        self._message = message
        text, color_name = message()
        self.status.say(text, color_name)

    def _state_message(self) -> tuple[str, str]:
        lanes = self.session.run.lanes if self.session.run else ()
        if self.session.model.building is not None:
            return messages.of_building(self.session.model.building)
        if self.session.state is State.FINISHED and self._results:
            return messages.of_results(lanes, self._results)
        if self.session.state is State.RUNNING and self.session.model.extended:
            return messages.of_extended(*self.session.model.extended)
        if self.session.state is State.READY and self._kept:
            return messages.of_kept(self._kept)
        return messages.of_state(self.session.state, lanes)

    def _show_figures(self) -> None:
        if self.session.run:
            live = self.session.state is State.RUNNING
            rate = self.refresher.frames_per_second if live else None
            self.status.show_figures(messages.figures(self.session.run, rate))

    # Qt's own.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self._plain_keys.get(event.key())
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if action is None or not plain:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_S, Qt.Key.Key_Right) or not event.isAutoRepeat():
            action()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.drawing_controller.takes(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self._take(event.mimeData())
        event.acceptProposedAction()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        tall = self.height() >= TALL_WINDOW_PIXELS
        self.drawing.setFixedWidth(WIDE_RIGHT_PIXELS if tall else RIGHT_PIXELS)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if not hasattr(self, "refresher"):
            return
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            self._say(self._message)
            self._show_cursor_text()
            self.top_bar.show_progress(self.session)
            self._show_figures()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._ended:
            return
        settings.remember(settings.GEOMETRY, self.saveGeometry())
        settings.remember(settings.PEN, self.drawing.pen.value())
        saved = self._end_session() if self._save_digits() and self._save_points() else None
        if saved is None:
            event.ignore()
            return
        self._ended = True
        if self._import is not None:
            self._import.reject()
        self.drawing_controller.close()
        self.data_checks.close()
        if self._recovery:
            self._recovery.close(saved)
        event.accept()

    def _save_digits(self) -> bool:
        """Save a person's own digits; False to keep the window open."""
        while (error := self.drawing_controller.mine.flush()) is not None:
            answer, elsewhere = ask_unsaved(self, i18n.sentence(error), "my-digits")
            if answer is Unsaved.STAY:
                return False
            if answer is Unsaved.DISCARD or self.drawing_controller.mine.save_as(elsewhere):
                break
        return True

    def _save_points(self) -> bool:
        """Save the points of the plane; False to keep the window open."""
        elsewhere: Path | None = None
        while (error := self.session.editor.points.flush(elsewhere)) is not None:
            answer, elsewhere = ask_unsaved(self, i18n.sentence(error), "points", "csv")
            if answer is Unsaved.STAY:
                return False
            if answer is Unsaved.DISCARD:
                break
        return True

    def _end_session(self) -> bool | None:
        """End training, with the run saved; whether it could be, None to keep the window open."""
        keep = self._recovery.last if self._recovery else None
        while (error := self._closing_error(keep)) is not None:
            answer, elsewhere = ask_unsaved(self, i18n.sentence(error), "run")
            keep = elsewhere or keep
            if answer is Unsaved.STAY:
                self.session.go_on()
                return None
            if answer is Unsaved.DISCARD:
                return False if self._save_earlier_runs() else None
        return True if self._save_earlier_runs() else None

    def _save_earlier_runs(self) -> bool:
        """Save runs that could not be written before; False to keep the window open."""
        while self.session.saver.unsaved:
            path = self.session.saver.unsaved[0]
            error = nn.CheckpointError("{path} could not be written.", path=path)
            answer, elsewhere = ask_unsaved(self, i18n.sentence(error), "run")
            if answer is Unsaved.STAY:
                self.session.go_on()
                return False
            if answer is Unsaved.DISCARD:
                self.session.saver.give_up(path)
            else:
                self.session.saver.save_again(path, elsewhere)
                self.session.saver.flush()
        self.session.close()
        return True

    def _closing_error(self, keep: Path | None) -> nn.NablascopeError | None:
        try:
            self.session.close(keep)
        except nn.NablascopeError as error:
            return error
        return None
