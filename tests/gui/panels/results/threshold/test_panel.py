"""The card Threshold."""

from __future__ import annotations

import numpy as np
import pytest

from tests.gui.panels.conftest import PANELS
from tests.gui.panels.conftest import shown as on_screen
from tests.gui.panels.results.conftest import numbers, show


@pytest.fixture
def panel(qtbot, two_classes):
    return show(on_screen(qtbot, "threshold", 760, 520), two_classes)


def test_at_one_half_the_matrix_is_the_usual_one(panel, two_classes):
    assert numbers(panel.matrix.shown.numbers) == numbers(two_classes[2][0].matrix)


def test_a_lower_threshold_finds_more_of_the_second_class(panel, two_classes):
    found = two_classes[2][0]
    panel.roc.moved.emit(0.2)
    taken = found.upper_shares >= 0.2
    expected = np.sum(taken & (found.truth == 1))
    assert panel.matrix.shown.numbers[1, 1] == expected
    assert panel.pr.threshold == 0.2
    assert "recall" in panel.told.text()
    panel.reset_button.click()
    assert panel.threshold == 0.5


def test_a_cell_sends_its_worst_sample_to_the_probe(qtbot, panel, two_classes):
    found = two_classes[2][0]
    panel._move(0.99)  # hardly any is taken for the second class
    with qtbot.waitSignal(panel.probe_asked) as asked:
        panel.matrix.chosen.emit(1, 0)
    selection = asked.args[0]
    chosen = np.flatnonzero((found.truth == 1) & (found.upper_shares < 0.99))
    assert selection.sample == chosen[found.losses[chosen].argmax()]


def test_curves_are_made_once_for_the_same_predictions(panel, two_classes):
    before = panel._judged
    panel.show_frame()
    assert panel._judged is before
    assert panel.table()[0][:2] == ["slow threshold", "false positive rate"]
    show(panel, two_classes)
    assert panel._judged is not before


def test_three_classes_have_no_threshold(panel, three_classes, two_classes):
    show(panel, three_classes)
    assert panel.empty.title == "Not two classes"
    assert not PANELS["threshold"].suits(three_classes[1])
    assert PANELS["threshold"].suits(two_classes[1])
