"""LookBack: what the window knew of its lanes after earlier steps."""

from __future__ import annotations

import nn
from gui.lane_view import LaneView
from gui.session.look_back import Found, look_back
from gui.session.state import Run


def raced(**second):
    """A run of two lanes that has ended, as the window knows it."""
    one = nn.Experiment(
        name="a", data="moons", hidden=(4,), batch_size=10, steps=60, evaluate_every=24
    )
    other = one.changed("name", "b")
    for field, value in second.items():
        other = other.changed(field, value)
    race = nn.Race([one, other], nn.load_dataset(one.data_recipe))
    while not race.finished:
        race.advance()
    for lane in race.lanes:
        lane.record.drain()
    return Run("test", tuple(map(LaneView.of, race.lanes)), race, race.dataset)


def test_lanes_with_other_mini_batches_had_seen_as_many_samples():
    run = raced(batch_size=20, steps=30, evaluate_every=12)
    back = look_back(run, 41)
    assert [lane.seen.step for lane in back.lanes] == [41, 20]
    assert [lane.record.step for lane in back.lanes] == [60, 30], "the curves stay whole"
    assert not back.exact


def test_never_beyond_what_is_known():
    run = raced()
    assert look_back(run, 10**6).step == 60
    assert look_back(run, -5).step == 0


def test_a_recipe_is_what_it_was_then():
    run = raced()
    record = run.lanes[0].record
    nn.note_changes([record], [(0, nn.Change(20, "learning_rate", 0.5, 0.1))])
    nn.note_changes([record], [(0, nn.Change(40, "learning_rate", 0.1, 0.01))])
    rates = [look_back(run, step).lanes[0].experiment.learning_rate for step in (20, 21, 40, 41)]
    assert rates == [0.5, 0.1, 0.1, run.lanes[0].experiment.learning_rate]


def test_a_replay_that_is_not_what_was_recorded_is_known():
    run = raced()
    machine = nn.TimeMachine(run.race)
    replays = tuple(nn.Replay(one.lane, one.original, one.row) for one in machine.rewind(60))
    assert not look_back(run, 60, Found(1, {0: 60, 1: 60}, True, replays)).differs
    row = run.lanes[0].record.steps.latest() + 1
    wrong = nn.Replay(replays[0].lane, replays[0].original, row)
    assert look_back(run, 60, Found(1, {0: 60, 1: 60}, True, (wrong,))).differs
