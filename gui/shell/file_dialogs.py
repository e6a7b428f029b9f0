"""Asking a person for a file, in the folder that was used last."""

from __future__ import annotations

from pathlib import Path

from PyQt5.QtCore import QMimeData, QStandardPaths, QUrl
from PyQt5.QtGui import QImageReader
from PyQt5.QtWidgets import QFileDialog, QWidget

import nn
from gui.style import settings
from gui.style.i18n import tr

TABLES = (
    ".csv", ".tsv", ".txt", ".data", ".dat", ".tab", ".arff", ".xlsx", ".xls", ".ods",
)  # fmt: skip
NETWORKS = "*.onnx *.safetensors"


def ask_source(parent: QWidget) -> Path | None:
    """A saved run, an experiment or a table to open; None when the person thought better of it."""
    tables = " ".join(f"*{suffix}" for suffix in TABLES)
    kinds = [
        f"{tr('Runs, experiments, networks and tables')} (*.npz *.json {NETWORKS} {tables})",
        tr("Runs and experiments (*.npz *.json)"),
        f"{tr('Networks')} ({NETWORKS})",
        f"{tr('Tables')} ({tables})",
    ]
    dialog = QFileDialog(parent, tr("Open"), _folder(), ";;".join(kinds))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _ask_one(dialog)


def ask_sources(parent: QWidget) -> list[Path]:
    """Pictures of digits, and files of drawings, to add; none when the person thought better."""
    kinds = f"{tr('Digits')} (*.npz {_images()})"
    dialog = QFileDialog(parent, tr("Import"), _folder(), kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    return _ask(dialog)


def ask_pictures(parent: QWidget) -> list[Path]:
    """Pictures with digits to be predicted; none when the person thought better."""
    dialog = QFileDialog(parent, tr("Predict digits"), _folder(), f"{tr('Images')} ({_images()})")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    return _ask(dialog)


def _images() -> str:
    """The names of the picture files that can be read, as a filter."""
    formats = {bytes(one).decode() for one in QImageReader.supportedImageFormats()}
    return " ".join(f"*.{one}" for one in sorted(formats))


def ask_table(parent: QWidget) -> Path | None:
    """A table to learn from."""
    kinds = f"{tr('Tables')} ({' '.join(f'*{suffix}' for suffix in TABLES)});;{tr('All files')} (*)"
    dialog = QFileDialog(parent, tr("Open a table"), _folder(), kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _ask_one(dialog)


def local_files(data: QMimeData | None) -> list[Path]:
    """The files and folders that were dropped or copied."""
    urls = data.urls() if data is not None else []
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]


def ask_folder(parent: QWidget, title: str) -> Path | None:
    """A folder to write several files into."""
    dialog = QFileDialog(parent, title, _folder())
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    return _ask_one(dialog)


def ask_target(parent: QWidget, title: str, kinds: str, name: str, suffix: str) -> Path | None:
    """A file to write to, with its suffix; the dialog asks before it replaces one."""
    dialog = QFileDialog(parent, title, _folder(), kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix)
    dialog.selectFile(f"{name}.{suffix}")
    return _ask_one(dialog)


def _folder() -> str:
    """Where a person saved or opened something last; at first the documents."""
    locations = QStandardPaths.StandardLocation
    return str(
        settings.recall(
            settings.FOLDER, QStandardPaths.writableLocation(locations.DocumentsLocation)
        )
    )


def _ask_one(dialog: QFileDialog) -> Path | None:
    return next(iter(_ask(dialog)), None)


def _ask(dialog: QFileDialog) -> list[Path]:
    folders = [Path.home(), Path(_folder()), nn.runs_folder()]
    dialog.setSidebarUrls([QUrl.fromLocalFile(str(folder)) for folder in folders])
    if not dialog.exec():
        return []
    paths = [Path(name) for name in dialog.selectedFiles()]
    settings.remember(settings.FOLDER, str(paths[0].parent))
    return paths
