"""ThreadTrial: whether several threads do the same work in less time than one."""

from __future__ import annotations

from collections import Counter
from time import perf_counter

from nn.training.lane import Lane

ALONE_SECONDS, TOGETHER_SECONDS = 0.05, 0.1  # of the two halves of a trial
LEAST_STEPS = 3  # of each lane in the first half

Piece = tuple[int, bool]  # a kind of work: the slot of its lane, and whether it is an evaluation


class ThreadTrial:
    """First one thread works, which says what each piece of work takes; then ``threads`` do.

    ``gain`` is the time of the second half's work on one thread, over the time that it took.
    """

    def __init__(self, threads: int, lanes: list[Lane]) -> None:
        self.threads = threads
        self._slots = [lane.slot for lane in lanes]
        self._alone: Counter[Piece] = Counter()
        self._together: Counter[Piece] = Counter()
        self._seconds: dict[Piece, float] = dict.fromkeys(((s, False) for s in self._slots), 0.0)
        self._together_seconds = 0.0
        self._clock: float | None = None  # when the threads began or went on

    @property
    def alone(self) -> bool:
        """Whether it is the first half."""
        steps = min(self._alone[slot, False] for slot in self._slots)
        return steps < LEAST_STEPS or sum(self._seconds.values()) < ALONE_SECONDS

    @property
    def over(self) -> bool:
        """Whether the gain is known."""
        running = 0.0 if self._clock is None else perf_counter() - self._clock
        return self._together_seconds + running >= TOGETHER_SECONDS

    @property
    def gain(self) -> float:
        """How much faster the threads were; evaluations count if the first half had some, too."""
        work = sum(
            count * self._seconds[piece] / self._alone[piece]
            for piece, count in self._together.items()
            if self._alone[piece]
        )
        return work / self._together_seconds

    def is_about(self, lanes: list[Lane]) -> bool:
        """Whether these are the lanes that it compares."""
        return [lane.slot for lane in lanes] == self._slots

    def work_alone(self, lane: Lane) -> None:
        """Do a piece of the first half's work."""
        piece, start = (lane.slot, lane.evaluating), perf_counter()
        lane.advance()
        self._seconds[piece] = self._seconds.get(piece, 0.0) + perf_counter() - start
        self._alone[piece] += 1

    def go_on(self) -> None:
        """The threads begin, or go on after a rest."""
        if self._clock is None:
            self._clock = perf_counter()

    def done(self, piece: Piece) -> None:
        """A thread has done a piece of the second half's work."""
        self._together[piece] += 1

    def rest(self) -> None:
        """The threads rest."""
        if self._clock is not None:
            self._together_seconds += perf_counter() - self._clock
            self._clock = None
