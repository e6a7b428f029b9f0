"""The card Confusion."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.gui.panels.conftest import PANELS
from tests.gui.panels.conftest import shown as on_screen
from tests.gui.panels.results.conftest import numbers, show


@pytest.fixture
def panel(qtbot, three_classes):
    return show(on_screen(qtbot, "confusion", 760, 520), three_classes)


def test_the_matrix_is_of_the_lane_that_is_edited_and_the_difference_of_the_other(
    panel, three_classes
):
    _, _, (one, other) = three_classes
    assert numbers(panel.matrix.shown.numbers) == numbers(one.matrix)
    assert numbers(panel.change.shown.numbers) == numbers(other.matrix - one.matrix)
    panel.show_lane(1)
    assert numbers(panel.matrix.shown.numbers) == numbers(other.matrix)
    assert numbers(panel.change.shown.numbers) == numbers(one.matrix - other.matrix)
    assert panel.table()[1].tolist() == other.matrix.tolist()


def test_a_wide_card_has_a_third_matrix_and_a_single_lane_one(qtbot, panel, three_classes):
    assert panel.second.isHidden()
    panel.resize(1400, 520)
    qtbot.waitUntil(panel.second.isVisible)
    history, lanes, found = three_classes
    show(panel, (history, lanes[:1], found[:1]))
    assert panel.second.isHidden()
    assert panel.change.isHidden()
    assert panel.matrix.isVisible()


def test_shares_add_up_to_a_hundred(panel):
    panel.mode.choose("shares")
    np.testing.assert_allclose(panel.matrix.shown.numbers.sum(axis=1), 100)


def test_a_click_on_a_cell_lists_its_samples_and_a_sample_goes_to_the_probe(qtbot, panel):
    with qtbot.waitSignal(panel.selected) as selected:
        panel.matrix.chosen.emit(1, 1)
    selection = selected.args[0]
    assert selection.cell == (1, 1)
    panel.show_selection(selection)
    first = panel.mistakes.first
    with qtbot.waitSignal(panel.probe_asked) as asked:
        panel.matrix.entered.emit()
    assert asked.args[0] == replace(selection, sample=first)
    with qtbot.waitSignal(panel.probe_asked) as asked:
        panel.mistakes.entered_sample.emit(5)
    assert asked.args[0].sample == 5


def test_a_class_shows_its_commonest_mistake(qtbot, panel, three_classes):
    matrix = three_classes[2][0].matrix.copy()
    np.fill_diagonal(matrix, 0)
    row = int(matrix.sum(axis=1).argmax())
    with qtbot.waitSignal(panel.selected) as selected:
        panel.table_view.class_chosen.emit(row)
    assert selected.args[0].cell == (row, int(matrix[row].argmax()))


def test_doubt_is_looked_for_when_it_is_wanted_and_again_with_other_predictions(
    qtbot, panel, three_classes
):
    asked = []
    panel.doubt.asked.connect(asked.append)
    panel.mistakes.kind.choose("doubt")
    panel.doubt.take_report(asked[0]((), lambda _: None))
    assert panel.mistakes.kind.buttons["doubt"].text() == "In doubt · 0"
    later = [replace(one, step=one.step + 10) for one in three_classes[2]]
    panel.take_assessments(later)
    panel.show_taken()
    assert len(asked) == 2
    assert panel.mistakes.kind.buttons["doubt"].text() == "In doubt"


@pytest.mark.parametrize("name", ["confusion", "threshold", "regression"])
def test_a_lane_that_predicts_no_numbers_has_diverged(qtbot, name, two_classes, regression):
    history, lanes, found = regression if name == "regression" else two_classes
    broken = replace(found[0], shares=np.full_like(found[0].shares, np.nan))
    one = on_screen(qtbot, name, 760, 520)
    one.show_run(history, lanes)
    assert one.empty.title == "Measuring …"
    one.take_assessments([broken, found[1]])
    one.show_taken()
    assert one.empty.title == "Diverged"


def test_a_regression_and_a_diverged_lane_have_no_matrix(qtbot, panel, three_classes, regression):
    history, lanes, found = three_classes
    broken = replace(found[0], shares=np.full_like(found[0].shares, np.nan))
    show(panel, (history, lanes, [broken, found[1]]))
    assert panel.empty.title == "Diverged"
    panel.show_lane(1)
    assert not panel.empty.title
    assert panel.compared is None
    show(panel, regression)
    assert panel.empty.title == "No classes"
    assert not PANELS["confusion"].suits(regression[1])
    assert PANELS["confusion"].suits(three_classes[1])
