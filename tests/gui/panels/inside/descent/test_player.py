"""The player: by itself, one by one, with the slider."""

from __future__ import annotations

import pytest

from gui.panels.inside.descent.player import Player
from tests.gui.conftest import WAIT


@pytest.fixture
def player(qtbot):
    one = Player("test", 4)
    qtbot.addWidget(one)
    one.show()
    return one


def test_it_goes_step_by_step_and_not_beyond_the_ends(player):
    assert player.told.text() == "step 4 of 4"
    player.on.click()
    assert player.step == 4
    player.back.click()
    assert player.step == 3
    player.slider.setValue(0)
    player.back.click()
    assert player.step == 0


def test_it_plays_from_the_beginning_to_the_end(qtbot, player):
    seen = []
    player.moved.connect(lambda: seen.append(player.step))
    player._timer.setInterval(1)
    player.play.click()
    assert player.play.text() == "Pause"
    qtbot.waitUntil(lambda: not player.play.isChecked(), timeout=WAIT)
    assert seen == [0, 1, 2, 3, 4]


def test_a_step_by_hand_ends_the_play_and_other_paths_do_not(player):
    player.play.click()
    player.show_end()
    assert player.step == 0
    player.on.click()
    assert not player.play.isChecked()
    player.show_end()
    assert player.step == 4


def test_what_is_not_seen_does_not_play(player):
    player.play.click()
    player.hide()
    player._on_timer()
    assert not player.play.isChecked()
