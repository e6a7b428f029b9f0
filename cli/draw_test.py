"""``python main.py draw-test``: draw digits on the canvas, and count what networks read."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

import numpy as np
from PyQt5.QtWidgets import QApplication
from threadpoolctl import threadpool_limits

import nn
from cli.racing import drive, prepare
from cli.reporting import OK
from gui.probe.replay import replay

DIGITS = 10


def run(options: argparse.Namespace) -> int:
    """Train, draw every digit of a file on the canvas, and print what the networks read."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    drawings = nn.load_drawings(Path(options.drawings))
    application = QApplication([])
    pictures = replay(drawings, options.placed)
    application.quit()
    x, t = pictures.reshape(len(pictures), -1), np.array(drawings.labels)
    for experiment in options.experiments:
        options.experiment = experiment
        race, history, title = prepare(options)
        with threadpool_limits(options.threads, user_api="blas"):
            if not drive(race, history):
                raise KeyboardInterrupt
        for lane in race.lanes:
            read = answers(race, lane, x)
            print(f"{title}, {lane.experiment.name} on {race.dataset.name}:", end=" ")
            print(f"test accuracy {lane.test[1]:.4f}, " if lane.test else "stopped, ", end="")
            print(f"{len(t):,} drawings on the canvas {(read == t).mean():.4f}")
            print(confusions(t, read))
    return OK


def answers(race: nn.Race, lane: nn.Lane, x: nn.Array) -> nn.Array:
    """The digit (n,) that a lane reads in each picture x (n, 784).

    Raises FieldError for a network that does not read digits.
    """
    model = nn.Model.of(lane.network, lane.prepared)
    if not model.pictures or model.class_names != tuple(map(str, range(DIGITS))):
        raise nn.FieldError(
            "draw-test needs networks that read digits of 28 × 28 pixels, but '{name}' does not "
            "contain such digits.",
            name=race.dataset.name,
        )
    return model.answers(x)


def confusions(drawn: nn.Array, read: nn.Array) -> str:
    """A row for each digit that was drawn, a column for each that was read."""
    rows = ["drawn \\ read " + "".join(f"{digit:>6}" for digit in range(DIGITS))]
    for digit in range(DIGITS):
        counts = [int(((drawn == digit) & (read == other)).sum()) for other in range(DIGITS)]
        rows.append(f"{digit:>12} " + "".join(f"{count or '.':>6}" for count in counts))
    return "\n".join(rows)
