"""The form: the recipe of one lane, and what waits for a reset."""

from __future__ import annotations

from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import (
    QScrollArea,
)

from tests.gui.conftest import WAIT


def test_a_change_that_needs_a_reset_says_so_and_reset_takes_it(qtbot, window):
    window.session.step()
    qtbot.waitUntil(lambda: window.session.step_count == 1, timeout=WAIT)
    combo = window.form.fields["activation"].control
    combo.setCurrentIndex(combo.findData("tanh"))
    combo.activated.emit(combo.currentIndex())
    assert "Changed: Activation" in window.form.advice.text()
    assert window.top_bar.reset_button.property("pending") is True
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        qtbot.mouseClick(window.top_bar.reset_button, Qt.LeftButton)
    assert window.session.run.experiments[0].activation == "tanh"
    assert not window.form.advice.isVisible()


def test_the_fields_show_the_lane_that_is_chosen(qtbot, window):
    assert window.form.fields["activation"].control.currentData() == "sigmoid"
    window.form.select_lane(1)
    assert window.form.fields["activation"].control.currentData() == "relu"
    assert window.form.diagram.sizes == (784, 12, 12, 10)


def test_fields_that_do_not_matter_are_not_shown(qtbot, window):
    assert not window.form.fields["momentum"].isVisible()
    combo = window.form.fields["optimizer"].control
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        combo.activated.emit(combo.findData("momentum"))
    assert window.form.fields["momentum"].isVisible()


def test_a_preset_is_loaded_from_the_list(qtbot, window):
    presets = window.form.presets
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        presets.activated.emit(presets.findData("two-layer-net"))
    assert [lane.name for lane in window.session.run.experiments] == ["two-layer-net"]
    assert presets.currentData() == "two-layer-net"
    assert len(window.workspaces.panels["gradient"].plots()) == 1


def test_rare_settings_are_folded_away_unless_they_are_not_as_usual(window, qapp):
    """And unfolded they make the form longer, not wider."""
    fields = window.form.fields
    assert not fields["dropout"].isVisible()
    window.session.editor.edit(0, "dropout", 0.3)
    assert fields["dropout"].isVisible()
    assert not fields["schedule"].isVisible()
    window.form.more.click()
    assert fields["schedule"].isVisible()
    assert not fields["schedule_steps"].isVisible()
    window.session.editor.edit(0, "schedule", "cosine")
    assert fields["schedule_steps"].isVisible()
    inner = window.form.findChild(QScrollArea)
    assert inner.widget().minimumSizeHint().width() <= inner.viewport().width()
