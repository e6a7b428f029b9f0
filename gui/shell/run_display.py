"""RunDisplay: what the session tells of its run, shown in every part of the window."""

from __future__ import annotations

from PyQt5.QtCore import QObject

import nn
from gui.failure import Failure
from gui.panels.data.augmentation import AugmentationPanel
from gui.panels.results.my_digits import MyDigitsPanel
from gui.panels.results.summary import SummaryPanel
from gui.panels.series_panel import SeriesPanel
from gui.recipe.form import RecipeForm
from gui.session.data_checks import DataChecks
from gui.session.session import Session
from gui.session.state import Results, Run, Stage, State
from gui.shell import messages
from gui.shell.cross_hair import CrossHair
from gui.shell.lane_actions import LaneActions
from gui.shell.live_updates import LiveUpdates
from gui.shell.notices import Notices
from gui.shell.probe_controller import ProbeController
from gui.shell.recovery_offer import RecoveryOffer
from gui.shell.side import RailView, chips_of
from gui.shell.timeline import Timeline
from gui.shell.top_bar import TopBar
from gui.shell.workspaces import Workspaces


class RunDisplay(QObject):
    """Listens to the session as long as the workspaces, its parent, are there.

    It changes nothing of the run.
    """

    def __init__(
        self,
        session: Session,
        bar: TopBar,
        form: RecipeForm,
        rail: RailView,
        workspaces: Workspaces,
        timeline: Timeline,
        probes: ProbeController,
        updates: LiveUpdates,
        checks: DataChecks,
        lanes: LaneActions,
        notices: Notices,
        recovery: RecoveryOffer,
        cross_hair: CrossHair,
    ) -> None:
        super().__init__(workspaces)
        self._session, self._bar, self._form, self._rail = session, bar, form, rail
        self._workspaces, self._timeline, self._probes = workspaces, timeline, probes
        self._updates, self._checks, self._lanes = updates, checks, lanes
        self._notices, self._recovery, self._cross_hair = notices, recovery, cross_hair
        session.state_changed.connect(self.show_state)
        session.loaded.connect(self._on_loaded)
        session.ticked.connect(updates.tick)
        session.edited.connect(self.show_recipe)
        session.failed.connect(self.on_failed)
        session.lane_stopped.connect(notices.on_lane_stopped)
        session.lane_ended.connect(notices.on_lane_ended)
        session.lanes_changed.connect(self._show_lanes)
        session.finished.connect(notices.on_finished)
        session.finished.connect(self._on_finished)
        session.saved.connect(notices.on_saved)
        session.progressed.connect(self._on_progressed)
        session.series_changed.connect(self._on_series)
        session.cancelled.connect(self._on_cancelled)
        form.lane_chosen.connect(self._on_lane_chosen)
        checks.failed.connect(self.on_failed)
        probes.drawing.failed.connect(self.on_failed)

    def begin(self) -> None:
        """Show the run that there is already, if there is one."""
        if self._session.run:
            self._on_loaded(self._session.run)
            self.show_recipe()
        self.show_state(self._session.state)

    def show_recipe(self) -> None:
        """The draft, or what runs, has another value in some field."""
        session, model = self._session, self._session.model
        lanes = session.run.lanes if session.run else ()
        notes = model.notes.get(model.title, "")
        self._form.show_recipe(model.title, session.draft, model.pending, lanes, notes)
        self._bar.show_pending(bool(model.pending))
        self._timeline.show_progress(model)
        self._lanes.on_edited()
        self._workspaces.rename(model.lanes)
        self._rail.show_chips(chips_of(lanes))
        if session.draft:
            digits = self._workspaces.panel(MyDigitsPanel)
            self._workspaces.tell(digits.show_use, session.draft.first.own_digits)
            self._show_augmentation(self._form.slot)
        self._updates.refresher.mark()
        self._probes.rename()

    def show_state(self, state: State) -> None:
        """The session does something else."""
        self._bar.show_state(state, self._session.model.can_go_on)
        if state is State.RUNNING:
            self._form.show_values()  # what could not be taken does not stay to be believed
        self._timeline.show_progress(self._session.model)
        self._timeline.show_curves(self._session.model)
        self._notices.on_state(state)
        self._updates.draw_again()

    def on_failed(self, failed: Failure) -> None:
        """Something could not be done."""
        self._end_building()
        if failed.remedy is None:
            self._recovery.on_not_opened()
        self._notices.on_failed(failed)

    def _on_finished(self, results: Results) -> None:
        summary = self._workspaces.panel(SummaryPanel)
        self._workspaces.tell(summary.show_tests, results.accuracies, results.seconds)

    def _on_loaded(self, run: Run) -> None:
        self._recovery.on_loaded(run)
        self._end_building()
        self._notices.on_loaded()
        self._form.show_data(run.dataset)
        new_samples = bool(run.dataset.columns) or run.dataset.like_drawings
        self._bar.open_menu.entries["predict"].setEnabled(new_samples)
        self._show_lanes()

    def _show_lanes(self) -> None:
        """Lanes came, went or paused, or all of them are new."""
        run = self._session.run
        assert run is not None
        self._end_building()
        if self._workspaces.shows(run.lanes):
            self.show_recipe()
        else:
            self._workspaces.show_run(run.history, run.lanes)
            self._updates.show_new_lanes()
            self._cross_hair.show(None)
            self._probes.show_lanes(run)
            self._checks.ask(run.lanes)
        self._updates.show_run_figures()
        self._timeline.show_curves(self._session.model)
        self._rail.show_chips(chips_of(run.lanes))
        self._notices.say_state()
        self._lanes.close_dialogs()
        self._updates.draw_again()

    def _end_building(self) -> None:
        """Show the run again, unless another one is still being built."""
        if self._session.model.building is None:
            self._timeline.show_building(None)
            self._timeline.show_progress(self._session.model)

    def _on_progressed(self, stage: Stage, fraction: float) -> None:
        self._timeline.show_building(fraction, stage)
        self._notices.say_state()

    def _on_series(self, slot: int, series: nn.SeriesProgress) -> None:
        for panel in self._workspaces.panels.values():
            if isinstance(panel, SeriesPanel):
                self._workspaces.tell(panel.show_series, slot, series)

    def _on_cancelled(self) -> None:
        self._end_building()
        self._recovery.on_not_opened()
        self._notices.say(messages.of_cancelled)

    def _on_lane_chosen(self, slot: int) -> None:
        if slot in self._session.draft:
            self._show_augmentation(slot)
        self._workspaces.show_lane(slot)

    def _show_augmentation(self, slot: int) -> None:
        """Show how a lane's images would be changed."""
        panel = self._workspaces.panel(AugmentationPanel)
        self._workspaces.tell(panel.show_draft, self._session.draft[slot])
