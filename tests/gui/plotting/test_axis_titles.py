"""Titles of axes: one without room is hidden, and its text is in the tooltip."""

from __future__ import annotations

import pytest

from gui.style import theme

LEFT, BOTTOM = "binary cross-entropy (nats)", "step"


@pytest.fixture
def plot(plot):
    """With the titles of its axes."""
    plot.set_labels(LEFT, BOTTOM)
    return plot


def seen(plot):
    return {name for name in ("left", "bottom") if plot.getAxis(name).label.isVisible()}


def test_titles_with_room_are_seen(plot):
    plot.resize(500, 300)
    assert seen(plot) == {"left", "bottom"}
    assert not plot.toolTip()


def test_a_title_longer_than_its_axis_is_in_the_tooltip(plot):
    plot.resize(500, 160)
    assert seen(plot) == {"bottom"}
    assert plot.toolTip() == LEFT


def test_in_a_low_plot_the_curves_have_the_room_of_the_lower_title(plot):
    plot.resize(500, 300)
    high = plot.getAxis("bottom").height()
    plot.resize(500, 100)
    assert seen(plot) == set()
    assert plot.toolTip() == f"{LEFT}\n{BOTTOM}"
    assert plot.getAxis("bottom").fixedHeight < high


def test_a_title_grows_with_the_text_and_the_axis_makes_room_for_it(plot):
    plot.resize(500, 600)
    usual = plot.getAxis("left").minimumWidth()
    theme.set_scale(2.0)
    try:
        plot.set_labels(LEFT, BOTTOM)
        assert plot.getAxis("left").labelStyle["font-size"] == "22px"
        assert plot.getAxis("left").minimumWidth() > usual
    finally:
        theme.set_scale(1.0)
