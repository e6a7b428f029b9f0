"""The textbook's figures, from the presets ``init-race`` and ``optimizer-race`` on MNIST.

``python -m tests.benchmarks.figures --data-dir DIR`` trains every lane with ten seeds and
prints the loss at step 1,900, as the book prints it: of that step's mini-batch, after its
update. The published figures (Saito, *Deep Learning from Scratch*, scripts
``weight_init_compare`` and ``optimizer_compare_mnist``) are of single runs.
"""

from __future__ import annotations

import os
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

import nn
from tests.benchmarks.options import command_line

STEP, AROUND = 1900, 50  # the book counts from 0, so it is our step 1,901
SEEDS = 10
SMOKE_STEP, SMOKE_SEEDS = 60, 2
PUBLISHED = {
    "init-race": {"std=0.01": 2.305, "Xavier": 0.377, "He": 0.286},
    "optimizer-race": {"SGD": 0.150, "Momentum": 0.050, "AdaGrad": 0.016, "Adam": 0.032},
}


def losses(lane: nn.Experiment, data: nn.Dataset, step: int) -> tuple[float, float]:
    """The loss of the next step's mini-batch after its update; mean of 101 steps around it."""
    race = nn.Race([lane], data)
    (one,) = race.lanes
    while one.step < step + 1:
        one.advance()
    after = one.network.loss(*one.batches.latest())
    while one.step < step + 1 + AROUND:
        one.advance()
    one.record.drain()
    return after, float(one.record.steps.tail(2 * AROUND + 1)[:, nn.LOSS].mean())


def main() -> None:
    parser = command_line(__doc__)
    parser.add_argument("--data-dir", type=Path, required=True)
    parser.add_argument("--seeds", type=int, default=SEEDS)
    options = parser.parse_args()
    step, seeds = (SMOKE_STEP, SMOKE_SEEDS) if options.smoke else (STEP, options.seeds)
    data = nn.load_dataset("mnist", options.data_dir)
    print("lane        published   mean ± spread   least … most   mean of 101 steps  within 2")
    for preset, figures in PUBLISHED.items():
        for lane in nn.load_preset(preset).lanes:
            lane = lane.changed("data", "mnist")
            runs = [losses(lane.changed("seed", seed), data, step) for seed in range(seeds)]
            after, around = np.array(runs).T
            figure = figures[lane.name]
            within = abs(figure - after.mean()) <= 2 * after.std(ddof=1)
            print(
                f"{lane.name:<10} {figure:10.3f} {after.mean():9.4f} ± {after.std(ddof=1):.4f}"
                f"   {after.min():.4f} … {after.max():.4f}  {around.mean():13.4f}"
                f"       {'yes' if within else 'no'}",
                flush=True,
            )


if __name__ == "__main__":
    main()
