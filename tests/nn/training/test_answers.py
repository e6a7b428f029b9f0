"""The answers to one drawing over the steps, and when they changed."""

from __future__ import annotations

import numpy as np

import nn
from nn.training.answers import MOST_FLIPS
from tests.gui.conftest import sure_of


def test_every_answer_is_noted_with_its_step_and_each_change_of_it():
    answers = nn.AnswerHistory()
    for step, digit in ((3, 7), (9, 7), (12, 1), (20, 7)):
        answers.add([(0, step), (2, step)], [sure_of(digit), sure_of(5)])
    first, third = answers.told[0], answers.told[2]
    rows = first.curves.all().mean
    assert rows[:, 0].tolist() == [3, 9, 12, 20]
    np.testing.assert_allclose(rows[2, 1:], sure_of(1))
    assert first.flips == [(12, 7, 1), (20, 1, 7)]
    assert (first.changes, first.answer) == (2, 7)
    assert (third.changes, third.flips) == (0, [])


def test_a_lane_that_has_not_gone_on_or_is_not_finite_is_not_noted_again():
    answers = nn.AnswerHistory()
    answers.add([(0, 5)], [sure_of(1)])
    answers.add([(0, 5)], [sure_of(2)])
    answers.add([(0, 6)], [np.full(10, np.nan)])
    assert len(answers.told[0].curves) == 1
    assert answers.told[0].changes == 0


def test_the_latest_changes_are_kept_and_all_are_counted():
    answers = nn.AnswerHistory()
    for step in range(3 * MOST_FLIPS):
        answers.add([(0, step)], [sure_of(step % 2)])
    told = answers.told[0]
    assert told.changes == 3 * MOST_FLIPS - 1
    assert len(told.flips) == MOST_FLIPS
    assert told.flips[-1][0] == 3 * MOST_FLIPS - 1


def test_another_drawing_begins_anew():
    answers = nn.AnswerHistory()
    answers.add([(0, 5)], [sure_of(1)])
    answers.clear()
    assert not answers.told
