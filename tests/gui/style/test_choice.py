"""Choice: one of several buttons is pressed."""

from __future__ import annotations

import pytest
from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import QWidget

from gui.style import i18n
from gui.style.choice import Choice


@pytest.fixture
def choice(qtbot):
    one = Choice({"loss": "Loss", "accuracy": "Accuracy"})
    qtbot.addWidget(one)
    one.show()
    one.told = []
    one.chosen.connect(one.told.append)
    return one


def pressed(choice):
    return [name for name, button in choice.buttons.items() if button.isChecked()]


def test_the_first_is_pressed_and_a_click_presses_another(qtbot, choice):
    assert pressed(choice) == ["loss"]
    qtbot.mouseClick(choice.buttons["accuracy"], Qt.LeftButton)
    assert pressed(choice) == ["accuracy"]
    assert (choice.current, choice.told) == ("accuracy", ["accuracy"])


def test_the_pressed_button_tells_nothing_when_it_is_pressed_again(qtbot, choice):
    qtbot.mouseClick(choice.buttons["loss"], Qt.LeftButton)
    assert pressed(choice) == ["loss"]
    assert choice.told == []


def test_a_count_stays_behind_the_text_in_another_language(choice, qapp):
    choice.add("loss", " · 3")
    assert choice.buttons["loss"].text() == "Loss · 3"
    i18n.show_language("ko")
    qapp.processEvents()
    assert choice.buttons["loss"].text() == f"{i18n.tr('Loss')} · 3"


def test_without_room_there_is_a_menu_with_the_text_of_what_is_pressed(qtbot):
    place = QWidget()
    qtbot.addWidget(place)
    choice = Choice({"loss": "Loss", "accuracy": "Accuracy"})
    choice.setParent(place)
    place.resize(600, 60)
    place.show()
    choice.show()
    whole = choice.sizeHint().width()
    choice.resize(whole - 1, 30)
    assert choice.folded
    assert not choice.buttons["loss"].isVisible()
    assert choice.folded_button.text() == "Loss"
    choice.choose("accuracy")
    assert choice.folded_button.text() == "Accuracy"
    choice.resize(whole, 30)
    assert not choice.folded
    assert choice.buttons["loss"].isVisible()


def test_the_buttons_leave_space_to_the_window_after_a_click(qtbot, choice):
    qtbot.mouseClick(choice.buttons["accuracy"], Qt.LeftButton)
    assert not choice.buttons["accuracy"].hasFocus()
