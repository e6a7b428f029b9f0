"""Autosaves: each run that ended has a file of its own, and the last one a second name."""

from __future__ import annotations

import os

import pytest

from nn.saved.autosaves import LAST, autosaves, keep, oldest


def put(path, content, moment):
    path.write_bytes(content)
    os.utime(path, (moment, moment))


def writer(content, moment):
    return lambda path: put(path, content, moment)


def contents(folder):
    return [path.read_bytes() for path in autosaves(folder)]


@pytest.fixture(params=["links", "copies"])
def folder(request, tmp_path, monkeypatch):
    def refuse(*_):
        raise OSError

    if request.param == "copies":
        monkeypatch.setattr(os, "link", refuse)
    return tmp_path


def test_every_run_stays_and_the_last_one_has_a_second_name(folder):
    first = keep(folder, writer(b"first", 1000))
    second = keep(folder, writer(b"second", 2000))
    assert contents(folder) == [b"second", b"first"]
    assert autosaves(folder) == [second, first]
    assert (folder / LAST).read_bytes() == b"second"


def test_a_run_that_has_only_that_name_gets_one_of_its_own(folder):
    put(folder / LAST, b"of an earlier version", 1000)
    assert contents(folder) == [b"of an earlier version"]
    keep(folder, writer(b"new", 2000))
    assert contents(folder) == [b"new", b"of an earlier version"]


def test_two_windows_that_end_at_once_lose_nothing(folder):
    def other_first(path):
        keep(folder, writer(b"other", 1000))
        put(path, b"mine", 2000)

    keep(folder, other_first)
    assert contents(folder) == [b"mine", b"other"]


def test_what_cannot_be_written_changes_nothing(folder):
    keep(folder, writer(b"first", 1000))

    def fail(_):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        keep(folder, fail)
    assert contents(folder) == [b"first"]
    assert (folder / LAST).read_bytes() == b"first"


def test_the_oldest_go_first_and_the_latest_never(tmp_path):
    paths = [tmp_path / name for name in "abcd"]
    for path in paths:
        put(path, b"x" * 30, 1000)
    assert oldest(paths, 130) == []
    assert oldest(paths, 70) == paths[2:]
    assert oldest(paths, 0) == paths[1:]
    paths[1].unlink()
    assert oldest(paths, 70) == paths[3:]
