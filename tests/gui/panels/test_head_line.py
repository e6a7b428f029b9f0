"""HeadLine: the last parts give way, and stand in the tooltip."""

from __future__ import annotations

from gui.panels.head_line import HeadLine

PARTS = ["<b>sigmoid</b>", "step 1,000", "mean loss 0.123456"]


def test_parts_without_room_are_in_the_tooltip_and_come_back(qtbot, dressed):
    line = HeadLine()
    qtbot.addWidget(line)
    line.resize(600, 20)
    line.show_parts(PARTS)
    line.show()
    assert not line.toolTip()
    line.resize(150, 20)
    assert line._shown == 2
    assert line.toolTip().replace("\xa0", " ").endswith("mean loss 0.123456")
    assert line.text().endswith(PARTS[-1])  # the text of all
    line.resize(600, 20)
    assert line._shown == 3
    assert not line.toolTip()
