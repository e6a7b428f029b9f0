"""CrossHair: one position on the lanes' shared axis, shown by all plots and read out below."""

from __future__ import annotations

from gui.session.session import Session
from gui.shell import messages
from gui.shell.sparkline import Sparkline
from gui.shell.status_line import StatusLine
from gui.shell.workspaces import Workspaces


class CrossHair:
    """Follows the mouse over any plot or the timeline."""

    def __init__(
        self, session: Session, workspaces: Workspaces, sparkline: Sparkline, status: StatusLine
    ) -> None:
        self._session, self._workspaces = session, workspaces
        self._sparkline, self._status = sparkline, status
        self._position: float | None = None
        workspaces.hovered.connect(self.show)
        sparkline.hovered.connect(self.show)

    def show(self, position: float | None) -> None:
        """Put it at a step that was recorded, or take it away."""
        history = self._session.model.history
        if position is not None and history is not None:
            first = min((history.unit(one) for one in history.records), default=1.0)
            position = min(max(position, first), history.end) if history.end else None
            if position is not None and not history.by_epoch:
                position = float(round(position))
        self._position = position
        self._workspaces.show_cursor(position)
        self._sparkline.show_cursor(position)
        self.read_out()

    def read_out(self) -> None:
        """Say where it is."""
        history = self._session.model.history
        self._status.show_cursor(messages.cursor_text(history, self._position))
