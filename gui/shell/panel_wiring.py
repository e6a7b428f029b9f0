"""PanelWiring: what panels ask for, and who does it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from gui.panels.data.clinic import ClinicPanel
from gui.panels.data.samples import SamplesPanel
from gui.panels.inside.gradient_check.panel import GradientCheckPanel
from gui.panels.inside.graph.panel import GraphPanel
from gui.panels.results.folds import FoldsPanel
from gui.panels.results.my_digits import MyDigitsPanel
from gui.panels.results.regions import RegionsPanel
from gui.recipe.form import RecipeForm
from gui.session.data_checks import DataChecks
from gui.session.gradient_checks import GradientChecks
from gui.session.session import Session
from gui.shell.file_actions import FileActions
from gui.shell.lane_actions import LaneActions
from gui.shell.live_updates import LiveUpdates
from gui.shell.workspaces import Workspaces


class PanelWiring:
    """Connects every panel, and again one that was rebuilt after an error."""

    def __init__(
        self,
        session: Session,
        workspaces: Workspaces,
        form: RecipeForm,
        files: FileActions,
        lanes: LaneActions,
        updates: LiveUpdates,
    ) -> None:
        self._session, self._workspaces, self._form = session, workspaces, form
        self._files, self._lanes, self._updates = files, lanes, updates
        self.checks = DataChecks(form)
        self.checks.reported.connect(workspaces.show_report)
        self.gradients = GradientChecks(form)
        updates.copied.connect(self.gradients.check)
        workspaces.export_asked.connect(files.ask_export)
        workspaces.treatment_asked.connect(lanes.treat)
        workspaces.rebuilt.connect(self._connect)
        for key in workspaces.panels:
            self._connect(key)

    def _connect(self, key: str) -> None:
        session, panel = self._session, self._workspaces.panels[key]
        panel.outdated.connect(partial(self._updates.refresher.mark, panel))
        if isinstance(panel, MyDigitsPanel):
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
        elif isinstance(panel, GradientCheckPanel):
            panel.check_asked.connect(session.observations.ask_for_copy)
            panel.cancel_asked.connect(self.gradients.cancel)
            self.gradients.reported.connect(partial(self._tell, panel.show_report))
            self.gradients.refused.connect(partial(self._tell, panel.show_refused))
            self.gradients.progressed.connect(partial(self._tell, panel.show_progress))
            panel.bug_asked.connect(self._lanes.break_backward)
        elif isinstance(panel, FoldsPanel):
            panel.start_asked.connect(session.cross_validate)
            panel.cancel_asked.connect(session.end_folds)

    def _tell(self, method: Callable[[Any], None], value: Any) -> None:
        """Show something in a panel that is still there."""
        if method.__self__ in self._workspaces.panels.values():  # type: ignore[attr-defined]
            self._workspaces.tell(method, value)
