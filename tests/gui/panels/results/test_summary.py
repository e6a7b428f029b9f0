"""The card Summary."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import nn
from gui.style import formatting
from gui.style.lane_facts import interval, score_text
from tests.gui.panels.conftest import shown as on_screen
from tests.gui.panels.conftest import stopped


@pytest.fixture
def panel(qtbot, three_classes):
    one = on_screen(qtbot, "summary", 760, 520)
    one.show_run(*three_classes[:2])
    return one


def test_every_lane_is_described_with_its_own_figures(panel, three_classes):
    text = panel.text.toPlainText()
    for lane in three_classes[1]:
        row = lane.record.evaluations.latest()
        assert lane.name in text
        assert f"{formatting.percent(float(row[nn.ACCURACY]))} % (" in text
        assert f"loss {formatting.figure(float(row[nn.LOSS]))}, at step {row[0]:,.0f}" in text
    assert "6 – 5 – 3, ReLU; 53 parameters" in text
    assert "toy: 180 / 60 / 60 samples" in text
    assert "when training has ended" in text
    assert "nothing found" in text


def test_an_accuracy_comes_with_wilson_s_interval(three_classes):
    """8 of 12: 0.3906 to 0.8619, as statsmodels has it."""
    lane = three_classes[1][0]
    assert interval(lane, 8 / 12, 12) == pytest.approx((0.3906, 0.8619), abs=1e-4)
    assert score_text(lane, 8 / 12, 12) == "66.7 % (39.1 to 86.2 %, 12 samples)"


def test_a_regression_has_no_interval(panel, regression):
    lane = regression[1][0]
    assert np.isnan(interval(lane, 0.5, 40)).all()
    assert score_text(lane, 0.5, 40) == "R² 0.500 (40 samples)"
    panel.show_run(*regression[:2])
    assert "R²" in panel.text.toPlainText()


def test_the_test_set_is_told_at_the_end_and_not_when_it_goes_on(panel, three_classes):
    lanes = three_classes[1]
    panel.show_tests({0: 0.5, 1: 0.75}, {0: 3.21, 1: 75.0})
    assert "50.0 % (" in panel.text.toPlainText()
    assert panel.table()[1][:, -1].tolist() == [0.5, 0.75]
    assert "3.2 s" in panel.text.toPlainText()
    assert "1 min 15 s" in panel.text.toPlainText()
    panel.rename(lanes)  # which go on
    assert "when training has ended" in panel.text.toPlainText()


def test_how_a_lane_ended_and_what_the_doctor_found(panel, three_classes):
    lanes = three_classes[1]
    stop = nn.Stop(20, nn.Sentence("It was enough."), 10)
    panel.rename((replace(lanes[0], stop=stop), stopped(lanes, 1)[1]))
    text = panel.text.toPlainText()
    assert "stopped at step 20: It was enough. Results are those of step 10." in text
    assert "at step 10" in text.split("Validation")[1]
    assert "It diverged." in text
    rule = next(iter(nn.RULES))
    panel.show_findings([nn.Finding(rule, 1, 1, 20, ())])
    assert nn.RULES[rule].title in panel.text.toPlainText()
