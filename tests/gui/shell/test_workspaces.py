"""The cards: one that fails stands alone, and none shows an earlier run."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from PyQt5.QtCore import QEvent, QObject, Qt
from PyQt5.QtWidgets import QApplication

import nn
from gui.panels import PANELS as KINDS
from gui.panels.data.batch import BatchPanel
from gui.panels.inside.ledger import LedgerPanel
from gui.panels.panel import Panel
from gui.panels.results.regions import RegionsPanel
from gui.session.state import State
from gui.shell.help_dialog import cards_html
from gui.shell.main_window import MainWindow
from gui.shell.workspaces import WORKSPACES
from tests.gui.conftest import MOONS, SEVEN, WAIT
from tests.gui.panels.conftest import PANELS


def broken(*_):
    raise KeyError("broken on purpose")


def shows(window):
    """The panels that show the present run, by name."""
    records = [lane.record for lane in window.session.run.lanes]
    return {
        name
        for name, panel in window.workspaces.panels.items()
        if [id(lane.record) for lane in panel.lanes] == [id(record) for record in records]
    }


@pytest.mark.parametrize("title", ["perceptron-vs-mlp", "sine", "vanishing-gradient"])
def test_another_task_and_number_of_lanes_after_training_reach_every_panel(
    qtbot, window, lanes, monkeypatch, title
):
    """Accuracy drew before its curves were built for the new lanes."""
    monkeypatch.undo()  # real data
    window.session.start()
    qtbot.waitUntil(lambda: window.session.step_count > 10, timeout=WAIT)
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        window.load_preset(title)
    assert shows(window) == PANELS.keys()
    assert not any(panel.notice for panel in window.workspaces.panels.values())
    window.session.step()
    qtbot.waitUntil(lambda: window.session.step_count == 1, timeout=WAIT)


@pytest.mark.parametrize("kind", [BatchPanel, LedgerPanel, RegionsPanel])
def test_a_panel_that_fails_says_so_in_its_card_and_the_others_show_the_run(
    qtbot, window, lanes, monkeypatch, kind
):
    monkeypatch.setattr(kind, "show_run", broken)
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        window.session.load("again", lanes[:1])
    panel = window.workspaces.panel(kind)
    assert shows(window) == PANELS.keys() - {name for name, one in PANELS.items() if one is kind}
    assert "broken on purpose" in panel.notice._text.text()
    assert panel.notice.geometry() == panel.rect()
    panel.notice._copy.click()
    assert "Traceback" in QApplication.clipboard().text()
    window.session.start()
    qtbot.waitUntil(lambda: window.session.step_count > 5, timeout=WAIT)


def test_a_panel_that_failed_is_built_again_for_the_next_run_and_wired_as_before(
    qtbot, window, lanes, monkeypatch
):
    with monkeypatch.context() as patch:
        patch.setattr(PANELS["folds"], "rename", broken)
        window.session.edited.emit()
    old = window.workspaces.panels["folds"]
    assert old.notice is not None
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        window.session.load("again", lanes)
    new = window.workspaces.panels["folds"]
    assert new is not old
    assert new.notice is None
    window.workspaces.show_panel("folds")
    assert new.isVisible()
    with qtbot.waitSignal(window.session.series_changed, timeout=WAIT):
        new.button.click()
    assert new.series is not None
    window.session.end_series()


def test_a_curve_panel_that_is_built_again_is_drawn_while_it_trains(
    qtbot, window, lanes, monkeypatch
):
    with monkeypatch.context() as patch:
        patch.setattr(PANELS["loss"], "show_cursor", broken)
        window.workspaces.show_cursor(1.0)
    assert window.workspaces.panels["loss"].notice is not None
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        window.session.load("again", lanes)
    drawn = window.workspaces.panels["loss"]._drawn
    window.session.start()
    line = drawn[0].trace._line
    qtbot.waitUntil(lambda: len(line.getData()[0]) > 5, timeout=WAIT)


def test_an_error_in_a_close_look_does_not_end_the_run(qtbot, window, monkeypatch):
    monkeypatch.setattr(nn, "inspect", broken)
    window.session.start()
    with qtbot.waitSignal(window.session.failed, timeout=WAIT) as failed:
        window.session.observations.ask_for_inspections(None)
    assert "broken on purpose" in failed.args[0].details
    step = window.session.step_count
    qtbot.waitUntil(lambda: window.session.step_count > step + 10, timeout=WAIT)
    assert window.session.state is State.RUNNING


@pytest.mark.parametrize("count", [1, 2, 5])
def test_a_drawing_is_explained_with_fewer_training_samples_than_are_shown(
    qtbot, window, digits, count, monkeypatch
):
    few = dataclasses.replace(digits, train=nn.Part(digits.train.x[:count], digits.train.t[:count]))
    monkeypatch.setattr(nn, "load_dataset", lambda *_: few)
    monkeypatch.setattr(window.session._worker.loop._builder, "_dataset", None)
    lane = window.session.run.experiments[0].changed("batch_size", 1)
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        window.session.load("few", [lane])
    window.workspaces.show_panel("preparation")
    with qtbot.waitSignal(window.drawing.explainer.explained, timeout=WAIT) as told:
        window.side.drawing.canvas.show_drawing(SEVEN)
    assert len(told.args[0].nearest) == count
    window.workspaces.panels["preparation"].grab()


def test_the_old_card_is_hidden_before_the_new_one_is_shown(window):
    """Two in one place would squeeze the plots above, and each would be laid out twice."""
    workspaces, happened = window.workspaces, []
    workspaces.show_panel("distributions")
    workspaces.show_panel("ledger")

    class Watch(QObject):
        def eventFilter(self, watched, event):
            if event.type() in (QEvent.Show, QEvent.Hide):
                happened.append((watched.name, event.type() == QEvent.Show))
            return False

    watch = Watch()
    for panel in workspaces.panels.values():
        panel.installEventFilter(watch)
    workspaces.show_panel("distributions")
    assert happened == [("ledgerPanel", False), ("distributionsPanel", True)]


def test_each_lane_of_the_window_has_a_part_that_is_drawn_while_it_trains(qtbot, window, lanes):
    """So has each lane of the next run."""
    for count in (2, 1):
        with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
            window.session.load("again", [*lanes, *lanes][:count])
        assert window.updates.refresher.seen == 2 + count


def test_points_of_a_plane_are_shown_with_their_regions_at_once(opened):
    window = opened(MOONS)
    assert window.workspaces.page.tabs.current == "regions"


def test_digits_are_not(window):
    assert window.workspaces.page.tabs.current == "gradient"
    window.workspaces.show_panel("regions")
    assert not window.workspaces.panels["regions"].wanted


class QuestionPanel(Panel):
    """All that is to be written of a new panel."""

    name = "questionPanel"
    workspace = "learn"
    tab = "Question"
    title = "A question"
    question = "Does one class and one entry suffice?"
    help = "It does."

    def show_frame(self):
        pass

    def table(self):
        return ["x"], np.zeros((0, 1))


@pytest.fixture
def question():
    """One entry: the panel among the others, as long as the test takes."""
    KINDS.append(QuestionPanel)
    yield QuestionPanel
    KINDS.remove(QuestionPanel)


def test_a_panel_takes_one_class_and_one_entry(qtbot, ready, question, lanes, tmp_path):
    """The workspace, its tab, its button and the help follow; it is fed with every run."""
    window = MainWindow(ready)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    qtbot.mouseClick(window.top_bar.workspaces["learn"], Qt.LeftButton)
    window.workspaces.show_panel("question")
    panel = window.workspaces.panels["question"]
    assert panel.isVisible()
    assert window.workspaces.page.tabs.buttons["question"].text() == "Question"
    assert question.question in cards_html()
    assert "<h3>Learn</h3>" in cards_html()
    assert panel.lanes == ready.run.lanes
    window.files.export(panel, "csv", tmp_path / "question.csv")
    assert (tmp_path / "question.csv").read_text().startswith("x")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=WAIT)
    qtbot.keyClick(window, Qt.Key_2, Qt.ControlModifier)
    assert not panel.isVisible()


def test_each_workspace_with_panels_has_a_button(window):
    assert list(window.top_bar.workspaces) == list(window.workspaces.pages)


def test_every_panel_is_in_a_workspace_and_says_what_it_asks():
    for kind in KINDS:
        assert kind.workspace in WORKSPACES, kind
        assert kind.title, kind
        assert kind.question.endswith("?"), kind
        assert kind.help, kind
    assert len({kind.key() for kind in KINDS}) == len(KINDS)


def test_what_the_doctor_found_stands_on_its_tab_and_its_workspace(window, monkeypatch):
    found = [nn.Finding("dead", slot, 1, 5, ()) for slot in (0, 1)]
    monkeypatch.setattr(window.updates._diagnosis, "advance", lambda _: None)  # no rounds
    window.workspaces.show_findings(found)
    assert window.workspaces.pages["train"].tabs.buttons["doctor"].text().endswith("· 2")
    assert window.top_bar.workspaces["train"].text() == "Train · 2"
    window.workspaces.show_findings([])
    assert window.top_bar.workspaces["train"].text() == "Train"
