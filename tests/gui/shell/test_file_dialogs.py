"""Asking for a file, in the folder that was used last."""

from __future__ import annotations

import pytest
from PyQt5.QtCore import QMimeData, QUrl
from PyQt5.QtWidgets import QFileDialog

import nn
from gui.shell import file_dialogs
from gui.style import settings


@pytest.fixture
def choose(monkeypatch):
    """Sets what a person chooses in the dialogs that come; the dialogs are kept."""
    shown = []

    def be(*paths):
        def run(dialog):
            shown.append(dialog)
            return bool(paths)

        monkeypatch.setattr(QFileDialog, "exec", run)
        monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _: [str(one) for one in paths])
        return shown

    return be


def test_what_is_chosen_is_opened_and_its_folder_is_where_the_next_dialog_begins(choose, tmp_path):
    shown = choose(tmp_path / "data" / "a.csv")
    assert file_dialogs.ask_table(None) == tmp_path / "data" / "a.csv"
    assert settings.recall(settings.FOLDER, "") == str(tmp_path / "data")
    (tmp_path / "data").mkdir()
    file_dialogs.ask_source(None)
    assert shown[-1].directory().absolutePath() == str(tmp_path / "data")


def test_who_thinks_better_of_it_gets_nothing_and_the_folder_stays(choose):
    choose()
    settings.remember(settings.FOLDER, "before")
    assert file_dialogs.ask_source(None) is None
    assert file_dialogs.ask_sources(None) == []
    assert file_dialogs.ask_folder(None, "A folder") is None
    assert settings.recall(settings.FOLDER, "") == "before"


def test_a_target_gets_its_suffix_and_a_name_to_begin_with(choose, tmp_path):
    shown = choose(tmp_path / "run.npz")
    assert file_dialogs.ask_target(None, "Save", "Run (*.npz)", "run", "npz").name == "run.npz"
    assert shown[0].defaultSuffix() == "npz"
    assert shown[0].acceptMode() == QFileDialog.AcceptSave


@pytest.mark.parametrize("suffix", file_dialogs.TABLES)
def test_every_kind_of_table_is_offered_where_data_are_opened(choose, suffix):
    shown = choose()
    file_dialogs.ask_table(None)
    file_dialogs.ask_source(None)
    assert all(f"*{suffix}" in dialog.nameFilters()[0] for dialog in shown)


def test_the_folder_of_saved_runs_is_one_click_away(choose):
    shown = choose()
    file_dialogs.ask_source(None)
    assert QUrl.fromLocalFile(str(nn.runs_folder())) in shown[0].sidebarUrls()


def test_only_files_of_this_machine_are_dropped(tmp_path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path)), QUrl("https://example.org/a.csv")])
    assert file_dialogs.local_files(data) == [tmp_path]
    assert file_dialogs.local_files(None) == []
