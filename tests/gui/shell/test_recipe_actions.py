"""Recipes that travel: saved without their run, copied as text, pasted back."""

from __future__ import annotations

import pytest
from PyQt5.QtCore import QMimeData
from PyQt5.QtWidgets import QApplication

import nn
from gui.shell import file_dialogs, recent_files
from gui.shell.recipe_dialog import RecipeDialog
from tests.gui.conftest import WAIT


def test_a_recipe_is_saved_with_its_notes_and_opened_again(qtbot, window, tmp_path, monkeypatch):
    path = tmp_path / "mine.json"
    monkeypatch.setattr(file_dialogs, "ask_target", lambda *_: path)
    window.top_bar.save_menu.entries["recipe"].trigger()
    (dialog,) = window.findChildren(RecipeDialog)
    dialog.title.setText("My race")
    dialog.notes.setPlainText("Watch W1.")
    dialog.save_button.click()
    draft = window.session.draft
    assert nn.read_preset(path).lanes == tuple(draft.values())
    assert recent_files.recent()[0] == path
    assert str(path) in window.status.sentence.text()
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        window.files.open([path])
    qtbot.waitUntil(lambda: window.form.watch.text() == "Watch W1.", timeout=WAIT)
    assert window.session.model.title == "My race"


def test_who_thinks_better_of_it_writes_nothing(window, tmp_path, monkeypatch):
    monkeypatch.setattr(file_dialogs, "ask_target", lambda *_: None)
    window.recipes.ask_save()
    (dialog,) = window.findChildren(RecipeDialog)
    dialog.save_button.click()
    assert not list(tmp_path.iterdir())


def test_a_place_that_cannot_be_written_is_told(window, tmp_path):
    assert not window.recipes.save([0], "a", "", tmp_path)
    assert "cannot be written" in window.status.sentence.text()


@pytest.mark.parametrize("kind", ["command", "script"])
def test_what_is_copied_is_pasted_back(qtbot, window, kind):
    before = list(window.session.draft.values())
    window.top_bar.save_menu.entries[kind].trigger()
    assert "Copied as" in window.status.sentence.text()
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        window.files.paste()
    assert list(window.session.draft.values()) == before
    assert window.session.model.title == "Pasted recipe"


def test_one_lane_is_copied_from_its_menu(window):
    window.form.lane_bar.select(1)
    window.form.lane_bar.command_action.trigger()
    text = QApplication.clipboard().text()
    assert nn.read_recipe(text, "").lanes == (window.session.draft[1],)


def test_a_damaged_recipe_is_told_and_changes_nothing(window):
    run = window.session.run
    QApplication.clipboard().setText("nn.Experiment(bach_size=3)")
    window.files.paste()
    assert "Did you mean 'batch_size'" in window.status.sentence.text()
    assert window.session.run is run


def test_other_text_is_nothing_to_paste(window):
    data = QMimeData()
    data.setText("hello")
    QApplication.clipboard().setMimeData(data)
    window.files.paste()
    assert "nothing to paste" in window.status.sentence.text()
