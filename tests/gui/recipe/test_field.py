"""A field of the recipe: what is typed is taken, or marked and explained."""

from __future__ import annotations

import pytest
from PyQt5.QtCore import QPoint, QPointF, Qt
from PyQt5.QtGui import QWheelEvent
from PyQt5.QtWidgets import QComboBox, QDialog, QLineEdit, QVBoxLayout

import nn
from gui.recipe.field import Field
from gui.session.state import State
from gui.style import i18n
from tests.gui.conftest import WAIT


def test_a_value_that_cannot_be_is_marked_and_said_and_nothing_is_lost(qtbot, window):
    field = window.form.fields["batch_size"].control
    for wrong, told in (("many", "is not a whole number"), ("-1", "outside 0 … 1000000")):
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


@pytest.fixture
def field(qtbot):
    """Makes the field of a knob with a value; what it tells is kept."""

    def make(name, value):
        one = Field(name, nn.KNOBS[name])
        qtbot.addWidget(one)
        one.show_value(value)
        one.told, one.errors = [], []
        one.changed.connect(one.told.append)
        one.refused.connect(lambda error: one.errors.append(str(error)))
        one.show()
        return one

    return make


def retype(qtbot, one, text, key=Qt.Key_Return):
    one.control.setFocus()
    one.control.selectAll()
    qtbot.keyClicks(one.control, text)
    qtbot.keyClick(one.control, key)


@pytest.mark.parametrize("name", [name for name, knob in nn.KNOBS.items() if knob.group])
def test_every_knob_is_a_control_with_its_name_its_help_and_its_limits(field, name):
    knob, value = nn.KNOBS[name], getattr(nn.Experiment(), name)
    one = field(name, value)
    assert isinstance(one.control, QComboBox if knob.choices else QLineEdit)
    assert one.control.accessibleName() == knob.label
    assert knob.help in one.control.toolTip().replace("\n", " ")
    assert one.told == []
    if knob.choices:
        assert one.control.currentData() == value
        choices = [*knob.choices, *(["each"] if knob.per_layer else [])]
        assert [one.control.itemData(i) for i in range(one.control.count())] == choices
    else:
        assert nn.parse(name, one.control.text()) == value or one.control.text() == ""


def test_enter_takes_what_was_typed_and_leaves_the_field(qtbot, field):
    one = field("batch_size", 20)
    retype(qtbot, one, "40")
    assert one.told == [40]
    assert not one.control.hasFocus()


def test_escape_puts_back_what_was_there_and_leaves_the_field(qtbot, field):
    one = field("batch_size", 20)
    retype(qtbot, one, "4000", Qt.Key_Escape)
    assert one.told == []
    assert one.control.text() == "20"
    assert not one.control.hasFocus()


def test_in_a_dialog_escape_closes_the_dialog(qtbot, field):
    dialog, one = QDialog(), Field("batch_size", nn.KNOBS["batch_size"])
    qtbot.addWidget(dialog)
    QVBoxLayout(dialog).addWidget(one)
    dialog.show()
    one.control.setFocus()
    qtbot.keyClick(one.control, Qt.Key_Escape)
    assert not dialog.isVisible()


def test_the_same_value_typed_again_is_no_change(qtbot, field):
    one = field("learning_rate", 0.1)
    retype(qtbot, one, "0.10")
    assert one.told == []


def test_what_cannot_be_read_is_refused_and_marked_until_it_can(qtbot, field):
    one = field("learning_rate", 0.1)
    retype(qtbot, one, "fast")
    assert len(one.errors) == 1
    assert one.control.property("wrong") is True
    assert one.unread()
    retype(qtbot, one, "0.1")
    assert one.control.property("wrong") is False
    assert not one.unread()


@pytest.mark.parametrize(("text", "value"), [("0.1", 0.1), ("1e-3", 0.001), ("1", 1.0)])
def test_the_slider_stands_where_the_value_is_and_moves_by_decades(field, text, value):
    one = field("learning_rate", value)
    place = one.slider.value()
    one.slider.setValue(place + 20)
    assert one.told[-1] == pytest.approx(10 * value, rel=0.01)
    one.slider.setValue(place)
    assert one.control.text() == nn.as_text(value)


def test_a_path_has_a_button_to_choose_it(qtbot, field):
    one = field("file", "")
    asked = []
    one.file_asked.connect(lambda: asked.append(1))
    qtbot.mouseClick(one.browse, Qt.LeftButton)
    assert asked == [1]
    assert one.browse.accessibleName()


def test_a_choice_that_alarms_is_marked(field):
    name, knob = next((n, k) for n, k in nn.KNOBS.items() if k.alarming)
    one = field(name, knob.alarming[0] if isinstance(knob.alarming, (tuple, list)) else
                next(iter(knob.alarming)))  # fmt: skip
    assert one.control.property("alarming")
    one.show_value(next(value for value in knob.choices if value not in knob.alarming))
    assert not one.control.property("alarming")


def test_its_help_is_in_the_language_that_is_shown(field, qapp):
    one = field("batch_size", 20)
    i18n.show_language("ko")
    qapp.processEvents()
    assert one.control.accessibleName() == i18n.tr(nn.KNOBS["batch_size"].label)
    assert "1000000" in one.control.toolTip().replace(",", "")


def test_a_list_with_one_activation_per_layer_is_typed_into_a_line_of_its_own(qtbot):
    field = Field("activation", nn.KNOBS["activation"])
    qtbot.addWidget(field)
    field.show()
    field.show_value("sigmoid")
    assert field.line.isHidden()
    field.control.activated.emit(field.control.count() - 1)
    assert (field.line.isHidden(), field.line.text()) == (False, "sigmoid")
    field.line.setText("sigmoid × 2, relu")
    with qtbot.waitSignal(field.changed) as told:
        field.line.editingFinished.emit()
    assert told.args == [("sigmoid", "sigmoid", "relu")]
    field.show_value(("sigmoid", "relu"))
    assert field.control.currentText() == "One per layer …"
    assert field.line.text() == "sigmoid, relu"
    field.show_value("tanh")
    assert field.line.isHidden()
    assert field.control.currentData() == "tanh"


def test_a_list_of_activations_that_cannot_be_is_marked_and_said(qtbot):
    field = Field("activation", nn.KNOBS["activation"])
    qtbot.addWidget(field)
    field.show()
    field.show_value(("sigmoid", "relu"))
    field.line.setText("sigmoid × 77, relu")
    with qtbot.waitSignal(field.refused) as told:
        field.line.editingFinished.emit()
    assert "is not a name, or a list" in str(told.args[0])
    assert field.unread()


def test_one_sample_and_the_full_batch_are_chosen_by_their_names(qtbot, field):
    one = field("batch_size", 20)
    assert one.names.currentText() == "Mini-batch"
    for name, size in (("Full batch", 0), ("One sample", 1), ("Mini-batch", 200)):
        index = one.names.findText(name)
        with qtbot.waitSignal(one.changed) as told:
            one.names.activated.emit(index)
        assert told.args == [size]
        one.show_value(size)
        assert (one.names.currentText(), one.control.text()) == (name, str(size))
