"""Whether a long race needs more memory than a short one.

``python -m tests.benchmarks.memory`` races two lanes of five small layers, each with its record,
for a thousand steps and then for a million, and prints the process's resident memory.
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from pathlib import Path

import numpy as np

import nn
from tests.benchmarks.options import command_line

STEPS = (1_000, 10_000, 100_000, 1_000_000)
SMOKE_STEPS = (20, 40, 600)
DRAIN = 500  # steps between two looks of the reader


def resident() -> float:
    """Megabytes of this process that lie in memory (Linux)."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def main() -> None:
    stops = SMOKE_STEPS if command_line(__doc__).parse_args().smoke else STEPS
    rng = np.random.default_rng(0)
    part = nn.Part(rng.random((200, 8), dtype=np.float32), rng.integers(0, 3, 200))
    data = nn.Dataset("random", "benchmark", ("a", "b", "c"), part, part, part)
    common = {"hidden": (8,) * 5, "batch_size": 4, "steps": stops[-1], "evaluate_every": 1000}
    lanes = [
        nn.Experiment(name="sigmoid", activation="sigmoid", **common),  # type: ignore[arg-type]
        nn.Experiment(name="ReLU", learning_rate=0.001, **common),  # type: ignore[arg-type]
    ]
    race = nn.Race(lanes, data)
    history = nn.History(race.records)
    first = 0.0
    for stop in stops:
        while race.step < stop and not race.idle:
            race.advance()
            if race.step % DRAIN == 0 or race.blocked:
                history.drain()
        history.drain()
        first = first or resident()
        print(f"{race.step:>9,} steps: {resident():.1f} MB ({resident() - first:+.1f})")


if __name__ == "__main__":
    main()
