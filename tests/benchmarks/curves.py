"""What a long run costs to record and to draw.

``python -m tests.benchmarks.curves`` records up to ten million steps of ten series and
draws the three panels of a run of two lanes after 10 thousand, 1 million and 10 million.
"""

from __future__ import annotations

import os
import tracemalloc
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_FONT_DPI", "96")

import numpy as np
from PyQt5.QtWidgets import QApplication

import nn
from gui import app
from gui.lane_view import LaneView
from gui.panels import PANELS
from gui.panels.curve_panel import CurvePanel
from tests.benchmarks.options import command_line

CHUNK = 100
FRAMES = 60
LENGTHS = (10_000, 1_000_000, 10_000_000)  # steps
SMOKE_FRAMES, SMOKE_LENGTHS = 2, (10_000, 20_000, 30_000)


def rows(first: int, count: int, columns: int, rng: np.random.Generator) -> nn.Array:
    """Rows like those of a race: steps, then noise around a falling curve."""
    steps = np.arange(first + 1, first + count + 1)
    values = 1.0 / (1.0 + steps[:, None] / 5000.0) * rng.lognormal(0, 0.3, (count, columns - 1))
    return np.column_stack([steps, values])


def record(steps: int) -> tuple[nn.Curves, float, float]:
    """Ten series of that many steps: the curves, seconds in all, and in the longest append."""
    block = rows(0, 10_000, 11, np.random.default_rng(0))
    curves = nn.Curves(11)
    total, longest = 0.0, 0.0
    for start in range(0, steps, 10_000):
        block[:, 0] = np.arange(start + 1, start + 10_001)
        for part in range(0, 10_000, CHUNK):
            begin = perf_counter()
            curves.extend(block[part : part + CHUNK])
            cost = perf_counter() - begin
            total += cost
            longest = max(longest, cost)
    return curves, total, longest


def recording(steps: int) -> None:
    """Microseconds a step, the longest append, and memory, for ten series."""
    _, total, longest = record(steps)
    tracemalloc.start()
    curves, _, _ = record(min(steps, 100_000))  # its arrays have their size from the beginning
    kept = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    print(
        f"recording {steps:,} steps x {curves.columns - 1} series, {CHUNK} at a time: "
        f"{total / steps * 1e6:.2f} us a step, longest append {longest * 1e3:.1f} ms, "
        f"kept {kept / 1e6:.1f} MB"
    )


def frames(application: QApplication, lengths: tuple[int, ...], count: int) -> None:
    """Milliseconds to update and paint each panel, by the length of the run."""
    lanes = nn.load_preset("vanishing-gradient").lanes
    none = nn.Part(np.zeros((1, 784), np.float32), np.zeros(1, np.int64))
    prepared = nn.prepare(nn.Dataset("none", "", ("0", "1"), none, none, none))
    medians = {}
    for length in lengths:
        records = [nn.Record(slot, 6, (128, "epochs"), 10_000) for slot in range(2)]
        entrants = tuple(
            LaneView(record.slot, lane, record, lane.network(784, 10), prepared)
            for record, lane in zip(records, lanes, strict=True)
        )
        rng = np.random.default_rng(1)
        block = rows(0, 10_000, records[0].steps.columns, rng)
        for start in range(0, length, 10_000):
            block[:, 0] = np.arange(start + 1, start + 10_001)
            for record in records:
                record.steps.extend(block)
        for record in records:
            record.evaluations.extend(rows(0, 100, record.evaluations.columns, rng))
        costs = []
        for kind in PANELS:
            if not issubclass(kind, CurvePanel):
                continue
            panel = kind()
            panel.resize(800 if kind.key() == "gradient" else 390, 330)
            panel.show()
            panel.show_run(nn.History(records), entrants)
            for _ in range(5):
                application.processEvents()
            for frame in range(count):
                for record in records:
                    record.steps.extend(rows(length + 20 * frame, 20, block.shape[1], rng))
                begin = perf_counter()
                panel.show_frame()
                application.processEvents()
                costs.append(perf_counter() - begin)
            panel.close()
        medians[length] = float(np.median(costs))
        print(
            f"a frame after {length:>10,} steps: median {medians[length] * 1e3:.1f} ms, "
            f"p99 {np.percentile(costs, 99) * 1e3:.1f} ms"
        )
    first, last = lengths[0], lengths[-1]
    print(f"{last:,} against {first:,} steps: {medians[last] / medians[first]:.2f} x")


def main() -> None:
    options = command_line(__doc__).parse_args()
    lengths = SMOKE_LENGTHS if options.smoke else LENGTHS
    application = QApplication([])
    app.dress(application)
    recording(lengths[-1])
    frames(application, lengths, SMOKE_FRAMES if options.smoke else FRAMES)


if __name__ == "__main__":
    main()
