"""Background: the one way to work off the window's thread.

A piece of work is a function that is called in the thread; what it returns is handed to a function
in the window's thread. Work with a ``key`` is about the latest question of that kind: an older
question that has not begun is dropped, and so is its answer.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from PyQt5.QtCore import QCoreApplication, QObject, pyqtSignal, pyqtSlot

import nn

Done = Callable[[Any], None]


@dataclass(frozen=True, eq=False)
class Task:
    """A piece of work, and what becomes of its result."""

    work: Callable[[], Any]
    done: Done | None
    key: str


class Background(QObject):
    """Does one piece of work after the other in a thread of its own.

    Results are for the ``owner``: when Qt destroys it, they are dropped.

    Signals:
        failed: (Exception) a piece of work ended with an error; the next one is done all the same.
    """

    failed = pyqtSignal(object)
    _ended = pyqtSignal(object, object, object)  # Task, result, exception

    def __init__(self, owner: QObject | None = None) -> None:
        super().__init__()  # without a parent: it lives as long as its thread holds it
        self._orphaned = False  # whether the owner is gone: nobody takes results any more
        if owner is not None:
            owner.destroyed.connect(self._on_owner_destroyed)
        self._pool = ThreadPoolExecutor(max_workers=1)
        self._lock = threading.Lock()
        self._latest: dict[str, Task] = {}  # by key: the only one that is still wanted
        self._closed = False
        self._ended.connect(self._on_ended)

    def submit(self, work: Callable[[], Any], done: Done | None = None, key: str = "") -> None:
        """Call ``work`` in the thread, then ``done`` with its result in the window's.

        After ``close`` work with a key is dropped, and other work is done at once.
        """
        task = Task(work, done, key)
        if key:
            with self._lock:
                self._latest[key] = task
        if not self._closed:
            self._pool.submit(self._do, task)
        elif not key:
            self._do(task)

    def flush(self) -> None:
        """Wait until all work that was submitted is done, and its results are handed over."""
        if not self._closed:
            self._pool.submit(lambda: None).result()
            QCoreApplication.sendPostedEvents(self)

    def close(self) -> None:
        """Finish all work without a key, and hand its results over; then end the thread."""
        with self._lock:
            self._latest.clear()
        self._closed = True
        self._pool.shutdown(wait=True)
        QCoreApplication.sendPostedEvents(self)

    def _wanted(self, task: Task) -> bool:
        """Whether the work is to be done: without a key always, with one the latest."""
        return not task.key or self._latest.get(task.key) is task

    def _stands(self, task: Task) -> bool:
        """Whether the result is to be handed over."""
        return not self._orphaned and self._wanted(task)

    @pyqtSlot()
    def _on_owner_destroyed(self) -> None:
        """A result would be handed to an object that Qt has destroyed."""
        self._orphaned = True

    def _forget(self, task: Task) -> None:
        """Hold nothing any more that the work was about."""
        with self._lock:
            if self._latest.get(task.key) is task:
                del self._latest[task.key]

    def _do(self, task: Task) -> None:
        if not self._wanted(task):
            return
        try:
            self._ended.emit(task, task.work(), None)
        except nn.Cancelled:
            self._forget(task)
        except Exception as error:
            self._ended.emit(task, None, error)

    @pyqtSlot(object, object, object)
    def _on_ended(self, task: Task, result: Any, error: Exception | None) -> None:
        if not self._stands(task):
            return
        self._forget(task)
        if error is not None:
            self.failed.emit(error)
        elif task.done is not None:
            task.done(result)
