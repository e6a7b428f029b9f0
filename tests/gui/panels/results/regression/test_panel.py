"""The card Regression."""

from __future__ import annotations

import numpy as np
import pytest

from gui.selection import Selection
from tests.gui.panels.conftest import PANELS
from tests.gui.panels.conftest import shown as on_screen
from tests.gui.panels.results.conftest import numbers, show


@pytest.fixture
def panel(qtbot, regression):
    return show(on_screen(qtbot, "regression", 760, 520), regression)


def test_the_worst_rows_of_the_lane_that_is_edited_come_first(panel, regression):
    for slot, found in enumerate(regression[2]):
        panel.show_lane(slot)
        away = np.abs(found.predicted - found.truth)
        assert (np.diff(away[panel.rows.rows.order]) <= 0).all()


def test_the_figures_are_those_of_every_lane(panel, regression):
    text = panel.figures.text()
    for word in ("MAE", "RMSE", "R²", "slow", "fast", "nearest to the true value"):
        assert word in text
    wins = np.argmin([np.abs(one.predicted - one.truth) for one in regression[2]], axis=0)
    assert f"in {np.bincount(wins).max()}." in text


def test_a_sample_goes_from_any_part_to_the_probe_and_is_shown_in_all(qtbot, panel):
    for widget in (panel.fitted, panel.residuals, panel.rows):
        with qtbot.waitSignal(panel.probe_asked) as asked:
            widget.sample_chosen.emit(6)
        assert asked.args == [Selection(sample=6)]
    panel.show_selection(Selection(sample=6))
    assert panel.fitted.sample == panel.residuals.sample == 6
    row = panel.rows.currentIndex().row()
    assert panel.rows.rows.order[row] == 6


def test_classes_are_no_regression(panel, two_classes, regression):
    assert numbers(panel.table()[1][:, 0]) == numbers(regression[2][0].truth)
    show(panel, two_classes)
    assert panel.empty.title == "No numbers to predict"
    assert not PANELS["regression"].suits(two_classes[1])
    assert PANELS["regression"].suits(regression[1])
