"""What recording costs: a step with all its statistics, against the bare step.

``python -m tests.benchmarks.probes`` runs the steps of one lane in blocks, in turn with and
without the probe, and prints the median of the blocks' ratios.
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import statistics
from time import perf_counter

import numpy as np

import nn
from nn.training.history import ACCURACY, FIRST_MEASURE, LOSS
from nn.training.trainer import update
from tests.benchmarks.options import command_line

BLOCKS, STEPS = 60, 50
SMOKE_BLOCKS, SMOKE_STEPS = 6, 2
NETWORKS = {
    "784-100x5-10, sigmoid, batch 128": {"activation": "sigmoid", "hidden": (100,) * 5},
    "784-100x5-10, ReLU, batch 128": {"hidden": (100,) * 5},
    "784-80-10, ReLU, batch 200": {"hidden": (80,), "batch_size": 200},
}


def dataset() -> nn.Dataset:
    """Pictures with a fifth of their pixels set, as many as a mini-batch needs."""
    rng = np.random.default_rng(0)
    x = (rng.random((2000, 784)) < 0.2).astype(np.float32)
    part = nn.Part(x, rng.integers(0, 10, len(x)))
    return nn.Dataset("random", "benchmark", tuple("0123456789"), part, part, part)


def block(lane: nn.Lane, probed: bool, steps: int) -> float:
    """Seconds for so many steps."""
    record = lane.record
    start = perf_counter()
    for _ in range(steps):
        x, t = lane.batches.draw()
        if probed:
            lane.probe.before()
        loss = update(lane.network, lane.optimizer, x, t)
        row = record.ring.slot()
        row[0], row[LOSS] = lane.step, loss
        row[ACCURACY] = lane.network.loss_function.accuracy(lane.network.scores, t)
        if probed:
            lane.probe.read(row[FIRST_MEASURE:])
        record.ring.commit()
    seconds = perf_counter() - start
    record.drain()
    return seconds


def main() -> None:
    smoke = command_line(__doc__).parse_args().smoke
    blocks, steps = (SMOKE_BLOCKS, SMOKE_STEPS) if smoke else (BLOCKS, STEPS)
    data = dataset()
    for name, fields in NETWORKS.items():
        common = {"batch_size": 128, "learning_rate": 0.01, **fields}
        lane = nn.Race([nn.Experiment(**common)], data).lanes[0]  # type: ignore[arg-type]
        pairs = [(block(lane, True, steps), block(lane, False, steps)) for _ in range(blocks)]
        pairs = pairs[blocks // 6 :]
        ratio = statistics.median(probed / bare for probed, bare in pairs)
        bare = statistics.median(bare for _, bare in pairs)
        print(f"{name}: {bare / steps * 1e6:.0f} us a step, with statistics {ratio:.3f} x")


if __name__ == "__main__":
    main()
