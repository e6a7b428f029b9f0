"""The curves of saved runs: chosen ones in color, the others behind them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gui.panels.runs.saved_curves import SavedCurvesPanel
from gui.panels.runs.saved_row import SavedRow
from gui.style import theme
from tests.gui.made_runs import rows


@pytest.fixture
def panel(qtbot):
    made = SavedCurvesPanel()
    qtbot.addWidget(made)
    made.resize(400, 250)
    made.show()
    return made


def test_chosen_runs_are_drawn_in_color_with_names_and_scores(panel):
    every = rows()
    panel.show_picked([every[3], every[0]], every)
    strong = [one for one in panel.view.curves if one.strong]
    assert [(one.name, one.told, one.color) for one in strong] == [
        ("Moons", "60.0 %", theme.lane_color(0)), ("first", "90.0 %", theme.lane_color(1)),
    ]  # fmt: skip
    assert len(panel.view.curves) == 5
    panel.grab()
    names, points = panel.table()
    assert names[0] == "run"
    assert len(points) == 6


def test_each_run_is_drawn_in_the_unit_of_its_task(panel):
    first, second = rows()[:2]
    r2 = replace(
        first, run=replace(first.run, summary=replace(first.run.summary, task="regression"))
    )
    broken = SavedRow(replace(second.run, summary=None), 0, None)
    panel.show_picked([], [r2, second, broken])
    assert [one.unit for one in panel.view.curves] == [1.0, 100.0, 100.0]


def test_another_theme_has_its_own_colors(panel):
    panel.show_picked(rows()[:1], rows())
    theme.apply(theme.LIGHT)
    assert panel.view.curves[0].color == theme.lane_color(0)


def test_without_curves_it_says_how_they_come(panel):
    panel.show_picked([], [])
    assert panel.empty.title == "No curves yet"
    panel.show_picked([], rows())
    assert panel.empty.title == ""
