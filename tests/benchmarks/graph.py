"""What the computational graph costs: following the samples, and painting, beside one step.

``python -m tests.benchmarks.graph`` takes two lanes of 784-100×5-10 with mini-batches of 128 and
prints medians, and their ratio to the time of one step of one lane in the same run.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from statistics import median
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_FONT_DPI", "96")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from PyQt5.QtGui import QPixmap
from PyQt5.QtWidgets import QApplication

import nn
from gui import app
from gui.lane_view import LaneView
from gui.panels.inside.graph.layers_view import LayersView
from gui.panels.inside.graph.shown import ShownLane
from tests.benchmarks.options import command_line

WIDE, HIGH = 1240, 460  # pixels of the card in a window of 1366 × 768


def timed(work: Callable[[], object], times: int) -> float:
    """The median seconds of a call; the first one is not counted."""
    work()
    found = []
    for _ in range(times):
        start = perf_counter()
        work()
        found.append(perf_counter() - start)
    return median(found)


def main() -> None:
    options = command_line(__doc__).parse_args()
    times = 2 if options.smoke else 60
    application = QApplication([])
    app.dress(application)
    race = nn.Race(nn.load_preset("vanishing-gradient").lanes, nn.load_dataset("strokes"))
    step = timed(race.advance, times) / len(race.lanes)
    print(f"one step of one lane {1000 * step:.2f} ms")
    shown = [
        ShownLane(LaneView(one.slot, one.experiment, one.record, one.network, one.prepared), traced)
        for one, traced in zip(race.lanes, nn.trace_lanes(race.lanes, nn.Feed(), 0), strict=True)
    ]
    view, picture = LayersView(), QPixmap(WIDE, HIGH)
    view.resize(WIDE, HIGH)
    for count in (1, 2):
        lanes = race.lanes[:count]
        tracing = timed(lambda lanes=lanes: nn.trace_lanes(lanes, nn.Feed(), 0), times)  # type: ignore[misc]
        view.show_lanes(shown[:count], (0, "Affine1"))
        painting = timed(lambda: view.render(picture), times)
        nodes = len(shown[0].trace.nodes)
        print(
            f"{count} lane{'s' * (count > 1)} of {nodes} nodes: "
            f"following {1000 * tracing:.1f} ms ({tracing / step:.1f} steps), "
            f"painting {1000 * painting:.1f} ms ({painting / step:.1f} steps)"
        )


if __name__ == "__main__":
    main()
