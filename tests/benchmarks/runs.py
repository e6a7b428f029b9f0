"""How quickly the workspace Runs shows a thousand runs.

``python -m tests.benchmarks.runs`` makes a sweep with that many finished runs and prints how long
it takes to open it, to filter it by a text and with a brush, and to show it when it has changed;
then the same of that many saved runs, which are files that have to be read at first.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from statistics import median
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_FONT_DPI", "96")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from PyQt5.QtWidgets import QApplication

import nn
from gui import app
from gui.panels.runs.parallel import ParallelPanel
from gui.panels.runs.runs import RunsPanel
from gui.panels.runs.saved import SavedPanel
from gui.session.state import State
from gui.shell.main_window import MainWindow
from nn.data.folders import HOME_VARIABLE
from tests.benchmarks.options import command_line
from tests.benchmarks.window import wait_until

POINTS = 60  # of a curve
TEXTS = ("relu", "relu seed=3", "", "tanh")


def make_sweep(rates: int, seeds: int) -> nn.SweepFolder:
    """A sweep of two activations, so many learning rates and seeds, with made figures."""
    base = nn.Experiment(name="a", data="moons", hidden=(8,), batch_size=10, steps=100)
    over = f"learning_rate=log:0.01..1:{rates}", "activation=tanh,relu"
    folder = nn.SweepFolder.create(
        nn.sweeps_folder() / "made", nn.SweepPlan("made", (base,), over, seeds)
    )
    steps = list(range(0, 100 * POINTS, 100))
    curve = json.dumps([steps, [2.0 / (1 + step) for step in steps], [0.5] * POINTS])
    with closing(sqlite3.connect(folder.path / "runs.sqlite")) as table, table:
        table.execute(
            "UPDATE runs SET state = 'finished', validation_score = 0.5 + 0.0004 * run, "
            "validation_loss = 0.5, train_loss = 0.4, best_step = 100, seconds = 0.5, curve = ?",
            [curve],
        )
    return folder


def timed(act: Callable[[], None], fact: Callable[[], bool] = lambda: True) -> float:
    """Seconds until what is done is seen."""
    start = perf_counter()
    act()
    wait_until(fact)
    QApplication.processEvents()
    return perf_counter() - start


def save_runs(count: int) -> None:
    """So many saved runs of TwoLayerNet on moons."""
    lane = nn.Experiment(name="a", data="moons", hidden=(80,), batch_size=10, steps=200)
    race = nn.Race([lane], nn.load_dataset(lane.data_recipe))
    history = nn.History(race.records)
    while not race.finished:
        race.advance()
        history.drain()
    first = nn.runs_folder() / "run0.npz"
    nn.checkpoint.save(first, nn.checkpoint.take(race, history, "Moons"))
    for number in range(1, count):
        shutil.copy(first, nn.runs_folder() / f"run{number}.npz")


def time_saved_runs(window: MainWindow, count: int) -> str:
    """How long it takes to list saved runs, and to find some of them."""
    panel, look = window.workspaces.panel(SavedPanel), window.saved_actions.look
    window.workspaces.show_panel(SavedPanel.key())
    wait_until(lambda: window.saved_actions.runs.library is not None)
    save_runs(count)
    read = timed(look, lambda: len(panel.runs) == count)
    panel.show_runs([])
    again = timed(look, lambda: len(panel.runs) == count)
    filtered = [timed(lambda text=text: panel.search.setText(text)) for text in TEXTS]
    return (
        f"{count:,} saved runs: read in {read:.2f} s, opened again in {again:.2f} s, filtered in "
        f"{median(filtered):.3f} s (longest {max(filtered):.3f})"
    )


def main() -> None:
    options = command_line(__doc__).parse_args()
    rates, seeds = (2, 2) if options.smoke else (50, 10)
    with tempfile.TemporaryDirectory() as home:
        os.environ[HOME_VARIABLE] = home
        folder = make_sweep(rates, seeds)
        application = app.create_application(["runs"])
        window = app.create_window(None, None)
        window.resize(1366, 768)
        window.show()
        wait_until(lambda: window.session.state is State.READY)
        panel = window.workspaces.panel(RunsPanel)
        opened = timed(
            lambda: window.workspaces.show_panel("runs"), lambda: panel.results is not None
        )
        filtered = [timed(lambda text=text: panel.search.setText(text)) for text in TEXTS]
        view = window.workspaces.panel(ParallelPanel).view
        brushed = timed(lambda: view.pick(("validation_score", 0.9, 1.1)))
        renewed = timed(lambda: panel.show_results(nn.SweepResults.read(folder.path)))
        print(
            f"{2 * rates * seeds:,} runs: opened in {opened:.2f} s, filtered in "
            f"{median(filtered):.3f} s (longest {max(filtered):.3f}), by a brush in "
            f"{brushed:.3f} s, shown again in {renewed:.3f} s"
        )
        print(time_saved_runs(window, 2 * rates * seeds))
        window.close()
        del application


if __name__ == "__main__":
    main()
