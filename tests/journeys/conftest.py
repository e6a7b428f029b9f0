"""The journeys use the fixtures of the window's tests."""

from __future__ import annotations

import shutil

import pytest

from nn.data.folders import HOME_VARIABLE
from tests.gui.conftest import (  # noqa: F401
    digits,
    dressed,
    lanes,
    no_thread_left,
    own_settings,
    ready,
    session,
    window,
)


@pytest.fixture(autouse=True)
def own_home(shared_home, monkeypatch):
    """The journeys share a home; what a run left there goes before each."""
    monkeypatch.setenv(HOME_VARIABLE, str(shared_home))
    shutil.rmtree(shared_home / "runs", ignore_errors=True)
