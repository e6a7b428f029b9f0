from __future__ import annotations

import pytest

from gui.panels.inside.graph.phase_bar import PhaseBar
from gui.panels.inside.graph.phases import phases_of


@pytest.fixture
def bar(qtbot, traced):
    one = PhaseBar()
    qtbot.addWidget(one)
    one.show()
    one.show_phases(phases_of(traced()[0].trace, True), 0)
    return one


def test_it_moves_one_node_on_and_back(qtbot, bar):
    with qtbot.waitSignal(bar.moved) as told:
        bar.on.click()
    assert told.args == [1]
    assert bar.current.node == "Affine1"
    bar.on.click()
    bar.back.click()
    bar.back.click()
    bar.back.click()
    assert (bar.done, bar.current) == (0, None)


def test_after_the_last_update_it_asks_for_the_real_step(qtbot, bar):
    for _ in bar.phases:
        bar.forward()
    assert bar.current.kind == "update"
    with qtbot.waitSignal(bar.step_asked):
        bar.forward()
    assert bar.done == 0


def test_without_an_update_it_begins_again_and_asks_for_no_step(qtbot, bar, traced):
    bar.show_phases(phases_of(traced()[0].trace, False))
    with qtbot.assertNotEmitted(bar.step_asked):
        bar.forward()
    assert bar.done == 1


def test_play_starts_at_the_beginning_and_moves_by_itself(qtbot, bar):
    bar.show_phases(bar.phases)
    bar._timer.setInterval(1)
    bar.play.click()
    qtbot.waitUntil(lambda: bar.done >= 3)
    bar.play.click()
    assert not bar._timer.isActive()


def test_the_groups_tell_how_far_the_step_is(bar):
    for _ in range(7):
        bar.forward()
    assert bar.beads.groups() == [
        ("forward", 5, 5), ("loss", 1, 1), ("backward", 6, 1), ("update", 3, 0),
    ]  # fmt: skip
    assert bar.grab().toImage().width() > 0


def test_its_buttons_say_what_they_do(bar):
    assert "real step" in bar.on.toolTip()
    assert bar.play.text() == "Play"
