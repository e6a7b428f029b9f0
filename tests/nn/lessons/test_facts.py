"""Facts are the numbers of the record, by name."""

from __future__ import annotations

import numpy as np
import pytest

import nn
from nn.lessons.facts import OF_LANE, is_fact


def raced(steps=60):
    one = nn.Experiment(
        name="a", data="moons", hidden=(6, 5), batch_size=10, steps=100, evaluate_every=20
    )
    race = nn.Race([one, one.changed("name", "b").changed("learning_rate", 0.5)],
                   nn.load_dataset(one.data_recipe))  # fmt: skip
    for lane in race.lanes:
        while lane.step < steps or lane.evaluating:
            lane.advance()
        lane.record.drain()
    return race


def test_facts_are_those_of_the_record():
    race = raced()
    facts = nn.facts_of_run(nn.LaneFacts(one.experiment, one.record) for one in race.lanes)
    for number, lane in enumerate(race.lanes, start=1):
        rows, held = lane.record.steps.tail(20), lane.record.evaluations.tail(100)
        assert facts[f"loss{number}"] == pytest.approx(rows[:, nn.LOSS].mean())
        assert facts[f"gradient{number}_2"] == pytest.approx(rows[:, 4].mean())
        assert facts[f"validation_accuracy{number}"] == held[-1, nn.ACCURACY]
        assert facts[f"lowest_loss{number}"] == held[:, nn.LOSS].min()
        assert facts[f"first_loss{number}"] == held[0, nn.LOSS]
    assert (facts["lanes"], facts["learning_rate2"], facts["layers1"]) == (2, 0.5, 3)
    assert facts["step"] == facts["step1"] == race.lanes[0].step
    assert all(is_fact(name) for name in facts)
    assert np.isfinite(list(facts.values())).all()


def test_before_the_first_step_little_is_known():
    race = raced(0)
    facts = nn.facts_of_run(nn.LaneFacts(one.experiment, one.record) for one in race.lanes)
    assert "loss1" not in facts
    assert "gradient1_1" not in facts
    assert facts["step"] == 0


def test_how_a_lane_ended_is_a_fact():
    race = raced()
    lane = race.lanes[0]
    facts = nn.facts_of_run([nn.LaneFacts(lane.experiment, lane.record, True, False)])
    assert (facts["diverged1"], facts["stopped1"]) == (1, 0)


def test_every_name_of_the_page_on_lessons_is_a_fact():
    assert all(is_fact(f"{name}1") for name in OF_LANE)
    assert not is_fact("loss")
    assert not is_fact("loss1_2")
