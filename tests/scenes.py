"""Scenes: the window after a known run, as pictures of it are made (``tests/pictures.py``).

A scene is the same each time: it is trained from a seed for a number of steps outside of the
window, opened there as a saved run, and what a person does (a drawing, a few single steps) is
done at known steps. Nothing runs while a picture is made, so no speed is shown.
"""

from __future__ import annotations

import gc
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import numpy as np
from PyQt5.QtCore import QEvent, QSettings
from PyQt5.QtGui import QImage
from PyQt5.QtWidgets import QApplication

import nn
from gui import app
from gui.background import Background
from gui.panels.inside.descent.panel import TWO, DescentPanel
from gui.panels.inside.gradient_check.panel import GradientCheckPanel
from gui.panels.inside.landscape.panel import LandscapePanel
from gui.panels.results.confusion.panel import ConfusionPanel
from gui.panels.results.representation.panel import RepresentationPanel
from gui.panels.runs.runs import RunsPanel
from gui.panels.runs.saved import SavedPanel
from gui.panels.train.seeds import SeedsPanel
from gui.session.session import Session
from gui.session.state import State
from gui.shell.main_window import MainWindow
from gui.style import i18n, theme
from nn.data.strokes import ways
from nn.data.user_digits import FILE as OWN_DIGITS

LONGEST_SECONDS = 60.0  # to wait for a fact
STILL_TICKS = 20  # of the session without a change, until a window is as it stays
GLANCE_SECONDS = 0.06  # between two looks at it
ROWS = 400  # of the table
ASKED_STEPS, FOLDS = 120, 5
SEVEN = nn.Drawing(
    (np.array([[72, 74], [98, 68], [140, 70], [196, 64], [172, 118], [148, 170], [128, 224]]),)
)


def do_nothing(window: MainWindow, steps: int) -> None:
    """Leave the window as it is."""


def show_faulty_lane(window: MainWindow, steps: int) -> None:
    """Draw a seven, and edit the lane with the shuffled labels."""
    draw(window, steps)
    window.form.select_lane(2)


def break_backward(window: MainWindow, steps: int) -> None:
    """Race a lane with a wrong bias gradient, and have it checked."""
    window.lanes.break_backward(0, "bias-one-sample", 3)
    wait_until(lambda: len(window.session.run.lanes) == 3)
    window.workspaces.show_panel("gradientCheck")
    check = window.workspaces.panel(GradientCheckPanel)
    wait_until(lambda: check.report is not None and check.report.slot == 2)


def draw(window: MainWindow, steps: int) -> None:
    """Draw a seven."""
    window.side.drawing.canvas.show_drawing(SEVEN)


def keep_digits(window: MainWindow, steps: int) -> None:
    """Keep each digit twice, upright and slanted, and draw a seven."""
    for slant in (0.0, 0.3):
        for digit in range(10):
            way = next(one for one in ways() if one.digit == digit)
            path = way.spline @ way.mean
            path = 60 + 160 * (path - path.min(axis=0)) / np.ptp(path, axis=0).max()
            path[:, 0] += slant * (140 - path[:, 1])
            window.side.drawing.canvas.show_drawing(nn.Drawing((path,)))
            window.drawing.keep(digit)
    draw(window, steps)


def race_optimizers(window: MainWindow, steps: int) -> None:
    """Draw a seven, and choose the optimizers of the card on descent."""
    draw(window, steps)
    window.workspaces.panel(DescentPanel).show_view(TWO)


def judge(window: MainWindow, steps: int) -> None:
    """Draw a seven, and choose a cell of the confusion matrix of the second lane."""
    draw(window, steps)
    window.form.select_lane(1)
    window.workspaces.show_panel("confusion")
    confusion = window.workspaces.panel(ConfusionPanel)
    wait_until(lambda: len(confusion.pairs) == len(window.session.run.lanes))
    confusion.choose(cell=(4, 9))


def see_layers(window: MainWindow, steps: int) -> None:
    """Draw a seven, and point at a sample in the planes of the second lane."""
    draw(window, steps)
    window.form.select_lane(1)
    window.workspaces.show_panel("representation")
    view = window.workspaces.panel(RepresentationPanel).view
    wait_until(lambda: view.study.report is not None)
    view.planes[0].pointed.emit(17)


def survey(window: MainWindow, steps: int) -> None:
    """Draw a seven, and have the landscapes computed."""
    draw(window, steps)
    window.workspaces.show_panel("landscape")
    landscape = window.workspaces.panel(LandscapePanel)
    wait_until(lambda: landscape.study.report is not None and not landscape.study.busy)


def ask_while_training(window: MainWindow, steps: int) -> None:
    """Draw a seven, and ask about it after each of so many single steps."""
    draw(window, steps)
    for _ in range(min(steps, ASKED_STEPS)):
        take_step(window)
        window.probes.read()


def take_step(window: MainWindow) -> None:
    """One step of every lane, recorded."""
    session = window.session
    before = session.step_count
    session.step()
    wait_until(lambda: session.step_count > before and session.state is not State.RUNNING)


def cross_validate(window: MainWindow, steps: int) -> None:
    """Hold out each of five folds once."""
    done: list[bool] = []
    window.session.series_changed.connect(lambda _, series: done.append(series.over))
    window.session.run_series(0, partial(nn.CrossValidation, folds=FOLDS))
    wait_until(lambda: bool(done) and done[-1])


def measure_sizes(window: MainWindow, steps: int) -> None:
    """Train on parts of the training set."""
    done: list[bool] = []
    window.session.series_changed.connect(lambda _, series: done.append(series.over))
    window.session.run_series(0, nn.LearningCurve)
    wait_until(lambda: bool(done) and done[-1])


def swept(
    window: MainWindow, lanes: Sequence[nn.Experiment], over: Sequence[str], seeds: int
) -> nn.SweepResults:
    """The results of a sweep, trained here; all runs take the same time."""
    title = window.session.run.title
    plan = nn.SweepPlan(title, tuple(lanes), tuple(over), seeds)
    name = "".join(letter for letter in title.lower() if letter.isalnum() or letter == " ")
    path = nn.sweeps_folder() / f"2026-11-30 {name}"
    shutil.rmtree(path, ignore_errors=True)
    folder = nn.SweepFolder.create(path, plan)
    dataset = window.session.run.dataset
    for one in plan.runs():
        result = nn.train_run(one.experiment, dataset, nn.NO_DIGITS, title, one.experiment.steps)
        result.figures["seconds"] = 0.5
        folder.take(one.number, result, nn.RunState.FINISHED)
    return nn.SweepResults.read(path)


def sweep_rates(window: MainWindow, steps: int) -> None:
    """Two activations over five learning rates, with three seeds."""
    base = replace(window.session.run.experiments[0], hidden=(80,), initializer="he")
    base = replace(base, steps=min(400, max(steps, 1)), evaluate_every=40)
    over = "learning_rate=log:0.01..4:5", "activation=sigmoid,relu"
    results = swept(window, [base], over, 3)
    panel = window.workspaces.panel(RunsPanel)
    window.workspaces.choose("runs")
    window.sweep_actions.sweeps.follow(results.path)
    wait_until(lambda: panel.results is not None and panel.results.path == results.path)


def keep_runs(window: MainWindow, steps: int) -> None:
    """Five saved runs with other settings, a month apart, of which two are chosen."""
    base = replace(window.session.run.experiments[0], hidden=(80,), initializer="he")
    base = replace(base, name="network", steps=min(400, max(steps, 1)), evaluate_every=20)
    kept = (  # name, tags, what differs
        ("", (), {}),
        ("ReLU, the usual rate", ("lesson 3",), {"activation": "relu"}),
        ("ReLU, a large rate", ("lesson 3",), {"activation": "relu", "learning_rate": 2.0}),
        ("Adam", ("best",), {"activation": "relu", "optimizer": "adam", "learning_rate": 0.003}),
        ("", (), {"activation": "tanh", "seed": 4}),
    )  # fmt: skip
    shutil.rmtree(nn.runs_folder(), ignore_errors=True)
    library, dataset = nn.RunLibrary(), window.session.run.dataset
    for number, (name, tags, changes) in enumerate(kept):
        race = nn.Race([replace(base, **changes)], dataset)
        history = nn.History(race.records)
        while not race.finished:
            race.advance()
            history.drain()
        auto = not name
        path = nn.runs_folder() / (f"autosaved-{number}.npz" if auto else f"run-{number}.npz")
        nn.checkpoint.save(path, nn.checkpoint.take(race, history, window.session.run.title))
        moment = time.mktime((2026, 11, 2 + 5 * number, 10, 12, 0, 0, 0, -1))
        os.utime(path, (moment, moment))
        if name:
            library.describe([path], name=name, tags=tags, notes="")
    panel = window.workspaces.panel(SavedPanel)
    window.workspaces.choose("runs")
    window.workspaces.show_panel(SavedPanel.key())
    wait_until(lambda: len(panel.table_view.runs.rows) == len(kept))
    rows = panel.table_view.runs.rows
    panel.table_view.choose({row.key for row in rows if row.run.name})


def repeat_with_seeds(window: MainWindow, steps: int) -> None:
    """Draw a seven, and train both lanes with six seeds."""
    draw(window, steps)
    lanes = [
        replace(one, steps=min(400, max(steps, 1)), evaluate_every=25)
        for one in window.session.run.experiments
    ]
    results = swept(window, lanes, (), 6)
    window.workspaces.panel(SeedsPanel).show_results(results)


@dataclass(frozen=True)
class Scene:
    """What is trained, for how many steps, and what is done in the window then."""

    preset: str
    steps: int
    act: Callable[[MainWindow, int], None] = do_nothing
    changes: tuple[tuple[str, object], ...] = ()  # of the preset's recipes
    table: bool = False  # whether a table takes the place of the preset's data
    measured: int = 0  # steps between two measurements of the instruments; 0 for none

    def trained(self, folder: Path, steps: int) -> Path:
        """The run, saved in a folder; after so many steps if these are fewer."""
        preset = nn.load_preset(self.preset)
        title, lanes = preset.title, [replace(one, **dict(self.changes)) for one in preset.lanes]
        if self.table:
            title, lanes = "", [replace(lanes[0], data="table", file=str(write_table(folder)))]
        dataset = nn.load_dataset(lanes[0].data_recipe)
        if self.table:
            lanes = [nn.suited(one, len(dataset.train)) for one in lanes]
        race = nn.Race(lanes, dataset)
        history = nn.History(race.records)
        instruments = {one.slot: nn.Instruments(one) for one in race.lanes if self.measured}
        while any(one.step < min(self.steps, steps) or one.evaluating for one in race.lanes):
            for lane in race.behind():
                lane.advance()
                if instruments and lane.step % self.measured == 0:
                    instruments[lane.slot].measure(with_sharpness=True)
            history.drain()
        path = folder / "run.npz"
        nn.checkpoint.save(path, nn.checkpoint.take(race, history, title))
        return path


SCENES = {
    "race": Scene("vanishing-gradient", 400, draw),
    "optimizers": Scene("vanishing-gradient", 60, race_optimizers),
    "surveyed": Scene("vanishing-gradient", 400, survey),
    "judged": Scene("vanishing-gradient", 1300, judge),
    "layers": Scene("vanishing-gradient", 1300, see_layers),
    "points": Scene("sine", 900),
    "edge": Scene("edge-of-stability", 4000, draw, measured=20),
    "broken": Scene("vanishing-gradient", 60, break_backward),
    "faults": Scene("clean-data", 60, show_faulty_lane),
    "network": Scene("digits-mlp", 400, draw),
    "augmented": Scene("digits-mlp-augmented", 0, changes=(("hidden", (100,)),)),
    "kept": Scene("digits-mlp", 400, keep_digits),
    "answers": Scene("two-layer-net", 0, ask_while_training),
    "plane": Scene("spiral", 900),
    "folds": Scene("spiral", 0, cross_validate, changes=(("steps", 300),)),
    "sizes": Scene("spiral", 0, measure_sizes, changes=(("steps", 900),)),
    "table": Scene("two-layer-net", 300, table=True),
    "swept": Scene("vanishing-gradient", 60, sweep_rates),
    "saved": Scene("vanishing-gradient", 60, keep_runs),
    "seeds": Scene("vanishing-gradient", 400, repeat_with_seeds, (("hidden", (100, 100)),)),
}
OF_PANELS = {  # by key; a panel that is not named is shown in the race
    "descent": "optimizers",
    "stepLength": "edge",
    "landscape": "surveyed",
    "relation": "edge",
    "clinic": "faults",
    "augmentation": "augmented",
    "inside": "network",
    "regions": "plane",
    "confusion": "judged",
    "representation": "layers",
    "threshold": "table",
    "regression": "points",
    "folds": "folds",
    "learningCurve": "sizes",
    "preparation": "network",
    "ribbon": "answers",
    "own": "kept",
    "tuning": "swept",
    "parallel": "swept",
    "runs": "swept",
    "sweepCurves": "swept",
    "saved": "saved",
    "savedCurves": "saved",
    "aboutRun": "saved",
    "seeds": "seeds",
}


def scene_of(panel: str) -> str:
    """The name of the scene in which a panel is shown."""
    return OF_PANELS.get(panel, "race")


def write_table(folder: Path) -> Path:
    """A made table of patients, some of whom are ill."""
    rng = np.random.default_rng(0)
    age, bmi = rng.integers(20, 80, ROWS), rng.normal(26, 4, ROWS)
    smoker, region = rng.random(ROWS) < 0.3, rng.choice(["north", "south", "coast"], ROWS)
    risk = 0.08 * (age - 50) + 0.2 * (bmi - 26) + 2.0 * smoker + rng.normal(0, 0.7, ROWS)
    lines = ["age,bmi,smoker,region,ill"] + [
        f"{a},{b:.1f},{'yes' if s else 'no'},{r},{'yes' if ill else 'no'}"
        for a, b, s, r, ill in zip(age, bmi, smoker, region, risk > 0.5, strict=True)
    ]
    path = folder / "patients.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@contextmanager
def application() -> Iterator[Path]:
    """The application with a home and settings of its own, which go with it; gives their folder."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        QSettings.setPath(
            QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder / "settings")
        )
        qt = QApplication.instance() or app.create_application(["pictures"])
        qt.setCursorFlashTime(0)
        yield folder


@contextmanager
def opened(scene: Scene, folder: Path, steps: int) -> Iterator[MainWindow]:
    """The window in a scene, cut short after so many steps if these are fewer."""
    session = Session()
    window = MainWindow(session)
    try:
        window.show()
        QApplication.processEvents()
        session.open_file(scene.trained(folder, steps))
        wait_until(lambda: session.run is not None and session.model.building is None)
        scene.act(window, steps)
        yield window
    finally:
        window.close()
        window.deleteLater()  # now: else it would be restyled with each change of the theme
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        (nn.data_folder() / OWN_DIGITS).unlink(missing_ok=True)


def show_look(window: MainWindow, look: str, language: str, size: tuple[int, int]) -> None:
    """Show the window in a theme, a language and a size."""
    if theme.current().name != look:
        theme.apply(theme.THEMES[look])
    if i18n.language() != language:
        i18n.show_language(language)
    window.resize(*size)


def photograph(window: MainWindow) -> QImage:
    """A picture of the window when nothing changes in it any more."""
    window.updates.inspect_again()
    window.updates.draw_again()
    for one in gc.get_objects():
        if isinstance(one, Background):
            one.flush()
    ticks: list[None] = []  # a busy machine ticks more slowly, and so is given more time
    count = window.session.ticked.connect(lambda: ticks.append(None))
    end, latest = time.monotonic() + LONGEST_SECONDS, grab(window)
    while len(ticks) < STILL_TICKS and time.monotonic() < end:
        spin(GLANCE_SECONDS)
        image = grab(window)
        if image != latest:
            latest = image
            ticks.clear()
    window.session.ticked.disconnect(count)
    return latest


def grab(window: MainWindow) -> QImage:
    """The window as it is now."""
    return window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def spin(seconds: float) -> None:
    """Let the window live for a while."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.002)


def wait_until(fact: Callable[[], bool]) -> None:
    """Let the window live until something is so."""
    end = time.monotonic() + LONGEST_SECONDS
    while not fact():
        assert time.monotonic() < end, "the window did not get there"
        spin(0.005)
