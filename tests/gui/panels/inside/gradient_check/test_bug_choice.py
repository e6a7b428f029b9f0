from __future__ import annotations

import pytest

import nn
from gui.panels.inside.gradient_check.bug_choice import BugChoice

PLACES = {"batch-size": [3], "sigmoid-slope": [1, 2], "bias-one-sample": [1, 2, 3]}


@pytest.fixture
def choice(qtbot):
    one = BugChoice()
    qtbot.addWidget(one)
    one.resize(340, 460)
    one.show()
    one.show_places(PLACES, 8)
    return one


def test_bugs_that_cannot_be_are_grey_and_say_why(choice):
    assert [bug for bug, button in choice.bugs.items() if button.isEnabled()] == list(PLACES)
    assert choice._missing["relu-mask"].text() == "no ReLU"
    assert not choice.race.isEnabled()


def test_a_bug_offers_its_layers_and_is_asked_for(qtbot, choice):
    choice.bugs["bias-one-sample"].click()
    shown = [button.text() for button in choice.layer_buttons if button.isVisible()]
    assert shown == ["1", "2", "3"]
    choice.layer_buttons[2].click()
    with qtbot.waitSignal(choice.asked) as told:
        choice.race.click()
    assert told.args == ["bias-one-sample", 3]
    choice.bugs["sigmoid-slope"].click()
    assert choice.layer in (1, 2)


def test_a_bug_of_the_loss_has_no_layer_to_choose(qtbot, choice):
    choice.bugs["batch-size"].click()
    assert not any(button.isVisible() for button in choice.layer_buttons)
    with qtbot.waitSignal(choice.asked) as told:
        choice.race.click()
    assert told.args == ["batch-size", 3]


def test_an_exercise_draws_one_that_is_possible(qtbot, choice):
    with qtbot.waitSignal(choice.hidden_changed):
        choice.hide_box.click()
    assert choice.bug == ""
    for _ in range(20):
        with qtbot.waitSignal(choice.asked) as told:
            choice.race.click()
        bug, layer = told.args
        assert nn.BUGS[bug].at == "layer"
        assert layer in PLACES[bug]
