"""Asking a person for a file, in the folder that was used last."""

from __future__ import annotations

from pathlib import Path

from PyQt5.QtCore import QStandardPaths, QUrl
from PyQt5.QtWidgets import QFileDialog, QWidget

import nn
from gui import settings as kept
from gui.i18n import tr


def ask_source(parent: QWidget) -> Path | None:
    """A saved run or experiment to open; None when the person thought better of it."""
    kinds = tr("Runs and experiments (*.npz *.json)")
    dialog = QFileDialog(parent, tr("Open"), _folder(), kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _ask(dialog)


def ask_target(parent: QWidget, title: str, kinds: str, name: str, suffix: str) -> Path | None:
    """A file to write to, with its suffix; the dialog asks before it replaces one."""
    dialog = QFileDialog(parent, title, _folder(), kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix)
    dialog.selectFile(f"{name}.{suffix}")
    return _ask(dialog)


def _folder() -> str:
    """Where a person saved or opened something last; at first the documents."""
    places = QStandardPaths.StandardLocation
    return str(kept.recall(kept.FOLDER, QStandardPaths.writableLocation(places.DocumentsLocation)))


def _ask(dialog: QFileDialog) -> Path | None:
    folders = [Path.home(), Path(_folder()), nn.runs_folder()]
    dialog.setSidebarUrls([QUrl.fromLocalFile(str(folder)) for folder in folders])
    if not dialog.exec():
        return None
    path = Path(dialog.selectedFiles()[0])
    kept.remember(kept.FOLDER, str(path.parent))
    return path
