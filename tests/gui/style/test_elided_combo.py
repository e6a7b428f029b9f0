"""ElidedCombo: a text without room ends with an ellipsis."""

from __future__ import annotations

from gui.style.elided_combo import ElidedCombo


def test_a_text_is_whole_where_there_is_room_and_elided_where_there_is_none(qtbot, dressed):
    combo = ElidedCombo()
    qtbot.addWidget(combo)
    combo.addItem("Vanishing gradient")
    combo.show()
    combo.resize(400, 30)
    assert combo.shown() == "Vanishing gradient"
    combo.resize(90, 30)
    assert combo.shown().endswith("…")
    assert len(combo.shown()) < len("Vanishing gradient")
