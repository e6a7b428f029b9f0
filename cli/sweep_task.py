"""What one worker of a sweep does: load the data once, and train a run as far as it is asked."""

from __future__ import annotations

import contextlib
import functools
import hashlib
import math
import platform
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

import numpy as np
from threadpoolctl import threadpool_limits

import nn
from cli.loading import read_data

TOPIC = "nablascope"  # of the messages on how far a run is
PROGRESS_SECONDS = 0.5  # between two messages of a run


class WorkerError(Exception):
    """A worker that cannot take part in this sweep, in a sentence."""


@dataclass(frozen=True)
class Task:
    """One piece of a sweep, with all that a worker needs for it, wherever it is.

    ``start`` is the saved run to go on from; ``versions`` are those that a worker must have, too.
    """

    run: int
    experiment: nn.Experiment
    until: int
    title: str
    data_dir: str | None
    digits: nn.Part
    start: bytes | None
    versions: tuple[str, ...]


def train_on_cluster(task: Task) -> nn.RunResult:
    """The task on a worker of Dask, which is told how far it is."""
    from distributed import get_worker

    worker = get_worker()
    told = -math.inf

    def tell(step: int) -> None:
        nonlocal told
        if monotonic() - told >= PROGRESS_SECONDS:
            told = monotonic()
            worker.log_event(TOPIC, {"run": task.run, "step": step})

    try:
        return train(task, tell)
    except WorkerError as error:
        raise WorkerError(f"The worker {worker.address} {error}") from None


def train(task: Task, tell: Callable[[int], None]) -> nn.RunResult:
    """The task in this process. Raises WorkerError where it cannot be done here."""
    if task.versions != versions():
        different = [
            f"{theirs} instead of {ours}"
            for ours, theirs in zip(task.versions, versions(), strict=True)
            if ours != theirs
        ]
        raise WorkerError(f"has {', '.join(different)}. Its numbers could be others: update it.")
    try:
        dataset = _dataset(task.experiment.data_recipe, task.data_dir)
    except (nn.NablascopeError, OSError) as error:
        raise WorkerError(f"cannot load the data: {error}") from None
    tell(0)
    with threadpool_limits(1, user_api="blas"):
        return nn.train_run(
            task.experiment, dataset, task.digits, task.title, task.until, task.start, tell
        )


@functools.lru_cache(maxsize=2)
def _dataset(recipe: nn.DataRecipe, data_dir: str | None) -> nn.Dataset:
    return read_data(recipe, data_dir, lambda _: None)


@functools.lru_cache
def versions() -> tuple[str, ...]:
    """Python, NumPy and our own numerics: where they are the same, numbers are, too."""
    marks = hashlib.sha256()
    folder = Path(nn.__file__).parent
    for path in sorted(folder.rglob("*.py")):
        with contextlib.suppress(OSError):
            marks.update(path.read_bytes())
    python = ".".join(platform.python_version_tuple()[:2])
    return f"Python {python}", f"NumPy {np.__version__}", f"Nablascope {marks.hexdigest()[:8]}"
