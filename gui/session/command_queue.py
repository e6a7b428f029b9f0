"""CommandQueue: what the window asks of the training loop, kept until the loop has time for it."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from time import perf_counter

from gui.session.commands import (
    Adopt,
    AssessLanes,
    Build,
    Cancel,
    CancelLane,
    Command,
    CopyLanes,
    Inspect,
    MeasureLanes,
    Pause,
    Request,
    ShowStep,
    SurveyPlane,
    TakeSnapshot,
    TraceLanes,
)

# in order of urgency
REQUESTS: tuple[type[Request], ...] = (
    ShowStep,
    TakeSnapshot,
    CopyLanes,
    Inspect,
    TraceLanes,
    SurveyPlane,
    AssessLanes,
    MeasureLanes,
)
REQUEST_SHARE = 0.2  # of the training time may go into answering requests


class CommandQueue:
    """Commands in their order, and the latest request of each kind.

    Between two answers to requests training gets its turn: they take REQUEST_SHARE of the time
    at most. Some commands take effect while the loop is busy with another one, which looks at
    ``quitting``, ``pausing``, ``cancelled_run``, ``lane_cancelled`` and ``wanted_run``.
    """

    def __init__(self) -> None:
        self.quitting = self.pausing = self.lane_cancelled = False
        self.cancelled_run = 0  # nobody waits for this run, or one before it
        self.wanted_run = 0  # the run that was asked for last
        self._commands: deque[Command] = deque()
        self._requests: dict[type[Request], Request | None] = dict.fromkeys(REQUESTS)
        self._due = 0.0  # when the next request may be answered while training
        self._wake = threading.Event()

    def __bool__(self) -> bool:
        """Whether a command waits."""
        return bool(self._commands)

    @property
    def interrupted(self) -> bool:
        """Whether a person waits for something else than the answer to a request."""
        return bool(self._commands) or self.pausing or self.quitting

    # Called from the window's thread.

    def post(self, command: Command) -> None:
        """Have a command carried out after those before it."""
        if isinstance(command, (Build, Adopt)):
            self.wanted_run = command.run
        elif isinstance(command, Cancel):
            self.cancelled_run = command.run
        elif isinstance(command, CancelLane):
            self.lane_cancelled = True
        elif isinstance(command, Pause):
            self.pausing = True
        self._commands.append(command)
        self._wake.set()

    def request(self, request: Request) -> None:
        """Have a request answered when there is time, in place of an older one of its kind."""
        assert type(request) in self._requests, "REQUESTS lacks this kind"
        self._requests[type(request)] = request
        self._wake.set()

    def wake(self) -> None:
        """Have the loop look up: something is new that it waits for."""
        self._wake.set()

    def quit(self) -> None:
        """Interrupt what takes long, and carry out nothing more."""
        self.quitting = True
        self._wake.set()

    # Called from the loop's thread.

    def wait(self, seconds: float | None = None) -> None:
        """Until something is asked for, or some seconds at most."""
        self._wake.wait(seconds)
        self._wake.clear()  # whoever asks has left the command before, so it is seen

    def obey(self, carry_out: Callable[[Command], None]) -> None:
        """Carry out every command that waits."""
        while self._commands and not self.quitting:
            carry_out(self._commands.popleft())

    def take(self, kind: type[Command]) -> list[Command]:
        """Remove the waiting commands of one kind; they are returned in their order."""
        found = [one for one in list(self._commands) if isinstance(one, kind)]
        for one in found:
            self._commands.remove(one)
        return found

    def answer(self, reply: Callable[[Request], None], training: bool) -> None:
        """Answer the requests that wait; while training, one, and only when it is its time."""
        if training and perf_counter() < self._due:
            return
        for kind in REQUESTS:
            request = self._requests[kind]
            if request is None or self._commands or self.quitting:
                continue
            self._requests[kind] = None
            start = perf_counter()
            reply(request)
            end = perf_counter()
            self._due = end + (end - start) * (1.0 / REQUEST_SHARE - 1.0)
            if training:
                return
