"""A card that has a series of runs made."""

from __future__ import annotations

import dataclasses

import pytest

import nn
from gui.panels.series_panel import SeriesPanel
from tests.gui.panels.conftest import EXPERIMENTS, raced


class AnyPanel(SeriesPanel):
    name = "anyPanel"
    kind = nn.CrossValidation

    def make(self):
        return nn.LearningCurve

    def start_text(self):
        return "Go"

    def show_view(self):
        pass


@pytest.fixture
def panel(qtbot):
    """A card over one lane, and what it has asked for."""
    one, asked = AnyPanel(), []
    qtbot.addWidget(one)
    _, history, lanes = raced([EXPERIMENTS[0].changed("batch_size", 20)])
    one.show_run(history, lanes)
    one.start_asked.connect(lambda *what: asked.append(what))
    one.cancel_asked.connect(lambda: asked.append("cancel"))
    return one, asked


def progress(kind=nn.CrossValidation, **changes):
    found = nn.SeriesProgress(kind, "lane", 3, False, (), 0.25, seconds=90.0)
    return dataclasses.replace(found, **changes)


def test_the_button_starts_and_then_cancels(panel):
    card, asked = panel
    card.button.click()
    assert asked == [(0, nn.LearningCurve)]
    card.show_series(0, progress())
    assert card.button.text() == "Cancel"
    assert not card.count.isEnabled()
    assert "about 1 min 30 s left" in card.head.text()
    card.button.click()
    assert asked[-1] == "cancel"
    card.show_series(0, progress(cancelled=True))
    assert card.button.text() == "Go"


def test_a_series_of_another_kind_is_not_shown(panel):
    card, _ = panel
    card.show_series(0, progress(nn.LearningCurve))
    assert card.series is None


def test_what_was_found_of_a_lane_is_not_shown_of_another(qtbot):
    card = AnyPanel()
    qtbot.addWidget(card)
    recipes = [one.changed("batch_size", 20) for one in EXPERIMENTS]
    _, history, lanes = raced(recipes)
    card.show_run(history, lanes)
    card.show_series(1, progress(cancelled=True))
    assert card.series is None
    card.show_lane(1)
    assert card.series is not None
    card.rename(lanes[:1])  # the lane is gone
    card.rename(lanes)
    assert card.series is None
