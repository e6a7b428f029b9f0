"""Steps a second of the two-layer net against PyTorch eager, on the same work in one run.

``python -m tests.benchmarks.training --data-dir DIR`` alternates blocks of steps: forward,
backward, update, a mini-batch drawn anew each step, the loss as a Python float. Both are
measured with one and with two threads; the best of each is compared.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import Any

import numpy as np
from threadpoolctl import threadpool_limits

import nn

BATCH_SIZE = 200
LEARNING_RATE = 0.1
THREADS = (1, 2)


def ours(x: nn.Array, t: nn.Array) -> Callable[[], float]:
    """One step of our TwoLayerNet."""
    network = nn.TwoLayerNet(784, 80, 10)
    trainer = nn.Trainer(network, nn.SGD(LEARNING_RATE), x, t, BATCH_SIZE)
    return lambda: trainer.step().loss


def torch_eager(x: nn.Array, t: nn.Array) -> tuple[Any, Callable[[], float]]:
    """One step of the same network in PyTorch; its module, to set the threads."""
    import torch

    torch.manual_seed(0)
    model = torch.nn.Sequential(torch.nn.Linear(784, 80), torch.nn.ReLU(), torch.nn.Linear(80, 10))
    optimizer = torch.optim.SGD(model.parameters(), lr=LEARNING_RATE)
    loss_function = torch.nn.CrossEntropyLoss()
    samples, labels = torch.from_numpy(x), torch.from_numpy(t)
    order, position = torch.randperm(len(t)), 0

    def step() -> float:
        nonlocal order, position
        if position + BATCH_SIZE > len(t):
            order, position = torch.randperm(len(t)), 0
        chosen = order[position : position + BATCH_SIZE]
        position += BATCH_SIZE
        optimizer.zero_grad()
        loss = loss_function(model(samples[chosen]), labels[chosen])
        loss.backward()
        optimizer.step()
        return float(loss.item())

    return torch, step


def rate(step: Callable[[], float], seconds: float) -> float:
    """Steps a second over a while."""
    count, start = 0, perf_counter()
    while perf_counter() - start < seconds:
        for _ in range(20):
            step()
        count += 20
    return count / (perf_counter() - start)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data-dir", default=None)
    parser.add_argument("--seconds", type=float, default=1.5)
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args()
    (x, t), _ = nn.load_mnist(data_dir=options.data_dir)
    mine = ours(x, t)
    try:
        torch, theirs = torch_eager(x, t)
    except ImportError:
        print("PyTorch is not installed: measured alone.")
        torch = theirs = None
    print(f"NumPy {np.__version__}" + (f", PyTorch {torch.__version__}" if torch else ""))
    rates: dict[tuple[str, int], list[float]] = {}
    for _ in range(options.rounds):
        for threads in THREADS:
            with threadpool_limits(threads, user_api="blas"):
                rates.setdefault(("ours", threads), []).append(rate(mine, options.seconds))
            if torch:
                torch.set_num_threads(threads)
                rates.setdefault(("torch", threads), []).append(rate(theirs, options.seconds))
    for (who, threads), values in rates.items():
        print(f"{who:<6} {threads} thread(s): {median(values):7.0f} steps/s")
    if torch:
        best = {
            who: max((rates[who, threads] for threads in THREADS), key=median)
            for who in ("ours", "torch")
        }
        ratios = [a / b for a, b in zip(best["ours"], best["torch"], strict=True)]
        print(
            f"ours / PyTorch, each at its best: {median(ratios):.2f} x "
            f"({min(ratios):.2f} … {max(ratios):.2f})"
        )


if __name__ == "__main__":
    main()
