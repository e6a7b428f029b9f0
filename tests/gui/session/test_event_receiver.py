"""EventReceiver: what the training loop tells, and what of it is dropped."""

from __future__ import annotations

from gui.session.events import Finished, StateChanged
from gui.session.state import State
from tests.gui.conftest import WAIT


def test_what_an_earlier_run_sends_is_dropped(qtbot, ready, lanes):
    with qtbot.waitSignal(ready.loaded, timeout=WAIT):
        ready.load("test", lanes[:1])
    ready._receiver.receive(StateChanged(1, State.RUNNING))
    ready._receiver.receive(Finished(1, None))
    assert ready.state is State.READY
