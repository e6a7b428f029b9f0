"""What the workspace Results costs.

``python -m tests.benchmarks.results`` prints how long the card Confusion takes to open over 10,000
validation samples, what a representation of every layer takes, and how much of the training's
speed is kept while each card is shown (see ``tests/benchmarks/window.py``).
"""

from __future__ import annotations

import argparse
import dataclasses
import os
from statistics import median
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_FONT_DPI", "96")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
from PyQt5.QtWidgets import QApplication

import nn
from gui import app
from gui.session.session import Session
from gui.session.state import State
from gui.shell.main_window import MainWindow
from tests.benchmarks.options import card_options
from tests.benchmarks.window import measure, wait_until

SAMPLES = 10_000


def opening(lanes: list[nn.Experiment], options: argparse.Namespace) -> None:
    """Print how long the matrix and the list take from the click until they are painted.

    The first ones are of the last evaluation, those of the present step follow.
    """
    real, count = nn.load_dataset, 200 if options.smoke else SAMPLES

    def large(*asked: object) -> nn.Dataset:
        data = real(*asked)  # type: ignore[arg-type]
        rows = np.resize(np.arange(len(data.validation)), count)
        part = nn.Part(data.validation.x[rows], data.validation.t[rows])
        return dataclasses.replace(data, validation=part)

    nn.load_dataset = large
    try:
        session = Session()
        window = MainWindow(session)
        window.resize(1366, 768)
        window.show()
        session.load("opening", lanes)
        wait_until(lambda: session.state is State.READY)
    finally:
        nn.load_dataset = real
    panel = window.workspaces.panels["confusion"]
    found: list[float] = []
    later: list[float] = []
    for step in range(1, options.rounds + 1):
        window.workspaces.choose("train")
        session.step()  # what is shown next is of another step
        wait_until(lambda step=step: session.run.lanes[0].record.step == step)
        start = perf_counter()
        window.workspaces.show_panel("confusion")
        wait_until(lambda: panel.shown is not None)
        QApplication.processEvents()
        found.append(perf_counter() - start)
        wait_until(lambda step=step: panel.shown.step == step)
        later.append(perf_counter() - start)
    told = f"opens in {1000 * found[0]:.0f} ms the first time"
    told += f", is of the present step after {1000 * median(later):.0f} ms"
    print(f"Confusion over {count:,} samples {told}")
    window.close()


def representing(lanes: list[nn.Experiment], options: argparse.Namespace) -> None:
    """Print what the layers of one lane take, the first time and again."""
    race = nn.Race(lanes, nn.load_dataset(lanes[0].data_recipe))
    while race.step < 10:
        race.advance()
    before, found = None, []
    for _ in range(options.rounds + 1):
        start = perf_counter()
        before = nn.represent(nn.LaneCopy.of(race.lanes[1]), before)
        found.append(perf_counter() - start)
    told = ", ".join(f"{1000 * one:.0f}" for one in found)
    print(f"representation of {len(before.layers)} layers: {told} ms")


def main() -> None:
    options = card_options(__doc__)
    application = QApplication([])
    app.dress(application)
    lanes = [lane.changed("steps", 10**7) for lane in nn.load_preset("vanishing-gradient").lanes]
    opening(lanes, options)
    representing(lanes, options)
    for panel in ("gradient", "confusion", "representation", "summary"):
        measure(panel, lanes, options, panel)


if __name__ == "__main__":
    main()
