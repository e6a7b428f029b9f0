"""What the time machine costs, and how long it takes to go back to a step.

``python -m tests.benchmarks.time_machine`` trains two lanes of 784-100x5-10 with Adam, and then of
a tiny network, in turns with and without keeping moments, and goes back to random steps, and from
there to the step before. Aims: at most 2 % of the training's time, 0.3 s for a step among the
first 15,000, and as much memory after more steps.
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
LARGE = nn.Experiment(
    name="784-100x5-10", hidden=(100,) * 5, optimizer="adam", learning_rate=0.001, steps=10**6,
    evaluate_every=10**6,
)  # fmt: skip
TINY = nn.Experiment(
    name="2-8-2", data="moons", hidden=(8,), batch_size=10, steps=10**6, evaluate_every=10**6
)


def race(recipe: nn.Experiment) -> nn.Race:
    """Two lanes, too long to end here."""
    lanes = [recipe, recipe.changed("name", "b").changed("activation", "sigmoid")]
    return nn.Race(lanes, nn.load_dataset(recipe.data_recipe))


def block(made: nn.Race, history: nn.History, steps: int) -> float:
    """Seconds for so many steps of both lanes."""
    until = made.step + steps
    start = perf_counter()
    while min(lane.step for lane in made.lanes) < until:
        made.advance()
    seconds = perf_counter() - start
    history.drain()
    return seconds


def measure(recipe: nn.Experiment, steps: int, each: int, rewinds: int) -> None:
    """Print what keeping moments of two lanes costs, and how long it takes to go back."""
    noted, bare = race(recipe), race(recipe)
    histories = nn.History(noted.records), nn.History(bare.records)
    machine, ratios = nn.TimeMachine(noted), []
    while noted.step < steps:
        without = block(bare, histories[1], each)
        ratios.append(block(noted, histories[0], each) / without)
    tapes = [machine.tape(lane.slot) for lane in noted.lanes]
    kept = sum(tape.bytes for tape in tapes)
    print(
        f"{recipe.name}, {noted.step:,} steps of two lanes: moments cost "
        f"{100 * (median(ratios) - 1):.1f} % (median of {len(ratios)} turns), "
        f"{len(tapes[0].steps)} moments of a lane, {kept / 1e6:.1f} MB"
    )
    rng = np.random.default_rng(0)
    seconds: dict[int, list[float]] = {0: [], 1: []}
    exact = []
    for step in rng.integers(1, noted.step + 1, rewinds):
        for back, took in seconds.items():
            start = perf_counter()
            replays = machine.rewind(int(step) - back)
            took.append(perf_counter() - start)
            exact += [one.exact is not False for one in replays]
    print(
        f"  back to a step in {median(seconds[0]):.3f} s (longest {max(seconds[0]):.3f} s), then "
        f"one more in {median(seconds[1]):.3f} s; {sum(exact)} of {len(exact)} as recorded"
    )


def main() -> None:
    parser = command_line(__doc__)
    parser.add_argument("--steps", type=int, default=15_000)
    parser.add_argument("--rewinds", type=int, default=40)
    options = parser.parse_args()
    steps, each, rewinds = options.steps, BLOCK, options.rewinds
    if options.smoke:
        steps, each, rewinds = 60, 20, 3
    measure(LARGE, steps, each, rewinds)
    measure(TINY, 4 * steps, 4 * each, rewinds)


if __name__ == "__main__":
    main()
