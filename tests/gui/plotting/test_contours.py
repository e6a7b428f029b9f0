"""Contours: lower is more coloured, and a line runs between two levels."""

from __future__ import annotations

import numpy as np

from gui.plotting.contours import LEVELS, contour_image
from gui.style import theme


def colors(image):
    return [
        [image.pixelColor(x, y).getRgb()[:3] for x in range(image.width())]
        for y in range(image.height())
    ]


def test_the_bottom_is_more_coloured_than_the_top():
    heights = np.repeat(np.linspace(0.0, 1.0, 300)[np.newaxis], 3, axis=0)
    row = np.array(colors(contour_image(heights)))[1].astype(int)
    card = np.array(theme.color("card").getRgb()[:3])
    away = np.abs(row - card).sum(axis=1)
    assert away[0] > away[150] > away[-2]
    assert len(np.unique(row, axis=0)) > LEVELS / 2


def test_two_images_of_one_scale_can_be_compared():
    low, high = (contour_image(np.full((4, 4), value), 0.0, 1.0) for value in (0.001, 0.99))
    assert low.pixelColor(1, 1) != high.pixelColor(1, 1)


def test_what_is_not_finite_is_grey():
    image = contour_image(np.array([[0.0, 1.0, np.nan], [0.0, 1.0, np.inf]]))
    raised = theme.color("raised").getRgb()[:3]
    assert image.pixelColor(2, 0).getRgb()[:3] == raised
    assert contour_image(np.full((2, 2), np.nan)).pixelColor(0, 0).getRgb()[:3] == raised
