"""Asking a person for a file."""

from __future__ import annotations

from pathlib import Path

from PyQt5.QtWidgets import QFileDialog, QWidget

from gui.i18n import tr


def ask_source(parent: QWidget, folder: Path | None) -> Path | None:
    """A saved run or experiment to open; None when the person thought better of it."""
    kinds = tr("Runs and experiments (*.npz *.json)")
    start = str(folder) if folder else ""
    path, _ = QFileDialog.getOpenFileName(parent, tr("Open"), start, kinds)
    return Path(path) if path else None


def ask_target(parent: QWidget, title: str, kinds: str, name: str, suffix: str) -> Path | None:
    """A file to write to, with its suffix; the dialog asks before it replaces one."""
    dialog = QFileDialog(parent, title, name, kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix)
    dialog.selectFile(f"{name}.{suffix}")
    return Path(dialog.selectedFiles()[0]) if dialog.exec() else None
