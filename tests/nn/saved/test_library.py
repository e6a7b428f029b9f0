"""The library finds every saved run once, and keeps what a person wrote."""

from __future__ import annotations

import os
import shutil
import sqlite3

import pytest

import nn
from nn.saved import library as module
from tests.nn.saved.conftest import LANE, trained


def named(library):
    return {run.path.name: run for run in library.runs()}


def autosave(library, title="Moons"):
    """Have a run save itself; returns its path."""
    before = set(nn.runs_folder().glob("autosaved-*"))
    library.keep(lambda path: trained(path, title=title, steps=5), 10**9)
    (path,) = set(nn.runs_folder().glob("autosaved-*")) - before
    return path


def test_it_finds_what_was_saved_anywhere_what_saved_itself_and_sweeps(library, tmp_path):
    mine = tmp_path / "mine.npz"
    trained(mine)
    deep = nn.runs_folder() / "homework" / "deep.npz"
    trained(deep)
    for path in (mine, deep):
        library.note(path)
    auto = autosave(library)
    trained(nn.runs_folder() / "beside.npz")
    for working in ("running-1-abc.npz", "opened/lanes-1.npz"):
        path = nn.runs_folder() / working
        path.parent.mkdir(exist_ok=True)
        shutil.copy(mine, path)
    sweep = nn.sweeps_folder() / "2026-01-01-moons"
    nn.SweepFolder.create(sweep, nn.SweepPlan("moons", (LANE,), ("learning_rate=0.1,1",)))
    shutil.copy(mine, sweep / "run00001.npz")
    places = {name: run.place for name, run in named(library).items()}
    assert places == {
        "mine.npz": nn.SAVED, "deep.npz": nn.SAVED, auto.name: nn.AUTOSAVED,
        "beside.npz": nn.SAVED, "run00001.npz": "2026-01-01-moons",
    }  # fmt: skip
    mine.unlink()
    assert "mine.npz" not in named(library)


def test_the_latest_is_first(library):
    for number in (3, 1, 2):
        path = nn.runs_folder() / f"{number}.npz"
        trained(path, steps=0)
        os.utime(path, (number, number))
    assert [run.path.stem for run in library.runs()] == ["3", "2", "1"]


def test_what_a_person_wrote_is_kept_by_other_libraries_too(library):
    path = nn.runs_folder() / "run.npz"
    trained(path)
    before = path.read_bytes()
    library.runs()
    library.describe([path], name="my run", notes="with\nReLU")
    library.describe([path], tags=("a", "나"))
    run = named(nn.RunLibrary())["run.npz"]
    assert (run.name, run.notes, run.tags) == ("my run", "with\nReLU", ("a", "나"))
    assert run.title == "my run"
    assert path.read_bytes() == before


def test_files_are_read_again_only_where_they_changed(library, monkeypatch):
    path = nn.runs_folder() / "run.npz"
    trained(path)
    read = []
    real = module.summarise
    monkeypatch.setattr(module, "summarise", lambda one: read.append(one) or real(one))
    first, again = library.runs(), library.runs()
    assert len(read) == 1
    assert first == again
    trained(path, [LANE.changed("steps", 60)])
    assert library.runs()[0].summary.lanes[0].step == 60
    assert len(read) == 2


def test_autosaves_go_when_there_is_no_room_but_not_those_a_person_wrote_about(library):
    paths = [autosave(library, title) for title in ("first", "second", "third")]
    for number, path in enumerate(paths):
        os.utime(path, (number, number))
    library.describe([paths[0]], notes="my best")
    assert library.oldest(0) == [paths[1]]
    library.keep(lambda path: trained(path, title="fourth", steps=5), 0)
    runs = named(library)
    assert {run.title: run.place for run in runs.values()} == {
        "first": nn.SAVED, "fourth": nn.AUTOSAVED,
    }  # fmt: skip


def test_a_name_that_is_used_again_does_not_inherit_notes(library):
    path = nn.runs_folder() / "run.npz"
    trained(path)
    library.describe([path], name="old", notes="of the old one")
    content = path.read_bytes()
    path.unlink()
    library.give_up([path])
    path.write_bytes(content)  # back from the trash
    assert named(library)["run.npz"].title == "old"
    trained(path, title="new")
    library.note(path)
    assert named(library)["run.npz"].title == "new"


def test_tags_are_added_to_those_that_are_there(library):
    paths = [nn.runs_folder() / f"{number}.npz" for number in range(3)]
    for path in paths:
        trained(path, steps=0)
    library.describe(paths[:1], tags=("a", "b"))
    library.add_tags(paths, ("b", "c"))
    assert [named(library)[path.name].tags for path in paths] == [
        ("a", "b", "c"), ("b", "c"), ("b", "c"),
    ]  # fmt: skip


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_a_name_that_is_no_text_hides_nothing(library):
    trained(nn.runs_folder() / "run.npz")
    path = nn.runs_folder() / os.fsdecode(b"run-\xff.npz")
    trained(path)
    for _ in range(2):
        assert {run.path.name for run in library.runs()} == {"run.npz", path.name}


def test_a_damaged_run_is_listed_with_what_is_wrong(library):
    (nn.runs_folder() / "broken.npz").write_bytes(b"no run")
    (run,) = library.runs()
    assert run.summary is None
    assert "broken.npz" in str(run.failure)
    assert run.title == "broken"


def damage_first_page(path):
    path.write_bytes(b"this is no table" * 100)


def damage_later_page(path):
    content = bytearray(path.read_bytes())
    content[4096 + 100 : 8192] = b"x" * (4096 - 100)
    path.write_bytes(content)


def other_version(path):
    with module.transaction(path, "rw") as tables:
        tables.execute("PRAGMA user_version = 99")


@pytest.mark.parametrize("damage", [damage_first_page, damage_later_page, other_version])
def test_a_damaged_table_is_put_aside(library, damage):
    for number in range(20):
        trained(nn.runs_folder() / f"{number}.npz", steps=0)
    library.runs()
    damage(nn.runs_folder() / "library.sqlite")
    fresh = nn.RunLibrary()
    assert len(fresh.runs()) == 20
    fresh.describe([nn.runs_folder() / "1.npz"], name="one")
    assert named(fresh)["1.npz"].title == "one"
    assert len(list(nn.runs_folder().glob("library-*.sqlite"))) == 1


@pytest.mark.parametrize("column", ["summary", "tags"])
def test_what_is_no_json_is_made_again(library, column):
    trained(nn.runs_folder() / "run.npz")
    expected = library.runs()
    with module.transaction(nn.runs_folder() / "library.sqlite", "rw") as tables:
        tables.execute(f"UPDATE files SET {column} = 'x'")
    assert library.runs() == expected


def test_a_table_that_cannot_be_written_hides_no_run(library, monkeypatch):
    trained(nn.runs_folder() / "run.npz")

    def refuse(*_):
        raise sqlite3.OperationalError("disk full")

    monkeypatch.setattr(module, "transaction", refuse)
    assert [run.title for run in library.runs()] == ["Moons"]
    with pytest.raises(nn.CheckpointError, match="cannot be written: disk full"):
        library.describe([nn.runs_folder() / "run.npz"], name="x")
