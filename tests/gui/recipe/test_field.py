"""A field of the recipe: what is typed is taken, or marked and explained."""

from __future__ import annotations

from PyQt5.QtCore import QPoint, QPointF, Qt
from PyQt5.QtGui import QWheelEvent

from gui.session.state import State
from tests.gui.conftest import WAIT


def test_a_value_that_cannot_be_is_marked_and_said_and_nothing_is_lost(qtbot, window):
    field = window.form.fields["batch_size"].control
    for wrong, told in (("many", "is not a whole number"), ("0", "outside 1 … 60000")):
        field.setFocus()
        field.setText(wrong)
        qtbot.keyClick(field, Qt.Key_Return)
        assert told in window.status.sentence.text()
        assert field.property("wrong") is True
    assert window.session.run.experiments[0].batch_size == 20
    field.setText("20")
    qtbot.keyClick(field, Qt.Key_Return)
    assert field.property("wrong") is False


def test_the_slider_changes_the_learning_rate_while_it_trains(qtbot, window):
    window.session.start()
    qtbot.waitUntil(lambda: window.session.step_count > 5, timeout=WAIT)
    field = window.form.fields["learning_rate"]
    field.slider.setValue(0)  # 10**0
    qtbot.waitUntil(lambda: window.session.run.experiments[0].learning_rate == 1.0, timeout=WAIT)
    assert field.control.text() == "1"
    assert window.session.run.experiments[1].learning_rate == 0.1
    assert window.session.state is State.RUNNING


def test_a_wrong_value_does_not_stay_in_its_field_when_it_runs(qtbot, window):
    field = window.form.fields["learning_rate"].control
    field.setFocus()
    field.setText("abc")
    qtbot.keyClick(field, Qt.Key_Return)
    assert field.property("wrong") is True
    window.session.start()
    qtbot.waitUntil(lambda: window.session.state is State.RUNNING, timeout=WAIT)
    assert field.text() == "0.1"
    assert field.property("wrong") is False


def test_the_wheel_scrolls_the_form_and_changes_nothing(window, qapp):
    """Whatever list or slider comes under the mouse on the way."""
    window.form.more.click()
    told = []
    window.form.changed.connect(lambda *change: told.append(change))
    for name in ("schedule", "normalization", "activation", "learning_rate"):
        field = window.form.fields[name]
        for control in filter(None, (field.control, field.slider)):
            centre = QPointF(control.rect().center())
            where = control.mapToGlobal(centre.toPoint())
            turn = QWheelEvent(centre, QPointF(where), QPoint(), QPoint(0, -120),
                               Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
                               Qt.ScrollPhase.NoScrollPhase, False)  # fmt: skip
            qapp.sendEvent(control, turn)
    assert not told
