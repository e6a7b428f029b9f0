"""A person who clicks at random: a real window, real data, dialogs answered, files dropped.

``python -m tests.gui.random_actions --seed 1 --actions 50000`` does it by hand and tells what
broke; ``--smoke`` does a hundred. The same seed does the same things, though not at the same
moments.
"""

from __future__ import annotations

import argparse
import contextlib
import itertools
import sys
import tempfile
import threading
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from PyQt5.QtCore import (
    QMimeData,
    QPoint,
    QPointF,
    QSettings,
    Qt,
    QThread,
    QTimer,
    QtMsgType,
    QUrl,
    qInstallMessageHandler,
)
from PyQt5.QtGui import QDropEvent, QImage, QWheelEvent
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QMessageBox,
)

import nn
from gui import app
from gui.panels.runs.about_run import AboutRunPanel
from gui.panels.runs.parallel import ParallelPanel
from gui.panels.runs.runs import RunsPanel
from gui.panels.runs.saved import SavedPanel
from gui.panels.train.seeds import SeedsPanel
from gui.recipe.lane_dialogs import AddLaneDialog, LaneDialog
from gui.session.recovery import Recovery
from gui.session.session import Session
from gui.shell import file_dialogs
from gui.shell.import_dialog import ImportDialog
from gui.shell.main_window import MainWindow
from tests.gui.made_sweeps import made

PRESETS = ("vanishing-gradient", "perceptron-vs-mlp", "sine", "spiral", "two-layer-net", "reviews")
VALUES = {  # what is typed into fields: sense, nonsense, and what only looks like sense
    "hidden": ("8", "12, 6", "30 x 3", "0", "x", "", "2048 x 8"),
    "learning_rate": ("0.1", "0,5", "100", "1e-9", "nan", "-1", "2"),
    "batch_size": ("1", "16", "37", "5000", "0", "1.5"),
    "steps": ("30", "200", "5000", "0", "1e3"),
    "evaluate_every": ("1", "50", "0"),
    "data_seed": ("0", "7", "-1"),
    "seed": ("0", "3", "x"),
    "samples": ("20", "300", "3"),
    "noise": ("0", "0.4", "-1"),
    "momentum": ("0.9", "1", "0"),
    "dropout": ("0", "0.5", "1"),
    "convolutions": ("", "4", "4, 4, 4, 4, 4, 4"),
    "target": ("y", "a", "nothing"),
    "columns": ("", "a=skip", "a=sense"),
    "weight_decay": ("0", "0.01", "11"),
    "clip_norm": ("0", "1"),
    "embedding": ("4", "0"),
}
SETTLED_SECONDS = 60.0
MOST_SWEEPS, MOST_SAVED = 3, 6


class Clicker:
    """Does one random thing after the other to a window, and notes what goes wrong."""

    def __init__(self, window: MainWindow, folder: Path, seed: int) -> None:
        self.window, self.folder = window, folder
        self.rng = np.random.default_rng(seed)
        self.wrong: list[str] = []
        self.done: Counter[str] = Counter()
        self.log: list[str] = []
        self._numbers = itertools.count()
        self.actions: dict[str, Callable[[], Any]] = {
            name.removeprefix("do_"): getattr(self, name)
            for name in sorted(dir(self))
            if name.startswith("do_")
        }
        window.session.failed.connect(self._on_failed)
        self._answerer = QTimer()
        self._answerer.timeout.connect(self.answer)
        self._answerer.start(20)

    def act(self) -> None:
        """Do one thing, and let the window live for a moment."""
        name = str(self.rng.choice(list(self.actions)))
        self.done[name] += 1
        self.log.append(name)
        try:
            self.actions[name]()
        except Exception:
            self.wrong.append(f"{name}: {traceback.format_exc()}")
        QTest.qWait(int(self.rng.choice([0, 0, 1, 5, 20])))
        self._note_panels()

    def settle(self) -> None:
        """Wait until nothing more is on its way, and see that every panel shows the run."""
        session = self.window.session
        self._until(
            lambda: session.model.number == session.model.asked.number or not session.model.building
        )
        session.pause()
        session.end_series()
        self._until(lambda: not session._worker.loop.queue)
        QTest.qWait(50)
        run = session.run
        if run is None:
            return
        records = [lane.record for lane in run.lanes]
        for name, panel in self.window.workspaces.panels.items():
            shown = [lane.record for lane in panel.lanes]
            if len(shown) != len(records) or any(
                one is not other for one, other in zip(shown, records, strict=True)
            ):
                self.wrong.append(f"panel {name} shows another run")
        if set(session.draft) != {lane.slot for lane in run.lanes}:
            self.wrong.append(f"draft {list(session.draft)}, run {[one.slot for one in run.lanes]}")
        with contextlib.suppress(nn.FieldError):
            nn.check_lanes(list(session.draft.values()))
            return
        self.wrong.append("the draft cannot race")

    def close(self) -> None:
        """No more answers."""
        self._answerer.stop()

    def answer(self) -> None:
        """Answer the dialog or menu that is open, in one way or the other."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            open_ones = [one for one in self.window.findChildren(QDialog) if one.isVisible()]
            dialog = open_ones[0] if open_ones else None
        if not isinstance(dialog, QDialog) or self.rng.random() < 0.3:
            return
        if isinstance(dialog, AddLaneDialog) and self.rng.random() < 0.8:
            dialog.settings.setCurrentIndex(self._pick(range(dialog.settings.count())))
            control = dialog.field.control
            if isinstance(control, QComboBox):
                control.setCurrentIndex(self._pick(range(control.count())))
                control.activated.emit(control.currentIndex())
            else:
                control.setText(str(self._pick(VALUES.get(dialog.field.name, ("1", "0.5", "x")))))
            dialog.ask()
        elif isinstance(dialog, ImportDialog) and self.rng.random() < 0.8:
            lists = [one for one in dialog.findChildren(QComboBox) if one.count()]
            if lists and self.rng.random() < 0.6:
                control = self._pick(lists)
                control.setCurrentIndex(self._pick(range(control.count())))
                control.activated.emit(control.currentIndex())
            elif dialog.load.isEnabled():
                dialog.load.click()
        elif isinstance(dialog, LaneDialog) and self.rng.random() < 0.6:
            name = dialog.findChild(QLineEdit, "laneNameField")
            name.setText(str(self._pick(["", "a", "b", "ReLU", "long " * 8])))
            dialog.ask()
        else:
            buttons = [one for one in dialog.findChildren(QAbstractButton) if one.isEnabled()]
            closing = dialog.findChildren(QDialogButtonBox) or isinstance(dialog, QMessageBox)
            if buttons and closing and self.rng.random() < 0.5:
                self._pick(buttons).click()
            else:
                dialog.reject()

    # What can be done. Each is one kind of action.

    def do_run(self) -> None:
        self.window.top_bar.run_button.click()

    def do_step(self) -> None:
        self.window.top_bar.step_button.click()

    def do_reset(self) -> None:
        self.window.top_bar.reset_button.click()

    def do_cancel(self) -> None:
        self.window.timeline.cancel_button.click()

    def do_pace(self) -> None:
        self._choose(self.window.top_bar.pace)

    def do_preset(self) -> None:
        presets = self.window.form.presets
        place = presets.findData(str(self._pick(PRESETS)))
        presets.setCurrentIndex(place)
        presets.activated.emit(place)

    def do_type(self) -> None:
        name = str(self._pick(list(VALUES)))
        control = self.window.form.fields[name].control
        if isinstance(control, QLineEdit) and control.isVisible():
            control.setFocus()
            control.setText(str(self._pick(VALUES[name])))
            QTest.keyClick(control, self._pick([Qt.Key_Return, Qt.Key_Tab, Qt.Key_Escape]))

    def do_choose(self) -> None:
        lists = [
            field.control
            for name, field in self.window.form.fields.items()
            if isinstance(field.control, QComboBox) and name not in ("data", "encoding")
        ]
        seen = [one for one in lists if one.isVisible()]
        if seen:
            self._choose(self._pick(seen))

    def do_choose_data(self) -> None:
        control = self.window.form.fields["data"].control
        offline = ["moons", "xor", "spiral-3", "sine", "points", "strokes", "table", "my-digits"]
        place = control.findData(str(self._pick(offline)))
        if place >= 0:
            control.setCurrentIndex(place)
            control.activated.emit(place)

    def do_slide(self) -> None:
        slider = self.window.form.fields["learning_rate"].slider
        assert slider is not None
        slider.setValue(int(self.rng.integers(slider.minimum(), slider.maximum() + 1)))

    def do_more_settings(self) -> None:
        self.window.form.more.click()

    def do_add_lane(self) -> None:
        self.window.form.lane_bar.add_button.click()

    def do_rename_lane(self) -> None:
        self.window.form.lane_bar.rename_action.trigger()

    def do_pause_lane(self) -> None:
        self.window.form.lane_bar.pause_action.trigger()

    def do_remove_lane(self) -> None:
        self.window.form.lane_bar.remove_action.trigger()

    def do_select_lane(self) -> None:
        self._pick(self.window.form.lane_bar._group.buttons()).click()

    def do_group(self) -> None:
        self._pick(list(self.window.top_bar.workspaces.values())).click()

    def do_tab(self) -> None:
        self.window.workspaces.show_panel(str(self._pick(list(self.window.workspaces.panels))))

    def do_draw(self) -> None:
        canvas = self.window.side.drawing.canvas
        if canvas.isVisible():
            points = self.rng.integers(5, min(canvas.width(), canvas.height()) - 5, (4, 2))
            handle = self.window.windowHandle()
            at = [canvas.mapTo(self.window, QPoint(*map(int, point))) for point in points]
            QTest.mousePress(handle, Qt.LeftButton, pos=at[0])
            for point in at[1:]:
                QTest.mouseMove(handle, point)
            QTest.mouseRelease(handle, Qt.LeftButton, pos=at[-1])

    def do_pen(self) -> None:
        pen = self.window.side.drawing.pen
        pen.setValue(int(self.rng.integers(pen.minimum(), pen.maximum() + 1)))

    def do_clear(self) -> None:
        self._key(Qt.Key_C)

    def do_undo(self) -> None:
        self.window.side.drawing.canvas.undo()

    def do_keep(self) -> None:
        self._key(Qt.Key_0 + int(self.rng.integers(10)))

    def do_ask_me(self) -> None:
        self.window.workspaces.panels["own"].ask_button.click()

    def do_use_of_digits(self) -> None:
        self.window.workspaces.panels["own"].use.choose(
            str(self._pick(["watch", "watch", "test", "train", "both"]))
        )

    def do_click_digit(self) -> None:
        own = self.window.workspaces.panels["own"]
        if own.isVisible() and own.list.count():
            own._on_clicked(own.list.item(int(self.rng.integers(own.list.count()))))

    def do_remove_digit(self) -> None:
        own = self.window.workspaces.panels["own"]
        if len(own.drawings):
            own.removed.emit(self._pick(own.drawings.drawings))

    def do_digit_menu(self) -> None:
        own = self.window.workspaces.panels["own"]
        if own.isVisible():
            own._offer(QPoint(20, 20))

    def do_export_digits(self) -> None:
        self._pick(
            [action for action, _ in self.window.workspaces.panels["own"]._actions]
        ).trigger()

    def do_drop_table(self) -> None:
        rows = "".join(f"{i},{i % 7},{i % 5},{'yn'[i % 2]}\n" for i in range(60))
        self._drop(self._file("good.csv", "a,b,c,y\n" + rows))

    def do_drop_points(self) -> None:
        rows = "".join(f"{i % 9},{i % 7},{i % 3}\n" for i in range(60))
        self._drop(self._file("points.csv", "a,b,y\n" + rows))

    def do_drop_numbers(self) -> None:
        rows = "".join(f"{i % 9},{i % 7},{i * 1.5}\n" for i in range(60))
        self._drop(self._file("numbers.csv", "a,b,y\n" + rows))

    def do_drop_bad_table(self) -> None:
        self._drop(self._file("bad.csv", str(self._pick(["", "x", "a,b\n1\n", "\0\0", "a\n1\n"]))))

    def do_drop_tiny_table(self) -> None:
        self._drop(self._file("tiny.csv", "a,b,y\n1,2,0\n2,3,1\n3,4,0\n4,5,1\n"))

    def do_drop_picture(self) -> None:
        self._drop(self._picture())

    def do_drop_broken_picture(self) -> None:
        content = self._picture().read_bytes()
        path = self.folder / "broken.png"
        path.write_bytes(content[: int(self.rng.integers(1, len(content)))])
        self._drop(path)

    def do_drop_archive(self) -> None:
        path = self.folder / "digits.npz"
        content = bytearray(path.read_bytes()) if path.exists() else bytearray(b"PK\x03\x04")
        if self.rng.random() < 0.6:
            content[int(self.rng.integers(len(content)))] ^= 0xFF
        other = self.folder / "dropped.npz"
        other.write_bytes(bytes(content))
        self._drop(other)

    def do_drop_folder(self) -> None:
        folder = self.folder / "classes"
        for name in ("one", "two"):
            (folder / name).mkdir(parents=True, exist_ok=True)
            for number in range(4):
                self._paint().save(str(folder / name / f"{number}.png"))
        self._drop(folder)

    def do_paste(self) -> None:
        QApplication.clipboard().setImage(self._paint())
        self.window.files.paste()

    def do_next_picture(self) -> None:
        self._key(Qt.Key_N)

    def do_open(self) -> None:
        self.window.files.ask_open()

    def do_save(self) -> None:
        self.window.files.ask_save()

    def do_autosave(self) -> None:
        self.window.session.autosave()

    def do_export(self) -> None:
        panel = self._pick(
            [one for one in self.window.workspaces.panels.values() if one.isVisible()]
        )
        kind = str(self._pick(["png", "svg", "csv"]))
        self.window.files.export(panel, kind, self.folder / f"card.{kind}")

    def do_theme(self) -> None:
        if self.rng.random() < 0.3:  # it restyles every widget
            self.window.top_bar.theme_button.click()

    def do_language(self) -> None:
        self.window.appearance.next_language()

    def do_fold(self) -> None:
        QTest.keyClick(self.window, self._pick([Qt.Key_1, Qt.Key_2]), Qt.ControlModifier)

    def do_maximise(self) -> None:
        self._pick(list(self.window.workspaces.panels.values())).maximise_asked.emit()

    def do_put_back(self) -> None:
        self._key(Qt.Key_Escape)

    def do_zoom(self) -> None:
        plot = self._plot()
        if plot is not None:
            centre = QPointF(plot.rect().center())
            for _ in range(int(self.rng.choice([1, 5, 60]))):
                turn = QPoint(0, int(self.rng.choice([-1200, -120, 120])))
                event = QWheelEvent(
                    centre,
                    QPointF(plot.mapToGlobal(centre.toPoint())),
                    QPoint(),
                    turn,
                    Qt.NoButton,
                    self._pick([Qt.NoModifier, Qt.ControlModifier]),
                    Qt.NoScrollPhase,
                    False,
                )
                QApplication.sendEvent(plot.viewport(), event)

    def do_drag_plot(self) -> None:
        plot = self._plot()
        if plot is not None:
            at = [QPoint(*map(int, one)) for one in self.rng.integers(60, 120, (2, 2))]
            QTest.mousePress(plot.viewport(), Qt.LeftButton, pos=at[0])
            QTest.mouseRelease(plot.viewport(), Qt.LeftButton, pos=at[1])

    def do_rewind(self) -> None:
        """Click or drag on the timeline, move with keys, return, fork, take the run back."""
        time, line = self.window.time, self.window.timeline.sparkline
        at = [QPoint(int(x), 30) for x in self.rng.integers(0, max(line.width(), 2), 2)]
        QTest.mousePress(line, Qt.LeftButton, pos=at[0])
        QTest.mouseRelease(line, Qt.LeftButton, pos=at[1])
        for key in (Qt.Key_Left, Qt.Key_Right, Qt.Key_Home):
            if self.rng.random() < 0.3:
                QTest.keyClick(self.window, key, self._pick([Qt.NoModifier, Qt.ShiftModifier]))
        chance = self.rng.random()
        if chance < 0.1:
            time.go_back()
        elif chance < 0.3:
            self._fork()
        elif chance < 0.6:
            self.window.timeline.live_button.click()

    def _fork(self) -> None:
        lanes = self.window.session.model.lanes
        if lanes:
            lane = self._pick(list(lanes))
            field, value = self._pick(
                [("learning_rate", 0.03), ("optimizer", "adam"), ("hidden", (3,)), ("seed", 2)]
            )
            with contextlib.suppress(nn.NablascopeError):
                self.window.session.fork(lane.slot, lane.seen.step, field, value)

    def do_hover(self) -> None:
        place = self._pick([None, 0.0, 1.0, 17.0, 1e9])
        self.window.workspaces.panels["loss"].hovered.emit(place)

    def do_back_to_live(self) -> None:
        self._key(Qt.Key_F)

    def do_resize(self) -> None:
        self.window.resize(*self._pick([(1146, 640), (1366, 768), (1920, 1080)]))

    def do_help(self) -> None:
        self.window.top_bar.help_button.click()

    def do_key(self) -> None:
        keys = (Qt.Key_Space, Qt.Key_S, Qt.Key_R, Qt.Key_Right, Qt.Key_Return, Qt.Key_Delete)
        self._key(self._pick(keys))

    def do_key_in_focus(self) -> None:
        target = QApplication.focusWidget() or self.window
        QTest.keyClick(target, self._pick([Qt.Key_Tab, Qt.Key_Space, Qt.Key_R, Qt.Key_Escape]))

    def do_inject_fault(self) -> None:
        clinic = self.window.workspaces.panels["clinic"]
        buttons = [row[3] for row in clinic._rows.values() if row[3].isEnabled()]
        if buttons:
            self._pick(buttons).click()

    def do_column(self) -> None:
        kind = str(self._pick(["number", "text", "skip"]))
        self.window.workspaces.panels["samples"].column_told.emit(
            str(self._pick(["a", "b", "y", "none"])), kind
        )

    def do_target(self) -> None:
        self.window.workspaces.panels["samples"].column_told.emit(
            "", str(self._pick(["a", "y", "none"]))
        )

    def do_points(self) -> None:
        view = self.window.workspaces.panels["regions"].view
        if view.isVisible():
            at = QPoint(*map(int, self.rng.integers(1, max(view.height(), 2), 2)))
            QTest.mouseClick(view, self._pick([Qt.LeftButton, Qt.RightButton]), pos=at)

    def do_folds(self) -> None:
        panel = self.window.workspaces.panels["folds"]
        panel.count.setValue(int(self._pick([2, 5, 20])))
        panel.button.click()

    def do_runs(self) -> None:
        """Look at a sweep with made figures: search, sort, brush, open."""
        sweeps, panel = self.window.sweep_actions.sweeps, self.window.workspaces.panel(RunsPanel)
        path = nn.sweeps_folder() / f"made {len(sweeps.folders())}"
        if len(sweeps.folders()) < MOST_SWEEPS:
            made(path, seeds=int(self.rng.integers(1, 4)))
        self.window.workspaces.choose("runs")
        sweeps.follow(self._pick(sweeps.folders()))
        panel.search.setText(self._pick(["", "relu", "seed=1 tanh", "x"]))
        columns = panel.table_view.runs.columns
        if columns:
            panel.table_view.columns.sectionClicked.emit(int(self.rng.integers(len(columns))))
            panel.table_view.selectRow(0)
            panel.open_button.click()
        view = self.window.workspaces.panel(ParallelPanel).view
        if panel.results is not None:
            low, high = self.rng.random(2)
            view.pick(self._pick([None, (self._pick(view.axes), low, high)]))
        seeds = self.window.workspaces.panel(SeedsPanel)
        self.window.workspaces.show_panel("seeds")
        self.window.workspaces.tell(seeds.show_results, self._pick([None, panel.results]))

    def do_saved_runs(self) -> None:
        """Save, search, sort, write about a run, open lanes of some, throw one away."""
        panel = self.window.workspaces.panel(SavedPanel)
        self.window.workspaces.show_panel(SavedPanel.key())
        if len(panel.runs) < MOST_SAVED:
            self.window.session.save(nn.runs_folder() / f"saved{len(panel.runs)}.npz")
        panel.search.setText(self._pick(["", "relu", "homework", "seed=1"]))
        if not panel.table_view.runs.rows:
            return
        panel.table_view.columns.sectionClicked.emit(
            int(self.rng.integers(len(panel.table_view.runs.columns)))
        )
        for row in self.rng.integers(len(panel.table_view.runs.rows), size=2).tolist():
            panel.table_view.selectRow(row)
            about = self.window.workspaces.panel(AboutRunPanel)
            about.tags.setText(self._pick(["homework", "a, b", ""]))
            about.run_name.setText(self._pick(["mine", ""]))
        panel.places.activated.emit(0)
        self._pick([panel.open_button.click, panel.table_view.selectAll, about.keep])()

    def do_rungs(self) -> None:
        self._pick(list(self.window.workspaces.panels["preparation"].boxes.values())).click()

    def do_banner(self) -> None:
        banner = self.window.banner
        if banner.isVisible():
            self._pick([banner.accept, banner.decline]).click()

    def do_loss_scale(self) -> None:
        self.window.workspaces.panels["loss"].axis.choose(str(self._pick(["linear", "log"])))

    def do_gradient_view(self) -> None:
        views = self.window.workspaces.panels["gradient"].views
        views.choose(str(self._pick(list(views.buttons))))

    def do_measure(self) -> None:
        self._choose(self.window.workspaces.panels["gradient"].measures)

    def do_finding(self) -> None:
        doctor = self.window.workspaces.panels["doctor"]
        if doctor.list.count():
            doctor.list.setCurrentRow(int(self.rng.integers(doctor.list.count())))

    def do_treat(self) -> None:
        self.window.workspaces.panels["doctor"].treat_button.click()

    # Helpers.

    def choose_paths(self, dialog: Any) -> list[Path]:
        """What the person chooses in a file dialog: something that is there, new, or nothing."""
        dialog.deleteLater()
        known = [self.folder / name for name in ("run.npz", "good.csv", "bad.csv", "digits.npz")]
        return [self._pick(known)] if self.rng.random() < 0.7 else []

    def _pick(self, choices: Any) -> Any:
        choices = list(choices)
        return choices[int(self.rng.integers(len(choices)))]

    def _choose(self, control: QComboBox) -> None:
        place = int(self.rng.integers(control.count()))
        control.setCurrentIndex(place)
        control.activated.emit(place)

    def _key(self, key: int) -> None:
        QTest.keyClick(self.window, key)

    def _plot(self) -> Any:
        plots = [
            plot
            for name in ("loss", "accuracy", "gradient")
            for plot in self.window.workspaces.panels[name].plots()
        ]
        seen = [plot for plot in plots if plot.isVisible()]
        return self._pick(seen) if seen else None

    def _file(self, name: str, content: str) -> Path:
        path = self.folder / name
        path.write_text(content, encoding="utf-8")
        return path

    def _paint(self) -> QImage:
        image = QImage(60, 60, QImage.Format.Format_RGB32)
        image.fill(Qt.white)
        for place in range(10, 50):
            image.setPixelColor(30 + int(self.rng.integers(-3, 4)), place, Qt.black)
            image.setPixelColor(31, place, Qt.black)
        return image

    def _picture(self) -> Path:
        path = self.folder / f"{int(self.rng.integers(10))}.png"
        self._paint().save(str(path))
        return path

    def _drop(self, path: Path) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        event = QDropEvent(QPointF(5, 5), Qt.CopyAction, data, Qt.LeftButton, Qt.NoModifier)
        QApplication.sendEvent(self.window, event)

    def _until(self, fact: Callable[[], bool]) -> None:
        end = time.monotonic() + SETTLED_SECONDS
        while not fact():
            if time.monotonic() > end:
                self.wrong.append(f"after {SETTLED_SECONDS:.0f} s it has not settled")
                return
            QTest.qWait(10)

    def _on_failed(self, failed: Any) -> None:
        if not failed.foreseen:
            self.wrong.append(f"after {self.log[-5:]}: {failed.details}")

    def _note_panels(self) -> None:
        for name, panel in self.window.workspaces.panels.items():
            if panel.notice is not None and panel.notice.details:
                self.wrong.append(f"panel {name} after {self.log[-5:]}: {panel.notice.details}")
                panel.notice.details = ""


@contextlib.contextmanager
def watched(wrong: list[str]) -> Iterator[None]:
    """Note exceptions that nobody caught, and Qt's warnings."""

    def caught(kind: Any, error: Any, trace: Any) -> None:
        wrong.append("".join(traceback.format_exception(kind, error, trace)))

    def told(kind: QtMsgType, context: Any, message: str | None) -> None:
        if kind != QtMsgType.QtDebugMsg and "This plugin does not" not in (message or ""):
            wrong.append(f"Qt: {message}")

    before = sys.excepthook, threading.excepthook
    handler = qInstallMessageHandler(told)
    sys.excepthook = caught
    threading.excepthook = lambda one: caught(one.exc_type, one.exc_value, one.exc_traceback)
    try:
        yield
    finally:
        qInstallMessageHandler(handler)
        sys.excepthook, threading.excepthook = before


def act_at_random(
    folder: Path, seed: int, actions: int, tell: Callable[[str], None] = lambda _: None
) -> tuple[list[str], Counter[str]]:
    """Do so many random things to a new window and close it; what went wrong, and what was done."""
    session = Session()
    recovery = Recovery(folder / "runs")
    session.saver.autosave_path, session.saver.kept_path = recovery.path, recovery.last
    window = MainWindow(session, recovery)
    window.load_preset("perceptron-vs-mlp")
    window.show()
    clicker = Clicker(window, folder, seed)
    answers, file_dialogs._ask = file_dialogs._ask, clicker.choose_paths
    told = 0
    with watched(clicker.wrong):
        try:
            for number in range(1, actions + 1):
                clicker.act()
                if number % 100 == 0:
                    clicker.settle()
                    new, told = clicker.wrong[told:], len(clicker.wrong)
                    widgets = len(QApplication.allWidgets())
                    tell("\n".join([f"{number} actions, {widgets} widgets, {told} wrong", *new]))
                if len(clicker.wrong) > 20:
                    break
            clicker.settle()
        finally:
            file_dialogs._ask = answers
            clicker.close()
            window.close()
            QTest.qWait(20)
    threads = [one for one in window.findChildren(QThread) if one.isRunning()]
    clicker.wrong += [f"a thread is left: {one}" for one in threads]
    window.deleteLater()
    QTest.qWait(20)
    return clicker.wrong, clicker.done


def main() -> None:
    """Do it by hand, and print what broke."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--actions", type=int, default=2000)
    parser.add_argument("--smoke", action="store_true", help="only a hundred actions")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        settings = QSettings.Format.IniFormat, QSettings.Scope.UserScope
        QSettings.setPath(*settings, folder)  # a person's own stay as they are
        application = app.create_application(sys.argv[:1])
        count = 100 if options.smoke else options.actions
        wrong, done = act_at_random(Path(folder), options.seed, count, print)
    print(
        f"{done.total()} actions of {len(done)} kinds with seed {options.seed}: {len(wrong)} wrong"
    )
    application.quit()
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
