"""SessionSignals: what a session tells whoever shows it."""

from __future__ import annotations

from PyQt5.QtCore import QObject, pyqtSignal


class SessionSignals(QObject):
    """The signals of a session.

    Signals:
        state_changed: (State).
        loaded: (Run) another run is shown from now on.
        ticked: every 33 ms, after the new rows have been recorded.
        edited: the draft, or what runs, has another value in some field.
        failed: (Failure) something could not be done; what ran before is untouched.
        lane_stopped: (slot, DivergedError).
        lane_ended: (slot, Stop) a lane stopped before its last step.
        lanes_changed: lanes came, went, or were paused; ``run`` holds those that are left.
        looked_back: (LookBack, or None) an earlier step is shown, or the run as it is again.
        finished: (Results).
        saved: (path) a run was written that a person, or a reset, asked for.
        written: (path) any run was written.
        progressed: (Stage, fraction) a run that takes a while is being built.
        cancelled: what was being built is no longer waited for.
        results_taken: (nn.LaneResults of every lane) what a report has asked for.
        series_changed: (slot, nn.SeriesProgress) a series of runs of a lane's recipe made progress.
    """

    state_changed = pyqtSignal(object)
    loaded = pyqtSignal(object)
    ticked = pyqtSignal()
    edited = pyqtSignal()
    failed = pyqtSignal(object)
    lane_stopped = pyqtSignal(int, object)
    lane_ended = pyqtSignal(int, object)
    lanes_changed = pyqtSignal()
    looked_back = pyqtSignal(object)
    finished = pyqtSignal(object)
    saved = pyqtSignal(str)
    written = pyqtSignal(str)
    progressed = pyqtSignal(object, float)
    cancelled = pyqtSignal()
    results_taken = pyqtSignal(tuple)
    series_changed = pyqtSignal(int, object)
