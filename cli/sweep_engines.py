"""Who trains the runs of a sweep: this process, or the workers of a Dask cluster."""

from __future__ import annotations

import importlib.util
import logging
import math
import pickle
import queue
from collections.abc import Callable, Iterator
from contextlib import suppress
from time import monotonic
from typing import Any, Protocol

import nn
from cli.sweep_task import PROGRESS_SECONDS, TOPIC, Task, WorkerError, train

ANSWER_SECONDS = 10.0  # within which a scheduler has to answer
WAIT_SECONDS = 0.1
MOST_EVENTS = 200  # until the sweep looks up
AHEAD = 2  # tasks a worker that are with the scheduler, so that none waits for the next one
INSTALL = "pip install -r requirements-sweep.txt"
Event = tuple[Task, "nn.RunResult | int | Exception"]  # what it came to, or the step it has reached


class Engine(Protocol):
    """Takes tasks, and tells what becomes of them."""

    def room(self) -> int:
        """How many more tasks it takes now."""

    def submit(self, task: Task) -> None:
        """Take a task."""

    def events(self, told: Callable[[Task, int], None]) -> Iterator[Event]:
        """What has happened, after a short while at most. Raises nn.NablascopeError.

        An engine that cannot return within a run calls ``told`` with the step meanwhile.
        """

    def close(self) -> None:
        """Cancel what is not done."""


class OneByOne:
    """Trains in this process; ``stopping`` is looked at within a run."""

    def __init__(self, stopping: Callable[[], bool]) -> None:
        self._stopping = stopping
        self._task: Task | None = None

    def room(self) -> int:
        return 0 if self._task else 1

    def submit(self, task: Task) -> None:
        self._task = task

    def events(self, told: Callable[[Task, int], None]) -> Iterator[Event]:
        task, self._task = self._task, None
        if task is None:
            return

        last = -math.inf

        def tell(step: int) -> None:
            nonlocal last
            if self._stopping():
                raise nn.Cancelled
            if monotonic() - last >= PROGRESS_SECONDS:
                last = monotonic()
                told(task, step)

        with suppress(nn.Cancelled):
            try:
                yield task, train(task, tell)
            except WorkerError as error:
                raise nn.DataError(f"This computer {error}") from None
            except (nn.NablascopeError, MemoryError) as error:
                yield task, error

    def close(self) -> None:
        self._task = None


class Cluster:
    """Workers of Dask: processes of this computer, or those that a scheduler has.

    Raises NablascopeError where Dask is missing, or the scheduler does not answer.
    """

    def __init__(self, workers: int, scheduler: str | None) -> None:
        require_dask()
        import dask
        from distributed import Client, LocalCluster

        self._lost: float | None = None
        self._address = scheduler
        self._messages: queue.Queue[Any] = queue.Queue()
        self._tasks: dict[int, Task] = {}
        self._futures: dict[int, Any] = {}
        for name in ("distributed", "tornado.application", "asyncio"):
            logging.getLogger(name).setLevel(logging.CRITICAL)
        dask.config.set({"distributed.comm.timeouts.connect": f"{ANSWER_SECONDS:g}s"})
        self._cluster = None
        if scheduler is None:
            self._cluster = LocalCluster(
                n_workers=workers,
                threads_per_worker=1,
                dashboard_address=":0",
                silence_logs=logging.CRITICAL,
            )
        try:
            self._client = Client(self._cluster or scheduler, timeout=ANSWER_SECONDS)
        except (OSError, ValueError) as error:
            raise nn.DataError(
                "The scheduler {address} does not answer ({reason}). Start it with 'dask "
                "scheduler', or leave --scheduler out to use this computer.",
                address=scheduler,
                reason=type(error).__name__,
            ) from None
        self._client.subscribe_topic(TOPIC, self._messages.put)

    @property
    def threads(self) -> int:
        """The threads of all workers."""
        workers = self._client.scheduler_info(n_workers=-1)["workers"]
        return sum(int(one["nthreads"]) for one in workers.values())

    def room(self) -> int:
        with suppress(Exception):  # it may be gone, which events tells of
            return AHEAD * max(self.threads, 1) - len(self._tasks)
        return 0

    def submit(self, task: Task) -> None:
        key = f"nablascope-run{task.run}-to{task.until}-{id(self):x}"
        future = self._client.submit(_remote(), pickle.dumps(task), key=key, pure=False)
        self._tasks[task.run], self._futures[task.run] = task, future
        future.add_done_callback(lambda done, run=task.run: self._messages.put((run, done)))

    def events(self, told: Callable[[Task, int], None]) -> Iterator[Event]:
        self._check_scheduler()
        with suppress(queue.Empty):
            message = self._messages.get(timeout=WAIT_SECONDS)
            for _ in range(MOST_EVENTS):
                yield from self._event(message)
                message = self._messages.get_nowait()

    def close(self) -> None:
        with suppress(Exception):
            self._client.cancel(list(self._futures.values()), force=True)
        with suppress(Exception):
            self._client.close(timeout=1)
        if self._cluster is not None:
            with suppress(Exception):
                self._cluster.close(timeout=5)

    def _event(self, message: Any) -> Iterator[Event]:
        if isinstance(message[1], dict):  # (time, what a worker told)
            told = message[1]
            task = self._tasks.get(told["run"])
            if task is not None:
                yield task, int(told["step"])
            return
        run, future = message
        task = self._tasks.get(run)
        if task is None or future.status == "cancelled":  # it may come back with its worker
            return
        del self._tasks[run], self._futures[run]
        if future.status == "finished":
            yield task, pickle.loads(future.result())
            return
        error = future.exception()
        if isinstance(error, WorkerError):
            raise nn.DataError(
                "{reason} What is finished is kept: main.py sweep FOLDER continues.", reason=error
            )
        if isinstance(error, ImportError):
            raise nn.DataError(
                "A worker cannot import Nablascope ({reason}). Start workers in its folder: "
                "PYTHONPATH=. dask worker {address}",
                reason=error,
                address=self._client.scheduler.address,
            )
        yield task, error

    def _check_scheduler(self) -> None:
        """Raise NablascopeError when the scheduler has been away for a while."""
        if self._client.status == "running":
            self._lost = None
            return
        self._lost = self._lost or monotonic()
        if self._client.status == "closed" or monotonic() - self._lost > ANSWER_SECONDS:
            raise nn.DataError(
                "The scheduler {address} went away. What is finished is kept: main.py sweep FOLDER "
                "continues.",
                address=self._address or "of this sweep",
            )


def _remote() -> Callable[[bytes], bytes]:
    """What a worker calls. Dask sends it as code, so that a scheduler need not have our modules."""

    def call(packed: bytes) -> bytes:
        import pickle

        from cli.sweep_task import train_on_cluster

        return pickle.dumps(train_on_cluster(pickle.loads(packed)))

    return call


def require_dask() -> None:
    """Raise DataError unless Dask is installed."""
    if importlib.util.find_spec("distributed") is None:
        raise nn.DataError(
            "Several workers need Dask, which is not installed. Install it ({install}), or "
            "train one run after the other with --workers 1.",
            install=INSTALL,
        )
