"""Lanes on several threads learn what they learn alone, keep level, and rest when asked."""

from __future__ import annotations

import dataclasses
import threading

import pytest

import nn
from nn.training import lane_threads, thread_trial
from nn.training.lane import Lane
from tests.nn.training.racing import alone, assert_same


@pytest.fixture
def four(lane):
    """Lanes that differ in what is random, in their cost and in their batches."""
    return [
        lane,
        lane.changed("name", "b").changed("activation", "tanh").changed("dropout", 0.2),
        lane.changed("name", "c").changed("hidden", (80, 80)).changed("seed", 3),
        dataclasses.replace(
            lane, name="d", optimizer="adam", batch_size=lane.batch_size // 2,
            steps=2 * lane.steps, evaluate_every=2 * lane.evaluate_every,
        ),
    ]  # fmt: skip


@pytest.fixture(autouse=True)
def short_trials(monkeypatch):
    """The races of these tests are short."""
    monkeypatch.setattr(thread_trial, "ALONE_SECONDS", 0.002)
    monkeypatch.setattr(thread_trial, "TOGETHER_SECONDS", 0.002)


@pytest.fixture
def worthwhile(monkeypatch):
    """Threads are used, whatever they gain."""
    monkeypatch.setattr(lane_threads, "LEAST_GAIN", 0.0)


@pytest.fixture
def make():
    """LaneThreads, which are closed at the end."""
    made = []

    def build(most: int) -> nn.LaneThreads:
        made.append(nn.LaneThreads(most))
        return made[-1]

    yield build
    for one in made:
        one.close()


def drain(race: nn.Race) -> None:
    """Empty the rings, as a window does."""
    for record in race.records:
        record.drain()


def finish(threads: nn.LaneThreads, race: nn.Race, rest_every: int = 7) -> list[list[int]]:
    """Advance a race to its end; the samples that its lanes had seen at each rest."""
    seen, pieces = [], 0
    while not race.finished:
        threads.advance(race)
        pieces += 1
        if pieces % rest_every == 0:
            threads.rest()
            drain(race)
            seen.append([lane.samples for lane in race.lanes if not lane.over])
    threads.rest()
    drain(race)
    return seen


@pytest.mark.parametrize("most", [2, 3, 4])
def test_lanes_on_threads_learn_the_same_as_alone_bit_for_bit(
    toy, four, make, worthwhile, monkeypatch, most
):
    race, at_work, advance = nn.Race(four, toy), set(), Lane.advance

    def noted(lane: Lane) -> None:
        at_work.add(threading.get_ident())
        advance(lane)

    monkeypatch.setattr(Lane, "advance", noted)
    recipes = race.experiments
    finish(make(most), race)
    assert len(at_work) > 1
    for beside, experiment in zip(race.lanes, recipes, strict=True):
        assert_same(beside, alone(experiment, toy))


def test_lanes_are_at_most_one_mini_batch_apart(toy, four, make, worthwhile):
    race = nn.Race(four, toy)
    largest = max(lane.batches.batch_size for lane in race.lanes)
    for seen in finish(make(4), race, rest_every=1):
        if len(seen) == len(race.lanes):
            assert max(seen) - min(seen) <= largest


def test_nothing_is_at_work_after_a_rest(toy, four, make, worthwhile, monkeypatch):
    at_work, most_at_work = set(), 0
    advance = Lane.advance

    def watched(lane: Lane) -> None:
        nonlocal most_at_work
        assert lane.slot not in at_work, "two threads have the same lane"
        at_work.add(lane.slot)
        most_at_work = max(most_at_work, len(at_work))
        advance(lane)
        at_work.discard(lane.slot)

    monkeypatch.setattr(Lane, "advance", watched)
    race, threads = nn.Race(four, toy), make(4)
    while not race.finished:
        for _ in range(20):
            threads.advance(race)
        threads.rest()
        assert not at_work
        drain(race)
    assert most_at_work > 1


def test_one_thread_is_used_where_more_gain_nothing(toy, four, make, monkeypatch):
    monkeypatch.setattr(lane_threads, "LEAST_GAIN", 100.0)
    race, threads = nn.Race(four, toy), make(4)
    finish(threads, race)
    assert threads.in_use == 1


def test_a_single_lane_needs_no_thread(toy, lane, make):
    before = threading.active_count()
    race, threads = nn.Race([lane], toy), make(4)
    while not race.finished:
        threads.advance(race)
        assert threading.active_count() == before
        drain(race)


def test_no_more_threads_than_lanes_or_than_asked_for(toy, four, make, worthwhile):
    before = threading.active_count()
    race, threads = nn.Race(four[:3], toy), make(2)
    finish(threads, race)
    assert threading.active_count() == before + 1
    threads.close()
    while threading.active_count() > before:  # the last of it has left our code
        pass


def test_an_error_on_any_thread_comes_to_the_owner(toy, four, make, worthwhile, monkeypatch):
    advance = Lane.advance

    def failing(lane: Lane) -> None:
        if lane.step == 30:
            raise MemoryError(f"of lane {lane.slot}")
        advance(lane)

    race, threads = nn.Race(four, toy), make(4)
    monkeypatch.setattr(Lane, "advance", failing)
    with pytest.raises(MemoryError, match="of lane"):
        finish(threads, race)
    monkeypatch.setattr(Lane, "advance", advance)
    finish(threads, race)
    for lane in race.lanes:
        assert lane.test is not None


def test_a_paused_lane_and_a_full_ring_are_left_alone(toy, four, make, worthwhile):
    race, threads = nn.Race(four, toy), make(4)
    race.pause(race.lanes[1].slot, True)
    while not race.idle:
        threads.advance(race)
        threads.rest()
        drain(race)
    assert race.lanes[1].step == 0
    race.pause(race.lanes[1].slot, False)
    finish(threads, race)
    assert_same(race.lanes[1], alone(race.lanes[1].experiment, toy))


def test_lanes_that_come_and_go_are_noticed(toy, four, make, worthwhile):
    race, threads = nn.Race(four[:2], toy), make(4)
    for _ in range(50):
        threads.advance(race)
    threads.rest()
    race.add(four[2])
    race.remove(race.lanes[0].slot)
    recipes = race.experiments
    finish(threads, race)
    for beside, experiment in zip(race.lanes, recipes, strict=True):
        assert_same(beside, alone(experiment, toy))


def test_a_lane_that_ends_in_a_trial_does_not_hold_it_up(toy, four, make, worthwhile):
    """A diverging lane takes a step or two; the others are still tried on several threads."""
    wild = (
        four[1].changed("learning_rate", 100.0).changed("hidden", (20, 20)).changed("dropout", 0.0)
    )
    race, threads, most = nn.Race([four[0], wild, four[2]], toy), make(3), 1
    while not race.finished:
        threads.advance(race)
        most = max(most, threads.in_use)
        if race.blocked:
            threads.rest()
            drain(race)
    assert most > 1
