"""The distributions: which histograms, how high, and how many units are ill."""

from __future__ import annotations

import numpy as np
import pytest

import nn
from gui.panels.inside.distributions import ill_text
from gui.style import i18n, theme
from tests.gui.panels.conftest import inspections_of, raced, seen, shown

LANES = [
    nn.Experiment(name=name, activation=name, hidden=(8, 8), batch_size=20)
    for name in ("sigmoid", "relu")
]


def inspection(counts=(), saturated=None, dead=None, low=1.0, high=5.0, slot=0):
    """An inspection with one histogram of these counts."""
    histogram = nn.Histogram(np.array(counts), low, high, 2.0, 1.0)
    return nn.Inspection(
        slot, 3, (), (saturated,), (dead,), (False,), "activations", (histogram,) if counts else ()
    )


def fed(qtbot, quantity="activations", steps=3, lanes=LANES):
    panel = shown(qtbot, "distributions", 700, 340)
    race, history, entrants = raced(lanes, steps)
    panel.choice.choose(quantity)
    panel.show_run(history, entrants)
    panel.show_inspections(inspections_of(race, quantity))
    return panel, race


def bars(grid, color):
    """How high the bars are at each column of the picture, in pixels."""
    image = grid.grab().toImage()
    column = [
        [image.pixelColor(x, y).getRgb()[:3] for y in range(image.height())]
        for x in range(image.width())
    ]
    near = np.abs(np.array(column, int) - color.getRgb()[:3]).sum(axis=2) < 20
    return near.sum(axis=1)


def test_the_height_of_a_bar_is_its_share_of_the_fullest_bin(qtbot, qapp):
    panel, _ = fed(qtbot, lanes=LANES[:1])
    panel.resize(600, 400)
    panel.show_inspections([inspection(counts=[8, 4, 2, 0, 1])])
    qapp.processEvents()
    heights = bars(panel.grid, theme.layer_color(0, 1))
    width = (len(heights) - 8) / 5  # of a bin
    middles = [int((place + 0.5) * width) for place in range(5)]
    full = heights[middles[0]]
    assert full > 150
    for place, share in enumerate((1.0, 0.5, 0.25, 0.0, 0.125)):
        assert heights[middles[place]] == pytest.approx(share * full, abs=2)


def test_there_is_a_histogram_for_each_layer_of_each_lane_in_its_colour(qtbot, qapp):
    panel, _ = fed(qtbot)
    qapp.processEvents()
    assert [len(one.histograms) for _, one in panel.grid.pairs] == [3, 3]
    for layer in range(3):
        assert seen(panel.grid, theme.layer_color(layer, 3)) > 100
    for lane in range(2):
        assert seen(panel.grid, theme.lane_color(lane)) > 5  # its name


@pytest.mark.parametrize("quantity", nn.QUANTITIES)
def test_the_histograms_are_those_of_the_quantity_that_is_chosen(qtbot, quantity):
    panel, race = fed(qtbot, quantity)
    assert panel.quantity == quantity
    assert panel.choice.buttons[quantity].isChecked()
    names, values = panel.table()
    assert len(names) == values.shape[1] == 2 * 3 * 2
    assert all(quantity in name for name in names[::2])
    counts = values[:, 1::2]
    network = race.lanes[0].network
    if quantity in ("weights", "gradients"):
        sizes = [network.params[name].size for name in network.weight_names]
    else:
        sizes = [20 * 8, 20 * 8, 20 * 3]
    np.testing.assert_array_equal(np.nansum(counts, axis=0)[:3], sizes)
    panel.grab()


def test_looks_of_another_quantity_are_not_shown_as_the_one_that_is_chosen(qtbot):
    """They were asked for before it was chosen; what was shown stays until the new ones come."""
    panel, race = fed(qtbot, "activations")
    before = panel.grid.pairs
    panel.choice.choose("weights")
    panel.show_inspections(inspections_of(race, "activations"))
    assert panel.grid.pairs == before
    panel.show_inspections(inspections_of(race, "weights"))
    assert {one.quantity for _, one in panel.grid.pairs} == {"weights"}


@pytest.mark.parametrize(
    ("saturated", "dead", "told"),
    [
        (0.437, None, ("44 % saturated", "warn")),
        (0.1, None, ("10 % saturated", "muted")),
        (None, 0.26, ("26 % dead", "warn")),
        (None, 0.0, ("0 % dead", "muted")),
        (None, 1.0, ("100 % dead", "warn")),
        (None, 0.999, ("99 % dead", "warn")),  # not all
        (None, None, ("", "muted")),
    ],
)
def test_the_share_of_ill_units_is_told_and_stands_out_where_it_is_large(saturated, dead, told):
    assert ill_text(inspection(saturated=saturated, dead=dead), 0) == told


def test_a_share_that_is_large_is_painted_in_the_colour_of_warnings(qtbot, qapp):
    panel, _ = fed(qtbot, lanes=LANES[:1])
    warn = theme.color("warn")
    panel.show_inspections([inspection(counts=[1, 2, 3], dead=0.1)])
    qapp.processEvents()
    assert seen(panel.grid, warn) == 0
    panel.show_inspections([inspection(counts=[1, 2, 3], dead=0.6)])
    qapp.processEvents()
    assert seen(panel.grid, warn) > 10


def test_sigmoids_can_be_saturated_relus_dead_and_scores_neither(qtbot):
    race, *_ = raced([LANES[0].changed("initializer", "normal").changed("weight_std", 10.0),
                      LANES[1]], 510)  # fmt: skip
    sigmoid, relu = inspections_of(race, "activations")
    assert sigmoid.saturated[0] > 0.5
    assert ill_text(sigmoid, 0)[0].endswith("% saturated")
    assert ill_text(relu, 0)[0].endswith("% dead")
    assert ill_text(sigmoid, 2)[0] == ill_text(relu, 2)[0] == ""


def test_a_relu_that_was_not_active_for_ten_thousand_samples_is_dead(qtbot):
    """Its bias is far below zero, so no sample reaches it."""
    race, *_ = raced(LANES[1:])
    network = race.lanes[0].network
    bias = next(name for name in network.params if name.startswith("b"))
    network.params[bias][:4] = -1e3  # half of the eight
    while race.lanes[0].step < 500:
        race.advance()
    (one,) = inspections_of(race)
    assert ill_text(one, 0)[0] == "50 % dead"


def test_lanes_that_came_or_went_have_the_rows_that_there_are_looks_of(qtbot):
    panel, race = fed(qtbot)
    inspections = inspections_of(race, "activations")
    panel.show_inspections(inspections[1:])
    assert [lane.slot for lane, _ in panel.grid.pairs] == [1]
    panel.show_inspections([])
    assert panel.grid.pairs == []
    panel.grab()


def test_a_histogram_of_equal_numbers_and_an_empty_one_can_be_shown(qtbot):
    panel, _ = fed(qtbot, lanes=LANES[:1])
    for counts in ([0, 0, 0], [0, 9, 0]):
        panel.show_inspections([inspection(counts=counts, low=-0.5, high=0.5)])
        panel.grab()


def test_it_speaks_korean(qtbot, qapp):
    i18n.show_language("ko")
    panel, _ = fed(qtbot, steps=120)
    i18n.show_language("en")
    i18n.show_language("ko")
    qapp.processEvents()
    for quantity in nn.QUANTITIES:
        panel.choice.choose(quantity)
        panel.grab()
