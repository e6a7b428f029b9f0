"""Calling main.py as a person does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases"
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX system")
TRAIN = ["train", "two-layer-net", "--data", "xor", "--steps", "3"]


def call(*arguments, environment=None, interpreter=(), **options):
    """Run main.py; what it prints comes as text. ``interpreter`` are options of Python."""
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
    return subprocess.run(
        [sys.executable, *interpreter, str(ROOT / "main.py"), *map(str, arguments)],
        env={**os.environ, **(environment or {})},
        encoding="utf-8",
        errors="surrogateescape",
        timeout=60,
        **options,
    )


def train(*arguments):
    return call("train", *arguments)


def sentence(text):
    """The one sentence that was told, without Qt's remarks on this machine."""
    lines = [line for line in text.splitlines() if "XDG_RUNTIME_DIR" not in line]
    assert len(lines) == 1, text
    return lines[0]
