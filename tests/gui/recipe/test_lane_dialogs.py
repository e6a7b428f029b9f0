"""The dialogs that add and rename a lane."""

from __future__ import annotations

import pytest
from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import QLineEdit, QWidget

import nn
from gui.recipe.lane_dialogs import AddLaneDialog, RenameDialog
from tests.gui.panels.conftest import recorded


@pytest.fixture
def parent(qtbot):
    one = QWidget()
    qtbot.addWidget(one)
    one.show()
    return one


@pytest.fixture
def adding(parent):
    """The dialog that adds a lane; what is asked is kept."""
    one = AddLaneDialog(recorded()[1][1], parent)
    one.got = []
    one.asked.connect(lambda *what: one.got.append(what))
    one.open()
    return one


def choose(dialog, name):
    dialog.settings.setCurrentIndex(dialog.settings.findData(name))


def test_it_begins_with_the_value_of_the_lane_that_is_copied(adding):
    assert adding.settings.currentData() == "activation"
    assert adding.field.control.currentData() == "relu"
    combo = adding.field.control
    combo.setCurrentIndex(combo.findData("tanh"))
    combo.activated.emit(combo.currentIndex())
    adding.name.setText("  mine ")
    adding.accept_button.click()
    assert adding.got == [(1, "activation", "tanh", "mine")]


def test_only_settings_in_which_lanes_may_differ_are_offered(adding):
    offered = {adding.settings.itemData(i) for i in range(adding.settings.count())}
    assert {"activation", "learning_rate", "batch_size", "seed"} <= offered
    assert all(nn.can_differ(name) for name in offered)
    assert not offered & {"data_seed", "data"}


def test_what_cannot_be_read_keeps_it_open_and_is_explained(qtbot, adding):
    choose(adding, "learning_rate")
    assert isinstance(adding.field.control, QLineEdit)
    adding.field.control.selectAll()
    qtbot.keyClicks(adding.field.control, "fast")
    adding.accept_button.click()
    assert adding.got == []
    assert adding.wrong.isVisible()
    adding.field.control.selectAll()
    qtbot.keyClicks(adding.field.control, "0.50")  # not as we would write it
    adding.accept_button.click()
    assert adding.got == [(1, "learning_rate", 0.5, "")]
    assert not adding.wrong.isVisible()


def test_another_setting_forgets_what_was_wrong_with_the_one_before(adding):
    adding.refuse(nn.FieldError("Not so."))
    assert adding.wrong.text() == "Not so."
    choose(adding, "batch_size")
    assert not adding.wrong.isVisible()
    assert adding.field.control.text() == nn.as_text(adding.lane.experiment.batch_size)


def test_escape_closes_it_and_asks_nothing(qtbot, adding):
    qtbot.keyClick(adding, Qt.Key_Escape)
    assert not adding.isVisible()
    assert adding.got == []


def test_a_new_name_is_asked_for_with_the_old_one_selected(qtbot, parent):
    dialog = RenameDialog(recorded()[1][0], "sigmoid", parent)
    asked = []
    dialog.asked.connect(lambda *what: asked.append(what))
    dialog.open()
    assert dialog.name.selectedText() == "sigmoid"
    qtbot.keyClicks(dialog.name, "x" * 200)
    assert len(dialog.name.text()) == nn.LONGEST_NAME
    dialog.name.setText(" new ")
    qtbot.keyClick(dialog.name, Qt.Key_Return)
    assert asked == [(0, "new")]
