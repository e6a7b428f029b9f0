"""LessonActions: does what a lesson wants done to the run, one thing after the other."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence

from PyQt5.QtCore import QObject, pyqtSignal

import nn
from gui.session.session import Session
from gui.session.state import State


class LessonActions(QObject):
    """An action begins when the one before has come to its end, which ``tick`` sees.

    What goes wrong ends all: the session tells it, or ``refused`` does.

    Signals:
        refused: (error) why something cannot be done.
    """

    refused = pyqtSignal(object)

    def __init__(
        self, parent: QObject, session: Session, load_preset: Callable[[str], None]
    ) -> None:
        super().__init__(parent)
        self._session, self._load_preset = session, load_preset
        self._waiting: deque[nn.Action] = deque()
        self._over: Callable[[], bool] | None = None  # whether the present one has ended
        self._loads = 0
        session.loaded.connect(self._on_loaded)
        session.failed.connect(self.stop)

    @property
    def busy(self) -> bool:
        """Whether something is being done."""
        return self._over is not None or bool(self._waiting)

    def begin(self, actions: Sequence[nn.Action]) -> None:
        """Do these, and nothing else any more."""
        self.stop()
        self._waiting.extend(actions)
        self.tick()

    def stop(self) -> None:
        """Do nothing more."""
        self._waiting.clear()
        self._over = None

    def tick(self) -> None:
        """Begin what is next, if there is nothing to wait for."""
        if self._over is not None and self._over():
            self._over = None
        try:
            while self._over is None and self._waiting:
                self._over = self._begin(self._waiting.popleft())
        except nn.NablascopeError as error:
            self.stop()
            self.refused.emit(error)

    def _begin(self, action: nn.Action) -> Callable[[], bool] | None:
        """Begin an action; what tells that it has ended, None for at once."""
        session, value = self._session, action.value
        if action.kind in ("preset", "reset"):
            self._load_preset(value) if action.kind == "preset" else session.reset()
            return self._until_loaded()
        if action.kind == "run_to":
            return self._run_to(value)
        if action.kind == "rewind":
            session.rewind(value)
            return lambda: session.model.back is None or session.model.back.exact
        if action.kind == "live":
            session.live()
            return None
        if session.run is None or value["lane"] > len(session.run.lanes):
            raise nn.FieldError("This lane no longer exists.")
        slot = session.run.lanes[value["lane"] - 1].slot
        if action.kind == "set":
            return self._set(slot, value["field"], value["value"])
        count = len(session.run.lanes)
        if action.kind == "add_lane":
            session.editor.add_lane(slot, value["field"], value["value"], value["name"])
        else:
            step = min(value["step"], session.run.lanes[value["lane"] - 1].record.step)
            session.fork(slot, step, value["field"], value["value"], value["name"])
        return lambda: session.run is not None and len(session.run.lanes) > count

    def _until_loaded(self) -> Callable[[], bool]:
        loads = self._loads
        return lambda: self._loads > loads

    def _run_to(self, step: int) -> Callable[[], bool] | None:
        session = self._session
        if session.run is None:
            return None
        lanes = [lane for lane in session.run.lanes if not lane.over]
        if all(lane.record.step >= step for lane in lanes):
            return None
        session.start(step)
        begun = False

        def over() -> bool:
            nonlocal begun
            begun = begun or session.state is State.RUNNING
            still = session.state in (State.PAUSED, State.FINISHED, State.FAILED)
            first = session.run.lanes[0].record.step if session.run else 0
            if still and begun and first < step and session.state is State.PAUSED:
                self._waiting.clear()  # a person has paused it
            return still and (begun or first >= step)

        return over

    def _set(self, slot: int, field: str, value: object) -> Callable[[], bool] | None:
        session = self._session
        if getattr(session.draft[slot], field) == value:
            return None
        session.editor.edit(slot, field, value)
        if not session.model.pending:
            return None if session.model.begun or nn.KNOBS[field].live else self._until_loaded()
        session.reset()
        return self._until_loaded()

    def _on_loaded(self) -> None:
        self._loads += 1
