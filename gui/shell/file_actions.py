"""FileActions: opening, saving, importing and exporting, with the dialogs that each needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PyQt5.QtCore import QMimeData
from PyQt5.QtWidgets import QApplication, QWidget

import nn
from gui.panels.panel import Panel
from gui.session.session import Session
from gui.shell import export, file_dialogs, messages, recent_files
from gui.shell.drawing_controller import DrawingController
from gui.shell.export import Line
from gui.shell.import_dialog import ImportDialog
from gui.shell.network_import import NetworkImport
from gui.shell.notices import Notices
from gui.shell.opener import Opener
from gui.shell.recipe_actions import RecipeActions
from gui.shell.workspaces import Workspaces
from gui.style import lane_facts, settings
from gui.style.i18n import tr

OF_TABLES = "samples"  # the panel that shows a table that was just loaded


class FileActions:
    """What is wrong with a file is said, and what is shown stays."""

    def __init__(
        self,
        window: QWidget,
        session: Session,
        drawing: DrawingController,
        workspaces: Workspaces,
        recipes: RecipeActions,
        networks: NetworkImport,
        notices: Notices,
    ) -> None:
        self._window, self._session, self._drawing = window, session, drawing
        self._workspaces, self._recipes, self._notices = workspaces, recipes, notices
        self.opener = Opener(session, drawing, self.import_table, networks.open)
        self.import_dialog: ImportDialog | None = None

    # Opening.

    def ask_open(self) -> None:
        """Let a person choose what to open."""
        path = file_dialogs.ask_source(self._window)
        if path:
            self.open([path])

    def open(self, paths: Sequence[Path]) -> None:
        """Open files, whatever they are."""
        self._notices.forget_files()
        try:
            self.opener.open(paths)
        except nn.NablascopeError as error:
            self._notices.warn_of_file(error)
        else:
            for path in paths:
                recent_files.note(path)

    def takes(self, data: QMimeData | None) -> bool:
        """Whether there is something to open in what is dropped or pasted."""
        return self._drawing.takes(data)

    def take(self, data: QMimeData | None) -> None:
        """Open the files, or read the image, that was dropped or pasted."""
        paths = file_dialogs.local_files(data)
        if paths:
            self.open(paths)
        elif data is not None and data.hasImage():
            self._notices.forget_files()
            self._drawing.take_image(data)

    def paste(self) -> None:
        """Open what was copied."""
        data = QApplication.clipboard().mimeData()
        if self.takes(data):
            self.take(data)
        elif data is None or not self._recipes.paste(data.text()):
            self._notices.say(messages.of_nothing_to_paste)

    def ask_data_file(self) -> None:
        """Let a person choose the table, or the folder of images, that the recipe needs."""
        images = self._session.draft.first.data == "pictures"
        path = (
            file_dialogs.ask_folder(
                self._window, tr("Choose a folder with one subfolder per class")
            )
            if images
            else file_dialogs.ask_table(self._window)
        )
        if path:
            self._notices.forget_files()
            self._session.editor.use_file(path) if images else self.import_table(path)

    # Tables.

    def import_again(self) -> None:
        """Show how the table of the recipe is read."""
        self.import_table(Path(self._session.draft.first.file))

    def import_table(self, path: Path) -> None:
        """Show how a table would be read, and start a run with it when a person accepts."""
        if not self._session.draft:
            return
        self.close_import()
        recipe = self._session.draft.first
        if recipe.data != "table" or recipe.file not in ("", str(path.absolute())):
            recipe = replace(recipe, data="table", **nn.READING)  # another table's columns
        self.import_dialog = ImportDialog(self._window, path, recipe)
        self.import_dialog.chosen.connect(self._load_table)
        self.import_dialog.destroyed.connect(self._forget_import)
        self.import_dialog.open()

    def close_import(self) -> None:
        """Close the dialog that shows a table, if it is open."""
        if self.import_dialog is not None:
            self.import_dialog.reject()

    def _forget_import(self) -> None:
        self.import_dialog = None

    def _load_table(self, recipe: nn.Experiment, preview: nn.Preview) -> None:
        """Start again with a table as it was accepted; another one gets a network that suits it."""
        draft = self._session.draft.first
        if draft.data == "table" and draft.file == recipe.file:
            self._session.editor.use_reading(recipe)
        else:
            name = recipe.changed("name", "network")
            self._session.load(preview.path.stem, [nn.suited(name, preview.samples[0])])
        self._workspaces.show_panel(OF_TABLES)

    # Saving and exporting.

    def ask_save(self) -> None:
        """Let a person choose where to save the run."""
        if self._session.run is not None:
            path = self._ask_run_target()
            if path:
                recent_files.note(path)
                self._session.save(path, settings.recall(settings.KEEP_MOMENTS, False))

    def save_elsewhere(self, path: str) -> None:
        """Write a run that could not be written at ``path`` where a person wants it."""
        chosen = self._ask_run_target()
        if chosen:
            self._session.saver.save_again(path, chosen)
        elif path in self._session.saver.unsaved:
            error = nn.CheckpointError("{path} has not been saved yet.", path=path)
            answer = self._notices.save_elsewhere(path)
            self._notices.warn(lambda: messages.of_error(error)[0], answer, key=path)

    def ask_export(self, card: Panel, kind: str) -> None:
        """Let a person choose where to write a card."""
        name = card.objectName().removesuffix("Panel")
        path = file_dialogs.ask_target(self._window, tr("Export"), f"*.{kind}", name, kind)
        if path:
            self.export(card, kind, path)

    def export(self, card: Panel, kind: str, path: Path) -> None:
        """Write a card to a file; a failure becomes a sentence."""
        try:
            if kind == "csv":
                export.export_csv(*card.table(), path)
            else:
                light = settings.recall(settings.PRINT, False)
                write = export.export_svg if kind == "svg" else export.export_png
                with export.in_print_colors(self._window, light), card.without_buttons():
                    write(card, path, self._caption())
        except nn.NablascopeError as error:
            self._notices.refuse(error)
        else:
            self._notices.on_saved(str(path))

    def _caption(self) -> list[Line]:
        """What a picture of a card is of: the run, and every lane with its recipe."""
        run = self._session.run
        if run is None:
            return []
        step = tr("step {step}").format(step=f"{self._session.step_count:,}")
        lanes = [
            Line(f"● {lane.name}: {lane_facts.recipe_line(lane)}", lane.slot) for lane in run.lanes
        ]
        return [Line(f"{tr(run.title)} · {step}"), *lanes]

    def copy_card(self) -> None:
        """Copy the card under the mouse, else the last one that is seen, as an image."""
        seen = [self._workspaces.panels[key] for key in self._workspaces.page.seen]
        card = next((one for one in seen if one.underMouse()), seen[-1])
        light = settings.recall(settings.PRINT, False)
        with export.in_print_colors(self._window, light), card.without_buttons():
            QApplication.clipboard().setPixmap(export.picture_of(card, self._caption()))
        self._notices.say(lambda: messages.of_copied(tr(card.title)))

    # The user's own digits.

    def ask_import_digits(self) -> None:
        """Let a person choose images and files of digits to add."""
        paths = file_dialogs.ask_sources(self._window)
        if paths:
            self._notices.forget_files()
            self._drawing.take_files(paths, labels=True)

    def ask_export_digits(self) -> None:
        """Let a person choose a file for all of the own digits."""
        path = file_dialogs.ask_target(self._window, tr("Export"), "*.npz", "my-digits", "npz")
        if path:
            self._drawing.mine.export_file(path)

    def ask_export_images(self) -> None:
        """Let a person choose a folder for all of the own digits as images."""
        folder = file_dialogs.ask_folder(self._window, tr("Choose a folder for the PNG files"))
        if folder:
            self._drawing.mine.export_pictures(folder)

    def _ask_run_target(self) -> Path | None:
        kinds = tr("Run (*.npz)")
        return file_dialogs.ask_target(self._window, tr("Save"), kinds, "run", "npz")
