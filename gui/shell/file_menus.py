"""The menus of Open and Save in the top bar."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtGui import QFontMetrics
from PyQt5.QtWidgets import QMenu, QWidget

from gui.shell import recent_files
from gui.style import settings, theme
from gui.style.dressed import Dressed
from gui.style.i18n import N_, tr

OPEN = {"open": N_("Open …"), "predict": N_("Predict new samples …")}
SAVE = {
    "run": N_("Save the run …"),
    "moments": N_("Keep earlier steps in saved runs"),
    "recipe": N_("Save the recipe …"),
    "command": N_("Copy the recipe as a command line"),
    "script": N_("Copy the recipe as a Python script"),
    "export": N_("Export the network …"),
    "report": N_("Save a report …"),
}
CHECKED = {"moments": settings.KEEP_MOMENTS}  # entries that are remembered, and the setting of each
KEYS = {"open": "Ctrl+O", "run": "Ctrl+S"}
WIDEST = 420  # pixels of a path


class FileMenu(Dressed, QMenu):
    """A menu whose ``entries`` are found by name; a key is shown beside what it also does."""

    def __init__(self, texts: Mapping[str, str], parent: QWidget) -> None:
        super().__init__(parent)
        self._texts = texts
        self.entries = {name: self.addAction("") for name in texts}
        for name, entry in self.entries.items():
            entry.setObjectName(f"{name}Entry")
            if name in CHECKED:
                entry.setCheckable(True)
                entry.setChecked(settings.recall(CHECKED[name], False))
                entry.triggered.connect(partial(settings.remember, CHECKED[name]))
        self.dress()

    def retranslate(self) -> None:
        for name, entry in self.entries.items():
            key = KEYS.get(name)
            entry.setText(tr(self._texts[name]) + (f"\t{key}" if key else ""))


class OpenMenu(FileMenu):
    """What can be opened, and below it the files that were used last.

    Signals:
        recent_chosen: (path).
    """

    recent_chosen = pyqtSignal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(OPEN, parent)
        self._recent = [self.addSeparator()]
        self.aboutToShow.connect(self.show_recent)

    def show_recent(self) -> None:
        """List the files anew."""
        for one in self._recent:
            self.removeAction(one)
        self._recent = [self.addSeparator()]
        metrics = QFontMetrics(self.font())
        for path in recent_files.recent():
            entry = self.addAction(_shown(path, metrics))
            entry.setToolTip(str(path))
            entry.triggered.connect(lambda _checked, path=path: self.recent_chosen.emit(path))
            self._recent.append(entry)


def _shown(path: Path, metrics: QFontMetrics) -> str:
    """The name, and as much of the folder as there is room for; & would underline a letter."""
    told = f"{path.name}   {path.parent}"
    short = metrics.elidedText(told, Qt.TextElideMode.ElideRight, theme.px(WIDEST))
    return short.replace("&", "&&")
