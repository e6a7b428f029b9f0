"""The menus of Open and Save."""

from __future__ import annotations

import pytest
from PyQt5.QtWidgets import QWidget

from gui.shell import recent_files
from gui.shell.file_menus import SAVE, FileMenu, OpenMenu
from gui.style import i18n


@pytest.fixture
def parent(qtbot):
    one = QWidget()
    qtbot.addWidget(one)
    return one


def test_files_that_were_used_last_can_be_opened_again(parent, tmp_path):
    path = tmp_path / "mine & yours.json"
    path.touch()
    recent_files.note(path)
    menu, chosen = OpenMenu(parent), []
    menu.recent_chosen.connect(chosen.append)
    menu.aboutToShow.emit()
    menu.aboutToShow.emit()  # the list is not doubled
    entries = [one for one in menu.actions() if "mine && yours.json" in one.text()]
    assert len(entries) == 1
    entries[0].trigger()
    assert chosen == [path]


def test_entries_follow_the_language(parent, qapp):
    menu = FileMenu(SAVE, parent)
    assert menu.entries["run"].text() == "Save the run …\tCtrl+S"
    i18n.show_language("ko")
    qapp.processEvents()
    assert menu.entries["recipe"].text() == i18n.tr("Save the recipe …") == "레시피 저장 …"
