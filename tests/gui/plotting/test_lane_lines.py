"""The lines that name the lanes above a plot."""

from __future__ import annotations

from PyQt5.QtGui import QImage, QPainter

from gui.plotting.lane_lines import LINE, height_of, paint_lanes
from gui.style import theme


def test_three_and_four_lanes_share_two_lines(dressed):
    heights = [height_of(count) for count in (1, 2, 3, 4)]
    assert heights == [theme.px(LINE) * lines for lines in (1, 2, 2, 2)]


def test_every_lane_is_seen_inside_them(dressed):
    image = QImage(300, height_of(4), QImage.Format.Format_RGB32)
    image.fill(theme.color("card"))
    painter = QPainter(image)
    paint_lanes(painter, 0, 0, 300, [(slot, f"lane {slot}", "0.5") for slot in range(4)])
    painter.end()
    for slot in range(4):
        tint = theme.lane_color(slot)
        left, top = 150 * (slot % 2), theme.px(LINE) * (slot // 2)
        assert any(
            image.pixelColor(left + x, top + y) == tint
            for x in range(120)
            for y in range(theme.px(LINE))
        )
