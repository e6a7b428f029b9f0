"""EmptyState: a card without anything to show says what will be here."""

from __future__ import annotations

import pytest

from gui.panels.empty_state import GHOSTS
from gui.panels.results.regions import RegionsPanel


@pytest.fixture
def card(qtbot, dressed):
    one = RegionsPanel()
    qtbot.addWidget(one)
    one.resize(500, 300)
    one.show()
    return one


def test_it_covers_the_body_and_leaves_the_head(card):
    card.show_empty("Nothing", "Do something.")
    assert card.empty.isVisible()
    assert card.empty.geometry().top() >= card.export_button.geometry().bottom() - 2
    assert card.empty.geometry().bottom() >= card.height() - 5
    assert card.empty.accessibleName() == "Nothing. Do something."


def test_it_goes_when_there_is_something_to_show(card):
    card.show_empty("Nothing", "Do something.")
    card.show_empty()
    assert not card.empty.isVisible()


@pytest.mark.parametrize("size", [(500, 300), (200, 120)])
@pytest.mark.parametrize("ghost", ["", *GHOSTS])
def test_every_ghost_is_painted_at_any_size(card, ghost, size):
    card.resize(*size)
    card.show_empty("Nothing", "Do something, and see what happens to the card.", ghost)
    assert not card.grab().isNull()
