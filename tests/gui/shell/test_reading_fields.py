"""How a table is read, as a person sees and changes it."""

import pytest
from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import QLineEdit, QPushButton

import nn
from gui.shell.reading_fields import FIELDS, ReadingFields


@pytest.fixture
def table(tmp_path):
    """A table with semicolons and decimal commas."""
    path = tmp_path / "rows.csv"
    path.write_text("a;b;y\n" + "".join(f"{i},5;{i};{i % 2}\n" for i in range(30)))
    return nn.Experiment(data="table", file=str(path))


@pytest.fixture
def fields(qtbot, table):
    one = ReadingFields()
    qtbot.addWidget(one)
    one.show()
    one.show_preview(nn.preview(table.data_recipe, nn.Place()), table)
    return one


def test_what_was_detected_stands_beside_auto(fields):
    assert list(fields.controls) == list(FIELDS)
    assert fields.controls["delimiter"].currentText() == "auto: semicolon"
    assert fields.controls["decimal"].currentText() == "auto: comma"
    assert fields.controls["header"].currentText() == "auto: yes"


def test_another_choice_is_told_by_its_field(qtbot, fields):
    control = fields.controls["delimiter"]
    with qtbot.waitSignal(fields.changed) as told:
        control.setCurrentIndex(control.findData("tab"))
        control.activated.emit(control.currentIndex())
    assert told.args == ["delimiter", "tab"]


def test_typed_markers_of_missing_values_are_told_and_not_written_over(qtbot, fields, table):
    field = fields.controls["gaps"]
    assert isinstance(field, QLineEdit)
    with qtbot.waitSignal(fields.changed) as told:
        qtbot.keyClicks(field, " NA, ? ")
        qtbot.keyClick(field, Qt.Key_Return)
    assert told.args == ["gaps", "NA, ?"]


def test_all_can_be_detected_again(qtbot, fields):
    with qtbot.waitSignal(fields.again_asked):
        fields.findChild(QPushButton, "importGuessButton").click()


def test_a_choice_of_the_recipe_is_shown(fields, table):
    recipe = table.changed("delimiter", "semicolon")
    fields.show_preview(nn.preview(recipe.data_recipe, nn.Place()), recipe)
    assert fields.controls["delimiter"].currentText() == "semicolon"
