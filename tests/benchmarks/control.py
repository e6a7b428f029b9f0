"""How soon the training answers: pause, run, step, learning rate, close.

``python -m tests.benchmarks.control`` asks each many times while 784-80-10 trains with
the window live, and prints the median and the longest time until the answer arrived.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from statistics import median
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_FONT_DPI", "96")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
from PyQt5.QtCore import QPointF
from PyQt5.QtWidgets import QApplication

import nn
from gui import app
from gui.session.session import Session
from gui.session.state import State
from gui.shell.main_window import MainWindow
from tests.benchmarks.options import command_line
from tests.benchmarks.window import spin, wait_until

TIMES, SESSIONS = 40, 100
BATCH_SIZES = (100, 200, 1000)


def timed(ask: Callable[[], None], answered: Callable[[], bool]) -> float:
    """Milliseconds from asking to the answer, with the event loop running."""
    start = perf_counter()
    ask()
    wait_until(answered)
    return (perf_counter() - start) * 1e3


def show(name: str, times: list[float]) -> None:
    print(f"  {name:<34} median {median(times):6.2f} ms, longest {max(times):6.2f} ms")


def control(lane: nn.Experiment, times: int) -> None:
    """Pause, run, step and learning rate of one lane."""
    session = Session()
    window = MainWindow(session)
    window.resize(1366, 768)
    window.show()
    session.load("control", [lane])
    wait_until(lambda: session.state is State.READY)
    pause, run, step, rate, ink = [], [], [], [], []
    for place in range(times):
        run.append(timed(session.start, lambda: session.state is State.RUNNING))
        spin(0.1)
        value = 0.05 + 0.001 * place
        rate.append(
            timed(
                lambda value=value: session.editor.edit(0, "learning_rate", value),
                lambda value=value: session.run.experiments[0].learning_rate == value,
            )
        )
        panel = window.side.drawing.prediction
        panel.show_prediction(None, None)
        ink.append(
            timed(
                lambda place=place: window.side.drawing.canvas._begin(QPointF(50 + place, 60)),
                lambda panel=panel: panel.probabilities is not None,
            )
        )
        pause.append(timed(session.pause, lambda: session.state is State.PAUSED))
        before = session.run.race.step
        step.append(timed(session.step, lambda before=before: session.run.race.step > before))
        spin(0.02)
    print(f"784-80-10, batch {lane.batch_size}")
    for name, taken in (
        ("pause", pause),
        ("run", run),
        ("step", step),
        ("learning rate", rate),
        ("pen down to prediction", ink),
    ):
        show(name, taken)
    session.start()
    spin(0.2)
    start = perf_counter()
    window.close()
    print(f"  closing while it trains            {(perf_counter() - start) * 1e3:.1f} ms")


def cycles(lane: nn.Experiment, sessions: int) -> None:
    """Many sessions, each started and closed while it trains."""
    longest = []
    for _ in range(sessions):
        session = Session()
        session.load("cycle", [lane])
        wait_until(lambda session=session: session.state is State.READY)
        session.start()
        wait_until(lambda session=session: session.step_count > 0)
        start = perf_counter()
        session.close()
        longest.append((perf_counter() - start) * 1e3)
        assert not session.running
    show(f"{sessions} sessions closed in training", longest)


def main() -> None:
    options = command_line(__doc__).parse_args()
    application = QApplication([])
    app.dress(application)
    np.seterr(all="ignore")
    (two_layer,) = nn.load_preset("two-layer-net").lanes
    two_layer = two_layer.changed("steps", 10**7)
    for size in BATCH_SIZES[:1] if options.smoke else BATCH_SIZES:
        control(two_layer.changed("batch_size", size), 1 if options.smoke else TIMES)
    cycles(two_layer, 2 if options.smoke else SESSIONS)


if __name__ == "__main__":
    main()
