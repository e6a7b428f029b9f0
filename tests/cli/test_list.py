"""``python main.py list``, as a person calls it."""

from __future__ import annotations

import nn
from tests.cli.command import call


def test_list_names_everything():
    done = call("list")
    assert done.returncode == 0
    for name in ("vanishing-gradient", "two-layer-net", "strokes", "mnist", "relu", "adam", "he"):
        assert name in done.stdout
    for name in (*nn.preset_names(), *nn.LAYERS, *nn.LOSSES, *nn.SCHEDULES, *nn.KNOBS):
        assert name in done.stdout
