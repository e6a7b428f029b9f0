"""Commands: what the window asks of the worker, kept until the worker has time for it."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from time import perf_counter

Command = Callable[[], None]
REQUESTS = ("snapshot", "look", "survey")
REQUEST_SHARE = 0.2  # of the training time may go into answering requests


class Commands:
    """Commands in their order, and the latest request of each kind.

    A command is what a person did; each is obeyed. A request is what the window asks at every
    tick; only the latest of a kind is answered, and between two answers training gets its
    turn: they take REQUEST_SHARE of the time at most. ``pausing`` and ``quitting`` overtake all
    others: whoever works for long looks at them in between.
    """

    def __init__(self) -> None:
        self.pausing = self.quitting = False
        self._commands: deque[Command] = deque()
        self._requests: dict[str, Command | None] = dict.fromkeys(REQUESTS)
        self._due = 0.0  # when the next request may be answered while training
        self._wake = threading.Event()

    def __bool__(self) -> bool:
        """Whether a command waits."""
        return bool(self._commands)

    def post(self, command: Command) -> None:
        """Have a command obeyed after those before it."""
        self._commands.append(command)
        self._wake.set()

    def request(self, kind: str, work: Command) -> None:
        """Have a request answered when there is time, in place of an older one of REQUESTS."""
        self._requests[kind] = work
        self._wake.set()

    def pause(self, command: Command) -> None:
        """Interrupt what takes long, and obey ``command`` in its turn."""
        self.pausing = True
        self.post(command)

    def quit(self) -> None:
        """Interrupt what takes long, and obey nothing more."""
        self.quitting = True
        self._wake.set()

    def wait(self, seconds: float | None = None) -> None:
        """Until something is asked for, or some seconds at most."""
        self._wake.wait(seconds)
        self._wake.clear()  # whoever asks has left the command before, so it is seen

    # Called from the worker's thread.

    def obey(self) -> None:
        """Obey every command that waits."""
        while self._commands and not self.quitting:
            self._commands.popleft()()

    def waiting(self, picked: Callable[[Command], bool]) -> list[Command]:
        """Take those of the commands that wait out of their turn, in their order."""
        found = [one for one in list(self._commands) if picked(one)]
        for one in found:
            self._commands.remove(one)
        return found

    def answer(self, training: bool) -> None:
        """Answer the requests that wait; while training, one, and only when it is its time."""
        if training and perf_counter() < self._due:
            return
        for kind in REQUESTS:
            work = self._requests[kind]
            if work is None or self._commands or self.quitting:
                continue
            self._requests[kind] = None
            start = perf_counter()
            work()
            end = perf_counter()
            self._due = end + (end - start) * (1.0 / REQUEST_SHARE - 1.0)
            if training:
                return
