"""EventReceiver: takes what the training loop tells into the model, and tells the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import nn
from gui.failure import Failure
from gui.session import events
from gui.session.look_back import look_back
from gui.session.recipe_editor import RecipeEditor
from gui.session.run_model import RunModel
from gui.session.signals import SessionSignals
from gui.session.state import Stage, State


class EventReceiver:
    """Events about a run that is no longer shown are dropped.

    ``record`` drains the rings of the run that is shown: what is told of a moment is shown with
    the rows of that moment.
    """

    def __init__(
        self,
        model: RunModel,
        signals: SessionSignals,
        editor: RecipeEditor,
        record: Callable[[], None],
    ) -> None:
        self._model, self._signals, self._editor, self._record = model, signals, editor, record
        self._of_shown: Mapping[type[events.Event], Callable[[Any], None]] = {
            events.StateChanged: self._on_state,
            events.Finished: self._on_finished,
            events.TrainingFailed: self._on_training_failed,
            events.LaneStopped: self._on_lane_stopped,
            events.LaneEnded: self._on_lane_ended,
            events.FieldsChanged: self._on_fields,
            events.LanesChanged: self._on_lanes,
            events.CommandRefused: self._on_command_refused,
            events.RequestFailed: lambda event: signals.failed.emit(event.failure),
            events.ResultsTaken: lambda event: signals.results_taken.emit(event.results),
            events.SeriesChanged: lambda event: signals.series_changed.emit(
                event.slot, event.series
            ),
        }
        self._of_asked: Mapping[type[events.Event], Callable[[Any], None]] = {
            events.RunLoaded: self._on_loaded,
            events.RunRefused: self._on_run_refused,
            events.BuildProgressed: self._on_progressed,
            events.BuildCancelled: self._on_cancelled,
        }

    def receive(self, event: events.Event) -> None:
        """Take an event."""
        handler = self._of_asked.get(type(event))
        if handler is not None:
            handler(event)
        elif event.run == self._model.number:
            self._of_shown[type(event)](event)

    def set_state(self, state: State) -> None:
        """The session does something else now."""
        self._model.state = state
        self._signals.state_changed.emit(state)

    # The run that was asked for.

    def _on_loaded(self, event: events.RunLoaded) -> None:
        self._record()  # a save of the run before it may still be waiting
        self._model.show(event.run, event.loaded)
        self._signals.loaded.emit(event.loaded)
        begun = event.loaded.history.step > 0
        over = event.loaded.over
        self.set_state(State.FINISHED if over else State.PAUSED if begun else State.READY)
        self._signals.edited.emit()

    def _on_run_refused(self, event: events.RunRefused) -> None:
        model, failed = self._model, event.failure
        latest = event.run == model.asked.number
        if latest:
            model.building = None
        if latest and isinstance(failed.error, nn.MemoryNeededError) and model.asked.again:
            failed = replace(failed, remedy=model.asked.again)
        elif latest:
            of_file = model.asked.of_file
            self._take_back()
            failed = replace(failed, of_file=of_file, of_run=model.run is not None)
        self._signals.failed.emit(failed)
        if model.run is None and latest:
            if failed.of_file:  # for which the first experiment was given up
                self._editor.start_again()
            else:
                self.set_state(State.FAILED)

    def _on_progressed(self, event: events.BuildProgressed) -> None:
        model = self._model
        if event.stage is Stage.LANE:
            shown = event.run == model.number and model.building in (None, Stage.LANE)
        else:
            shown = event.run == model.asked.number
        if shown:
            model.building = event.stage
            self._signals.progressed.emit(event.stage, event.fraction)

    def _on_cancelled(self, event: events.BuildCancelled) -> None:
        model = self._model
        if event.stage is Stage.LANE:
            if event.run == model.number and model.building is Stage.LANE:
                model.end_adding()
                self._signals.cancelled.emit()
        elif event.run == model.asked.number:
            model.building = None
            self._take_back()
            self._signals.cancelled.emit()
            if model.run is None:
                self.set_state(State.FAILED)

    def _take_back(self) -> None:
        if self._model.take_back():
            self._signals.edited.emit()

    # The run that is shown.

    def _on_state(self, event: events.StateChanged) -> None:
        self._record()  # what is told of a state is told of its step
        self.set_state(event.state)

    def _on_finished(self, event: events.Finished) -> None:
        self._record()
        self._signals.ticked.emit()
        self.set_state(State.FINISHED)
        self._signals.finished.emit(event.results)

    def _on_training_failed(self, event: events.TrainingFailed) -> None:
        self.set_state(State.FAILED)
        self._signals.failed.emit(event.failure)

    def _on_lane_stopped(self, event: events.LaneStopped) -> None:
        model = self._model
        assert model.run is not None
        model.run = model.run.with_lane(event.slot, lambda lane: replace(lane, failure=event.error))
        self._signals.lanes_changed.emit()
        self._signals.lane_stopped.emit(event.slot, event.error)

    def _on_lane_ended(self, event: events.LaneEnded) -> None:
        model = self._model
        assert model.run is not None
        model.run = model.run.with_lane(event.slot, lambda lane: replace(lane, stop=event.stop))
        self._signals.lanes_changed.emit()
        if event.stop is not None:
            self._signals.lane_ended.emit(event.slot, event.stop)

    def _on_fields(self, event: events.FieldsChanged) -> None:
        model = self._model
        assert model.run is not None
        nn.note_changes(model.run.history.records, list(event.changes))
        for slot, change in event.changes:
            field, value = change.field, change.new
            model.run = model.run.with_lane(
                slot,
                lambda lane, field=field, value=value: replace(  # type: ignore[misc]
                    lane, experiment=lane.experiment.changed(field, value)
                ),
            )
        self._signals.edited.emit()

    def _on_lanes(self, event: events.LanesChanged) -> None:
        model = self._model
        assert model.run is not None
        model.end_adding()
        before = {lane.slot: lane for lane in model.run.lanes}
        slots = [lane.slot for lane in event.lanes]
        self._editor.undo_stack.lanes_changed(model.number, before.keys(), slots)
        model.draft.follow(event.lanes, before)
        model.run = replace(model.run, lanes=event.lanes)
        if model.back is not None:  # of the lanes that there are now, until they are brought back
            model.back = look_back(model.run, model.back.step)
        model.rate.clear()
        self._signals.lanes_changed.emit()
        over = model.run.over
        if model.state is State.FINISHED and not over:
            self.set_state(State.PAUSED)
        elif model.state is State.PAUSED and over and model.step_count:
            self.set_state(State.FINISHED)
        self._signals.edited.emit()

    def _on_command_refused(self, event: events.CommandRefused) -> None:
        """What was asked cannot be: the fields that would be so already are as they run."""
        failed: Failure = event.failure
        self._model.end_adding()
        self._editor.undo_stack.undoing = 0
        if isinstance(failed.error, nn.MemoryNeededError):
            failed = replace(failed, remedy=self._editor.add_lane_anyway)
        self._model.draft.keep_live(self._model.recipes)
        self._signals.edited.emit()
        self._signals.failed.emit(failed)
