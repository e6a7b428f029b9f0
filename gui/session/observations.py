"""Observations: what the window asks the training loop to look at, and the latest answers."""

from __future__ import annotations

import nn
from gui.lane_view import LaneView
from gui.session.commands import (
    AssessLanes,
    CopyLanes,
    Inspect,
    MeasureLanes,
    SurveyPlane,
    TakeResults,
    TakeSnapshot,
    TraceLanes,
)
from gui.session.run_model import RunModel
from gui.session.state import State
from gui.session.training_loop import TrainingLoop


class Observations:
    """Answers about an earlier run are not shown. ``loop`` is replaced when training restarts."""

    def __init__(self, model: RunModel) -> None:
        self._model = model
        self.loop: TrainingLoop | None = None

    def ask_for_snapshot(self) -> None:
        """Have the copy of the weights renewed after the present step."""
        if self._model.state is State.RUNNING and self.loop:
            self.loop.queue.request(TakeSnapshot())

    def ask_for_inspections(self, quantity: str | None) -> None:
        """Have the lanes inspected, with histograms of one of nn.QUANTITIES, or without."""
        if self._model.run and self.loop:
            self.loop.queue.request(Inspect(quantity))

    def ask_for_survey(self, bounds: nn.Bounds) -> None:
        """Have the plane asked, unless that would cost the training too much just now."""
        if self._model.run and self.loop:
            self.loop.queue.request(SurveyPlane(self._model.number, bounds))

    def ask_for_traces(self, feed: nn.Feed, first: int, with_update: bool) -> None:
        """Have the lanes traced, unless that would cost the training too much just now."""
        if self._model.run and self.loop:
            self.loop.queue.request(TraceLanes(self._model.number, feed, first, with_update))

    def ask_for_copies(self) -> None:
        """Have the networks of all lanes copied."""
        if self._model.run and self.loop:
            self.loop.queue.request(CopyLanes(self._model.number))

    def ask_for_measurements(self) -> None:
        """Have step quality and sharpness recorded, unless that would cost too much just now."""
        if self._model.run and self.loop:
            self.loop.queue.request(MeasureLanes(self._model.number))

    def ask_for_assessments(self, part: str) -> None:
        """Have every lane assessed on the "validation" or the "test" set."""
        if self._model.run and self.loop:
            self.loop.queue.request(AssessLanes(self._model.number, part))

    def ask_for_results(self) -> None:
        """Have all that is known of the lanes told, for a report (``results_taken``)."""
        if self._model.run and self.loop:
            self.loop.queue.post(TakeResults(self._model.number))

    @property
    def threads(self) -> int:
        """The threads that train at the same time."""
        return self.loop.outbox.threads if self.loop else 1

    @property
    def assessments(self) -> tuple[nn.Assessment, ...] | None:
        """The latest assessment of every lane; the same ones while nothing is new."""
        found = self.loop.outbox.assessments if self.loop else None
        return found[1] if found and found[0] == self._model.number else None

    @property
    def lane_copies(self) -> tuple[nn.LaneCopy, ...] | None:
        """The latest copies of the lanes."""
        found = self.loop.outbox.lane_copies if self.loop else None
        return found[1] if found and found[0] == self._model.number else None

    @property
    def snapshot(self) -> nn.Snapshot | None:
        """The latest copy of the weights."""
        found = self.loop.outbox.snapshot if self.loop else None
        return found[1] if found and found[0] == self._model.number else None

    def model_of(self, lane: LaneView) -> tuple[int, nn.Model]:
        """The step of the latest weights that the window has, and a copy of the network."""
        network, snapshot, step = lane.network.copy(), self.snapshot, 0
        if snapshot is not None and snapshot.records.get(lane.slot) is lane.record:
            network.restore(snapshot.states[lane.slot])
            step = dict(snapshot.steps)[lane.slot]
        return step, lane.model(network)

    @property
    def inspections(self) -> tuple[nn.Inspection, ...] | None:
        """The latest inspection of every lane."""
        found = self.loop.outbox.inspections if self.loop else None
        return found[1] if found and found[0] == self._model.number else None

    @property
    def surveys(self) -> tuple[nn.Survey, ...] | None:
        """The latest answers over the plane."""
        found = self.loop.outbox.surveys if self.loop else None
        return found[1] if found and found[0] == self._model.number else None

    @property
    def traces(self) -> tuple[nn.LaneTrace, ...] | nn.NablascopeError | None:
        """The latest traces of the lanes, or why there are none."""
        found = self.loop.outbox.traces if self.loop else None
        return found[1] if found and found[0] == self._model.number else None
