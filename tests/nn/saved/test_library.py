"""The library finds every saved run once, and keeps what a person wrote."""

from __future__ import annotations

import os
import shutil

import pytest

import nn
from nn.saved import library as module
from tests.nn.saved.conftest import LANE, trained


def named(library):
    return {run.path.name: run for run in library.runs()}


def test_it_finds_what_was_saved_anywhere_what_saved_itself_and_sweeps(library, tmp_path):
    mine = tmp_path / "mine.npz"
    trained(mine)
    library.note(mine)
    trained(nn.runs_folder() / "last.npz")
    trained(nn.runs_folder() / "beside.npz")
    for working in ("running-1-abc.npz", "opened/lanes.npz"):
        path = nn.runs_folder() / working
        path.parent.mkdir(exist_ok=True)
        shutil.copy(mine, path)
        library.note(path)  # a run that is opened from there does not belong to it
    sweep = nn.sweeps_folder() / "2026-01-01-moons"
    nn.SweepFolder.create(sweep, nn.SweepPlan("moons", (LANE,), ("learning_rate=0.1,1",)))
    shutil.copy(mine, sweep / "run00001.npz")
    places = {name: run.place for name, run in named(library).items()}
    assert places == {
        "mine.npz": nn.SAVED, "last.npz": nn.AUTOSAVED, "beside.npz": nn.SAVED,
        "run00001.npz": "2026-01-01-moons",
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
    library.forget([path])
    assert named(library)["run.npz"].title == "Moons"


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


def test_what_was_written_about_the_last_run_goes_with_it(library):
    last = nn.runs_folder() / "last.npz"
    trained(last)
    library.describe([last], name="first")
    library.keep_earlier()
    last.unlink()
    trained(last, title="second")
    runs = named(library)
    assert runs.pop("last.npz").title == "second"
    (kept,) = runs.values()
    assert (kept.title, kept.place) == ("first", nn.AUTOSAVED)
    library.drop_oldest(0)
    assert list(named(library)) == ["last.npz"]


def test_a_damaged_run_is_listed_with_what_is_wrong(library):
    (nn.runs_folder() / "broken.npz").write_bytes(b"no run")
    (run,) = library.runs()
    assert run.summary is None
    assert "broken.npz" in str(run.failure)
    assert run.title == "broken"


def test_a_damaged_table_is_put_aside(library):
    trained(nn.runs_folder() / "run.npz")
    library.runs()
    (nn.runs_folder() / "library.sqlite").write_bytes(b"this is no table" * 100)
    assert [run.title for run in library.runs()] == ["Moons"]
    assert (nn.runs_folder() / "library-damaged.sqlite").exists()


def test_a_summary_of_another_version_is_made_again(library, monkeypatch):
    trained(nn.runs_folder() / "run.npz")
    expected = library.runs()
    with module.transaction(nn.runs_folder() / "library.sqlite", "rw") as tables:
        tables.execute("UPDATE files SET summary = '{\"other\": 1}'")
    assert library.runs() == expected


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(nn.CheckpointError, match="cannot be written"):
        nn.RunLibrary(tmp_path / "file" / "runs").runs()
