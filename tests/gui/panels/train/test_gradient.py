"""The gradient of every layer: three views, four measures, one scale."""

from __future__ import annotations

from functools import partial

import numpy as np
import pytest
from PyQt5.QtCore import QRectF

import nn
from gui.panels.train.lane_gradient import color_table, factor_text, heat, share_text
from gui.plotting.axes import LOWEST_POWER, LayerAxis, PowerAxis
from gui.shell.refresher import Refresher
from gui.style import formatting, i18n, theme
from tests.gui.conftest import WAIT
from tests.gui.panels.conftest import (
    colors,
    entrant,
    entries,
    filled,
    recorded,
    rows_of,
    seen,
    shown,
    stopped,
)

DARKEST, BRIGHTEST = (68, 1, 84, 255), (253, 231, 37, 255)  # the two ends of viridis


@pytest.fixture
def panel(qtbot):
    return shown(qtbot, "gradient", 800, 340)


def choose(panel, measure):
    """Choose a measure as a person does."""
    place = panel.measures.findData(measure)
    panel.measures.setCurrentIndex(place)
    panel.measures.activated.emit(place)


def lines(panel, lane):
    """(x, y) of each curve of a lane."""
    return [trace._line.getData() for trace in panel._parts[lane].view.traces]


def test_it_says_how_much_reaches_the_first_layer(panel):
    panel.show_run(*recorded())
    assert "W1 receives 1/10,000 the gradient of W3" in panel._parts[0].heading.text()
    assert "1.25 × the gradient of W3" in panel._parts[1].heading.text()


def test_zero_gradients_are_drawn_at_the_bottom_and_read_as_zero(panel):
    record = filled(0, rows_of(2, 2.3, 0.1, (0.0, 0.5), (0.0, 0.1), (0.0, 0.2), (0.0, 1e-3)))
    panel.show_run(nn.History([record]), (entrant(record),))
    assert entries(panel) == ["0", "0.5000"]
    assert panel.plots()[0].value_range[0] <= -12
    assert lines(panel, 0)[0][1].tolist() == [LOWEST_POWER] * 2
    assert "nothing reaches W1" in panel._parts[0].heading.text()


def test_the_lower_edge_is_marked_as_or_less(qapp):
    assert PowerAxis("left").tickStrings([-12, -11, 0], 1, 1) == ["≤10⁻¹²", "10⁻¹¹", "10⁰"]


def test_a_lane_without_any_gradient_says_so(panel):
    record = filled(0, rows_of(2, 2.3, 0.1, *[(0.0, 0.0)] * 4))
    panel.show_run(nn.History([record]), (entrant(record),))
    assert "all values are 0" in panel._parts[0].heading.text()


def test_one_step_is_seen(panel, qapp):
    panel.show_run(*recorded(1))
    qapp.processEvents()
    panel.show_frame()
    assert seen(panel._parts[1].view.plot, theme.layer_color(2, 3)) > 4


def test_lanes_of_different_depth_have_their_plots_at_one_height(panel, qapp):
    records = [
        filled(slot, rows_of(5, 1.0, 0.5, *[np.linspace(1e-3, 1, layers)] * 4))
        for slot, layers in ((0, 2), (1, 6))
    ]
    panel.show_run(nn.History(records), tuple(map(entrant, records)))
    qapp.processEvents()
    one, two = panel.plots()
    assert one.geometry().top() == two.geometry().top()
    assert one.height() == two.height()
    assert one.viewRange()[1] == two.viewRange()[1]


def test_the_curves_are_the_powers_of_ten_of_what_was_recorded(panel):
    panel.show_run(*recorded(100))
    step = np.arange(1.0, 101.0)
    for lane, expected in (
        (0, [-6 + 0 * step, -4 + 0 * step, -2 + 0 * step]),
        (1, [np.log10(share / step) for share in (0.5, 0.5, 0.4)]),
    ):
        for (x, y), power in zip(lines(panel, lane), expected, strict=True):
            np.testing.assert_allclose(x, step)
            np.testing.assert_allclose(y, power, atol=1e-12)


@pytest.mark.parametrize(
    ("measure", "latest", "told"),
    [
        ("gradient_norm", ["1.00e-6", "1.00e-4", "0.0100"], "W1 receives 1/10,000 the gradient"),
        ("gradient_mean", ["1.00e-8", "1.00e-6", "1.00e-4"], "W1 receives 1/10,000 the gradient"),
        ("signal_norm", ["1.00e-5", "1.00e-3", "0.1000"], "1/10,000 the signal of layer 3"),
        ("update_ratio", ["1.00e-7", "1.00e-5", "1.00e-3"], "W1 moves 1/10,000 as far as W3"),
    ],
)
def test_each_measure_shows_its_own_numbers_and_says_what_they_mean(panel, measure, latest, told):
    panel.show_run(*recorded())
    choose(panel, measure)
    assert entries(panel)[:3] == latest
    assert told in panel._parts[0].heading.text()
    powers = [y[-1] for _, y in lines(panel, 0)]
    np.testing.assert_allclose(10.0 ** np.array(powers), [float(one) for one in latest])
    low, high = panel._parts[0].value_range
    assert low <= min(powers)
    assert max(powers) <= high
    assert nn.MEASURES[measure] in panel.plots()[0].getAxis("left").labelText


def test_a_view_is_made_when_it_is_first_shown(panel):
    panel.show_run(*recorded())
    assert panel.all_plots() == panel.plots()
    curves = panel.plots()
    panel.views.choose("map")
    assert len(panel.all_plots()) == 4
    panel.views.choose("curves")
    assert panel.plots() == curves


def test_a_view_that_is_made_later_stands_at_the_same_steps_and_moves_the_cross_hair(panel):
    panel.show_run(*recorded())
    steps = panel.plots()[0].viewRange()[0]
    panel.views.choose("map")
    told = []
    panel.hovered.connect(told.append)
    for plot in panel.plots():
        assert plot.viewRange()[0] == pytest.approx(steps)
        plot.hovered.emit(7.0)
    assert told == [7.0, 7.0]


@pytest.mark.parametrize("view", ["curves", "map"])
def test_each_lane_is_drawn_in_a_turn_of_its_own_and_none_stays_behind(panel, view):
    history, lanes = recorded(100)
    panel.show_run(history, lanes)
    panel.views.choose(view)
    drawn = watched(panel)
    refresher = Refresher([(panel, partial(panel.show_part, place)) for place in range(2)])
    for record in history.records:
        record.steps.extend(record.steps.tail(1) + np.eye(1, record.steps.columns))
    for turn in ([0], [1], []):
        refresher._rest_until = 0.0
        refresher.tick()
        assert drawn == turn
        drawn.clear()
    assert entries(panel)[:3] == ["1.00e-6", "1.00e-4", "0.0100"]


def test_all_lanes_are_drawn_when_one_leaves_their_common_range(panel):
    history, lanes = recorded(100)
    panel.show_run(history, lanes)
    drawn = watched(panel)
    row = history.records[1].steps.tail(1)
    row[:, 0] += 1
    row[:, 3:] = 100.0
    history.records[1].steps.extend(row)
    panel.show_part(0)
    assert drawn == [0]
    panel.show_part(1)
    assert drawn == [0, 0, 1]
    assert panel._parts[0].value_range == panel._parts[1].value_range
    assert panel._parts[0].value_range[1] > 2


def watched(panel):
    """The places of the lanes whose views are drawn from now on."""
    drawn = []
    for place, part in enumerate(panel._parts):
        before = part.view.draw

        def draw(*what, place=place, before=before):
            drawn.append(place)
            before(*what)

        part.view.draw = draw
    return drawn


def test_all_lanes_share_one_range_of_values(panel):
    panel.show_run(*recorded())
    for view in ("curves", "profile"):
        panel.views.choose(view)
        one, two = (plot.viewRange()[1] for plot in panel.plots())
        assert one == pytest.approx(two, abs=1e-9)
        assert one[0] <= -6  # the sigmoid's W1
        assert one[1] >= -2


def test_the_map_has_a_row_for_each_layer_and_the_colours_of_its_values(panel, qapp):
    panel.show_run(*recorded(100))
    panel.views.choose("map")
    qapp.processEvents()
    assert panel.bar.isVisible()
    low, high = panel.bar.ends
    assert low <= -6
    assert high >= 0 - 1
    step = np.arange(1.0, 101.0)
    for lane, powers in (
        (0, np.column_stack([-6 + 0 * step, -4 + 0 * step, -2 + 0 * step])),
        (1, np.log10(np.column_stack([0.5 / step, 0.5 / step, 0.4 / step]))),
    ):
        image = panel._parts[lane].view.image
        np.testing.assert_array_equal(image.image, heat(powers, panel.bar.ends))
        area = image.mapRectToParent(image.boundingRect())
        assert area == QRectF(0.5, 0.5, 100.0, 3.0)  # each step and layer in its middle
    tint = tuple(int(part) for part in heat(np.array([[-4.0]]), panel.bar.ends)[0, 0, :3])
    value = tint[0] << 16 | tint[1] << 8 | tint[2]
    assert colors(panel._parts[0].view.plot).get(value, 0) > 400  # W2 is a stripe


def test_the_bar_beside_the_map_is_only_there_with_it(panel):
    panel.show_run(*recorded())
    for view, there in (("curves", False), ("map", True), ("profile", False)):
        panel.views.choose(view)
        assert panel.bar.isVisible() == there


def test_zero_is_black_what_does_not_exist_is_clear_and_the_ends_have_the_end_colours():
    powers = np.array([[LOWEST_POWER, np.nan, -4.0, -2.0, -5.0, -1.0]])
    black, clear, low, high, below, above = (tuple(one) for one in heat(powers, (-4, -2))[0])
    assert black == (0, 0, 0, 255)
    assert clear[3] == 0
    assert low == below == tuple(color_table()[0]) == DARKEST
    assert high == above == tuple(color_table()[-1])
    np.testing.assert_allclose(high, BRIGHTEST, atol=2)


def test_the_colours_of_the_map_only_become_lighter():
    table = color_table().astype(float)
    lightness = table[:, :3] @ (0.2126, 0.7152, 0.0722)
    assert (np.diff(lightness) > -1).all()  # but for rounding
    assert (np.diff(lightness[::16]) > 0).all()


def test_the_profile_has_a_point_for_each_layer_at_the_cross_hair_or_the_latest_step(panel):
    panel.show_run(*recorded(100))
    panel.views.choose("profile")
    for place, relu in ((None, [0.5 / 100, 0.5 / 100, 0.4 / 100]), (10.0, [0.05, 0.05, 0.04])):
        panel.show_cursor(place)
        x, y = panel._parts[0].view.points.getData()
        assert (x.tolist(), y.tolist()) == ([1, 2, 3], [-6, -4, -2])
        x, y = panel._parts[1].view.points.getData()
        np.testing.assert_allclose(y, np.log10(relu))
    tints = [brush.color() for brush in panel._parts[0].view.brushes]
    assert tints == [theme.layer_color(layer, 3) for layer in range(3)]


def test_the_profile_tells_the_factor_from_one_layer_to_the_one_before(panel):
    panel.show_run(*recorded())
    panel.views.choose("profile")
    assert "× 0.010 per layer backward" in panel._parts[0].heading.text()


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ([1e-4, 1e-3, 1e-2], "× 0.10 per layer backward"),
        ([1.0, 1.0, 1.0], "× 1.0 per layer backward"),
        ([4.0, 2.0, 1.0], "× 2.0 per layer backward"),
        ([0.0, 1e-3, 1e-2], "× 0.10 per layer backward"),  # what is zero has no power of ten
        ([1e-3, np.nan, 1e-1], "× 0.10 per layer backward"),
        ([0.0, 0.0, 1e-2], ""),
        ([0.5], ""),
    ],
)
def test_the_factor_of_the_profile_is_that_of_the_line_through_the_layers(values, told):
    assert factor_text(np.array(values)) == told


def test_what_reaches_the_first_layer_is_told_as_nothing_a_part_or_a_multiple():
    assert share_text(0.0, 6) == "nothing reaches W1"
    assert share_text(1 / 315, 6) == "W1 receives 1/315 the gradient of W6"
    assert share_text(1.8, 6) == "W1 receives 1.80 × the gradient of W6"


@pytest.mark.parametrize("view", ["curves", "map", "profile"])
def test_values_that_do_not_exist_leave_a_gap_in_every_view(panel, view):
    rows = rows_of(10, 2.0, 0.1, (1e-3, 1e-2), (1e-4, 1e-3), (1e-2, 1e-1), (np.nan, 1e-3))
    record = filled(0, rows)
    panel.show_run(nn.History([record]), (entrant(record),))
    panel.views.choose(view)
    choose(panel, "update_ratio")
    panel.grab()
    assert entries(panel) == [formatting.MISSING, "1.00e-3"]
    if view == "map":
        image = panel._parts[0].view.image.image
        assert (image[:, 0, 3] == 0).all()
        assert (image[:, 1, 3] == 255).all()
    if view == "profile":
        x, _ = panel._parts[0].view.points.getData()
        assert x.tolist() == [2]


def test_the_curves_of_a_lane_that_stopped_end_with_crosses(panel):
    history, lanes = recorded(200)
    panel.show_run(history, stopped(lanes, 0))
    x, y = panel._parts[0].view.ends._mark.getData()
    assert x.tolist() == [200] * 3
    assert y.tolist() == [-6, -4, -2]
    assert panel._parts[0].view.ends._mark.isVisible()
    assert not panel._parts[1].view.ends._mark.isVisible()


def test_another_run_is_shown_in_the_view_and_measure_that_were_chosen(panel, qapp):
    panel.show_run(*recorded(10))
    panel.views.choose("map")
    choose(panel, "signal_norm")
    panel.show_run(*recorded(20))
    qapp.processEvents()
    assert panel._parts[0].view.plot.isVisible()
    assert panel._parts[0].view.image.image.shape == (20, 3, 4)
    assert entries(panel)[2] == "0.1000"


def test_the_cross_hair_stands_at_its_step_in_curves_and_map(panel):
    panel.show_run(*recorded())
    panel.show_cursor(40.0)
    for view in ("curves", "map"):
        panel.views.choose(view)
        for plot in panel.plots():
            assert plot.cursor_line.isVisible()
            assert plot.cursor_line.value() == 40.0


def test_the_profile_shows_layers_and_no_cross_hair_at_a_step(panel):
    """Step 2, or epoch 2, is not layer 2."""
    panel.show_run(*recorded())
    panel.views.choose("profile")
    panel.show_cursor(2.0)
    for plot in panel.plots():
        assert plot.viewRange()[0] == pytest.approx([0.6, 3.4])
        assert not plot.cursor_line.isVisible()


def test_every_layer_has_its_tick_where_there_is_room(qapp):
    axis = LayerAxis("bottom")
    assert axis.tickValues(0.6, 6.4, 600) == [(1.0, [1.0, 2.0, 3.0, 4.0, 5.0, 6.0])]
    assert axis.tickStrings([1.0, 6.0], 1, 1) == ["W1", "W6"]
    ((every, few),) = axis.tickValues(0.6, 20.4, 120)
    assert every > 1
    assert len(few) <= 120 / 24 + 1


def test_more_than_two_lanes_have_a_short_heading(panel):
    history, lanes = recorded()
    third = filled(2, rows_of(400, 1.0, 0.5, *[(1e-4, 1e-3, 1e-2)] * 4))
    panel.show_run(nn.History([*history.records, third]), (*lanes, entrant(third, "third")))
    assert "W1/W3 = 0.0100" in panel._parts[2].heading.text()


@pytest.mark.parametrize("view", ["curves", "map", "profile"])
def test_it_speaks_korean_in_every_view_and_measure(panel, qapp, view):
    i18n.show_language("ko")
    panel.show_run(*recorded())
    panel.views.choose(view)
    for measure in nn.MEASURES:
        choose(panel, measure)
    i18n.show_language("en")
    i18n.show_language("ko")
    qapp.processEvents()
    panel.grab()
    assert panel.measures.toolTip()


def test_a_run_with_more_lanes_comes_while_the_mouse_is_over_a_plot(qtbot, window, lanes):
    """The plots that go tell that the mouse has left them."""
    panel = window.workspaces.panels["gradient"]
    panel.build_was = panel.build
    told = []
    panel.hovered.connect(told.append)

    def build():
        panel.plots()[0].hovered.emit(3.0)
        panel.build_was()

    panel.build = build
    four = [lanes[0].changed("name", name) for name in "abcd"]
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        window.session.load("four", four)
    assert told == []
    assert len(panel.plots()) == 4
