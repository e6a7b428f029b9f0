"""Where the project keeps a person's files, on each system (standard library only)."""

from __future__ import annotations

import os
import sys
from pathlib import Path

HOME_VARIABLE = "NABLASCOPE_HOME"


def home() -> Path:
    """The project's folder in the user's data folder; $NABLASCOPE_HOME overrides it."""
    chosen = os.environ.get(HOME_VARIABLE)
    if chosen:
        return Path(chosen)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / "Nablascope"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Nablascope"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share") / "nablascope"


def data_folder() -> Path:
    """Where downloaded and generated data sets lie."""
    return home() / "data"


def runs_folder() -> Path:
    """Where running experiments save themselves."""
    return home() / "runs"


def sweeps_folder() -> Path:
    """Where sweeps keep their results."""
    return runs_folder() / "sweeps"
