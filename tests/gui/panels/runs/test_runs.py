"""The card with the table: which sweep, how far, and what can be done."""

from __future__ import annotations

import nn
from gui.panels.runs.runs import RunsPanel


def test_without_a_sweep_it_says_what_one_is(qtbot):
    panel = RunsPanel()
    qtbot.addWidget(panel)
    panel.show_results(None)
    assert "trains the recipe many times" in panel.about.text()
    assert panel.open_button.isHidden()
    assert panel.stop_button.isHidden()
    with qtbot.waitSignal(panel.sweep_asked):
        panel.new_button.click()


def test_it_counts_and_opens_what_is_chosen(qtbot, shown):
    panel = shown(RunsPanel)
    assert panel.told.text() == "18 runs"
    assert panel.head.text() == "18 of 18 done"
    assert not panel.open_button.isEnabled()
    panel.table_view.selectAll()
    assert not panel.open_button.isEnabled()  # 18 are too many
    panel.table_view.selectRow(2)
    assert panel.open_button.text() == "Open 1 as lanes"
    with qtbot.waitSignal(panel.open_asked) as asked:
        panel.open_button.click()
    assert asked.args == [[panel.table_view.runs.rows[2]["run"]]]


def test_a_brush_is_seen_and_can_be_taken_away(qtbot, shown):
    panel = shown(RunsPanel)
    panel.show_chosen([1, 2, 3])
    assert panel.told.text() == "3 of 18 runs"
    assert panel.free_button.isVisible()
    with qtbot.waitSignal(panel.freed):
        panel.free_button.click()


def test_a_sweep_that_was_stopped_can_be_continued(qtbot, shown, results):
    panel = shown(RunsPanel)
    assert not panel.stop_button.isEnabled()  # all is there
    folder = nn.SweepFolder(results.path)
    folder.update(4, state="planned")
    panel.show_results(nn.SweepResults.read(results.path))
    assert panel.stop_button.text() == "Continue"
    assert panel.head.text() == "17 of 18 done, stopped"
    with qtbot.waitSignal(panel.go_on_asked):
        panel.stop_button.click()
    with folder.claim():
        panel.show_results(nn.SweepResults.read(results.path))
    assert panel.stop_button.text() == "Stop"
    with qtbot.waitSignal(panel.stop_asked):
        panel.stop_button.click()


def test_the_sweeps_can_be_chosen(qtbot, shown, tmp_path):
    panel = shown(RunsPanel)
    paths = [tmp_path / "b", tmp_path / "a"]
    panel.show_sweeps(paths, paths[1])
    assert panel.sweeps.currentText() == "a"
    with qtbot.waitSignal(panel.sweep_chosen) as chosen:
        panel.sweeps.activated.emit(panel.sweeps.currentIndex())
    assert chosen.args == [paths[1]]


def test_the_table_is_exported_as_it_is_listed(shown):
    panel = shown(RunsPanel)
    panel.search.setText("relu")
    names, values = panel.table()
    assert values.shape == (9, len(names))
    assert set(values[:, names.index("activation")]) == {"relu"}
