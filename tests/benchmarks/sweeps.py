"""What several workers gain in a sweep, Dask's start included.

``python -m tests.benchmarks.sweeps`` makes the same runs of 784-80-10 on pen strokes first one
after the other, then with a worker for every core, each as the command that a person types.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

import nn
from tests.benchmarks.options import command_line, require

ROOT = Path(__file__).parents[2]


def seconds(workers: int, runs: int, steps: int, folder: Path) -> float:
    """How long the command takes."""
    command = [
        sys.executable, ROOT / "main.py", "sweep", "two-layer-net", "--data", "strokes",
        "--steps", steps, "--over", f"learning_rate=log:0.01..1:{runs}",
        "--workers", workers, "--out", folder / f"workers{workers}",
    ]  # fmt: skip
    start = perf_counter()
    subprocess.run(list(map(str, command)), check=True, stdout=subprocess.DEVNULL, cwd=ROOT)
    return perf_counter() - start


def main() -> None:
    parser = command_line(__doc__)
    parser.add_argument("--runs", type=int, default=60)
    parser.add_argument("--steps", type=int, default=2400)
    options = parser.parse_args()
    require("distributed", options.smoke)
    if options.smoke:
        options.runs, options.steps = 2, 5
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    cores = max(2, nn.usable_cores())
    with tempfile.TemporaryDirectory() as name:
        alone = seconds(1, options.runs, options.steps, Path(name))
        together = seconds(cores, options.runs, options.steps, Path(name))
    print(
        f"{options.runs} runs of {options.steps} steps: {alone:.1f} s one after the other, "
        f"{together:.1f} s with {cores} workers: {together / alone:.2f} x"
    )


if __name__ == "__main__":
    main()
