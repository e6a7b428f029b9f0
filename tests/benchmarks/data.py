"""How long data take to be read and looked at, and what the live regions cost.

``python -m tests.benchmarks.data --data-dir DIR`` prints the loading of the four MNIST files,
the splitting, standardising and one-hot coding of 60,000 × 784 with the memory they need, the
clinic, a table of 100 MB, what a mini-batch allocates, and the steps a second of three classes
in the plane with the tab Regions seen and with it hidden, in turn, with how often it is drawn.
"""

from __future__ import annotations

import os
import tempfile
import tracemalloc
from pathlib import Path
from statistics import median
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_FONT_DPI", "96")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
from PyQt5.QtWidgets import QApplication

import nn
from gui import app
from gui.session.session import Session
from gui.session.state import State
from gui.shell.main_window import MainWindow
from tests.benchmarks.options import command_line
from tests.benchmarks.window import spin, wait_until

ROUNDS = 5
TABLE_MEGABYTES = 100
SMOKE_MEGABYTES, SMOKE_SECONDS = 0.2, 0.2


def seconds(work: object, rounds: int) -> float:
    """The median time of a few rounds."""
    times = []
    for _ in range(rounds):
        start = perf_counter()
        work()  # type: ignore[operator]
        times.append(perf_counter() - start)
    return median(times)


def mnist(folder: Path, rounds: int) -> None:
    """Loading, splitting, preparing and checking MNIST."""
    loading = seconds(lambda: nn.load_mnist(data_dir=folder), rounds)
    print(f"four MNIST files: {loading:.2f} s")
    (x, t), _ = nn.load_mnist(data_dir=folder)

    def ready() -> nn.Prepared:
        train, validation, test = nn.split_rows(t, (0.8, 0.1, 0.1), 0, True)
        parts = [nn.Part(x[rows], t[rows]) for rows in (train, validation, test)]
        nn.one_hot(t, 10)
        data = nn.Dataset("mnist", "", tuple("0123456789"), *parts)
        return nn.prepare(data, "standardise")

    splitting = seconds(ready, rounds)
    print(f"split, standardise, one-hot of {len(x):,} × 784: {splitting:.2f} s", end="")
    tracemalloc.start()
    prepared = ready()
    prepared.preparation.apply(prepared.dataset.train.x[:200])
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    print(f", {peak / x.nbytes:.2f} × the data more at most, beside the first copy")
    print(f"clinic: {seconds(lambda: nn.checkup(prepared), rounds):.2f} s")


def table(megabytes: float) -> None:
    """Reading a large table."""
    rng = np.random.default_rng(0)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.csv"
        with open(path, "w", encoding="utf-8") as file:
            file.write(",".join(f"c{i}" for i in range(10)) + ",kind\n")
            while file.tell() < megabytes * 1e6:
                block = rng.normal(size=(1000, 10))
                file.writelines(
                    ",".join(f"{value:.6f}" for value in row) + (",a\n" if row[0] > 0 else ",b\n")
                    for row in block
                )
        recipe = nn.DataRecipe("table", file=str(path))
        start = perf_counter()
        data = nn.load_dataset(recipe)
        taken = perf_counter() - start
        rows = sum(map(len, data.parts.values()))
        size = path.stat().st_size / 1e6
        print(f"table of {size:.1f} MB, {rows:,} rows: {taken:.1f} s")


def gather() -> None:
    """What drawing and preparing a mini-batch allocates."""
    rng = np.random.default_rng(0)
    part = nn.Part(rng.random((20_000, 784), np.float32), rng.integers(0, 10, 20_000))
    data = nn.Dataset("random", "", tuple("0123456789"), part, part, part)
    recipe = nn.Experiment(scaling="standardise", batch_size=200)
    lane = nn.Race([recipe], data).lanes[0]
    for _ in range(3):
        lane._entering(*lane.batches.draw(), 0)
    tracemalloc.start()
    for _ in range(100):
        lane._entering(*lane.batches.draw(), 0)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    start = perf_counter()
    for _ in range(500):
        lane._entering(*lane.batches.draw(), 0)
    taken = (perf_counter() - start) / 500
    start = perf_counter()
    for _ in range(500):
        lane.batches.draw()
    drawn = (perf_counter() - start) / 500
    print(
        f"mini-batch of 200 × 784: {peak / 1e3:.1f} kB allocated at most in 100 of them; "
        f"{taken * 1e6:.0f} us, of which drawing {drawn * 1e6:.0f} us"
    )


def regions(seconds_each: float, rounds: int) -> None:
    """Steps a second with the tab Regions seen and hidden, in turn."""
    lanes = [one.changed("steps", 10**8) for one in nn.load_preset("spiral").lanes]
    for chosen in (lanes[:1], lanes):
        session = Session()
        window = MainWindow(session)
        window.resize(1366, 768)
        window.show()
        session.load("spiral", chosen)
        wait_until(lambda session=session: session.state is State.READY)
        drawn: set[int] = set()
        session.ticked.connect(
            lambda session=session, drawn=drawn: drawn.update(
                one.step for one in (session.observations.surveys or ())[:1]
            )
        )
        rates: dict[str, list[float]] = {"folds": [], "regions": []}
        session.start()
        wait_until(lambda session=session: session.step_count > 500)
        hertz = []
        for _ in range(rounds):
            for tab, found in rates.items():
                window.workspaces.show_panel(tab)
                spin(0.3)
                first, start = session.step_count, perf_counter()
                drawn.clear()
                spin(seconds_each)
                taken = perf_counter() - start
                found.append((session.step_count - first) / taken)
                if tab == "regions":
                    hertz.append(len(drawn) / taken)
        kept = [one / other for one, other in zip(rates["regions"], rates["folds"], strict=True)]
        print(
            f"regions of {len(chosen)} lane(s), 100 × 100, 3 classes: {median(hertz):.0f} Hz; "
            f"hidden {median(rates['folds']):,.0f} steps/s, seen {median(rates['regions']):,.0f}: "
            f"kept {median(kept):.0%} ({min(kept):.0%} … {max(kept):.0%})"
        )
        window.close()


def main() -> None:
    parser = command_line(__doc__)
    parser.add_argument("--data-dir", type=Path)
    parser.add_argument("--seconds", type=float, default=3.0)
    options = parser.parse_args()
    rounds = 1 if options.smoke else ROUNDS
    application = QApplication([])
    app.dress(application)
    if options.data_dir:
        mnist(options.data_dir, rounds)
    table(SMOKE_MEGABYTES if options.smoke else TABLE_MEGABYTES)
    gather()
    regions(SMOKE_SECONDS if options.smoke else options.seconds, rounds)


if __name__ == "__main__":
    main()
