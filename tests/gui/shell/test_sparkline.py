"""The sparkline: the losses over the whole run, and the earlier step that is shown."""

from __future__ import annotations

import numpy as np
import pytest
from PyQt5.QtCore import QEvent, QPoint, QPointF, Qt
from PyQt5.QtGui import QMouseEvent
from PyQt5.QtWidgets import QApplication

import nn
from gui.shell.sparkline import Sparkline
from gui.style import theme
from tests.gui.conftest import WAIT
from tests.gui.panels.conftest import recorded, seen


@pytest.fixture
def sparkline(qtbot):
    """The losses of two lanes over 400 steps."""
    one = Sparkline()
    qtbot.addWidget(one)
    one.resize(900, 72)
    one.show_run(*recorded())
    one.show()
    return one


def test_the_loss_of_every_lane_is_on_the_screen_from_the_first_step_to_the_last(sparkline):
    assert sparkline.end == pytest.approx(400, rel=0.3)
    full = sparkline.grab().toImage()
    history, lanes = recorded()
    for gone in lanes:  # without a lane, other pixels are changed from the left to the right
        sparkline.show_run(history, [lane for lane in lanes if lane is not gone])
        less = sparkline.grab().toImage()
        columns = [x for x in range(900) if any(
            full.pixel(x, y) != less.pixel(x, y) for y in range(72)
        )]  # fmt: skip
        assert min(columns) < 60
        assert max(columns) > sparkline._x(400) - 10
        assert len(columns) > 300


def test_the_mouse_tells_the_step_and_that_it_left(qtbot, sparkline):
    told = []
    sparkline.hovered.connect(told.append)
    for x in (sparkline._x(100), sparkline._x(0) - 10):
        qtbot.mouseMove(sparkline, QPoint(round(x), 30))
        qtbot.waitUntil(lambda: bool(told), timeout=WAIT)
    QApplication.sendEvent(sparkline, QEvent(QEvent.Leave))
    assert told[0] == pytest.approx(100, abs=1)
    assert told[-1] is None


def test_the_cross_hair_is_where_the_plots_have_theirs(sparkline):
    before = sparkline.grab().toImage()
    sparkline.show_cursor(200.0)
    after = sparkline.grab().toImage()
    changed = [x for x in range(900) if before.pixelColor(x, 20) != after.pixelColor(x, 20)]
    assert changed
    assert all(abs(x - sparkline._x(200)) <= 2 for x in changed)


def test_a_change_of_a_setting_is_marked_and_told_under_the_mouse(qtbot, sparkline):
    history, lanes = recorded()
    lanes[1].record.changes.append(nn.Change(200, "learning_rate", 0.1, 0.5))
    sparkline.show_run(history, lanes)
    assert seen(sparkline, theme.color("warn")) > 20
    event = QMouseEvent(QEvent.MouseMove, QPointF(sparkline._x(200), 20), Qt.NoButton,
                        Qt.NoButton, Qt.NoModifier)  # fmt: skip
    sparkline.mouseMoveEvent(event)
    assert "0.1 → 0.5" in sparkline.toolTip()


def test_losses_that_are_not_finite_leave_the_rest_to_be_seen(sparkline):
    history, lanes = recorded()
    row = np.full((5, lanes[0].record.steps.columns), np.inf)
    row[:, 0] = np.arange(401, 406)
    lanes[0].record.steps.extend(row)
    sparkline.show_run(history, lanes)
    assert seen(sparkline, theme.lane_color(1)) > 150


def test_without_a_run_there_is_an_axis_and_no_curve(sparkline):
    sparkline.show_run(None, ())
    assert seen(sparkline, theme.lane_color(0)) == 0
    assert sparkline.end > 0


def strength(sparkline, column):
    """How far the pixels of a column differ from the panel behind them."""
    image, ground = sparkline.grab().toImage(), theme.color("panel")
    return sum(
        abs(image.pixelColor(column, y).red() - ground.red())
        + abs(image.pixelColor(column, y).blue() - ground.blue())
        for y in range(8, 50)
    )


def test_what_came_later_is_faded_and_the_step_is_marked(sparkline):
    before = [strength(sparkline, round(sparkline._x(step))) for step in (100, 300)]
    sparkline.show_past(200.0, "200")
    after = [strength(sparkline, round(sparkline._x(step))) for step in (100, 300)]
    assert after[0] == before[0]
    assert 0 < after[1] < 0.6 * before[1]
    assert strength(sparkline, round(sparkline._x(200))) > 2 * before[0]
    sparkline.show_past(None, "")
    assert [strength(sparkline, round(sparkline._x(step))) for step in (100, 300)] == before


def test_a_click_and_a_drag_choose_a_step_also_beyond_the_ends(qtbot, sparkline):
    chosen = []
    sparkline.picked.connect(chosen.append)
    qtbot.mousePress(sparkline, Qt.LeftButton, pos=QPoint(round(sparkline._x(120)), 30))
    for x in (sparkline._x(60), -40.0, 2000.0):
        QApplication.sendEvent(
            sparkline,
            QMouseEvent(
                QEvent.MouseMove, QPointF(x, 30), Qt.NoButton, Qt.LeftButton, Qt.NoModifier
            ),
        )
    assert chosen == pytest.approx([120, 60, 0, sparkline.end], abs=1)


def test_the_right_button_chooses_the_step_and_asks_for_the_menu(qtbot, sparkline):
    told = []
    sparkline.picked.connect(lambda step: told.append(round(step)))
    sparkline.menu_asked.connect(lambda _: told.append("menu"))
    qtbot.mousePress(sparkline, Qt.RightButton, pos=QPoint(round(sparkline._x(120)), 30))
    assert told == [120, "menu"]


def test_without_rows_there_is_nothing_to_choose(qtbot, sparkline):
    sparkline.show_run(None, ())
    chosen = []
    sparkline.picked.connect(chosen.append)
    qtbot.mouseClick(sparkline, Qt.LeftButton, pos=QPoint(300, 30))
    assert chosen == []
