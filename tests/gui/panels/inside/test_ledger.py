"""The shrink ledger: which factor takes the signal, and the bars that show it."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest

import nn
from gui.panels.inside.ledger import CAUSES, common_reach, culprit, scale, total
from gui.style import formatting, i18n, theme
from tests.gui.panels.conftest import colors, inspections_of, raced, shown

DEEP = {"hidden": (30, 30, 30, 30), "batch_size": 20}
SIGMOID = nn.Experiment(name="sigmoid", activation="sigmoid", initializer="xavier", **DEEP)
SMALL = nn.Experiment(name="small", initializer="normal", weight_std=0.01, **DEEP)
HEALTHY = nn.Experiment(name="ReLU", **DEEP)


def entry(layer=1, slope=1.0, weights=1.0, others=1.0, signal=1.0):
    return nn.Shrinkage(layer, signal, slope, slope, weights, others)


def fed(qtbot, *experiments, steps=3):
    """A panel that shows looks at these lanes, the race, and the looks."""
    panel = shown(qtbot, "ledger", 700, 340)
    race, history, lanes = raced(experiments, steps)
    panel.show_run(history, lanes)
    inspections = inspections_of(race)
    panel.show_inspections(inspections)
    return panel, race, inspections


@pytest.mark.parametrize(
    ("experiment", "guilty"), [(SIGMOID, "slope"), (SMALL, "weights"), (HEALTHY, None)]
)
def test_the_culprit_is_the_slope_of_sigmoids_the_weights_of_a_small_start_or_nobody(
    experiment, guilty
):
    race, *_ = raced([experiment], 3)
    (inspection,) = inspections_of(race)
    assert culprit(inspection.ledger) == guilty


def test_the_culprit_is_the_cause_that_takes_most():
    assert culprit([entry(slope=0.2, weights=0.4)]) == "slope"
    assert culprit([entry(slope=0.4, weights=0.2)]) == "weights"
    assert culprit([entry(slope=0.5, weights=0.9, others=0.1)]) == "others"
    assert culprit([entry(slope=0.2, weights=4.0)]) is None  # what is lost is won again
    assert culprit([entry(slope=0.2)]) is None  # a fifth is not lost


def test_a_factor_that_does_not_exist_counts_for_nothing():
    ledger = [entry(1, slope=0.5, weights=math.nan), entry(2, slope=0.5, weights=0.25)]
    assert total(ledger, "slope") == 0.25
    assert total(ledger, "weights") == 0.25


def test_the_factors_of_the_ledger_lead_from_the_output_to_the_first_layer(qtbot):
    """What the heading tells is what the norms of the signal tell."""
    panel, _, (inspection,) = fed(qtbot, SIGMOID)
    ledger = inspection.ledger
    for below, above in itertools.pairwise(ledger):
        factor = above.slope * above.weights * above.others
        assert above.signal * factor == pytest.approx(below.signal, rel=1e-4)
    assert all(0 < one.slope <= 0.25 for one in ledger[1:-1])
    heading = panel._parts[0].heading.text()
    told = float(heading.split("× ")[1])
    share = math.prod(total(ledger, cause) for cause in CAUSES)
    assert told == pytest.approx(share, rel=0.05)


def guilty(part):
    """What stands before each mark of guilt below a heading."""
    return [told.split("</span>")[-1] for told in part.told.text().split(" ◂ main cause")[:-1]]


def test_the_guilty_factor_is_named_and_only_it(qtbot):
    panel, _, inspections = fed(qtbot, SIGMOID, SMALL)
    for part, inspection, cause in zip(
        panel._parts, inspections, ("slope", "weights"), strict=True
    ):
        value = formatting.significant(total(inspection.ledger, cause))
        assert guilty(part) == [f" {'slopes' if cause == 'slope' else cause} × {value}"]
        assert "others" not in part.told.text()  # there is neither normalization nor dropout
    panel, *_ = fed(qtbot, HEALTHY)
    assert guilty(panel._parts[0]) == []


def test_many_lanes_have_no_room_for_names_but_for_guilt(qtbot):
    panel, *_ = fed(qtbot, SIGMOID, SMALL, HEALTHY)
    assert [len(guilty(part)) for part in panel._parts] == [1, 1, 0]
    assert "signal from" not in panel._parts[0].heading.text()


def test_normalization_has_a_factor_of_its_own(qtbot):
    panel, *_ = fed(qtbot, HEALTHY.changed("normalization", "batch"))
    assert "others × " in panel._parts[0].told.text()


def test_a_lane_without_a_signal_says_so(qtbot):
    panel, *_ = fed(qtbot, HEALTHY.changed("hidden", ()))
    assert "no signal to trace" in panel._parts[0].heading.text()
    panel.grab()


def test_the_reach_holds_every_bar_of_all_lanes():
    ledgers = [
        [entry(slope=0.1, weights=0.5), entry(slope=0.2, weights=3.0)],
        [entry(slope=1e-4, weights=math.nan), entry(slope=0.0)],
    ]
    low, high = common_reach(ledgers)
    assert low < -4.0  # 1e-4
    assert high > math.log10(3.0)
    assert low > -5.5
    assert high < 1.5


def test_the_reach_of_nothing_is_around_one():
    low, high = common_reach([])
    assert low < 0 < high
    assert common_reach([[entry()]]) == (low, high)


def test_stacked_bars_reach_as_far_as_their_product():
    low, _ = common_reach([[entry(slope=0.1, weights=0.1, others=0.1)]])
    assert low <= -3.0


def test_all_lanes_are_drawn_on_one_scale(qtbot):
    panel, *_ = fed(qtbot, SIGMOID, HEALTHY)
    one, two = (part.chart.reach for part in panel._parts)
    assert one == two


@pytest.mark.parametrize(("low", "high"), [(-0.4, 0.4), (-1.2, 0.5), (-4.0, 0.5), (-12.0, 1.0)])
def test_the_scale_has_a_few_round_factors_and_always_one(low, high):
    factors = scale(low, high)
    assert any(math.isclose(factor, 1.0) for factor in factors)
    assert 2 <= len(factors) <= 14
    assert all(low <= math.log10(factor) <= high for factor in factors)


def painted(chart, cause):
    """Pixels of a cause's bars: its colour on the card, as it is seen through."""
    tint, ground = theme.color(CAUSES[cause][1]), theme.color("card")
    mixed = [
        (one * 205 + other * 50) / 255
        for one, other in zip(tint.getRgb()[:3], ground.getRgb()[:3], strict=True)
    ]
    return sum(
        count
        for value, count in colors(chart).items()
        if np.abs(np.array([value >> 16, value >> 8 & 255, value & 255]) - mixed).sum() < 24
    )


def test_the_chart_has_bars_of_both_causes_and_of_no_other(qtbot, qapp):
    panel, *_ = fed(qtbot, SIGMOID)
    qapp.processEvents()
    assert painted(panel, "slope") > 400
    assert painted(panel, "weights") > 100
    slopes, weights = painted(panel, "slope"), painted(panel, "weights")
    assert painted(panel, "others") < 20
    panel, *_ = fed(qtbot, SMALL)
    qapp.processEvents()
    assert painted(panel, "weights") > weights  # here they are what shrinks it
    assert painted(panel, "slope") < slopes


def test_the_height_of_a_bar_is_its_factor(qtbot, qapp):
    """On a logarithmic scale: × 0.01 is twice as high as × 0.1."""
    panel, _race, _ = fed(qtbot, SIGMOID)
    chart = panel._parts[0].chart
    heights = []
    for slope in (0.1, 0.01):
        chart.show_ledger((entry(slope=slope),), (-3.0, 1.0))
        heights.append(painted(chart, "slope"))
    assert heights[1] == pytest.approx(2 * heights[0], rel=0.12)


def test_the_table_has_a_row_for_each_layer_of_each_lane(qtbot):
    panel, _, (inspection, _other) = fed(qtbot, SIGMOID, HEALTHY.changed("hidden", (9,)))
    names, values = panel.table()
    assert values.shape == (5, 16)
    table = dict(zip(names, values.T, strict=True))
    np.testing.assert_allclose(table["sigmoid slope"], [one.slope for one in inspection.ledger])
    assert table["ReLU layer"][:2].tolist() == [1, 2]
    assert np.isnan(table["ReLU layer"][2:]).all()


def test_a_lane_that_came_without_a_look_does_not_disturb_the_others(qtbot):
    panel, _, inspections = fed(qtbot, SIGMOID)
    told = panel._parts[0].told.text()
    _race, history, lanes = raced([SIGMOID, HEALTHY], 3)
    panel.show_run(history, lanes)
    panel.show_inspections(inspections)
    assert panel._parts[0].told.text() == told
    assert panel._parts[1].told.text() == ""
    panel.grab()


def test_it_speaks_korean(qtbot, qapp):
    i18n.show_language("ko")
    panel, *_ = fed(qtbot, SIGMOID, HEALTHY.changed("normalization", "batch"))
    i18n.show_language("en")
    i18n.show_language("ko")
    qapp.processEvents()
    panel.grab()
    assert panel._parts[0].heading.text()
