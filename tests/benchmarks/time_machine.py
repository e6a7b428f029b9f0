"""What the time machine costs, and how long it takes to go back to a step.

``python -m tests.benchmarks.time_machine`` trains two lanes of 784-100x5-10 with Adam, in turns
with and without keeping moments, and goes back to random steps. Aims: at most 2 % of the
training's time, 0.3 s for a step among the first 15,000, and as much memory after more steps.
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from statistics import median
from time import perf_counter

import numpy as np

import nn
from tests.benchmarks.options import command_line

BLOCK = 250  # steps between two turns


def race() -> nn.Race:
    """Two lanes on the built-in digits, too long to end here."""
    lane = nn.Experiment(
        name="a", hidden=(100,) * 5, optimizer="adam", learning_rate=0.001, steps=10**6,
        evaluate_every=10**6,
    )  # fmt: skip
    lanes = [lane, lane.changed("name", "b").changed("activation", "sigmoid")]
    return nn.Race(lanes, nn.load_dataset(lane.data_recipe))


def block(made: nn.Race, history: nn.History, machine: nn.TimeMachine | None, steps: int) -> float:
    """Seconds for so many steps of both lanes."""
    until = made.step + steps
    start = perf_counter()
    while min(lane.step for lane in made.lanes) < until:
        made.advance()
    seconds = perf_counter() - start
    history.drain()
    return seconds


def main() -> None:
    parser = command_line(__doc__)
    parser.add_argument("--steps", type=int, default=15_000)
    parser.add_argument("--rewinds", type=int, default=40)
    options = parser.parse_args()
    steps, each = (60, 20) if options.smoke else (options.steps, BLOCK)
    noted, bare = race(), race()
    histories = nn.History(noted.records), nn.History(bare.records)
    machine, ratios = nn.TimeMachine(noted), []
    while noted.step < steps:
        without = block(bare, histories[1], None, each)
        ratios.append(block(noted, histories[0], machine, each) / without)
    tapes = [machine.tape(lane.slot) for lane in noted.lanes]
    kept = sum(tape.bytes for tape in tapes)
    print(
        f"{noted.step:,} steps of two lanes: moments cost {100 * (median(ratios) - 1):.1f} % "
        f"(median of {len(ratios)} turns), {len(tapes[0].steps)} moments of a lane, "
        f"{kept / 1e6:.0f} MB"
    )
    rng = np.random.default_rng(0)
    seconds, exact = [], 0
    for step in rng.integers(0, noted.step + 1, 3 if options.smoke else options.rewinds):
        start = perf_counter()
        replays = machine.rewind(int(step))
        seconds.append(perf_counter() - start)
        exact += all(one.exact is not False for one in replays)
    print(
        f"back to a step in {median(seconds):.2f} s (longest {max(seconds):.2f} s), "
        f"{exact} of {len(seconds)} as recorded"
    )


if __name__ == "__main__":
    main()
