"""PanelWiring: what panels ask for, and who does it."""

from __future__ import annotations

from functools import partial

from PyQt5.QtCore import QObject, pyqtSignal

from gui.panels.data.clinic import ClinicPanel
from gui.panels.data.samples import SamplesPanel
from gui.panels.inside.functions.panel import FunctionsPanel
from gui.panels.inside.gradient_check.panel import GradientCheckPanel
from gui.panels.inside.graph.panel import GraphPanel
from gui.panels.results.my_digits import MyDigitsPanel
from gui.panels.results.regions import RegionsPanel
from gui.panels.selecting_panel import SelectingPanel
from gui.panels.series_panel import SeriesPanel
from gui.panels.study import Study
from gui.recipe.form import RecipeForm
from gui.session.data_checks import DataChecks
from gui.session.lane_study import LaneStudy
from gui.session.session import Session
from gui.session.state import State
from gui.shell.file_actions import FileActions
from gui.shell.lane_actions import LaneActions
from gui.shell.live_updates import LiveUpdates
from gui.shell.probe_controller import ProbeController
from gui.shell.results_controller import ResultsController
from gui.shell.workspaces import Workspaces


class PanelWiring(QObject):
    """Connects every panel, and again one that was rebuilt after an error.

    Signals:
        failed: (Failure) what a panel asked for ended with an error.
    """

    failed = pyqtSignal(object)

    def __init__(
        self,
        session: Session,
        workspaces: Workspaces,
        form: RecipeForm,
        files: FileActions,
        lanes: LaneActions,
        updates: LiveUpdates,
        probes: ProbeController,
        results: ResultsController,
    ) -> None:
        super().__init__(workspaces)
        self._session, self._workspaces, self._form = session, workspaces, form
        self._files, self._lanes, self._updates = files, lanes, updates
        self._probes, self._results = probes, results
        self.checks = DataChecks(form)
        self.checks.reported.connect(workspaces.show_report)
        self.studies: dict[str, LaneStudy] = {}  # by what they are about
        workspaces.export_asked.connect(files.ask_export)
        workspaces.treatment_asked.connect(lanes.treat)
        workspaces.rebuilt.connect(self._connect)
        for key in workspaces.panels:
            self._connect(key)

    def _connect(self, key: str) -> None:
        session, panel = self._session, self._workspaces.panels[key]
        panel.outdated.connect(partial(self._updates.refresher.mark, panel))
        for study in panel.studies:
            self._connect_study(key, study)
        if isinstance(panel, SelectingPanel):
            self._results.connect_panel(panel)
        elif isinstance(panel, MyDigitsPanel):
            panel.use_chosen.connect(self._lanes.use_digits)
            panel.import_asked.connect(self._files.ask_import_digits)
            panel.file_asked.connect(self._files.ask_export_digits)
            panel.pictures_asked.connect(self._files.ask_export_images)
        elif isinstance(panel, ClinicPanel):
            panel.fault_asked.connect(self._lanes.inject_fault)
        elif isinstance(panel, SamplesPanel):
            panel.column_told.connect(self._lanes.tell_column)
        elif isinstance(panel, RegionsPanel):
            panel.points_edited.connect(session.editor.edit_points)
        elif isinstance(panel, GraphPanel):
            panel.step_asked.connect(session.step)
            panel.feed_changed.connect(self._updates.trace_again)
        elif isinstance(panel, FunctionsPanel):
            panel.outputs_asked.connect(self._probes.show_outputs)
        elif isinstance(panel, GradientCheckPanel):
            panel.bug_asked.connect(self._lanes.break_backward)
        elif isinstance(panel, SeriesPanel):
            panel.start_asked.connect(session.run_series)
            panel.cancel_asked.connect(session.end_series)

    def _connect_study(self, key: str, study: Study) -> None:
        """Have the work of a panel's study done in a thread of its own."""
        name = f"{key} {study.objectName()}"
        old = self.studies.pop(name, None)
        if old is not None:
            old.close()
        runner = self.studies[name] = LaneStudy(self, lambda: self._session.state is State.RUNNING)
        runner.failed.connect(self.failed)
        runner.copies_asked.connect(self._session.observations.ask_for_copies)
        self._updates.copied.connect(runner.take)
        study.asked.connect(runner.ask)
        study.cancelled.connect(runner.cancel)
        runner.reported.connect(study.take_report)
        runner.refused.connect(study.take_refused)
        runner.progressed.connect(study.take_progress)

    def close(self) -> None:
        """End the threads."""
        self.checks.close()
        for study in self.studies.values():
            study.close()
