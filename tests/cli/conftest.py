"""What the tests of the command line share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import main
from nn.data.folders import HOME_VARIABLE


@pytest.fixture(autouse=True)
def own_home(shared_home, monkeypatch):
    """The commands share a home; what a run left there goes before each."""
    monkeypatch.setenv(HOME_VARIABLE, str(shared_home))
    shutil.rmtree(shared_home / "runs", ignore_errors=True)


@pytest.fixture
def here(tmp_path, monkeypatch):
    """An empty folder to work in, with a table."""
    monkeypatch.chdir(tmp_path)
    rows = [f"{i % 7},{'ab'[i % 2]}" for i in range(100)]
    (tmp_path / "표.csv").write_text("\n".join(["수,정답", *rows]), encoding="utf-8")
    return tmp_path


@pytest.fixture
def door(capsys):
    """Give main the arguments; the exit code and what was printed to stderr."""

    def knock(*arguments):
        try:
            code = main.main(list(arguments))
        except SystemExit as end:  # argparse
            code = end.code
        return code, capsys.readouterr().err

    return knock


@pytest.fixture
def full(here):
    """A device without room; skips where there is none."""
    if not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full here")
    (here / "full.npz").symlink_to("/dev/full")
    return open("/dev/full", "w")


@pytest.fixture
def table(tmp_path):
    """A table in which b decides what is told, with a gap, in Korean Excel's encoding."""
    path = tmp_path / "표.csv"
    rows = ["이름,a,b,정답"]
    rows += [f"{'가나'[i % 2]},{i % 11},{'' if i == 7 else i % 4},{'큼' if i % 4 > 1 else '작음'}"
             for i in range(200)]  # fmt: skip
    path.write_text("\n".join(rows), encoding="cp949")
    return path
