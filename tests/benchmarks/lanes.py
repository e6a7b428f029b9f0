"""What lanes gain from training at the same time, and what their order costs.

``python -m tests.benchmarks.lanes`` trains one to four lanes that differ in their seeds on one up
to all cores, and prints the steps a second of all lanes together over those of one lane alone.
Beside them stand as many bare threads: runs of one lane that do not wait for each other. All
sides take turns in one process; the figures are medians of rounds with their spread.
"""

from __future__ import annotations

import argparse
import os
import sys
import threading
from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

import nn
from main import SWITCH_SECONDS
from tests.benchmarks.options import command_line

NETWORKS: dict[str, dict[str, Any]] = {
    "784-100x5-10": {"hidden": (100,) * 5, "activation": "sigmoid", "batch_size": 128},
    "784-80-10": {"hidden": (80,), "batch_size": 200},
    "conv 8 - conv 16": {
        "convolutions": (8, 16), "hidden": (), "optimizer": "adam", "learning_rate": 0.001,
        "batch_size": 64,
    },
    "2-8-8-3": {"data": "spiral", "hidden": (8, 8), "batch_size": 10},
}  # fmt: skip
TRIAL_SECONDS = 0.5  # in which the threads find out what they gain


def dataset() -> nn.Dataset:
    """Images with a fifth of their pixels set."""
    rng = np.random.default_rng(0)
    x = (rng.random((6000, 784)) < 0.2).astype(np.float32)
    part = nn.Part(x, rng.integers(0, 10, len(x)))
    return nn.Dataset("random", "benchmark", tuple("0123456789"), part, part, part)


def new_race(fields: dict[str, Any], lanes: int, images: nn.Dataset) -> nn.Race:
    """Lanes that go on for ever and differ in their seeds."""
    recipes = [
        nn.Experiment(name=str(seed), seed=seed, steps=10**7, evaluate_every=1000, **fields)
        for seed in range(lanes)
    ]
    return nn.Race(recipes, nn.load_dataset("spiral") if "data" in fields else images)


def rate(race: nn.Race, advance: Callable[[nn.Race], object], seconds: float) -> float:
    """Steps a second of all lanes of a race together, without their first evaluation."""
    history = nn.History(race.records)
    while any(lane.step == 0 for lane in race.lanes):
        race.advance()
    end = perf_counter() + seconds
    before, start = sum(lane.step for lane in race.lanes), perf_counter()
    while perf_counter() < end:
        advance(race)
        if race.blocked:
            history.drain()
    return (sum(lane.step for lane in race.lanes) - before) / (perf_counter() - start)


def bare_rate(races: list[nn.Race], seconds: float) -> float:
    """Steps a second of as many threads that do not wait for each other."""
    rates = [0.0] * len(races)

    def train(index: int) -> None:
        rates[index] = rate(races[index], nn.Race.advance, seconds)

    threads = [threading.Thread(target=train, args=(index,)) for index in range(len(races))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(rates)


def compare(name: str, lanes: int, cores: int, options: argparse.Namespace) -> None:
    """A row of the table."""
    images, fields = dataset(), NETWORKS[name]
    found: list[tuple[float, float, float]] = []
    used: list[int] = []
    for _ in range(options.rounds):
        alone = rate(new_race(fields, 1, images), nn.Race.advance, options.seconds)
        race, threads = new_race(fields, lanes, images), nn.LaneThreads(cores)
        rate(race, threads.advance, min(TRIAL_SECONDS, options.seconds))
        together = rate(race, threads.advance, options.seconds)
        threads.close()
        used.append(threads.in_use)
        bare = [new_race(fields, 1, images) for _ in range(min(lanes, cores))]
        found.append((alone, together, bare_rate(bare, options.seconds)))
    gains = [together / alone for alone, together, _ in found]
    bares = [bare / alone for alone, _, bare in found]
    shares = [together / bare for _, together, bare in found]
    cells = [
        f"{median(one):.2f} ({min(one):.2f} … {max(one):.2f})" for one in (gains, bares, shares)
    ]
    print(f"| {name} | {lanes} | {cores} | {median(used):.0f} | {' | '.join(cells)} |")


def main() -> None:
    parser = command_line(__doc__)
    parser.add_argument("--seconds", type=float, default=1.0)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--lanes", type=int, nargs="*", default=[1, 2, 3, 4])
    options = parser.parse_args()
    if options.smoke:
        options.seconds, options.rounds, options.lanes = 0.2, 1, [2]
    sys.setswitchinterval(SWITCH_SECONDS)
    print("| network | lanes | cores | threads used | steps/s of all lanes / one alone | "
          "bare threads / one alone | lanes / bare threads |")  # fmt: skip
    print("|---|---|---|---|---|---|---|")
    for name in NETWORKS:
        for lanes in options.lanes:
            for cores in range(1, nn.usable_cores() + 1):
                compare(name, lanes, cores, options)


if __name__ == "__main__":
    main()
