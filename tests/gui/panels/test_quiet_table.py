"""Tables in cards."""

from __future__ import annotations

import pytest
from PyQt5.QtCore import Qt
from PyQt5.QtGui import QStandardItemModel

from gui.panels.quiet_table import QuietTable


@pytest.fixture
def table(qtbot):
    model = QStandardItemModel(5, 2)
    one = QuietTable("someTable", model)
    one.kept = model
    qtbot.addWidget(one)
    one.resize(200, 300)
    one.show()
    return one


def test_a_row_is_chosen_with_the_mouse_and_with_the_keys(qtbot, table):
    chosen = []
    table.row_chosen.connect(chosen.append)
    middle = table.visualRect(table.model().index(1, 1)).center()
    qtbot.mouseClick(table.viewport(), Qt.LeftButton, pos=middle)
    qtbot.keyClick(table, Qt.Key_Down)
    qtbot.keyClick(table, Qt.Key_Right)  # the row is the same
    assert chosen == [1, 2]


def test_a_row_that_is_marked_tells_nothing(qtbot, table):
    with qtbot.assertNotEmitted(table.row_chosen):
        table.show_row(3)
        assert table.currentIndex().row() == 3
        table.show_row(None)
        assert table.selectedIndexes() == []
