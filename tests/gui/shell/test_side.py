"""The sides: folded by a person, or where there is no room."""

from __future__ import annotations

import pytest
from PyQt5.QtCore import Qt

from gui.session.state import State
from gui.shell.main_window import MainWindow
from gui.shell.side import RAIL
from gui.style import formatting, settings, theme
from tests.gui.conftest import MOONS, SEVEN, WAIT


def test_the_sides_fold_away_and_it_is_remembered(qtbot, window):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=WAIT)
    qtbot.keyClick(window, Qt.Key_BracketLeft, Qt.ControlModifier)
    assert window.left.folded
    assert not window.form.isVisible()
    assert settings.recall(settings.LEFT, True) is False
    qtbot.keyClick(window, Qt.Key_BracketLeft, Qt.ControlModifier)
    assert window.form.isVisible()


def wide(qtbot, window, width):
    """The window at this width."""
    window.resize(width, 768)
    qtbot.waitUntil(lambda: window.width() == width, timeout=WAIT)


def folded(window):
    return window.left.folded, window.right.folded


@pytest.mark.parametrize(
    ("workspace", "width", "expected"),
    [("train", 1200, False), ("train", 1199, True), ("inside", 1599, True),
     ("inside", 1600, False), ("data", 1366, False), ("results", 1100, True)],
)  # fmt: skip
def test_the_sides_fold_by_themselves_where_the_cards_need_the_room(
    qtbot, window, workspace, width, expected
):
    window.workspaces.choose(workspace)
    wide(qtbot, window, width)
    assert folded(window) == (expected, expected)
    assert window.left.width() == theme.px(RAIL) or not expected


def test_they_open_again_when_there_is_room(qtbot, window):
    wide(qtbot, window, 1100)
    wide(qtbot, window, 1300)
    assert folded(window) == (False, False)
    window.workspaces.choose("inside")
    assert folded(window) == (True, True)
    window.workspaces.choose("train")
    assert folded(window) == (False, False)


def test_in_a_narrow_window_one_side_is_open_at_a_time(qtbot, window):
    wide(qtbot, window, 1100)
    window.left.toggle()
    assert folded(window) == (False, True)
    window.right.toggle()
    assert folded(window) == (True, False)
    wide(qtbot, window, 1300)
    assert folded(window) == (False, False)  # what a person does in need is not what they want


def test_a_side_that_a_person_folded_stays_folded_when_there_is_room_again(qtbot, window):
    window.right.toggle()
    wide(qtbot, window, 1100)
    wide(qtbot, window, 1300)
    assert folded(window) == (False, True)


def test_a_folded_side_is_folded_at_the_next_start(qtbot, window, ready):
    window.left.toggle()
    again = MainWindow(ready)
    qtbot.addWidget(again)
    again.resize(1366, 768)
    again.show()
    assert folded(again) == (True, False)
    assert settings.recall(settings.RIGHT, True)


def test_a_click_on_a_rail_opens_the_side(qtbot, window):
    wide(qtbot, window, 1100)
    qtbot.mouseClick(window.right.view, Qt.LeftButton)
    assert folded(window) == (True, False)
    window.right.toggle()
    qtbot.mouseClick(window.left.button, Qt.LeftButton)
    assert folded(window) == (False, True)


def test_the_rail_shows_what_every_lane_predicts_while_it_trains(qtbot, window):
    wide(qtbot, window, 1100)
    view, prediction = window.right.view, window.side.drawing.prediction
    assert [text for _, text in view.chips] == [formatting.MISSING] * 2
    window.side.drawing.canvas.show_drawing(SEVEN)
    qtbot.waitUntil(lambda: view.image is not None, timeout=WAIT)
    assert [text for _, text in view.chips] == [prediction.answer(lane) for lane in (0, 1)]
    seen = set()
    window.session.start()

    def changed():
        seen.add(tuple(text for _, text in view.chips))
        return len(seen) > 1

    qtbot.waitUntil(changed, timeout=WAIT)
    window.session.pause()
    qtbot.waitUntil(lambda: window.session.state is State.PAUSED, timeout=WAIT)
    assert view.accessibleName() == ", ".join(text for _, text in view.chips)
    window.right.grab()


def test_the_rail_of_a_probe_shows_the_class_or_the_number(qtbot, opened):
    window = opened(MOONS)
    wide(qtbot, window, 1100)
    probe = window.side.probe
    names = window.session.run.dataset.class_names
    ((slot, text),) = window.right.view.chips
    assert text in names
    assert text == probe.shares.answer(slot)


def test_the_recipe_rail_shows_the_marks_of_the_lanes(qtbot, window):
    assert list(window.left.view.chips) == [(0, "S"), (1, "R")]
    with qtbot.waitSignal(window.session.lanes_changed, timeout=WAIT):
        window.session.editor.remove_lane(0)
    assert list(window.left.view.chips) == [(1, "R")]
