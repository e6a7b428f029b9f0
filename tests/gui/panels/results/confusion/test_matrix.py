"""The matrix that is painted, and its cells that are chosen."""

from __future__ import annotations

import numpy as np
import pytest
from PyQt5.QtCore import QPoint, Qt

from gui.panels.results.confusion.matrix import MatrixView, Shown, of_rows
from gui.style import theme
from tests.gui.panels.conftest import seen

COUNTS = np.array([[8, 2, 0], [0, 10, 0], [1, 0, 3]])
BETTER = np.array([[9, 1, 0], [2, 8, 0], [1, 0, 3]])
NAMES = ("cat", "dog", "horse")


@pytest.fixture
def view(qtbot):
    one = MatrixView("matrix")
    qtbot.addWidget(one)
    one.resize(320, 260)
    one.show_matrix(Shown.of(COUNTS, 0, shares=False), NAMES, [("● one", "lane0")])
    one.show()
    return one


def test_mistakes_have_the_colour_of_the_lane_and_the_largest_is_strongest():
    shown = Shown.of(COUNTS, 2, shares=False)
    assert shown.slots.tolist() == [[-1, 2, 2], [2, -1, 2], [2, 2, -1]]
    strengths = shown.strengths
    assert strengths[0, 1] == 1.0
    assert 0 < strengths[2, 0] < 1
    assert strengths[0, 2] == strengths[1, 1] == 0  # none, and no mistake
    assert [shown.told(0, column) for column in range(3)] == ["8", "2", ""]


def test_shares_are_of_the_true_class():
    shown = Shown.of(COUNTS, 0, shares=True)
    assert [shown.told(0, column) for column in range(3)] == ["80.0", "20.0", ""]
    assert shown.told(2, 0, whole=True) == "25"
    assert of_rows(np.zeros((2, 2))).tolist() == [[0, 0], [0, 0]]


def test_a_difference_has_the_colour_of_the_better_lane_on_and_off_the_diagonal():
    shown = Shown.difference(COUNTS, BETTER, (0, 1), shares=False)
    assert shown.told(0, 0) == "+1"
    assert shown.told(0, 1) == "−1"
    assert shown.slots[0, 0] == shown.slots[0, 1] == 1
    assert shown.slots[1, 1] == shown.slots[1, 0] == 0
    assert shown.told(2, 2) == ""
    assert shown.strengths[2, 2] == 0


def test_a_cell_is_chosen_with_the_mouse(qtbot, view):
    for cell in ((0, 1), (2, 0)):
        with qtbot.waitSignal(view.chosen) as chosen:
            middle = view.rect_of(*cell).center().toPoint()
            qtbot.mouseClick(view, Qt.LeftButton, pos=middle)
        assert tuple(chosen.args) == cell
        assert view.cell_at(view.rect_of(*cell).center()) == cell
    with qtbot.assertNotEmitted(view.chosen):
        qtbot.mouseClick(view, Qt.LeftButton, pos=QPoint(2, 2))


def test_the_arrow_keys_walk_the_cells_and_enter_asks_for_a_sample(qtbot, view):
    view.chosen.connect(lambda *cell: view.show_cell(cell))
    for key, cell in (
        (Qt.Key_Down, (0, 0)), (Qt.Key_Right, (0, 1)), (Qt.Key_Down, (1, 1)),
        (Qt.Key_Up, (0, 1)), (Qt.Key_Left, (0, 0)), (Qt.Key_Left, (0, 2)),
    ):  # fmt: skip
        qtbot.keyClick(view, key)
        assert view.cell == cell
    with qtbot.waitSignal(view.entered):
        qtbot.keyClick(view, Qt.Key_Return)


def test_a_cell_in_words(view):
    assert view.told((0, 1)) == "true class cat, predicted dog: 2"
    assert view.told((0, 2)) == "true class cat, predicted horse: 0"
    view.show_matrix(Shown.of(COUNTS, 0, shares=True), NAMES, [])
    assert view.told((0, 1)) == "true class cat, predicted dog: 20.0 %"


def test_a_hundred_classes_are_painted_too(view):
    """A pixel a cell; the mistakes are still seen."""
    rng = np.random.default_rng(0)
    many = np.diag(np.full(100, 20)) + (rng.random((100, 100)) < 0.05)
    view.show_matrix(Shown.of(many, 0, shares=False), [f"class {i}" for i in range(100)], [])
    assert seen(view, theme.lane_color(0)) > 300
    assert view.cell_at(view.rect_of(99, 99).center()) == (99, 99)


def test_nothing_and_a_cell_that_is_gone_are_painted(view):
    view.show_cell((2, 2))
    view.show_matrix(Shown.of(COUNTS[:2, :2], 0, shares=False), NAMES[:2], [])
    view.grab()
    view.show_matrix(None, (), [])
    view.grab()
