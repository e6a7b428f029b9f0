"""What the window asks of the training loop: commands in order, requests only the latest."""

from __future__ import annotations

import threading

import pytest

from gui.session import command_queue, commands
from gui.session.command_queue import REQUEST_SHARE, CommandQueue

LOOK = commands.Inspect(None)


def saves(count):
    return [commands.SaveRun(1, str(number)) for number in range(count)]


@pytest.fixture
def queue():
    return CommandQueue()


@pytest.fixture
def done():
    return []


def test_commands_are_carried_out_in_their_order_and_none_is_dropped(queue, done):
    for command in saves(5):
        queue.post(command)
    assert queue
    queue.obey(done.append)
    assert done == saves(5)
    assert not queue


def test_of_requests_of_a_kind_only_the_latest_is_answered(queue, done):
    for name in ("weights", "gradients", None):
        queue.request(commands.Inspect(name))
    queue.request(commands.TakeSnapshot())
    queue.answer(done.append, training=False)
    assert done == [commands.TakeSnapshot(), LOOK]
    queue.answer(done.append, training=False)
    assert len(done) == 2


def test_while_training_a_request_waits_until_training_had_its_share(queue, done, monkeypatch):
    now = [0.0]
    monkeypatch.setattr(command_queue, "perf_counter", lambda: now[0])

    def slow(request):
        now[0] += 1.0
        done.append(now[0])

    queue.request(LOOK)
    queue.answer(slow, training=True)
    for _ in range(10):
        queue.request(LOOK)
        queue.answer(slow, training=True)
    assert len(done) == 1
    now[0] += 1.0 / REQUEST_SHARE - 1.0
    queue.answer(slow, training=True)
    assert len(done) == 2


def test_a_command_goes_before_requests(queue, done):
    queue.request(LOOK)
    queue.post(commands.Step())
    queue.answer(done.append, training=False)
    assert done == []
    queue.obey(done.append)
    queue.answer(done.append, training=False)
    assert done == [commands.Step(), LOOK]


def test_what_takes_long_sees_a_pause_a_cancel_and_the_end_at_once(queue):
    queue.post(commands.Step())
    assert not queue.pausing
    queue.post(commands.Pause())
    assert queue.pausing
    assert queue.interrupted
    queue.post(commands.Cancel(7))
    assert queue.cancelled_run == 7
    queue.post(commands.CancelLane())
    assert queue.lane_cancelled
    queue.quit()
    assert queue.quitting


def test_the_run_that_was_asked_for_last_is_known(queue, tmp_path):
    for run in (3, 4):
        queue.post(commands.Open(run, None, None, True, path=tmp_path))
    assert queue.wanted_run == 4


def test_whoever_waits_is_woken_by_whatever_is_asked(queue):
    for ask in (lambda: queue.post(commands.Step()), lambda: queue.request(LOOK)):
        timer = threading.Timer(0.01, ask)
        timer.start()
        queue.wait(15)
        timer.join()


def test_commands_of_a_kind_can_be_taken_out_of_their_turn(queue, done):
    for command in (commands.Step(), *saves(2), commands.Pause()):
        queue.post(command)
    assert queue.take(commands.SaveRun) == saves(2)
    queue.obey(done.append)
    assert done == [commands.Step(), commands.Pause()]
