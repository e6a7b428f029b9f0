"""The tabs of the lanes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PyQt5.QtCore import Qt

import nn
from gui.recipe.lane_bar import LaneBar
from gui.session.events import LaneStopped
from gui.style import theme
from tests.gui.panels.conftest import recorded


def test_a_lane_that_stops_is_marked_at_once(qtbot, window):
    error = nn.DivergedError("It diverged.")
    window.session._receiver.receive(LaneStopped(window.session.model.number, 0, error))
    assert window.form.lane_bar._shown[0][2]
    assert window.side.drawing.prediction._names[0] == "✕ sigmoid"


@pytest.fixture
def bar(qtbot):
    """The tabs of two lanes; what is asked is kept."""
    one = LaneBar()
    qtbot.addWidget(one)
    one.resize(230, 60)
    one.asked = []
    for name in ("selected", "add_asked", "rename_asked", "remove_asked", "pause_asked"):
        getattr(one, name).connect(lambda *what, name=name: one.asked.append((name, *what)))
    one.show_lanes({}, recorded()[1], 0)
    one.show()
    return one


def tabs(bar):
    return {bar._group.id(button): button for button in bar._group.buttons()}


def test_each_lane_has_a_tab_in_its_colour_and_the_chosen_one_is_pressed(qtbot, bar):
    assert [button.accessibleName() for button in tabs(bar).values()] == ["sigmoid", "relu"]
    assert tabs(bar)[0].isChecked()
    for slot, button in tabs(bar).items():
        assert theme.lane_color(slot).name() in button.styleSheet()
    qtbot.mouseClick(tabs(bar)[1], Qt.LeftButton)
    assert bar.asked == [("selected", 1)]


def test_the_menu_is_about_the_lane_that_is_chosen(bar):
    bar.select(1)
    for action in (bar.rename_action, bar.remove_action, bar.pause_action):
        action.trigger()
    bar.add_button.click()
    assert bar.asked == [
        ("rename_asked", 1), ("remove_asked", 1), ("pause_asked", 1, True), ("add_asked", 1),
    ]  # fmt: skip


def test_a_lane_that_pauses_is_marked_and_can_be_resumed(bar):
    lanes = recorded()[1]
    bar.show_lanes({}, (lanes[0], replace(lanes[1], paused=True)), 1)
    assert tabs(bar)[1].text().startswith("‖")
    assert bar.pause_action.text() == "Resume this lane"
    bar.pause_action.trigger()
    assert bar.asked == [("pause_asked", 1, False)]


def test_a_lane_that_stopped_is_marked(bar):
    lanes = recorded()[1]
    bar.show_lanes({}, (replace(lanes[0], failure=nn.DivergedError("It diverged.")), lanes[1]), 0)
    assert tabs(bar)[0].text().startswith("✕")


def test_a_long_name_is_cut_and_read_under_the_mouse(bar):
    lanes = recorded()[1]
    name = "a lane with a name of many words"
    long = replace(lanes[0], experiment=lanes[0].experiment.changed("name", name))
    bar.show_lanes({}, (long, lanes[1]), 0)
    assert tabs(bar)[0].text().endswith("…")
    assert tabs(bar)[0].toolTip() == name


def test_four_lanes_are_the_most(bar):
    lane = recorded()[1][0]
    bar.show_lanes({}, tuple(replace(lane, slot=slot) for slot in range(4)), 0)
    assert not bar.add_button.isEnabled()
    assert "at most four lanes" in bar.add_button.toolTip()


def test_before_there_is_a_run_the_drafts_have_tabs_and_nothing_can_be_done(bar):
    bar.show_lanes({0: nn.Experiment(name="a"), 3: nn.Experiment(name="b")}, (), 3)
    assert list(tabs(bar)) == [0, 3]
    assert tabs(bar)[3].isChecked()
    assert not bar.menu_button.isEnabled()
    assert not bar.add_button.isEnabled()
