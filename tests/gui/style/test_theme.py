"""Colours that can be read and told apart."""

from __future__ import annotations

import pytest
from PyQt5.QtGui import QColor

from gui.style import theme


def luminance(color):
    """Relative luminance, WCAG 2.1."""
    parts = [value / 255 for value in QColor(color).getRgb()[:3]]
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts]
    return sum(share * v for share, v in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, two):
    """Contrast ratio, WCAG 2.1: 4.5 for text, 3 for what is drawn."""
    light, dark = sorted((luminance(one), luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("look", theme.THEMES.values(), ids=list(theme.THEMES))
def test_text_and_curves_can_be_read(look):
    for ground in (look.card, look.panel):
        for name in ("text", "muted"):
            assert contrast(getattr(look, name), ground) >= 4.5, name
        for name in ("warn", "bad", "good"):
            assert contrast(getattr(look, name), ground) >= 3.0, name
    assert contrast(look.accent, look.on_accent) >= 4.5
    for tint in (*look.lanes, *look.layers):
        assert contrast(tint, look.card) >= 3.0, tint


@pytest.mark.parametrize("look", theme.THEMES.values(), ids=list(theme.THEMES))
def test_the_colours_of_the_layers_only_become_lighter(look, qapp):
    theme.apply(look)
    steps = [luminance(theme.layer_color(layer, 6)) for layer in range(6)]
    assert steps == sorted(steps)


def test_every_icon_can_be_rendered(qapp):
    from gui.style.resources import ICONS

    for path in ICONS.glob("*.svg"):
        assert not theme.icon(path.stem).pixmap(18).isNull()
