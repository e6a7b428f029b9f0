"""What the cards on functions, descent, step length and landscape cost.

``python -m tests.benchmarks.ideas`` prints what one landscape and one measurement of the
instruments take beside a training step, and how much of the training's speed is kept while each
card is shown (see ``tests/benchmarks/window.py``), with the time of one frame.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from itertools import pairwise
from statistics import median
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_FONT_DPI", "96")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from PyQt5.QtWidgets import QApplication

import nn
from gui import app
from gui.panels.inside.descent.panel import NOISE, TWO, DescentPanel
from gui.panels.inside.functions.panel import ACCURACY, LOSSES, FunctionsPanel
from gui.panels.inside.landscape.panel import LandscapePanel
from gui.shell.main_window import MainWindow
from tests.benchmarks.graph import timed
from tests.benchmarks.options import card_options
from tests.benchmarks.window import measure

Prepare = Callable[[MainWindow], None]


def a_landscape(race: nn.Race, options: argparse.Namespace) -> None:
    """Print how long each kind of plane takes, and the longest time to a cancel."""
    copy = nn.LaneCopy.of(race.lanes[1])
    points = 5 if options.smoke else 41
    for kind in nn.PLANES:
        looked: list[float] = [perf_counter()]
        nn.lane_landscape(
            copy, kind, points=points, progress=lambda _, seen=looked: seen.append(perf_counter())
        )
        seconds = perf_counter() - looked[0]
        longest = max(b - a for a, b in pairwise(looked))
        print(f"landscape {kind:<10} {seconds:5.2f} s, a cancel waits {1000 * longest:.0f} ms")


def the_instruments(race: nn.Race, times: int) -> None:
    """Print what one measurement takes, in steps of its lane."""
    lane = race.lanes[1]
    step = timed(lane.advance, times)
    instruments = nn.Instruments(lane)
    for name, with_sharpness in (("alpha", False), ("alpha and sharpness", True)):
        found = []
        for _ in range(times):
            lane.advance()
            lane.record.instrument_ring.take()
            start = perf_counter()
            instruments.measure(with_sharpness)
            found.append(perf_counter() - start)
        cost = median(found)
        print(f"{name:<20} {1000 * cost:.1f} ms ({cost / step:.1f} steps)")


def functions(view: str) -> Prepare:
    return lambda window: window.workspaces.panel(FunctionsPanel).show_view(view)


def descent(view: str) -> Prepare:
    return lambda window: window.workspaces.panel(DescentPanel).show_view(view)


def renewed_landscape(window: MainWindow) -> None:
    window.workspaces.panel(LandscapePanel).live.setChecked(True)


CARDS: tuple[tuple[str, str, Prepare | None], ...] = (
    ("the losses over each other", "relation", None),
    ("activations", "functions", None),
    ("losses", "functions", functions(LOSSES)),
    ("why not accuracy", "functions", functions(ACCURACY)),
    ("two dimensions", "descent", descent(TWO)),
    ("gradient noise", "descent", descent(NOISE)),
    ("step length", "stepLength", None),
    ("landscape, renewed", "landscape", renewed_landscape),
)


def main() -> None:
    options = card_options(__doc__)
    application = QApplication([])
    app.dress(application)
    lanes = [lane.changed("steps", 10**7) for lane in nn.load_preset("vanishing-gradient").lanes]
    race = nn.Race(lanes, nn.load_dataset("strokes"))
    for _ in range(40):  # so that there is a path
        race.advance()
    a_landscape(race, options)
    the_instruments(race, 2 if options.smoke else 60)
    measure("the curves", lanes, options, "gradient")
    for name, panel, prepare in CARDS:
        measure(name, lanes, options, panel, prepare)


if __name__ == "__main__":
    main()
