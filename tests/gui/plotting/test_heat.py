from __future__ import annotations

import numpy as np
from PyQt5.QtGui import QColor

from gui.plotting.heat import gradient_image, signed_image
from gui.style import theme


def pixel(image, x, y=0):
    return QColor(image.pixel(x, y)).name()


def test_above_zero_is_orange_below_is_blue_and_zero_is_the_ground():
    image = signed_image(np.array([[2.0, 0.0, -2.0]]))
    expected = theme.lane_color(0).name(), theme.color("raised").name(), theme.lane_color(1).name()
    assert tuple(pixel(image, x) for x in range(3)) == expected


def test_a_given_scale_is_used_and_what_is_beyond_is_cut():
    image = signed_image(np.array([[4.0, 1.0]]), largest=2.0)
    assert pixel(image, 0) == theme.lane_color(0).name()
    assert pixel(image, 1) not in (theme.lane_color(0).name(), theme.color("raised").name())


def test_gradients_are_shown_on_a_logarithmic_scale():
    image = gradient_image(np.array([[0.0, 1e-9, 1e-4, -1e-2, 1.0]]), -6.0, -2.0)
    assert pixel(image, 0) == pixel(image, 1) == theme.color("raised").name()
    assert pixel(image, 3) == pixel(image, 4) == theme.color("gradient").name()
    assert pixel(image, 2) not in (pixel(image, 0), pixel(image, 3))


def test_numbers_that_are_not_finite_do_no_harm():
    values = np.array([[np.nan, np.inf, 1.0]])
    assert signed_image(values).width() == 3
    assert gradient_image(values, -3.0, 0.0).width() == 3


def test_both_themes_have_their_own_colours():
    values = np.array([[0.0]])
    dark = pixel(signed_image(values), 0)
    theme.apply(theme.LIGHT)
    assert pixel(signed_image(values), 0) != dark
