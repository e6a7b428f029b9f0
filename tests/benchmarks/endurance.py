"""Ten minutes of four lanes with the tabs switched every five seconds: memory and event delays.

``python -m tests.benchmarks.endurance`` prints the memory of every minute, how far it has moved
since the second, and how late events of another process were.
"""

from __future__ import annotations

import gc
import os
import sys
from contextlib import closing
from time import monotonic

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_FONT_DPI", "96")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
import psutil

import nn
from gui import app
from gui.session.session import Session
from gui.session.state import State
from gui.shell.main_window import MainWindow
from tests.benchmarks.options import command_line
from tests.benchmarks.window import EventDelay, spin, wait_until

SETTLED_MINUTES = 2
SWITCH_SECONDS = 5.0


def switched(window: MainWindow, delay: EventDelay, minutes: float, switch: float) -> list[float]:
    """Switch the tabs for so long; the memory in MB, minute by minute."""
    process, names, taken = psutil.Process(), list(window.workspaces.panels), []
    start = delay.counting_since = monotonic()
    for number in range(round(minutes * 60 / switch)):
        window.workspaces.show_panel(names[number % len(names)])
        spin(switch)
        if monotonic() - start >= 60 * len(taken):
            gc.collect()
            taken.append(process.memory_info().rss / 1e6)
            print(f"{(monotonic() - start) / 60:5.1f} min: {taken[-1]:.0f} MB", flush=True)
    return taken


def main() -> None:
    parser = command_line(__doc__)
    parser.add_argument("--minutes", type=float, default=10.0)
    options = parser.parse_args()
    minutes = 0.05 if options.smoke else options.minutes
    switch = 0.2 if options.smoke else SWITCH_SECONDS
    application = app.create_application(sys.argv[:1])
    session = Session()
    window = MainWindow(session)
    window.resize(1366, 768)
    window.show()
    lanes = list(nn.load_preset("vanishing-gradient").lanes)
    for activation in ("tanh", "elu"):
        lanes.append(nn.variation(lanes, 0, "activation", activation))
    session.load("four", [lane.changed("steps", 100_000_000) for lane in lanes])
    wait_until(lambda: session.state is State.READY)
    stroke = np.array([[60.0, 60.0], [120.0, 62.0], [80.0, 200.0]])
    window.side.drawing.canvas.show_drawing(nn.Drawing((stroke,)))
    session.start()
    with closing(EventDelay()) as delay:  # its sender would outlive a failure
        taken = switched(window, delay, minutes, switch)
    late = np.array(delay.delays) * 1000
    settled = taken[SETTLED_MINUTES:] or taken
    print(
        f"{session.step_count:,} steps; memory since minute {SETTLED_MINUTES}: "
        f"{min(settled):.0f} … {max(settled):.0f} MB; events p50 {np.percentile(late, 50):.1f} "
        f"p99 {np.percentile(late, 99):.1f} max {late.max():.1f} ms"
    )
    window.close()
    application.quit()


if __name__ == "__main__":
    main()
