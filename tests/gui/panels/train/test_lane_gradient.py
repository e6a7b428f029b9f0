"""One lane's part of the gradient panel."""

from __future__ import annotations

import numpy as np
import pytest

from gui.panels.train.lane_gradient import LaneGradient, factor_text, heat, share_text


@pytest.fixture
def part(qtbot):
    """One lane of three layers."""
    one = LaneGradient(0, 3, 3, narrow=False)
    qtbot.addWidget(one)
    one.resize(500, 260)
    one.show()
    return one


def test_a_view_is_made_when_it_is_first_shown_and_kept(part):
    assert part.show_view("curves")
    first = part.view
    assert part.show_view("map")
    assert part.view is not first
    assert not part.show_view("map")
    assert not part.show_view("curves")
    assert part.view is first
    assert len(part.plots()) == 2


def test_a_view_that_is_made_later_has_the_range_of_the_others(part):
    part.show_view("curves")
    part.fit_values(-4.0, 0.0)
    part.show_view("profile")
    assert part.view.plot.value_range == pytest.approx((-4.0, 0.0))
    part.forget_range()
    assert part.value_range != (-4.0, 0.0)


@pytest.mark.parametrize("name", ["curves", "map", "profile"])
def test_what_is_drawn_changes_the_picture_of_every_view(part, name):
    part.show_view(name)
    part.fit_values(-4.0, 0.0)
    before = part.view.plot.grab().toImage()
    powers = np.tile([-3.0, -2.0, -1.0], (10, 1))
    part.view.draw(np.arange(1.0, 11.0), powers, (-4, 0), False)
    assert part.view.plot.grab().toImage() != before


@pytest.mark.parametrize(
    ("share", "told"),
    [(1 / 315, "W1 receives 1/315 the gradient of W3"), (0.0, "nothing reaches W1"),
     (1.8, "W1 receives 1.80 × the gradient of W3")],
)  # fmt: skip
def test_what_reaches_the_first_layer_is_told_in_words(share, told):
    assert share_text(share, 3) == told


@pytest.mark.parametrize(
    ("values", "told"),
    [([1e-3, 1e-2, 1e-1], "× 0.10 per layer backward"), ([8, 4, 2], "× 2.0 per layer backward"),
     ([0, 1, np.nan], "")],
)  # fmt: skip
def test_the_factor_from_layer_to_layer_is_that_of_a_straight_line(values, told):
    assert factor_text(np.array(values, float)) == told


def test_the_heading_tells_zeros_and_gaps_as_what_they_are(part):
    part.show_view("curves")
    for values, told in (([0, 0, 0], "all values are 0"), ([np.nan] * 3, "")):
        part.show_heading("relu", np.array(values, float), "gradient_norm")
        assert part.heading.told == told


def test_the_legend_has_a_value_for_each_layer(part):
    part.show_values(np.array([0.5, 0.25, 0.125]))
    assert [(one.label, one.value) for one in part.legend.entries] == [
        ("W1", "0.5000"), ("W2", "0.2500"), ("W3", "0.1250"),
    ]  # fmt: skip


def test_larger_values_are_lighter_in_the_map_and_gaps_are_clear(qapp):
    colors = heat(np.array([[-4.0, -3, -2, -1, np.nan]]), (-4, 0))[0].astype(float)
    assert (np.diff(colors[:4, :3].sum(axis=-1)) > 0).all()
    assert colors[4, 3] == 0
