"""The engine against what learners would otherwise use, on the same work in one run.

``python -m tests.benchmarks.engine --data-dir DIR`` alternates blocks of steps, each side with
one and with two threads, and compares each at its best; peers that are not installed are
named and left out. ``--target`` measures the seconds to 97 % of MNIST's test images, ``--growth``
how the cost grows with batch, width and depth. Unset OPENBLAS_CORETYPE for it.
"""

from __future__ import annotations

import argparse
import dataclasses
import os
import platform
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import numpy as np
from threadpoolctl import threadpool_limits

import nn
from tests.benchmarks import peers
from tests.benchmarks.options import command_line
from tests.benchmarks.workloads import (
    WORKLOADS,
    Data,
    Step,
    Workload,
    bare_products,
    data_for,
    ours,
)

THREADS = (1, 2)
GOAL = 0.97
LOOK_EVERY, LOOKS = 50, 400  # steps between two looks at the test set with --target


@dataclasses.dataclass
class Runner:
    """Someone who can take steps, and whose threads can be set."""

    name: str
    step: Step
    threads: tuple[int, ...] = THREADS
    scores: Callable[[Any], Any] | None = None
    rate: Callable[[float], float] | None = None

    def measure(self, threads: int, seconds: float) -> float:
        """Steps a second with so many threads."""
        if self.rate is not None:
            return self.rate(seconds)
        with at_threads(self.name, threads):
            return steps_a_second(self.step, seconds)


def at_threads(name: str, threads: int) -> Any:
    """A context in which a runner uses so many threads."""
    if name.startswith("PyTorch"):
        import torch

        torch.set_num_threads(threads)
    return threadpool_limits(threads, user_api="blas")


def steps_a_second(step: Callable[[], object], seconds: float) -> float:
    """Steps a second over a while."""
    step()
    count, start = 0, perf_counter()
    while perf_counter() - start < seconds:
        for _ in range(5):
            step()
        count += 5
    return count / (perf_counter() - start)


def runners(workload: Workload, data: Data, playground: Path | None) -> Iterator[Runner]:
    """Ours first, then every peer that is here and can do this work."""
    step, net = ours(workload, data)
    yield Runner("Nablascope", step, scores=net.predict)
    if peers.installed("torch"):
        step, scores = peers.pytorch(workload, data)
        yield Runner("PyTorch", step, scores=scores)
        if workload.images:
            yield Runner("PyTorch channels-last", peers.pytorch(workload, data, True)[0])
    if peers.installed("sklearn") and workload.name in ("W1", "W3"):
        step, scores = peers.scikit_learn(workload, data)
        yield Runner("scikit-learn", step, scores=scores)
    if peers.installed("jax"):
        step, scores = peers.jax_jit(workload, data)
        yield Runner("JAX jit", step, (0,), scores=scores)
    if workload.name in ("W1", "W5"):
        step, scores = peers.in_the_books_style(workload, data)
        yield Runner("the book's style", step, scores=scores)
    if playground is not None and workload.name == "W4":
        yield Runner(
            "TF Playground's nn.ts", float, (0,),
            rate=lambda seconds: peers.playground_rate(playground, workload, seconds),
        )  # fmt: skip


def compare(workload: Workload, data: Data, options: argparse.Namespace) -> None:
    """The table of one workload: everybody's rates, and ours over theirs."""
    everybody = list(runners(workload, data, options.playground))
    rates: dict[tuple[str, int], list[float]] = {}
    bare: dict[int, list[float]] = {}
    for _ in range(options.rounds):
        for one in everybody:
            for threads in one.threads:
                found = one.measure(threads, options.seconds)
                rates.setdefault((one.name, threads), []).append(found)
        for threads in THREADS if workload.sizes else ():
            with threadpool_limits(threads, user_api="blas"):
                found = steps_a_second(bare_products(workload), options.seconds)
                bare.setdefault(threads, []).append(found)
    best = {
        one.name: max((rates[one.name, n] for n in one.threads), key=median) for one in everybody
    }
    mine = best["Nablascope"]
    print(f"\n### {workload.name}: {workload.what}, batch {workload.batch_size}, "
          f"{workload.optimizer}\n")  # fmt: skip
    print("| | 1 thread, steps/s | 2 threads | ours / theirs, each at its best (spread) |")
    print("|---|---|---|---|")
    for one in everybody:
        cells = [f"{median(rates[one.name, n]):.0f}" for n in one.threads]
        row = cells if len(cells) == 2 else ["", cells[0]]
        print(f"| {one.name} | {' | '.join(row)} | {ratio(mine, best[one.name])} |")
    if bare:
        cells = " | ".join(f"{median(bare[n]):.0f}" for n in THREADS)
        ratios = ", ".join(ratio(rates["Nablascope", n], bare[n]) for n in THREADS)
        print(f"| bare matrix products | {cells} | {ratios}, thread for thread |")
    allocated = bytes_a_step(everybody[0].step)
    print(f"\nNablascope allocates at most {allocated:,} bytes within a step (tracemalloc).")


def ratio(ours: list[float], theirs: list[float]) -> str:
    """Median and spread of the ratios of two series of rates."""
    ratios = [a / b for a, b in zip(ours, theirs, strict=True)]
    return f"{median(ratios):.2f} ({min(ratios):.2f} … {max(ratios):.2f})"


def bytes_a_step(step: Step) -> int:
    """The most that was allocated at one moment within a step, in ten steps with one thread."""
    with at_threads("Nablascope", 1):
        for _ in range(5):
            step()
        tracemalloc.start()
        step()
        most = 0
        for _ in range(10):
            before = tracemalloc.get_traced_memory()[0]
            tracemalloc.reset_peak()
            step()
            most = max(most, tracemalloc.get_traced_memory()[1] - before)
        tracemalloc.stop()
    return most


def to_target(workload: Workload, mnist: Any, test: Data, options: argparse.Namespace) -> None:
    """Seconds of training until 97 % of the test images are read rightly."""
    data = data_for(workload, mnist)
    seconds: dict[str, list[float]] = {}
    for _ in range(max(1, options.rounds // 2)):
        for one in runners(workload, data, None):
            if one.scores is not None:
                seconds.setdefault(one.name, []).append(
                    seconds_to(one, test, options.look_every, options.looks)
                )
    print(f"\n{workload.name}: seconds of training to {GOAL:.0%} of MNIST's test images (median)\n")
    print("| | seconds | ours is faster by |")
    print("|---|---|---|")
    for name, values in seconds.items():
        print(f"| {name} | {median(values):.2f} | {ratio(values, seconds['Nablascope'])} |")


def seconds_to(runner: Runner, test: Data, look_every: int, looks: int) -> float:
    """Seconds of training, looks at the test set excluded; NaN if it takes too many looks."""
    assert runner.scores is not None
    passed = 0.0
    with at_threads(runner.name, max(runner.threads[-1], 1)):
        for _ in range(looks):
            start = perf_counter()
            for _ in range(look_every):
                runner.step()
            passed += perf_counter() - start
            if np.mean(np.argmax(runner.scores(test.x), axis=1) == test.t) >= GOAL:
                return passed
    return float("nan")


def growth(mnist: Any, options: argparse.Namespace) -> None:
    """Ours over PyTorch, each at its best, along batch, width and depth of a ReLU network."""
    if not peers.installed("torch"):
        print("--growth compares with PyTorch, which is not installed (pip install torch).")
        return
    base = WORKLOADS["W1"]
    series = {
        "batch": [dataclasses.replace(base, batch_size=n) for n in (1, 8, 64, 256, 1024, 4096)],
        "width": [dataclasses.replace(base, sizes=(784, n, 10)) for n in (32, 128, 512, 2048)],
        "depth": [
            dataclasses.replace(base, sizes=(784, *(100,) * n, 10)) for n in (1, 2, 5, 10, 20)
        ],
    }
    for name, workloads in series.items():
        workloads = workloads[:2] if options.smoke else workloads
        print(f"\n| {name} | ours, steps/s | PyTorch | ours / PyTorch |\n|---|---|---|---|")
        for workload in workloads:
            data = data_for(workload, mnist)
            everybody = list(runners(workload, data, None))[:2]
            rates: dict[tuple[str, int], list[float]] = {}
            for _ in range(options.rounds):
                for one in everybody:
                    for threads in one.threads:
                        found = one.measure(threads, options.seconds)
                        rates.setdefault((one.name, threads), []).append(found)
            mine, theirs = (
                max((rates[who, n] for n in THREADS), key=median)
                for who in ("Nablascope", "PyTorch")
            )
            label = {"batch": workload.batch_size, "width": workload.sizes[1],
                     "depth": len(workload.sizes) - 2}[name]  # fmt: skip
            print(
                f"| {label} | {median(mine):.0f} | {median(theirs):.0f} | {ratio(mine, theirs)} |"
            )


def versions() -> str:
    """What was measured on."""
    names = [f"Python {platform.python_version()}", f"NumPy {np.__version__}"]
    for module in ("torch", "sklearn", "jax"):
        if peers.installed(module):
            names.append(f"{module} {__import__(module).__version__}")
        else:
            names.append(f"{module} is not installed: left out")
    if "OPENBLAS_CORETYPE" in os.environ:
        names.append("OPENBLAS_CORETYPE is set: NumPy may be slower than it could be")
    return ", ".join(names)


def main() -> None:
    parser = command_line(__doc__)
    parser.add_argument("--data-dir", default=None, help="the folder of the MNIST files")
    parser.add_argument("--seconds", type=float, default=0.7, help="length of a block")
    parser.add_argument("--rounds", type=int, default=7, help="blocks of each side")
    parser.add_argument("--only", nargs="*", default=list(WORKLOADS), help="W1 W2 …")
    parser.add_argument("--target", action="store_true", help="seconds to 97 %%")
    parser.add_argument("--growth", action="store_true", help="batch, width and depth")
    parser.add_argument(
        "--playground", type=Path, default=None, help="TF Playground's nn.ts, compiled to a module"
    )
    options = parser.parse_args()
    options.look_every, options.looks = LOOK_EVERY, LOOKS
    if options.smoke:
        options.seconds, options.rounds, options.look_every, options.looks = 0.01, 1, 2, 1
    train, test = nn.load_mnist(data_dir=options.data_dir)
    print(versions())
    if options.growth or options.smoke:
        growth(train, options)
    if options.target or options.smoke:
        for name in options.only:
            to_target(WORKLOADS[name], train, data_for(WORKLOADS[name], test), options)
    if options.smoke or not (options.growth or options.target):
        for name in options.only:
            compare(WORKLOADS[name], data_for(WORKLOADS[name], train), options)


if __name__ == "__main__":
    main()
