"""How much training speed the live window costs, and how late its events are.

``python -m tests.benchmarks.window`` trains 784-80-10 alternately without and with the
window (1366 × 768) in one process, and prints medians and ratios. Events are datagrams
that another process stamps and sends, received by the window's own event loop.
"""

from __future__ import annotations

import argparse
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from statistics import median
from time import monotonic, perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_FONT_DPI", "96")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
from PyQt5.QtCore import QEventLoop, QSocketNotifier, QTimer
from PyQt5.QtWidgets import QApplication

import nn
from gui import app
from gui.session.session import Session
from gui.session.state import State
from gui.shell.main_window import MainWindow
from tests.benchmarks.options import command_line

SENDER = """
import socket, struct, sys, time
out = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
while True:
    out.sendto(struct.pack("d", time.monotonic()), ("127.0.0.1", int(sys.argv[1])))
    time.sleep(0.01)
"""


SETTLE_SECONDS = 1.0  # in which the cards of a new run are built


class EventDelay:
    """Delays in seconds between another process's send and our event loop's receipt."""

    def __init__(self) -> None:
        self.delays: list[float] = []
        self.counting_since: float | None = None
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind(("127.0.0.1", 0))
        self._socket.setblocking(False)
        port = str(self._socket.getsockname()[1])
        self._sender = subprocess.Popen([sys.executable, "-c", SENDER, port])
        self._notifier = QSocketNotifier(self._socket.fileno(), QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._on_datagram)

    def _on_datagram(self) -> None:
        now = monotonic()
        stamp = float(np.frombuffer(self._socket.recv(8))[0])
        if self.counting_since is not None and stamp > self.counting_since:
            self.delays.append(now - stamp)

    def close(self) -> None:
        self._notifier.setEnabled(False)
        self._sender.kill()
        self._sender.wait()
        self._socket.close()


def spin(seconds: float) -> None:
    """Run the event loop for a while."""
    loop = QEventLoop()
    QTimer.singleShot(int(seconds * 1000), loop.quit)
    loop.exec()


def wait_until(fact: object, seconds: float = 30.0) -> None:
    """Run the event loop until ``fact()`` holds."""
    end = perf_counter() + seconds
    while not fact():  # type: ignore[operator]
        QApplication.processEvents()
        if perf_counter() > end:
            raise TimeoutError


def without_window(lanes: list[nn.Experiment], dataset: nn.Dataset, seconds: float) -> float:
    """Steps a second of a bare race, recorded as in the window."""
    race = nn.Race(lanes, dataset)
    history = nn.History(race.records)
    end = perf_counter() + seconds
    start = perf_counter()
    while perf_counter() < end:
        race.advance()
        if race.records[0].ring.written - race.records[0].step >= 100:
            history.drain()
    return race.step / (perf_counter() - start)


def with_window(session: Session, seconds: float, delay: EventDelay) -> float:
    """Steps a second of the same race while the window shows it live."""
    session.reset()
    wait_until(lambda: session.state is State.READY)
    session.start()
    wait_until(lambda: session.step_count > 0)
    spin(min(SETTLE_SECONDS, seconds))
    first, start = session.step_count, perf_counter()
    delay.counting_since = monotonic()
    spin(seconds)
    wait_until(lambda: bool(delay.delays))  # on a busy machine none may have come yet
    delay.counting_since = None
    rate = (session.step_count - first) / (perf_counter() - start)
    session.pause()
    wait_until(lambda: session.state is State.PAUSED)
    return rate


def frame_seconds(window: MainWindow, key: str, times: int = 20) -> float:
    """The median time of drawing all parts of a panel and painting it, while nothing trains."""
    panel, found = window.workspaces.panels[key], []
    for _ in range(times):
        start = perf_counter()
        for part in range(panel.parts):
            panel.show_part(part)
        panel.repaint()
        found.append(perf_counter() - start)
    return median(found)


def measure(
    name: str,
    lanes: list[nn.Experiment],
    options: argparse.Namespace,
    panel: str | None = None,
    prepare: Callable[[MainWindow], None] | None = None,
) -> None:
    """Alternate, and print one line; ``panel`` is the key of the panel to show, then prepared."""
    dataset = nn.load_dataset(lanes[0].data, options.data_dir)
    session = Session(options.data_dir)
    window = MainWindow(session)
    window.resize(1366, 768)
    window.show()
    session.load(name, lanes)
    wait_until(lambda: session.state is State.READY)
    if panel is not None:
        window.workspaces.show_panel(panel)
    if prepare is not None:
        prepare(window)
    bare, shown, frames = [], [], []
    with closing(EventDelay()) as delay:  # its sender would outlive a failure
        for _ in range(options.rounds):
            bare.append(without_window(lanes, dataset, options.seconds))
            shown.append(with_window(session, options.seconds, delay))
            frames.append(
                window.updates.refresher.frames_per_second / max(window.updates.refresher.seen, 1)
            )
    frame = ""
    if panel is not None:
        frame = f"; a frame {1000 * frame_seconds(window, panel):.1f} ms"
    kept = [with_ / without for with_, without in zip(shown, bare, strict=True)]
    late = np.array(delay.delays) * 1000
    print(
        f"{name:<28} without {median(bare):6.0f} steps/s, with {median(shown):6.0f} steps/s: "
        f"kept {median(kept):.0%} ({min(kept):.0%} … {max(kept):.0%}); "
        f"each panel {median(frames):.1f} Hz; events p50 {np.percentile(late, 50):.1f} "
        f"p99 {np.percentile(late, 99):.1f} max {late.max():.1f} ms{frame}"
    )
    window.close()


def main() -> None:
    parser = command_line(__doc__)
    parser.add_argument("--data-dir", default=None)
    parser.add_argument("--data", default="strokes")
    parser.add_argument("--seconds", type=float, default=4.0)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    if options.smoke:
        options.seconds, options.rounds = 0.2, 1
    application = QApplication([])
    app.dress(application)
    two_layer = nn.load_preset("two-layer-net").lanes[0].changed("data", options.data)
    for batch_size in (100, 200):
        lane = two_layer.changed("batch_size", batch_size).changed("steps", 10**7)
        measure(f"784-80-10 batch {batch_size}", [lane], options)
    race = [lane.changed("steps", 10**7) for lane in nn.load_preset("vanishing-gradient").lanes]
    four = [race[0].changed("name", str(seed)).changed("seed", seed) for seed in range(4)]
    measure("two lanes of 784-100×5-10", race, options)
    measure("four lanes of it", four, options)
    measure("the two, the graph shown", race, options, "graph")


if __name__ == "__main__":
    main()
