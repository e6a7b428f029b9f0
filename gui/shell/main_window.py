"""The main window: creates the parts and connects them; it decides nothing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PyQt5.QtCore import QByteArray, Qt, QTimer
from PyQt5.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QResizeEvent,
    QShowEvent,
)
from PyQt5.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

import nn
from gui.failure import Failure
from gui.panels.results.my_digits import MyDigitsPanel
from gui.probe.probe_side import ProbeSide
from gui.recipe.form import RecipeForm
from gui.session.recovery import Recovery
from gui.session.session import Session
from gui.shell import file_dialogs, messages, screen_fit
from gui.shell.appearance import Appearance
from gui.shell.banner import Banner
from gui.shell.closing import Closing
from gui.shell.cross_hair import CrossHair
from gui.shell.dialogs import DetailsDialog
from gui.shell.file_actions import FileActions
from gui.shell.help_dialog import HelpDialog
from gui.shell.lane_actions import LaneActions
from gui.shell.lesson_controller import LessonController
from gui.shell.live_updates import LiveUpdates
from gui.shell.network_export import NetworkExport
from gui.shell.network_import import NetworkImport
from gui.shell.notices import Notices
from gui.shell.panel_wiring import PanelWiring
from gui.shell.predict_actions import PredictActions
from gui.shell.probe_controller import ProbeController
from gui.shell.recipe_actions import RecipeActions
from gui.shell.recovery_offer import RecoveryOffer
from gui.shell.report_actions import ReportActions
from gui.shell.results_controller import ResultsController
from gui.shell.run_display import RunDisplay
from gui.shell.saved_actions import SavedActions
from gui.shell.seed_actions import SeedActions
from gui.shell.shortcuts import Shortcuts
from gui.shell.side import FoldingSide
from gui.shell.side_room import RIGHT, SideRoom
from gui.shell.status_line import StatusLine
from gui.shell.sweep_actions import SweepActions
from gui.shell.time_controls import TimeControls
from gui.shell.timeline import Timeline
from gui.shell.top_bar import TopBar
from gui.shell.workspaces import Workspaces
from gui.style import i18n, settings, theme
from gui.style.dressed import Dressed
from gui.style.i18n import N_

FIRST_PRESET = "vanishing-gradient"
LEFT = 264
SMALLEST = 1000, 600  # with a frame it fits 1024 × 640
LOW = 700  # a window that is lower leaves the cards the room of the timeline


class MainWindow(Dressed, QMainWindow):
    """Nablascope's window. ``session`` is what it shows and steers."""

    def __init__(self, session: Session, recovery: Recovery | None = None) -> None:
        super().__init__()
        self.session = session
        self._ended = False  # whether it has been closed
        self.workspaces = Workspaces()
        self.top_bar, self.form = TopBar(self.workspaces.pages), RecipeForm()
        self.side = ProbeSide()
        frame = QFrame()  # of the recipe
        frame.setObjectName("leftPanel")
        self.left = FoldingSide(frame, LEFT, settings.LEFT, N_("Recipe"), at_left=True)
        self.right = FoldingSide(self.side, RIGHT, settings.RIGHT, N_("Predictions"), at_left=False)
        self.timeline, self.status = Timeline(), StatusLine()
        self._arrange(frame)
        self.banner = Banner(self.workspaces)
        self.notices = Notices(session, self.status, self.banner)
        self.probes = ProbeController(self, session, self.side, self.right, self.workspaces)
        self.results = ResultsController(self, session, self.side, self.right, self.workspaces)
        self.drawing = self.probes.drawing
        self._make_file_actions()
        self.lanes = LaneActions(self, session, self.form, self.notices)
        self.updates = LiveUpdates(
            session, self.workspaces, self.timeline, self.status, self.probes, self.results
        )
        self.recovery_offer = RecoveryOffer(session, recovery, self.banner)
        self.closing = Closing(self, session, self.drawing.mine, recovery)
        self.appearance = Appearance(self.top_bar, self.notices)
        self.cross_hair = CrossHair(session, self.workspaces, self.timeline.sparkline, self.status)
        self.room = SideRoom(self.left, self.right, self.probes)
        self.wiring = PanelWiring(
            session, self.workspaces, self.form, self.files, self.lanes, self.updates,
            self.probes, self.results,
        )  # fmt: skip
        self.display = RunDisplay(
            session, self.top_bar, self.form, self.left.view, self.workspaces, self.timeline,
            self.probes, self.updates, self.wiring.checks, self.lanes, self.notices,
            self.recovery_offer, self.cross_hair,
        )  # fmt: skip
        self._connect()
        self._connect_form()
        self.shortcuts = Shortcuts(self, self._actions())
        self._restore()
        self.dress()
        self.display.begin()
        self.recovery_offer.show()
        self.setFocus()

    def load_preset(self, name: str) -> None:
        """Start with a preset, and show the panel where there is something to watch."""
        try:
            preset = nn.load_preset(name)
        except nn.NablascopeError as error:
            self.notices.refuse(error)
            return
        self.session.load(preset.title, preset.lanes)
        if preset.opens in self.workspaces.panels:
            self.workspaces.show_panel(preset.opens)

    # Creating.

    def _arrange(self, frame: QWidget) -> None:
        """From the outside in, since widgets are styled again whenever their parent moves."""
        root = QWidget()
        self.setCentralWidget(root)
        column = QVBoxLayout(root)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top_bar)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        column.addLayout(middle, 1)
        middle.addWidget(self.left)
        middle.addWidget(self.workspaces, 1)
        middle.addWidget(self.right)
        column.addWidget(self.timeline)
        column.addWidget(self.status)
        box = QVBoxLayout(frame)
        box.setContentsMargins(0, 0, 0, 0)
        self.pages = QStackedWidget()  # the recipe, or a lesson
        box.addWidget(self.pages)
        self.pages.addWidget(self.form)

    def _make_file_actions(self) -> None:
        """What is opened, saved, copied and exported."""
        session = self.session
        self.recipes = RecipeActions(self, session, self.form, self.notices)
        self.network_import = NetworkImport(self, session, self.form, self.notices)
        self.files = FileActions(
            self, session, self.drawing, self.workspaces, self.recipes, self.network_import,
            self.notices,
        )  # fmt: skip
        self.network_export = NetworkExport(self, session)
        self.predict = PredictActions(self, session, self.side, self.form)
        self.report = ReportActions(self, session, self.notices)
        self.saved_actions = SavedActions(self, session, self.workspaces, self.notices)
        self.sweep_actions = SweepActions(self, session, self.workspaces, self.saved_actions)
        self.seed_actions = SeedActions(self, session, self.workspaces)

    def _make_guides(self) -> None:
        """What takes a person through time, and through a lesson."""
        session, form = self.session, self.form
        self.time = TimeControls(
            self, session, self.workspaces, form, self.timeline, self.updates, self.notices
        )
        self.lessons = LessonController(
            self, session, self.workspaces, self.side, self.pages, self.left, self.notices,
            self.load_preset,
        )  # fmt: skip
        self.files.opener.open_lesson = self.lessons.open_file

    def _connect(self) -> None:
        """What the parts of the window ask for, but for panels and the session."""
        self._make_guides()
        session, bar, form = self.session, self.top_bar, self.form
        for one in (self.wiring, self.saved_actions, self.sweep_actions, self.seed_actions):
            one.failed.connect(self.display.on_failed)
        bar.run_button.clicked.connect(session.toggle)
        bar.step_button.clicked.connect(session.step)
        bar.reset_button.clicked.connect(session.reset)
        bar.pace.activated.connect(lambda: session.set_pace(bar.pace.currentData() or None))
        bar.open_button.clicked.connect(self.files.ask_open)
        bar.save_button.clicked.connect(self.files.ask_save)
        opening, saving = bar.open_menu.entries, bar.save_menu.entries
        opening["open"].triggered.connect(self.files.ask_open)
        bar.open_menu.recent_chosen.connect(lambda path: self.files.open([path]))
        saving["run"].triggered.connect(self.files.ask_save)
        saving["recipe"].triggered.connect(self.recipes.ask_save)
        for kind in ("command", "script"):
            saving[kind].triggered.connect(partial(self._copy_recipe, kind))
        saving["report"].triggered.connect(self.report.ask)
        opening["predict"].triggered.connect(self.predict.ask)
        saving["export"].triggered.connect(lambda: self.network_export.ask(form.slot))
        bar.help_button.clicked.connect(self._show_help)
        bar.workspace_chosen.connect(self.workspaces.choose)
        self.timeline.cancel_button.clicked.connect(session.cancel)
        self.workspaces.chosen.connect(self._on_workspace)
        self.workspaces.counted.connect(bar.show_count)
        self.workspaces.rearranged.connect(self._on_rearranged)
        self.drawing.said.connect(self.notices.say)
        self.drawing.warned.connect(self.notices.warn_of)
        self.drawing.refused.connect(self.notices.warn_of_file)
        self.notices.details_asked.connect(self._show_details)
        self.notices.save_elsewhere_asked.connect(self.files.save_elsewhere)
        session.written.connect(self.banner.withdraw)
        self.workspaces.currentChanged.connect(self.banner.raise_)  # above the new page

    def _connect_form(self) -> None:
        """What is asked for in the recipe."""
        form = self.form
        form.preset_chosen.connect(self.load_preset)
        form.changed.connect(self._edit)
        form.refused.connect(self.notices.refuse)
        form.file_asked.connect(self.files.ask_data_file)
        form.reading_asked.connect(self.files.import_again)
        form.lane_bar.add_asked.connect(self.lanes.ask_add)
        form.lane_bar.rename_asked.connect(self.lanes.ask_rename)
        form.lane_bar.export_asked.connect(self.network_export.ask)
        form.lane_bar.copy_asked.connect(lambda slot, kind: self.recipes.copy(kind, slot))
        form.lane_bar.remove_asked.connect(self.session.editor.remove_lane)
        form.lane_bar.pause_asked.connect(self.session.editor.pause_lane)

    def _actions(self) -> dict[str, Callable[[], Any]]:
        """What each shortcut does."""
        session, drawing, canvas = self.session, self.drawing, self.side.drawing.canvas
        choose = {
            f"workspace{number}": partial(self._choose_workspace, number) for number in range(1, 7)
        }
        return {
            **choose,
            **{f"keep{digit}": partial(drawing.keep, digit) for digit in range(10)},
            "toggle": session.toggle,
            "step": session.step,
            "reset": session.reset,
            "fold_left": self.left.toggle,
            "fold_right": self.right.toggle,
            "maximise": self.workspaces.maximise_under_mouse,
            "live": self.workspaces.back_to_live,
            **self.time.actions(),
            "leave": self._leave,
            "clear": canvas.clear,
            "undo": self._undo,
            "keep_asked": drawing.keep_asked,
            "next_image": drawing.show_next,
            "copy": self.files.copy_card,
            "paste": self.files.paste,
            "open": self.files.ask_open,
            "save": self.files.ask_save,
            "larger": self.appearance.enlarge,
            "smaller": self.appearance.shrink,
            "usual_size": self.appearance.reset_size,
            "language": self.appearance.next_language,
            "theme": self.appearance.switch_theme,
            "help": self._show_help,
        }

    def _restore(self) -> None:
        self.setWindowTitle("Nablascope")
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(*SMALLEST)
        geometry = settings.recall(settings.GEOMETRY, QByteArray())
        if not (geometry and self.restoreGeometry(geometry)):
            self.resize(screen_fit.usual_size(self))
        screen_fit.fit(self)
        pen = self.side.drawing.pen
        pen.setValue(settings.recall(settings.PEN, pen.value()))
        self.top_bar.show_workspace(self.workspaces.current)
        self._share_room()

    # What a person does.

    def _edit(self, slot: int, field: str, value: Any) -> None:
        self.lanes.edit(slot, field, value)
        if field == "data" and self.session.draft.lacks_file:
            self.files.ask_data_file()

    def _copy_recipe(self, kind: str, _checked: bool) -> None:
        self.recipes.copy(kind)

    def _choose_workspace(self, number: int) -> None:
        names = list(self.workspaces.pages)
        if number <= len(names):
            self.workspaces.choose(names[number - 1])

    def _on_workspace(self, name: str) -> None:
        self.top_bar.show_workspace(name)
        self._share_room()

    def _share_room(self) -> None:
        """What folds or becomes lower where there is little room."""
        self.room.share(self.size(), self.workspaces.current)
        low = self.height() < theme.px(LOW)
        self.timeline.set_low(low)
        self.workspaces.set_low(low)

    def _on_rearranged(self) -> None:
        self.updates.refresher.mark()
        self.updates.inspect_again()
        self.setFocus()

    def _undo(self) -> None:
        """A stroke while the canvas has the focus, else the last change of recipe or lanes."""
        canvas = self.side.drawing.canvas
        if canvas.hasFocus() or (canvas.underMouse() and not canvas.empty):
            canvas.undo()
        else:
            self.notices.say(partial(messages.of_undone, self.session.editor.undo()))

    def _leave(self) -> None:
        """Show all cards again, and ask for no more digits."""
        self.workspaces.put_back()
        self.workspaces.panel(MyDigitsPanel).ask_button.setChecked(False)

    def _show_help(self) -> None:
        HelpDialog(self).open()

    def _show_details(self, failed: Failure) -> None:
        DetailsDialog(i18n.sentence(failed.error), failed.details, self).open()

    def retranslate(self) -> None:
        self.notices.say_again()
        self.cross_hair.read_out()
        self.timeline.show_progress(self.session.model)
        self.updates.show_run_figures()
        self.lessons.retranslate()

    def show_theme(self) -> None:
        self.notices.say_again()
        self._share_room()

    # Qt's own.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.shortcuts.press(event):
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.files.takes(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = file_dialogs.local_files(event.mimeData())
        if paths and event.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.predict.predict(paths)
        else:
            self.files.take(event.mimeData())
        event.acceptProposedAction()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shortcuts.watch()
        QTimer.singleShot(0, self._fit_screen)  # when its frame is known

    def _fit_screen(self) -> None:
        if not self._ended:
            screen_fit.fit(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._ended:
            return
        settings.remember(settings.GEOMETRY, self.saveGeometry())
        settings.remember(settings.PEN, self.side.drawing.pen.value())
        self.saved_actions.keep()
        if not self.closing.close():
            event.ignore()
            return
        self._ended = True
        self.files.close_import()
        for part in (
            self.drawing, self.network_export, self.network_import, self.predict, self.report,
            self.saved_actions, self.sweep_actions, self.seed_actions, self.wiring,
        ):  # fmt: skip
            part.close()
        event.accept()
