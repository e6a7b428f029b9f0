"""Answers to a drawing over the steps."""

from __future__ import annotations

import pytest

import nn
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
