"""What a person writes about a run is told once, and the recipes are compared."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from gui.panels.runs.about_run import AboutRunPanel
from gui.style import i18n
from tests.gui.made_runs import BASE, rows


@pytest.fixture
def panel(qtbot):
    made = AboutRunPanel()
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.lanes = (SimpleNamespace(slot=0, experiment=BASE),)
    made.show()
    made.told = []
    made.described.connect(
        lambda runs, values: made.told.append(([r.path.stem for r in runs], values))
    )
    return made


def test_name_tags_and_notes_are_told_when_they_are_new(panel):
    panel.show_picked(rows()[:1])
    assert panel.run_name.text() == "first"
    assert panel.tags.text() == "best, homework"
    panel.keep()
    assert panel.told == []
    panel.run_name.setText(" another ")
    panel.tags.setText("best,, new , best")
    panel.notes.setPlainText("two\nlines")
    panel.keep()
    values = {"name": "another", "notes": "two\nlines", "tags": ("best", "new")}
    assert panel.told == [(["one"], values)]


def test_what_was_written_is_kept_when_another_run_is_chosen(panel):
    panel.show_picked(rows()[:1])
    panel.notes.setPlainText("good")
    panel.show_picked(rows()[3:4])
    assert panel.told == [(["one"], {"notes": "good"})]
    assert panel.notes.toPlainText() == ""


def test_a_refresh_touches_no_field_that_a_person_wrote_in(panel):
    panel.show_picked(rows()[:1])
    panel.run_name.setText("mine")
    (row,) = rows()[:1]
    newer = replace(row, run=replace(row.run, name="theirs", notes="from another window"))
    panel.show_picked([newer])
    assert panel.run_name.text() == "mine"
    assert panel.notes.toPlainText() == "from another window"
    panel.keep()
    assert panel.told == [(["one"], {"name": "mine"})]
    panel.keep()
    assert len(panel.told) == 1


def test_what_nobody_wrote_is_not_told_back(panel):
    every = rows()
    panel.show_picked(every[:1])
    panel.run_name.setText("mine")
    panel.show_picked(every[3:4])  # tells it
    panel.show_picked(every[:1])  # of before: the library has not answered yet
    panel.keep()
    assert panel.told == [(["one"], {"name": "mine"})]


def test_several_runs_get_tags_and_no_name(panel):
    panel.show_picked([*rows()[:1], *rows()[3:4]])
    assert not panel.run_name.isVisible()
    assert not panel.notes.isVisible()
    panel.tags.setText("best")
    panel.keep()
    assert panel.told == [(["one", "last"], {"added": ("best",)})]


def test_one_run_is_compared_with_the_lane_that_is_edited(panel):
    panel.show_picked(rows()[1:2])
    names, lines = panel.table()
    assert names == ["setting", "Moons · a", "present recipe"]
    assert lines.tolist() == [["Activation", "ReLU", "Sigmoid"]]
    assert "ReLU" in panel.facts.text()
    panel.show_picked(rows()[:1])
    assert "The recipes are the same" in panel.facts.text()


def test_several_are_compared_with_each_other(panel):
    panel.show_picked(rows()[2:])
    names, lines = panel.table()
    assert names == ["setting", "Moons · b", "Moons", "Moons"]
    assert {line[0] for line in lines.tolist()} == {"Learning rate", "Seed"}
    i18n.show_language("ko")
    assert panel.facts.text()


def test_without_a_run_it_says_so(panel):
    panel.show_picked([])
    assert panel.empty.title == "Choose a run in the table"
    assert panel.table()[1].shape[0] == 0
