"""Observer: answers the window's requests about lanes; it changes nothing that is trained."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from time import perf_counter, thread_time

import nn
from gui.session.assessor import Assessor
from gui.session.command_queue import CommandQueue
from gui.session.commands import (
    AssessLanes,
    CopyLanes,
    Inspect,
    MeasureLanes,
    Request,
    SurveyPlane,
    TraceLanes,
)
from gui.session.outbox import Outbox

SURVEY_SHARE = 0.08  # of the time may go into asking the plane
TRACE_SHARE = 0.05  # and into tracing, whose result has to be drawn too
ALPHA_SHARE, SHARPNESS_SHARE = 0.03, 0.05  # and into measuring these


class Observer:
    """Leaves its answers in the outbox."""

    def __init__(self, queue: CommandQueue, outbox: Outbox) -> None:
        self._queue, self._outbox = queue, outbox
        self._survey_due = 0.0  # when the plane may be asked again
        self._trace_due = 0.0  # when lanes may be traced again
        self._alpha_due = self._sharpness_due = 0.0  # when lanes may be measured again
        self._instruments: dict[int, tuple[nn.Lane, nn.Instruments]] = {}  # by slot
        self._assessor = Assessor(outbox, self._interrupted)

    def answer(
        self,
        request: Request,
        run: int,
        lanes: Sequence[nn.Lane],
        training: bool,
        then: bool = False,
    ) -> None:
        """Answer one request about lanes that train, or that are as they were ``then``."""
        if isinstance(request, Inspect):
            self._inspect(run, lanes, request.quantity)
        elif isinstance(request, SurveyPlane):
            if request.run == run and perf_counter() >= self._survey_due:
                self._survey(run, lanes, request.bounds, training)
        elif isinstance(request, CopyLanes):
            if request.run == run:
                copies = tuple(map(nn.LaneCopy.of, lanes))
                self._outbox.lane_copies = run, copies
        elif isinstance(request, AssessLanes):
            asked = run, lanes, request.part, training
            if request.run == run and not self._assessor.assess(*asked):
                self._queue.request(request)  # after what a person waits for
        elif isinstance(request, MeasureLanes):
            due = perf_counter() >= self._alpha_due or not training
            if request.run == run and due and not then:  # the rows are of the present
                self._measure(lanes, training)
        elif isinstance(request, TraceLanes):
            if request.run == run and (perf_counter() >= self._trace_due or not training):
                self._trace(run, lanes, request, training)
        else:
            self.take_snapshot(run, lanes, then)

    def take_snapshot(self, run: int, lanes: Sequence[nn.Lane], then: bool = False) -> None:
        """Copy the weights as they are now, or of lanes as they were ``then``."""
        self._outbox.snapshot = run, nn.Snapshot.of(lanes, then)

    def begin_run(self) -> None:
        """Another race: what is known of the one before it is dropped."""
        self._outbox.clear()
        self._survey_due = self._trace_due = self._alpha_due = self._sharpness_due = 0.0
        self._instruments = {}
        self._assessor.forget()

    def _inspect(self, run: int, lanes: Sequence[nn.Lane], quantity: str | None) -> None:
        found = []
        for lane in lanes:
            if self._queue.interrupted:
                return
            found.append(nn.inspect(lane, quantity))
        self._outbox.inspections = run, tuple(found)

    def _survey(
        self, run: int, lanes: Sequence[nn.Lane], bounds: nn.Bounds, training: bool
    ) -> None:
        """Ask the plane; a lane that has not gone on keeps its answers."""
        start, left = thread_time(), self._outbox.surveys
        known = {one.slot: one for one in left[1]} if left else {}
        made = []
        with contextlib.suppress(nn.Cancelled):
            for lane in lanes:
                old = known.get(lane.slot)
                same = old is not None and (old.step, old.bounds) == (lane.step, bounds)
                fresh = not (old and same)
                made.append(
                    nn.survey(lane, bounds, self._interrupted) if fresh or old is None else old
                )
            self._outbox.surveys = run, tuple(made)
        rest = (thread_time() - start) / SURVEY_SHARE  # not what it waited for the window
        self._survey_due = perf_counter() + rest if training else 0.0

    def _trace(
        self, run: int, lanes: Sequence[nn.Lane], request: TraceLanes, training: bool
    ) -> None:
        """Trace all lanes; what cannot go through is told in place of the traces."""
        start = thread_time()
        try:
            self._outbox.traces = run, self._traced(lanes, request)
        except nn.Cancelled:
            self._queue.request(request)  # after what a person waits for
        rest = (thread_time() - start) / TRACE_SHARE
        self._trace_due = perf_counter() + rest if training else 0.0

    def _traced(
        self, lanes: Sequence[nn.Lane], request: TraceLanes
    ) -> tuple[nn.LaneTrace, ...] | nn.NablascopeError:
        asked = request.feed, request.first, request.with_update
        try:
            return nn.trace_lanes(lanes, *asked, self._interrupted)
        except nn.NablascopeError as error:
            return error

    def _measure(self, lanes: Sequence[nn.Lane], training: bool) -> None:
        """Measure every lane; the rows go into their records."""
        start = thread_time()
        sharpness = perf_counter() >= self._sharpness_due or not training
        for lane in lanes:
            if self._interrupted():
                return
            known = self._instruments.get(lane.slot)
            if known is None or known[0] is not lane:
                known = self._instruments[lane.slot] = lane, nn.Instruments(lane)
            known[1].measure(sharpness)
        now, took = perf_counter(), thread_time() - start
        self._alpha_due = now + took / ALPHA_SHARE if training and not sharpness else 0.0
        if sharpness:
            self._sharpness_due = now + took / SHARPNESS_SHARE if training else 0.0

    def _interrupted(self) -> bool:
        return self._queue.interrupted
