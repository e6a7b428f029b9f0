"""What the window asks of the worker: commands in their order, requests only the latest."""

from __future__ import annotations

import threading

from gui import commands as module
from gui.commands import REQUEST_SHARE, Commands


def test_commands_are_obeyed_in_their_order_and_none_is_dropped():
    commands, done = Commands(), []
    for number in range(5):
        commands.post(lambda number=number: done.append(number))
    assert commands
    commands.obey()
    assert done == [0, 1, 2, 3, 4]
    assert not commands


def test_of_requests_of_a_kind_only_the_latest_is_answered():
    commands, done = Commands(), []
    for number in range(100):
        commands.request("snapshot", lambda number=number: done.append(number))
    commands.request("look", lambda: done.append("look"))
    commands.answer(training=False)
    assert done == [99, "look"]
    commands.answer(training=False)
    assert done == [99, "look"]


def test_while_training_a_request_waits_until_training_had_its_share(monkeypatch):
    now = [0.0]
    monkeypatch.setattr(module, "perf_counter", lambda: now[0])
    commands, done = Commands(), []

    def slow():
        now[0] += 1.0
        done.append(now[0])

    commands.request("snapshot", slow)
    commands.answer(training=True)
    for _ in range(10):
        commands.request("snapshot", slow)
        commands.answer(training=True)
    assert len(done) == 1
    now[0] += 1.0 / REQUEST_SHARE - 1.0
    commands.answer(training=True)
    assert len(done) == 2


def test_a_command_goes_before_requests():
    commands, done = Commands(), []
    commands.request("look", lambda: done.append("look"))
    commands.post(lambda: done.append("command"))
    commands.answer(training=False)
    assert done == []
    commands.obey()
    commands.answer(training=False)
    assert done == ["command", "look"]


def test_pausing_is_seen_at_once_by_what_takes_long():
    commands = Commands()
    commands.post(lambda: None)
    commands.pause(lambda: None)
    assert commands.pausing
    commands.quit()
    assert commands.quitting


def test_whoever_waits_is_woken_by_whatever_is_asked():
    commands = Commands()
    for ask in (lambda: commands.post(lambda: None), lambda: commands.request("look", print)):
        timer = threading.Timer(0.01, ask)
        timer.start()
        commands.wait(15)
        timer.join()


def test_commands_can_be_taken_out_of_their_turn():
    commands, done = Commands(), []
    for number in range(4):
        commands.post(lambda number=number: done.append(number))
    odd = iter([False, True, False, True])
    for one in commands.waiting(lambda _: next(odd)):
        one()
    commands.obey()
    assert done == [1, 3, 0, 2]
