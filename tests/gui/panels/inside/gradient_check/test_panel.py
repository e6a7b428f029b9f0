"""The gradient check as a whole: it asks for a copy, checks it, and tells what is wrong."""

from __future__ import annotations

import pytest

import nn
from gui.panels.inside.gradient_check.panel import GradientCheckPanel
from tests.gui.panels.conftest import raced
from tests.gui.panels.inside.gradient_check.conftest import BROKEN, SIGMOID


@pytest.fixture
def made(qtbot):
    """A function: the panel with a race of these recipes, and what copies it asked for."""

    def make(*experiments, check=True):
        panel = GradientCheckPanel()
        qtbot.addWidget(panel)
        panel.resize(1200, 520)
        panel.race, history, lanes = raced(experiments, 3)
        panel.asked = []
        panel.study.asked.connect(panel.asked.append)
        panel.show_run(history, lanes)
        panel.show()
        if check:
            answer(panel)
        return panel

    return make


def answer(panel):
    copies = tuple(map(nn.LaneCopy.of, panel.race.lanes))
    panel.study.take_report(panel.asked[-1](copies, panel.study.take_progress))


def test_when_it_is_first_seen_it_checks_the_lane_that_is_edited(made):
    panel = made(SIGMOID)
    assert len(panel.asked) == 1
    assert panel.report.slot == 0
    assert panel.state.text() == "sigmoid at step 3, 20 samples, float64"
    assert "arrays pass" in panel.verdict.text()


def test_a_broken_lane_fails_alone_in_one_array_and_whole_in_more(made):
    panel = made(BROKEN)
    assert "Sigmoid2: wrong." in panel.verdict.text()
    assert "Worst: X of Sigmoid2[" in panel.verdict.text()
    panel.show_view("whole")
    assert "W1, b1, W2, b2: wrong." in panel.verdict.text()
    assert "Look at each layer alone" in panel.verdict.text()


def test_another_lane_is_checked_when_it_is_edited(qtbot, made):
    panel = made(SIGMOID, BROKEN)
    panel.show_lane(1)
    assert panel.report is None
    assert len(panel.asked) == 2
    answer(panel)
    assert panel.report.slot == 1


def test_it_can_be_cancelled_and_asked_again(qtbot, made):
    panel = made(SIGMOID, check=False)
    assert panel.again.text() == "Cancel"
    with qtbot.waitSignal(panel.study.cancelled):
        panel.again.click()
    answer(panel)  # comes too late
    assert panel.report is None
    panel.again.click()
    assert len(panel.asked) == 2
    answer(panel)
    assert panel.report is not None


def test_what_cannot_be_checked_is_said(made):
    panel = made(SIGMOID, check=False)
    panel.study.take_refused(nn.ShapeError("no mean over a single sample"))
    assert panel.empty.told == "no mean over a single sample"
    assert panel.again.text() == "Check again"


def test_a_mistake_is_asked_for_with_its_layer(qtbot, made):
    panel = made(SIGMOID)
    panel.choice.bugs["sigmoid-slope"].click()
    with qtbot.waitSignal(panel.bug_asked) as told:
        panel.choice.race.click()
    slot, bug, layer = told.args
    assert (slot, bug) == (0, "sigmoid-slope")
    assert layer in (1, 2)
    assert not panel.choice.bugs["relu-mask"].isEnabled()


def test_a_hidden_mistake_is_found_by_its_bar(made):
    panel = made(BROKEN)
    panel.choice.hide_box.click()
    assert panel.view == "whole"
    assert panel.bars.hidden
    assert "Which layer has the mistake?" in panel.verdict.text()
    names = [one.name for one in panel.results]
    panel.bars.chosen.emit(names.index("W1"))
    assert "Not in layer 1" in panel.verdict.text()
    panel.bars.chosen.emit(names.index("W2"))
    assert "Right: layer 2. y instead of y(1 − y)." in panel.verdict.text()
    assert not panel.bars.hidden


def test_the_table_has_a_row_for_each_array(made):
    panel = made(BROKEN)
    names, values = panel.table()
    assert names == ["layer", "relative error", "passed"]
    assert values.shape == (len(panel.report.alone), 3)
    assert (values[:, 2] == 0).sum() == 1
