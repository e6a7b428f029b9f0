"""The score against what varies: lines, a map, dots."""

from __future__ import annotations

import pytest

from gui.panels.runs.tuning import TuningPanel, axis_of, places_of
from tests.gui.made_sweeps import made


def different_pixels(widget):
    """How many colors a widget shows."""
    image = widget.grab().toImage()
    return len(
        {image.pixel(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)}
    )


def test_a_line_for_each_name(shown):
    panel = shown(TuningPanel)
    assert panel.view.fields == ["learning_rate"]
    assert different_pixels(panel.view) > 20
    assert "Learning rate" in panel.head.text()


def test_the_shares_in_the_head_are_those_of_the_results(shown, results):
    panel = shown(TuningPanel)
    share = results.importance()["learning_rate"]
    assert f"Learning rate {100 * share:.0f} %" in panel.head.text()


@pytest.mark.parametrize(
    "options",
    [
        {"over": ("learning_rate=0.1,1", "momentum=0.5,0.9")},
        {"over": ("learning_rate=log:0.01..1:3", "weight_decay=log:1e-6..1e-2:3"),
         "search": "random", "budget": 12},
        {"over": ("activation=tanh,relu",)},
        {"over": ()},
        {"over": ("hidden=[5],[6,7]", "learning_rate=0.1,1")},
    ],
)  # fmt: skip
def test_every_kind_of_sweep_is_drawn(qtbot, tmp_path, options):
    results = made(
        tmp_path / "other", score_of=lambda row: 0.5 + 0.01 * (row["run"] % 7), **options
    )
    panel = TuningPanel()
    qtbot.addWidget(panel)
    panel.resize(500, 300)
    panel.show()
    panel.show_results(results)
    assert different_pixels(panel.view) > 10
    names, values = panel.table()
    assert values.shape[1] == len(names)


def test_before_the_first_run_it_says_what_will_be_here(qtbot, tmp_path):
    panel = TuningPanel()
    qtbot.addWidget(panel)
    panel.show_results(made(tmp_path / "new", score_of=lambda row: None))
    assert panel.empty.title == "No finished run yet"


def test_values_with_equal_ratios_stand_at_equal_distances():
    _, places = places_of([0.001, 0.01, 0.1, 1.0])
    assert [places[i + 1] - places[i] for i in range(3)] == pytest.approx([1.0] * 3)
    assert places_of([1, 2, 3])[1] == [1.0, 2.0, 3.0]
    assert places_of(["tanh", "relu"])[1] == [0.0, 1.0]
    axis, _ = places_of([5])
    assert axis.low < 5 < axis.high


def test_the_axis_of_equal_ratios_tells_the_values_and_not_their_logarithms():
    axis = axis_of([0.001, 0.01, 0.1, 1.0])
    assert axis.logarithmic
    assert [value for value, _ in axis.ticks()] == pytest.approx([0.001, 0.01, 0.1, 1.0])
    assert not axis_of([1, 2, 3]).logarithmic
