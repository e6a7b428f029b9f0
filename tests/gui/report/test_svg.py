"""Plots as SVG."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree

import numpy as np
import pytest

from gui.report.svg import BOTTOM, HEIGHT, LEFT, RIGHT, TOP, WIDTH, Curve, plot

STEPS = np.arange(1.0, 11.0)


def points_of(svg):
    root = ElementTree.fromstring(svg)
    line = next(one for one in root.iter() if one.tag.endswith("polyline"))
    return np.array([[float(n) for n in pair.split(",")] for pair in line.get("points").split()])


def test_points_lie_inside_the_frame_and_rise_with_the_values():
    points = points_of(plot([Curve(STEPS, STEPS**0.5, "#000000")], "step", "loss"))
    assert points[:, 0].min() > LEFT
    assert points[:, 0].max() < WIDTH - RIGHT
    assert points[:, 1].min() > TOP
    assert points[:, 1].max() < HEIGHT - BOTTOM
    assert (np.diff(points[:, 1]) < 0).all()


def test_values_that_lie_far_apart_have_a_logarithmic_axis():
    points = points_of(plot([Curve(STEPS, 10.0**-STEPS, "#000000")], "step", "loss"))
    assert np.diff(points[:, 1]) == pytest.approx(np.diff(points[:, 1])[0], abs=0.2)


def test_what_is_not_finite_is_left_out():
    values = np.array([1.0, np.nan, 2.0, np.inf, 3.0] * 2)
    assert len(points_of(plot([Curve(STEPS, values, "#000000")], "step", "loss"))) == 6
    assert plot([Curve(STEPS, np.full(10, np.nan), "#000000")], "step", "loss") == ""
    assert plot([], "step", "loss") == ""


def test_constant_values_can_be_drawn():
    assert len(points_of(plot([Curve(STEPS, np.zeros(10), "#000000")], "step", "loss"))) == 10


def test_titles_are_escaped_and_dots_are_circles():
    svg = plot([Curve(STEPS, STEPS, "#123456", dots=True)], "a < b", "y", diagonal=True)
    ElementTree.fromstring(svg)
    assert len(re.findall("<circle", svg)) == 10
    assert "a &lt; b" in svg
