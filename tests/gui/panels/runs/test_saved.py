"""The saved runs: places, search, what is chosen, and how much disk they take."""

from __future__ import annotations

import pytest

import nn
from gui.panels.runs.saved import SavedPanel
from gui.style import i18n
from tests.gui.made_runs import lane, saved, several


@pytest.fixture
def panel(qtbot):
    made = SavedPanel()
    qtbot.addWidget(made)
    made.resize(900, 300)
    made.show()
    made.show_runs(several())
    return made


def titles(panel):
    return [row.title for row in panel.table_view.runs.rows]


def test_places_are_counted_and_choose_what_is_listed(panel):
    texts = [panel.places.itemText(one) for one in range(panel.places.count())]
    assert texts == [
        "All runs (4)", "Saved by me (2)", "Saved automatically (1)", "2026-11-01-sweep (1)",
    ]  # fmt: skip
    assert len(titles(panel)) == 5
    panel.places.setCurrentIndex(2)
    panel.places.activated.emit(2)
    assert len(titles(panel)) == 1
    panel.show_runs(several())
    assert panel.places.currentData() == nn.AUTOSAVED, "it stays where it was"


def test_the_search_and_the_disk_are_told(panel):
    assert panel.told.text() == "4 runs · 2.0 MB"
    assert "autosaved: 1.0 kB of at most 200.0 MB" in panel.head.text()
    panel.search.setText("best")
    assert titles(panel) == ["first"]
    assert panel.told.text() == "1 of 4 runs · 2.0 MB"


def test_up_to_four_lanes_are_opened_and_runs_go_to_the_trash_once(qtbot, panel):
    assert not panel.open_button.isEnabled()
    assert not panel.trash_button.isEnabled()
    panel.table_view.choose({row.key for row in panel.table_view.runs.rows[:3]})
    assert panel.open_button.text() == "Open 3 as lanes"
    with qtbot.waitSignal(panel.open_asked) as opened:
        panel.open_button.click()
    assert [(row.run.path.stem, row.index) for row in opened.args[0]] == [
        ("one", 0), ("two", 0), ("two", 1),
    ]  # fmt: skip
    with qtbot.waitSignal(panel.trash_asked) as trashed:
        panel.trash_button.click()
    assert [run.path.stem for run in trashed.args[0]] == ["one", "two"]
    panel.table_view.selectAll()
    assert not panel.open_button.isEnabled(), "five are more than lanes"


def test_a_refresh_tells_once_what_is_chosen(panel):
    panel.table_view.choose({row.key for row in panel.table_view.runs.rows[:2]})
    told = []
    panel.picked.connect(lambda chosen, listed: told.append((len(chosen), len(listed))))
    panel.show_runs(several())
    assert told == [(2, 5)]


def test_a_card_that_is_not_seen_does_nothing_when_the_recipe_changes(panel):
    panel.hide()
    panel.table_view.model_of_runs.rows = ()
    panel.show_lane(1)
    assert panel.table_view.model_of_runs.rows == ()


def test_a_double_click_opens_all_lanes_of_the_run(qtbot, panel):
    index = panel.table_view.runs.index(2, 0)
    with qtbot.waitSignal(panel.open_asked) as opened:
        panel.table_view.doubleClicked.emit(index)
    assert [row.index for row in opened.args[0]] == [0, 1]


def test_a_limit_is_chosen_in_the_menu(qtbot, panel):
    panel._menu.aboutToShow.emit()
    actions = [one for one in panel._menu.actions() if one.isCheckable()]
    assert [one.isChecked() for one in actions] == [False, True, False, False]
    with qtbot.waitSignal(panel.limit_chosen) as chosen:
        actions[0].trigger()
    assert chosen.args == [50_000_000]


def test_without_runs_it_says_how_they_come(panel):
    panel.show_runs([])
    assert "Ctrl+S" in panel.empty.told
    i18n.show_language("ko")
    assert "Ctrl+S" in panel.empty.told


def test_the_table_is_exported_as_it_is_listed(panel):
    panel.search.setText("relu")
    names, rows = panel.table()
    assert names[:4] == ["run", "lane", "tags", "difference"]
    assert len(rows) == 2


def test_a_thousand_runs(panel):
    """The times are measured in tests/benchmarks/runs.py; here that it works at all."""
    many = [saved(f"r{one}", lane(one / 1000, seed=one)) for one in range(1000)]
    panel.show_runs(many)
    assert len(titles(panel)) == 1000
    panel.search.setText("seed=77")
    assert len(titles(panel)) == 1
