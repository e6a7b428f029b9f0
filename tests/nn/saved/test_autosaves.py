"""Autosaves: earlier runs stay, and the oldest go where there is no room."""

from __future__ import annotations

import os

from nn.saved import autosaves
from nn.saved.autosaves import drop_oldest, keep_earlier


def put(path, size, moment):
    path.write_bytes(b"x" * size)
    os.utime(path, (moment, moment))


def test_the_run_before_stays_under_a_name_that_tells_when_it_was(tmp_path):
    last = tmp_path / "last.npz"
    assert keep_earlier(last) is None
    put(last, 10, 1_700_000_000)
    kept = keep_earlier(last)
    assert kept.name.startswith("autosaved-2023-11-1")
    assert kept.read_bytes() == last.read_bytes()
    assert keep_earlier(last) is None, "it has a name already"
    last.unlink()
    put(last, 20, 1_700_000_000)
    assert keep_earlier(last).name == f"{kept.stem}-2.npz"


def test_a_disk_without_links_gets_a_copy(tmp_path, monkeypatch):
    def refuse(*_):
        raise OSError

    monkeypatch.setattr(os, "link", refuse)
    put(tmp_path / "last.npz", 10, 1_700_000_000)
    kept = keep_earlier(tmp_path / "last.npz")
    assert not kept.samefile(tmp_path / "last.npz")
    assert kept.stat().st_mtime == 1_700_000_000


def test_the_oldest_go_first_and_the_last_one_never(tmp_path):
    put(tmp_path / "last.npz", 60, 5000)
    for number in range(4):
        put(tmp_path / f"autosaved-{number}.npz", 30, 1000 + number)
    put(tmp_path / "mine.npz", 500, 1)
    gone = drop_oldest(tmp_path, 130)
    assert {one.name for one in gone} == {"autosaved-0.npz", "autosaved-1.npz"}
    assert not any(one.exists() for one in gone)
    drop_oldest(tmp_path, 0)
    assert [one.name for one in autosaves.autosaves(tmp_path)] == ["last.npz"]
    assert (tmp_path / "mine.npz").exists()
