"""Where a person's files lie, by the conventions of each system."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from nn.data.folders import HOME_VARIABLE, data_folder, runs_folder


@pytest.mark.parametrize(
    ("platform", "variable", "value", "expected"),
    [
        ("linux", "XDG_DATA_HOME", "/data", "/data/nablascope"),  # XDG base directories
        ("linux", "XDG_DATA_HOME", "", "~/.local/share/nablascope"),
        ("darwin", "XDG_DATA_HOME", "/data", "~/Library/Application Support/Nablascope"),
        ("win32", "LOCALAPPDATA", "/local", "/local/Nablascope"),
    ],
)
def test_files_lie_where_the_system_wants_them(monkeypatch, platform, variable, value, expected):
    monkeypatch.delenv(HOME_VARIABLE)
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setenv(variable, value)
    assert data_folder() == Path(expected).expanduser() / "data"
    assert runs_folder() == Path(expected).expanduser() / "runs"


def test_a_person_can_choose_another_home(monkeypatch, tmp_path):
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    assert data_folder() == tmp_path / "data"
