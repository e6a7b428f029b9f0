"""Samples in a plane: where they are painted, and in which colour."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from PyQt5.QtCore import QPoint, QPointF, QRectF
from PyQt5.QtGui import QImage, QPainter

import nn
from gui.plotting.plane import MOST_DOTS, Plane, height_colors, value_color
from gui.style import theme

PLANE = Plane(QRectF(10, 20, 200, 100), (-1.0, 3.0, 0.0, 2.0))


@pytest.mark.parametrize(
    ("xy", "pixel"), [((-1, 2), (10, 20)), ((3, 0), (210, 120)), ((1, 1), (110, 70))]
)
def test_coordinates_and_pixels_follow_from_each_other(xy, pixel):
    assert PLANE.pixel(*xy) == QPointF(*pixel)
    assert PLANE.xy(QPointF(*pixel)) == pytest.approx(xy)


def test_outside_the_area_there_are_no_coordinates():
    assert PLANE.xy(QPointF(5, 70)) is None
    assert PLANE.xy(QPointF(110, 125)) is None


def painted(data):
    image = QImage(220, 140, QImage.Format_RGB32)
    image.fill(theme.color("card"))
    painter = QPainter(image)
    PLANE.paint_data(painter, data)
    painter.end()
    return image


def dataset(x, t, **others):
    part, none = (
        nn.Part(np.float32(x), np.array(t)),
        nn.Part(np.empty((0, 2), np.float32), np.array([], int)),
    )
    return nn.Dataset("plane", "tests", ("a", "b"), part, none, none, **others)


def test_a_sample_is_painted_at_its_place_in_the_colour_of_its_class(qapp):
    image = painted(dataset([[0, 1], [2, 1]], [0, 1]))
    for x, label in ((0, 0), (2, 1)):
        assert image.pixelColor(PLANE.pixel(x, 1).toPoint()) == theme.point_color(label)


def test_samples_that_are_held_out_are_rings(qapp):
    data = dataset([[0, 1], [2, 1]], [0, 1])
    held = dataclasses.replace(data, validation=nn.Part(np.float32([[1, 1]]), np.array([0])))
    image = painted(held)
    assert image.pixelColor(PLANE.pixel(1, 1).toPoint()) == theme.color("card")
    assert image.pixelColor(PLANE.pixel(1, 1).toPoint() + QPoint(3, 0)) != theme.color("card")


def test_samples_that_are_not_finite_are_left_out(qapp):
    image = painted(dataset([[np.nan, 1], [np.inf, 1]], [0, 1]))
    blank = QImage(220, 140, QImage.Format_RGB32)
    blank.fill(theme.color("card"))
    assert image == blank


def test_of_very_many_samples_evenly_chosen_ones_are_painted(qapp, monkeypatch):
    dots = []
    monkeypatch.setattr(Plane, "_paint_dot", lambda *arguments: dots.append(arguments))
    x = np.random.default_rng(0).random((4 * MOST_DOTS, 2))
    painted(dataset(x, [0, 1] * (2 * MOST_DOTS)))
    assert MOST_DOTS / 2 < len(dots) <= MOST_DOTS


def test_a_number_has_a_colour_between_violet_and_yellow(qapp):
    assert value_color(1.0, (1.0, 5.0)) == theme.point_color(0)
    assert value_color(9.0, (1.0, 5.0)) == theme.point_color(1)
    assert value_color(3.0, (1.0, 5.0)).rgb() == theme.color("card").rgb()
    assert value_color(3.0, (3.0, 3.0)).rgb() == theme.color("card").rgb()


def test_heights_are_mixed_evenly(qapp):
    colors = height_colors(np.linspace(0, 1, 11))
    assert colors.shape == (11, 3)
    np.testing.assert_allclose(np.diff(colors[:6], axis=0).std(axis=0), 0, atol=1e-9)
