"""LaneChanger: lanes that were removed come back where they were."""

from __future__ import annotations

from gui.session import commands
from gui.session.command_queue import CommandQueue
from gui.session.lane_changer import LaneChanger, line_up
from gui.session.rewinder import Rewinder
from gui.session.run_builder import RunBuilder
from tests.gui.session.looping import toy_race


def changer_of(race):
    queue, rewinder = CommandQueue(), Rewinder(lambda: None)
    rewinder.use(rewinder.noting(race))
    return LaneChanger(queue, RunBuilder(queue, lambda event: None, rewinder)), rewinder


def slots(race):
    return [lane.slot for lane in race.lanes]


def test_the_lane_that_was_removed_last_comes_back_first():
    race = toy_race(lanes=3)
    changer, _ = changer_of(race)
    changer.change(race, commands.RemoveLane(1, 0, keep=True))
    changer.change(race, commands.RemoveLane(1, 2, keep=True))
    assert slots(race) == [1]
    changer.change(race, commands.RestoreLane(1))
    assert slots(race) == [1, 2]
    changer.change(race, commands.RestoreLane(1))
    assert slots(race) == [0, 1, 2]
    changer.change(race, commands.RestoreLane(1))  # nothing is left
    assert slots(race) == [0, 1, 2]


def test_nothing_of_another_run_is_restored():
    race = toy_race(lanes=2)
    changer, _ = changer_of(race)
    changer.change(race, commands.RemoveLane(1, 0, keep=True))
    changer.forget()
    changer.change(race, commands.RestoreLane(1))
    assert slots(race) == [1]


def test_lanes_that_are_known_keep_their_networks_and_tell_their_first_step():
    race = toy_race(lanes=2)
    _, rewinder = changer_of(race)
    views = line_up(race, rewinder.machine, {})
    again = line_up(race, rewinder.machine, {view.slot: view for view in views})
    assert [one.network for one in again] == [one.network for one in views]
    assert [one.first for one in views] == [0, 0]
