"""The dialog with which a recipe is saved."""

from __future__ import annotations

import pytest
from PyQt5.QtWidgets import QWidget

from gui.shell.recipe_dialog import RecipeDialog


@pytest.fixture
def dialog(qtbot):
    """A dialog about two lanes, and what it asked for."""
    parent, asked = QWidget(), []
    qtbot.addWidget(parent)
    one = RecipeDialog({0: "sigmoid", 2: "ReLU"}, 2, "Title", "Notes", parent)
    one.asked.connect(lambda *what: asked.append(what))
    yield one, asked
    one.close()


def test_all_lanes_are_meant_at_first(dialog):
    one, asked = dialog
    one.title.setText(" Mine ")
    one.notes.setPlainText("Watch W1.\n")
    one.save_button.click()
    assert asked == [([0, 2], "Mine", "Watch W1.")]


def test_one_lane_can_be_chosen(dialog):
    one, asked = dialog
    one.lanes.setCurrentIndex(one.lanes.findText("ReLU"))
    one.save_button.click()
    assert asked == [([2], "Title", "Notes")]


def test_tab_leaves_the_notes(dialog):
    one, _ = dialog
    assert one.notes.tabChangesFocus()
