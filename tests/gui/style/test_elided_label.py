"""ElidedLabel: a text without room ends with an ellipsis, and stands in the tooltip."""

from __future__ import annotations

import pytest

from gui.style.elided_label import ElidedLabel

TEXT = "W1 of 'sigmoid' receives 1/256 of the gradient that W1 of 'ReLU' receives"


@pytest.fixture
def label(qtbot, dressed):
    one = ElidedLabel(lines=2)
    qtbot.addWidget(one)
    one.setText(TEXT)
    one.show()
    return one


def test_with_room_the_text_is_whole_and_the_tooltip_is_empty(label):
    label.resize(label.sizeHint())
    assert label.shown() == [TEXT]
    assert not label.toolTip()


def test_lines_are_broken_between_words_before_anything_is_left_out(label):
    label.resize(int(0.6 * label.sizeHint().width()), 60)
    assert " ".join(label.shown()) == TEXT


def test_what_is_left_out_stands_in_the_tooltip_above_what_the_label_is_about(label):
    label.about = "What differs"
    label.resize(120, 60)
    assert len(label.shown()) == 2
    assert label.shown()[-1].endswith("…")
    assert label.toolTip() == f"{TEXT}\nWhat differs"
    assert label.text() == TEXT
