"""The numbers that the doctor's thresholds stand between.

``python -m tests.benchmarks.doctor [--data NAME --data-dir DIR]`` trains ill and healthy
networks (those of the doctor's tests, and healthy ones with five seeds) and prints, as a
table, what the rules look at and what they found.
"""

from __future__ import annotations

import os
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

import nn
from nn.data import embedded
from tests.benchmarks.options import command_line
from tests.nn.training.doctor.runs import RUNS, digits, same
from tests.nn.training.racing import fresh, run

SEEDS = range(5)
SMOKE_STEPS, SMOKE_SIZE = 30, 1000
HEAD = (
    "run",
    "loss / first",
    "signal 1 / L",
    "mean dW1",
    "update 1",
    "largest update",
    "largest dW",
    "spike",
    "dead",
    "findings",
)


def row(name: str, race: nn.Race) -> list[str]:
    """What the rules look at, at the end of a run."""
    (lane,) = race.lanes
    case = nn.case_of(lane)
    norms = lane.record.steps.all([0, *lane.record.measure("gradient_norm")]).high[:, 1:]
    *_, means = case.means
    update = case.median("update_ratio")
    numbers = [
        case.loss / case.start,
        case.signal_ratio,
        case.median("gradient_mean")[0],
        update[0],
        update.max(),
        np.nanmax(norms),
        np.nanmax(means) / case.start,
        case.dead,
    ]
    found = ", ".join(one.rule for one in nn.examine(case)) or "none"
    return [name, *(f"{number:.2g}" for number in numbers), found]


def main() -> None:
    parser = command_line(__doc__)
    parser.add_argument("--data", default="strokes")
    parser.add_argument("--data-dir", type=Path)
    options = parser.parse_args()
    own = options.data == "strokes"
    if not own:
        data = all_data = nn.load_dataset(options.data, options.data_dir)
    elif options.smoke:
        data = all_data = digits(SMOKE_SIZE)
    else:
        data, all_data = digits(), digits(embedded.SIZES["train"])  # 2,000 steps overfit a part
    print("|".join(("", *HEAD, "")))
    print("|".join(("", *["---"] * len(HEAD), "")))
    healthy = {
        f"{name}, seed {seed}": ({**lane.to_dict(), "seed": seed}, 2000, same, set())
        for name, lane in (
            ("two-layer-net", nn.load_preset("two-layer-net").lanes[0]),
            ("ReLU + He", nn.load_preset("vanishing-gradient").lanes[1]),
        )
        for seed in (SEEDS[:1] if options.smoke else SEEDS)
    }
    for name, (recipe, steps, spoil, _) in {**RUNS, **healthy}.items():
        steps = min(steps, SMOKE_STEPS) if options.smoke else steps
        fields = {"learning_rate": 0.1, **recipe, "steps": steps, "data": options.data}
        lane = nn.Experiment(**fields)  # type: ignore[arg-type]
        race, _ = run(*fresh([lane], spoil(all_data if name in healthy else data)))
        print("|".join(("", *row(name, race), "")), flush=True)


if __name__ == "__main__":
    main()
