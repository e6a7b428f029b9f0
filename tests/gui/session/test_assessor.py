"""Assessments for the window: made once for each evaluation."""

from __future__ import annotations

import pytest

import nn
from gui.session.assessor import Assessor
from gui.session.outbox import Outbox
from tests.conftest import toy_dataset


@pytest.fixture
def race():
    recipe = nn.Experiment(name="a", hidden=(5,), batch_size=20, evaluate_every=10)
    race = nn.Race([recipe, recipe.changed("name", "b")], toy_dataset())
    while race.step < 12:
        race.advance()
    return race


def test_while_it_trains_the_last_evaluation_is_told_and_nothing_is_made_twice(race):
    outbox = Outbox()
    assessor = Assessor(outbox, lambda: False)
    assert assessor.assess(1, race.lanes, "validation", training=True)
    number, first = outbox.assessments
    assert (number, [one.step for one in first]) == (1, [10, 10])
    assert assessor.assess(1, race.lanes, "validation", training=True)
    assert outbox.assessments[1] is first
    assert assessor.assess(1, race.lanes, "validation", training=False)
    later = outbox.assessments[1]
    assert [one.step for one in later] == [lane.step for lane in race.lanes]
    assert assessor.assess(1, race.lanes, "validation", training=False)
    assert outbox.assessments[1] is later


def test_only_the_lane_that_has_gone_on_is_assessed_again(race):
    outbox = Outbox()
    assessor = Assessor(outbox, lambda: False)
    assessor.assess(1, race.lanes, "validation", training=False)
    first = outbox.assessments[1]
    lane = race.lanes[1]
    before = lane.step
    while lane.step == before:
        lane.advance()
    assessor.assess(1, race.lanes, "validation", training=False)
    assert outbox.assessments[1][0] is first[0]
    assert outbox.assessments[1][1] is not first[1]


def test_it_gives_way_to_a_person_and_goes_on_later(race):
    outbox, waits = Outbox(), [True]
    assessor = Assessor(outbox, lambda: waits[0])
    assert not assessor.assess(1, race.lanes, "validation", training=False)
    assert [one.step for one in outbox.assessments[1]] == [10, 10]  # what was known
    waits[0] = False
    assert assessor.assess(1, race.lanes, "validation", training=False)
    assert [one.step for one in outbox.assessments[1]] == [lane.step for lane in race.lanes]


def test_another_part_and_another_run(race):
    outbox = Outbox()
    assessor = Assessor(outbox, lambda: False)
    assessor.assess(1, race.lanes, "validation", training=False)
    assessor.assess(1, race.lanes, "test", training=False)
    assert {one.part for one in outbox.assessments[1]} == {"test"}
    first = outbox.assessments[1]
    assessor.forget()
    assessor.assess(2, race.lanes, "test", training=False)
    assert outbox.assessments[0] == 2
    assert outbox.assessments[1][0] is not first[0]


def test_the_last_evaluation_is_shown_until_the_present_step_is_evaluated(race, monkeypatch):
    """A convolution over ten thousand samples takes seconds."""
    outbox, steps = Outbox(), []
    real = nn.Lane.outputs

    def outputs(lane, part, now=False, check=lambda: None):
        if now:
            steps.append([one.step for one in outbox.assessments[1]])
        return real(lane, part, now, check)

    monkeypatch.setattr(nn.Lane, "outputs", outputs)
    assert Assessor(outbox, lambda: False).assess(1, race.lanes, "validation", training=False)
    assert steps[0] == [10, 10]
    assert [one.step for one in outbox.assessments[1]] == [lane.step for lane in race.lanes]
