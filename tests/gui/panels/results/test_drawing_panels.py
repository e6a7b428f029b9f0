"""The panels about a drawing and a person's own digits, fed by hand."""

from __future__ import annotations

import numpy as np
import pytest
from PyQt5.QtCore import Qt

import nn
from gui.panels.inside.weights import tiled
from gui.plotting.pixels import shares_of_range, tiling
from gui.style import theme
from tests.gui.conftest import sure_of
from tests.gui.panels.conftest import recorded, seen, shown


@pytest.fixture
def ribbon(qtbot):
    """Two lanes: one that is always sure of 3, one that changes from 8 to 3 halfway."""
    panel = shown(qtbot, "ribbon", 700, 320)
    panel.show_run(*recorded())
    answers = nn.AnswerHistory()
    for step in range(100):
        answers.add([(0, step), (1, step)], [sure_of(3), sure_of(8 if step < 50 else 3)])
    panel.show_answers(answers, drawn=True)
    return panel


def test_the_ribbon_is_as_wide_in_a_colour_as_its_digit_was_likely(ribbon):
    three, eight = (seen(ribbon.view, theme.class_color(digit, 10)) for digit in (3, 8))
    two = seen(ribbon.view, theme.class_color(2, 10))
    assert eight / three == pytest.approx(0.5 / 1.5, abs=0.06)  # of two ribbons
    assert two / three == pytest.approx(0.02 / (1.5 * 0.91), abs=0.03)


def test_the_ribbon_exports_the_steps_and_all_ten_probabilities(ribbon):
    names, values = ribbon.table()
    assert names[:3] == ["sigmoid step", "sigmoid 0", "sigmoid 1"]
    assert values.shape == (100, 22)
    assert values[49:51, names.index("relu 8")].tolist() == pytest.approx([0.91, 0.01])


def test_without_answers_the_ribbon_says_what_to_do(ribbon):
    ribbon.show_answers(nn.AnswerHistory(), drawn=False)
    assert seen(ribbon.view, theme.class_color(3, 10)) == 0
    assert ribbon.table()[1].shape == (0, 1)


def test_the_inside_shows_the_weights_without_a_drawing(qtbot):
    panel = shown(qtbot, "inside", 700, 320)
    panel.show_run(*recorded())
    assert seen(panel.view, theme.lane_color(1)) < 800  # only the lanes' names
    weights = np.zeros((4, 28, 28))
    weights[:, :14] = 1.0
    weights[:, 14:] = -1.0
    panel.show_weights({0: weights, 1: weights})
    assert seen(panel.view, theme.lane_color(1)) > 10_000
    assert seen(panel.view, theme.lane_color(0)) > 10_000


def test_numbers_that_are_not_finite_are_shown_as_the_least(qtbot):
    values = np.array([1.0, np.nan, 3.0, np.inf, 2.0])
    assert shares_of_range(values).tolist() == [0, 0, 1, 0, 0.5]
    assert not shares_of_range(np.full(4, np.nan)).any()
    panel = shown(qtbot, "inside", 700, 320)
    panel.show_run(*recorded())
    panel.show_weights({0: np.full((4, 28, 28), np.nan)})
    panel.view.inside = {
        0: nn.Response(
            0, 3, np.full((28, 28), np.inf), (np.full((3, 4, 4), np.nan), np.full(9, np.inf))
        )
    }
    panel.view.grab()


def test_pictures_are_tiled_in_reading_order_with_a_line_between_them():
    pictures = np.arange(1, 6)[:, None, None] * np.ones((5, 2, 3))
    sheet = tiled(pictures, 2)
    assert sheet.shape == (9, 8)
    assert sheet[::3, ::4].tolist() == [[1, 2], [3, 4], [5, 0]]
    assert not sheet[2::3].any()
    assert not sheet[:, 3::4].any()


@pytest.mark.parametrize("count", [1, 7, 16, 100])
@pytest.mark.parametrize("size", [(300.0, 200.0), (60.0, 400.0)])
def test_squares_fit_into_their_room_and_all_of_them_where_they_are_large_enough(count, size):
    width, height = size
    columns, rows, side = tiling(count, width, height, 20.0)
    assert columns * side <= width + 1e-6
    assert rows * side <= height + 1e-6
    assert side >= 20 - 1e-6
    if width * height / count > 4 * 20**2:
        assert columns * rows >= count


def drawings():
    kept = nn.Drawings()
    for label in (3, 7, 7):
        kept.add(nn.Drawing((np.array([[40.0, 40], [200, 200 + label]]),)), label)
    return kept


@pytest.fixture
def own(qtbot):
    """Three digits of a person's own, of which the first is trained on."""
    panel = shown(qtbot, "own", 700, 320)
    panel.show_run(*recorded())
    kept = drawings()
    panel.show_digits(kept, [])
    answers = {0: np.array([3, 1, 1]), 1: np.array([8, 7, 1])}
    panel.show_answers(answers, {0: np.empty(0), 1: np.empty(0)}, np.array([False, True, True]))
    return panel


def test_the_accuracy_counts_only_digits_that_are_not_trained_on(own):
    assert [own.right(slot) for slot in (0, 1)] == [(0, 2), (1, 2)]
    assert "50.0 % (1 / 2)" in own.figures.text()
    assert "Used for training, not counted (gray): 1" in own.figures.text()


def test_wrong_answers_stand_below_their_digit_in_red(own):
    items = [own.list.item(row) for row in range(3)]
    assert [item.text() for item in items] == ["3 ✗ 8", "7 ✗ 1", "7 ✗ 1·1"]
    assert items[1].foreground().color() == theme.color("bad")
    assert "relu: 7" in items[1].toolTip()


def test_answers_of_an_earlier_moment_are_dropped(own):
    own.show_answers({0: np.array([1])}, {}, np.array([True]))
    assert len(own.answers[0]) == 3


def test_pictures_that_wait_stand_first_with_a_question_mark(own):
    waiting = [nn.ImportedImage("a.png", nn.Drawing((np.array([[40.0, 40], [60, 200]]),)))]
    kept = drawings()
    own.show_digits(kept, waiting)
    own.show_answers(
        {0: np.array([3, 7, 7]), 1: np.array([3, 7, 7])},
        {0: np.array([1]), 1: np.array([4])},
        np.ones(3, bool),
    )
    assert [own.list.item(row).text() for row in range(4)] == ["? → 1·4", "3", "7", "7"]
    assert "Waiting for a label: 1" in own.figures.text()


def test_a_click_on_a_digit_brings_it_back_and_one_that_waits_is_asked_for(qtbot, own):
    kept, scan = (
        drawings(),
        nn.ImportedImage("a.png", nn.Drawing((np.array([[40.0, 40], [60, 200]]),))),
    )
    own.show_digits(kept, [scan])

    def click(row):
        box = own.list.visualItemRect(own.list.item(row))
        qtbot.mouseClick(own.list.viewport(), Qt.LeftButton, pos=box.center())

    with qtbot.waitSignal(own.chosen) as chosen:
        click(2)
    assert chosen.args[0] is kept.drawings[1]
    with qtbot.waitSignal(own.next_asked) as asked:
        click(0)
    assert asked.args[0] is own.waiting[0]


def test_own_digits_have_their_triangles_beside_the_validation(qtbot):
    panel = shown(qtbot, "accuracy")
    history, lanes = recorded()
    panel.show_run(history, lanes)
    assert all(entry.label != "mine" for entry in panel.legend.entries)
    record = lanes[1].record
    record.evaluations.extend(np.array([[500, 0.2, 0.9, 0.75]]))
    panel.show_frame()
    assert "75.0 %" in [one.value for one in panel.legend.entries if one.label == "mine"]
    steps, values = panel._drawn[1].markers[1].getData()
    assert (steps.tolist(), values.tolist()) == ([500], [75.0])
    assert panel.table()[0].count("relu mine") == 1
