"""``python main.py list``: what can be named on the command line."""

from __future__ import annotations

import argparse
from collections.abc import Iterable

import nn
from cli.reporting import OK


def run(_options: argparse.Namespace) -> int:
    """Print what can be named on the command line."""
    print("experiments")
    for name in nn.preset_names():
        print(f"  {name:<20} {nn.load_preset(name).about}")
    groups: dict[str, Iterable[str]] = {
        "data sets": nn.DATASETS,
        "layers": nn.LAYERS,
        "activations": nn.ACTIVATIONS,
        "initializers": nn.INITIALIZERS,
        "losses": nn.LOSSES,
        "optimizers": nn.OPTIMIZERS,
        "schedules": nn.SCHEDULES,
    }
    for title, registry in groups.items():
        print(f"{title}\n  " + ", ".join(registry))
    print("fields for --set")
    for name, knob in nn.KNOBS.items():
        print(f"  {name:<20} {knob.help}")
    return OK
