"""The losses: the notes' examples, outputs held to sum 1, and those of the lanes."""

from __future__ import annotations

import numpy as np
import pytest

from gui.panels.inside.functions.panel import LOSSES


@pytest.fixture
def view(made):
    panel = made()
    panel.show_view(LOSSES)
    return panel.losses


def values(view):
    return {row.name: row.values[0] for row in view.rows()}


def test_the_two_examples_of_the_study_notes(view):
    assert values(view)["sum-of-squared-errors"] == pytest.approx(0.0975)
    view.wrong_button.click()
    assert values(view)["sum-of-squared-errors"] == pytest.approx(0.5975)
    assert values(view)["categorical-cross-entropy"] == pytest.approx(2.3026, abs=5e-5)
    assert values(view)["sparse-categorical-cross-entropy"] == pytest.approx(2.3026, abs=5e-5)
    view.right_button.click()
    assert values(view)["categorical-cross-entropy"] == pytest.approx(0.5108, abs=5e-5)


def test_a_bar_that_is_dragged_takes_from_the_others_or_not(view):
    view.outputs.dragged.emit(2, 0.8)
    assert view.sources()[0].y.sum() == pytest.approx(1.0)
    assert view.sources()[0].y[0] == pytest.approx(0.1 * 0.2 / 0.4)
    view.sum_box.click()
    view.outputs.dragged.emit(0, 0.9)
    assert view.sources()[0].y.sum() > 1.5
    view.sum_box.click()
    assert view.sources()[0].y.sum() == pytest.approx(1.0)


@pytest.mark.parametrize("held", [True, False])
def test_all_probability_on_one_class_and_none_at_all(view, held):
    if not held:
        view.sum_box.click()
    for value in (1.0, 0.0):
        view.outputs.dragged.emit(2, value)
        assert all(np.isfinite(row.gradient).all() for row in view.rows())
    total = view.sources()[0].y.sum()
    assert total == (pytest.approx(1.0) if held else pytest.approx(0.4))


def test_the_target_changes_the_losses_and_the_arrows(view):
    before = values(view)["mse"]
    view.outputs.targeted.emit(7)
    assert values(view)["mse"] > before
    assert view.outputs.gradient[7] < 0.0


def test_the_outputs_of_lanes_for_a_sample_whose_class_is_known(view):
    asked = []
    view.asked.connect(lambda: asked.append(view.index))
    view.source.choose("sample")
    view.show_answers({0: np.array([0.2, 0.7, 0.1]), 1: np.array([0.1, 0.1, 0.8])}, 2.0)
    assert view.target == 2
    assert [one.name for one in view.sources()] == ["sigmoid", "relu"]
    rows = {row.name: row.values for row in view.rows()}
    assert rows["categorical-cross-entropy"] == pytest.approx(-np.log([0.1, 0.8]))
    view.another.click()
    assert asked == [0, 1]
    names, table = view.table_of_losses()
    assert table.shape == (2, len(names))


def test_what_is_missing_is_said(view):
    view.source.choose("given")
    assert "Draw a digit" in view.note.text()
    view.show_answers({0: np.array([0.2, 0.7, 0.1])}, None)
    assert "say which one is right" in view.note.text()
    view.show_answers({0: np.array([0.2, 0.7])}, 1.0)  # of another run
    assert view.sources() == []


def test_an_example_brings_ones_own_outputs_back(view):
    view.source.choose("sample")
    view.right_button.click()
    assert view.wanted == "free"
    assert len(view.sources()[0].y) == 10
