"""The first rows of a table, and what a person decides about its columns."""

import pytest
from PyQt5.QtCore import Qt

import nn
from gui.shell.table_view import MOST_COLUMNS, TableView


@pytest.fixture
def recipe(tmp_path):
    path = tmp_path / "rows.csv"
    rows = "".join(f"{i},{'red' if i % 3 else ''},{i % 2}\n" for i in range(40))
    path.write_text("size,colour,y\n" + rows)
    return nn.DataRecipe("table", file=str(path))


@pytest.fixture
def view(qtbot, recipe):
    one = TableView()
    qtbot.addWidget(one)
    one.resize(600, 300)
    one.show()
    one.show_preview(nn.preview(recipe, nn.Place()))
    return one


def test_cells_stand_as_in_the_file(view):
    assert [view.cells.item(1, column).text() for column in range(3)] == ["1", "red", "1"]
    assert view.cells.item(0, 1).text() == ""
    assert view.cells.item(0, 0).textAlignment() & Qt.AlignRight  # numbers
    assert not view.cells.item(0, 1).textAlignment() & Qt.AlignRight


def test_each_column_tells_its_role_its_type_and_its_gaps(view):
    assert [view.heads.item(0, column).text() for column in range(3)] == ["size", "colour", "y"]
    roles = [view.heads.cellWidget(1, column).currentData() for column in range(3)]
    types = [view.heads.cellWidget(2, column).currentData() for column in range(3)]
    assert roles == ["feature", "feature", "target"]
    assert types[:2] == ["number", "text"]
    assert "14" in view.heads.item(3, 1).text()  # of 40 are empty


@pytest.mark.parametrize(
    ("row", "signal", "value"), [(1, "role_chosen", "skip"), (2, "type_chosen", "text")]
)
def test_a_person_decides_otherwise(qtbot, view, row, signal, value):
    control = view.heads.cellWidget(row, 0)
    with qtbot.waitSignal(getattr(view, signal)) as told:
        control.setCurrentIndex(control.findData(value))
        control.activated.emit(control.currentIndex())
    assert told.args == ["size", value]


def test_both_tables_have_the_same_columns_and_scroll_together(view):
    view.resize(200, 300)
    widths = [[one.columnWidth(i) for i in range(3)] for one in (view.heads, view.cells)]
    assert widths[0] == widths[1]
    bar = view.cells.horizontalScrollBar()
    bar.setValue(bar.maximum())
    assert view.heads.horizontalScrollBar().value() == bar.value() > 0


def test_of_very_many_columns_the_first_are_shown(qtbot, tmp_path, view):
    path = tmp_path / "wide.csv"
    names = [f"c{i}" for i in range(MOST_COLUMNS + 20)]
    rows = [",".join(str(i + j) for j in range(len(names))) for i in range(20)]
    path.write_text("\n".join([",".join(names), *rows]))
    view.show_preview(nn.preview(nn.DataRecipe("table", file=str(path)), nn.Place()))
    assert view.heads.columnCount() == view.cells.columnCount() == MOST_COLUMNS
