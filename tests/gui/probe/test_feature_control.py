"""One feature of a row: a line with a slider, or a list."""

from __future__ import annotations

import pytest
from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import QComboBox, QLineEdit

import nn
from gui.probe.feature_control import STOPS, FeatureControl
from gui.style import i18n


@pytest.fixture(scope="module")
def columns(tmp_path_factory):
    """The columns of a table by name, and the ranges of their numbers."""
    path = tmp_path_factory.mktemp("table") / "a.csv"
    rows = [
        f"{i * 1.5:.1f},{'abc'[i % 3]},{'true' if i % 4 else 'false'},{i % 2}" for i in range(90)
    ]
    path.write_text("\n".join(["price,kind,member,y", *rows, ""]))
    data = nn.load_dataset(nn.DataRecipe(data="table", file=str(path)))
    ranges = nn.number_ranges(data.columns, data.train.x)
    return {one.name: one for one in data.columns}, ranges


@pytest.fixture
def control(qtbot, columns):
    """Makes the control of a column; what it tells is kept."""

    def make(name):
        one = FeatureControl(columns[0][name], columns[1].get(name))
        qtbot.addWidget(one)
        one.told = []
        one.changed.connect(lambda: one.told.append(one.text))
        return one

    return make


def type_in(qtbot, control, text):
    control.field.clear()
    qtbot.keyClicks(control.field, text)


def test_a_number_has_a_line_and_a_slider_over_the_range_of_training(control, columns):
    one = control("price")
    low, high = columns[1]["price"]
    assert isinstance(one.field, QLineEdit)
    for stop, value in ((0, low), (STOPS, high)):
        one.slider.setValue(STOPS // 2)
        one.slider.setValue(stop)
        assert float(one.text) == pytest.approx(value)
    assert f"{low:g}" in one.field.toolTip()
    assert float(one.told[-1]) == pytest.approx(high)


def test_what_is_typed_moves_the_slider_and_is_marked_outside_the_range(qtbot, control, columns):
    one = control("price")
    low, high = columns[1]["price"]
    type_in(qtbot, one, f"{(low + high) / 2:.2f}")
    assert one.slider.value() == pytest.approx(STOPS / 2, abs=1)
    assert not one.field.property("outside")
    type_in(qtbot, one, "1000")
    assert one.field.property("outside")
    assert one.slider.value() == STOPS
    assert one.told[-1] == "1000"
    one.slider.setValue(3)
    assert not one.field.property("outside")


def test_a_value_that_is_shown_is_not_told(control):
    for name, text in (("price", "3.5"), ("kind", "b"), ("member", "true")):
        one = control(name)
        one.set_text(text)
        assert one.text == text
        assert one.told == []


def test_a_word_has_a_list_of_its_values(control):
    one = control("kind")
    assert isinstance(one.field, QComboBox)
    assert [one.field.itemText(i) for i in range(one.field.count())] == ["a", "b", "c"]
    assert one.slider is None
    one.field.setCurrentIndex(2)
    one.field.activated.emit(2)
    assert one.told == ["c"]


def test_a_flag_is_told_as_yes_or_no_in_the_language_that_is_shown(control, qapp):
    one = control("member")
    if one.column.type != "flag":
        assert isinstance(one.field, QComboBox)
        return
    assert one.field.itemText(1) == "yes"
    i18n.show_language("ko")
    qapp.processEvents()
    assert one.field.itemText(1) == i18n.tr("yes")
    assert one.field.itemData(1) == "true"


def test_enter_leaves_the_line(qtbot, control):
    one = control("price")
    one.show()
    one.field.setFocus()
    qtbot.keyClick(one.field, Qt.Key_Return)
    assert not one.field.hasFocus()
