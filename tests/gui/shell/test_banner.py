"""The banner: a sentence with answers, above the cards."""

from __future__ import annotations

import pytest
from PyQt5.QtCore import QRect, Qt
from PyQt5.QtWidgets import QWidget

from gui.shell.banner import SIDE, Banner, Offer


@pytest.fixture
def banner(qtbot):
    """A banner over a place of 900 × 400."""
    place = QWidget()
    qtbot.addWidget(place)
    place.resize(900, 400)
    place.show()
    return Banner(place)


def offer(told, done=None, **others):
    done = done if done is not None else []
    return Offer(lambda: told, ("Yes", lambda: done.append("yes")),
                 ("No", lambda: done.append("no")), **others)  # fmt: skip


def test_it_is_hidden_until_there_is_something_to_say_and_after_the_answer(qtbot, banner):
    done = []
    assert banner.isHidden()
    banner.offer(offer("Told", done))
    assert banner.isVisible()
    qtbot.mouseClick(banner.accept, Qt.LeftButton)
    assert done == ["yes"]
    assert banner.isHidden()


def test_what_stood_there_comes_again_after_the_later_one(qtbot, banner):
    done = []
    banner.offer(offer("First", done))
    banner.offer(offer("Second"))
    assert banner.text.text() == "Second"
    qtbot.mouseClick(banner.decline, Qt.LeftButton)
    assert banner.text.text() == "First"
    qtbot.mouseClick(banner.decline, Qt.LeftButton)
    assert done == ["no"]


def test_nothing_is_told_twice(banner, qtbot):
    for _ in range(3):
        banner.offer(offer("Same"))
    qtbot.mouseClick(banner.decline, Qt.LeftButton)
    assert banner.isHidden()


def test_an_offer_without_an_acceptance_has_one_button(banner):
    banner.offer(Offer(lambda: "Only told", None, ("Close", lambda: None)))
    assert banner.accept.isHidden()
    assert not banner.decline.isHidden()


def test_what_is_told_of_a_run_goes_with_it_and_the_rest_stays(banner):
    banner.offer(offer("Of files", key="files"))
    banner.offer(offer("Of the run", of_run=True))
    banner.forget_run()
    assert banner.text.text() == "Of files"
    banner.withdraw("other")
    assert banner.isVisible()
    banner.withdraw("files")
    assert banner.isHidden()


def test_a_long_sentence_is_read_in_full_inside_the_place(banner):
    told = "A sentence with many words that need more than a single line. " * 6
    banner.offer(offer(told))
    place = banner.parentWidget()
    assert banner.width() <= place.width() - 2 * SIDE
    room = QRect(0, 0, banner.text.width(), 1000)
    needed = banner.text.fontMetrics().boundingRect(room, Qt.TextWordWrap, told)
    assert banner.text.height() > needed.height() - banner.text.fontMetrics().ascent() / 2
    place.resize(500, 400)
    assert banner.width() <= 500 - 2 * SIDE
    assert place.rect().contains(banner.geometry())


def test_it_floats_above_the_cards_and_moves_none_of_them(window, qapp):
    def places():
        return [
            (one.objectName(), one.mapTo(window, one.rect().topLeft()), one.size())
            for one in (*window.workspaces.panels.values(), window.timeline, window.status)
            if one.isVisible()
        ]

    before = places()
    window.notices.warn(lambda: "Something that is told in the banner. " * 4)
    qapp.processEvents()
    assert window.banner.isVisible()
    assert places() == before
    below = window.childAt(window.banner.mapTo(window, window.banner.rect().center()))
    assert below is window.banner or window.banner.isAncestorOf(below)


def test_it_stays_above_the_cards_of_another_workspace(window):
    window.banner.offer(offer("Something happened."))
    window.workspaces.choose("inside" if window.workspaces.current != "inside" else "train")
    under = window.workspaces.childAt(window.banner.geometry().center())
    assert under is window.banner or window.banner.isAncestorOf(under)
