"""Was it luck? The sentence, the curves and the pairs come from the runs."""

from __future__ import annotations

import numpy as np
import pytest

import nn
from gui.panels.train.seeds import SeedsPanel
from tests.gui.made_sweeps import BASE, made

LANES = BASE, BASE.changed("name", "b").changed("activation", "tanh")


@pytest.fixture
def panel(qtbot):
    panel = SeedsPanel()
    qtbot.addWidget(panel)
    panel.resize(800, 300)
    panel.show()
    panel.show_results(None)
    return panel


def two_lanes(path, gain):
    """Lane b is better by what ``gain`` gives for a seed."""

    def score(row):
        return 0.8 + 0.003 * row["seed"] + (gain(row["seed"]) if row["lane"] == "b" else 0.0)

    return made(path, over=(), lanes=LANES, seeds=10, score_of=score)


def test_before_the_first_run_there_is_a_button(qtbot, panel):
    assert panel.empty.title == "One run proves little"
    panel.count.setValue(5)
    assert panel.button.text() == "Repeat with 5 seeds"
    with qtbot.waitSignal(panel.seeds_asked) as asked:
        panel.button.click()
    assert asked.args == [5]
    panel.show_starting([0, 1])
    assert panel.button.text() == "Stop"
    with qtbot.waitSignal(panel.stop_asked):
        panel.button.click()


def test_a_clear_difference_is_told_with_its_figures(panel, tmp_path):
    panel.show_results(two_lanes(tmp_path / "s", lambda seed: 0.05 + 0.002 * (seed % 3)))
    gains = 5 + 0.2 * (np.arange(10) % 3)
    told = panel.sentence.text()
    assert told.startswith("b is better than a with 10 of 10 seeds: a difference of ")
    assert f"{gains.mean():.1f} ± {gains.std(ddof=1):.1f} points" in told
    assert f"between {gains.min():.1f} and {gains.max():.1f}" in told


def test_a_worse_second_lane_is_told_the_other_way_round(panel, tmp_path):
    panel.show_results(two_lanes(tmp_path / "s", lambda seed: -0.05 - 0.002 * (seed % 3)))
    told = panel.sentence.text()
    assert told.startswith("a is better than b with 10 of 10 seeds: a difference of 5.2")
    assert "between 5.0 and 5.4" in told


def test_what_cannot_be_told_apart_is_said(panel, tmp_path):
    panel.show_results(two_lanes(tmp_path / "s", lambda seed: 0.01 * (-1) ** seed))
    told = panel.sentence.text()
    assert told.startswith("a and b cannot be told apart with 10 seeds")
    found = nn.PairedDifference.of([0.0] * 10, [0.01 * (-1) ** seed for seed in range(10)])
    assert f"from {100 * found.low:.1f} to {100 * found.high:.1f}" in told


def test_one_lane_has_a_mean_and_a_deviation(panel, tmp_path):
    panel.show_results(
        made(tmp_path / "s", over=(), seeds=4, score_of=lambda row: 0.8 + 0.01 * row["seed"])
    )
    assert panel.sentence.text().startswith("a: 81.5 ± 1.3 over 4 seeds")


def test_it_is_drawn_in_every_way(panel, tmp_path):
    panel.show_results(two_lanes(tmp_path / "s", lambda seed: 0.05))
    for quantity in ("score", "loss"):
        panel.quantities.choose(quantity)
        for single in (False, True):
            panel.single_button.setChecked(single)
            panel.grab()
    names, values = panel.table()
    assert values.shape == (20, len(names))


def test_a_race_without_lane_zero_keeps_its_colors(panel, tmp_path):
    panel.show_starting([1, 3])
    panel.show_results(two_lanes(tmp_path / "s", lambda seed: 0.05))
    assert [panel.mark(0), panel.mark(1)] == [1, 3]
