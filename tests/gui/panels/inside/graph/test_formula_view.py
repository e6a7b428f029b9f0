from __future__ import annotations

import pytest

import nn
from gui.panels.inside.graph.formula_view import FormulaView, parsed_values


@pytest.fixture
def view(qtbot):
    one = FormulaView()
    qtbot.addWidget(one)
    one.resize(1000, 400)
    one.show()
    return one


def typed(view, text, values):
    view.text.setText(text)
    view.values.setText(values)
    view.text.editingFinished.emit()


def test_the_book_s_examples_are_drawn_and_checked(view):
    for index, example in enumerate(nn.EXAMPLES):
        view.examples.setCurrentIndex(index)
        view.examples.activated.emit(index)
        assert view.formula.text == example.text
        assert "agrees with central differences" in view.told.text()
    assert view.examples.itemText(0) == "Buying apples"


def test_a_typed_expression_is_drawn_with_its_values(view):
    typed(view, "w*x + sum(z)", "w=2, x=-3, z=[1, 2]")
    assert view.formula.result == -3.0
    assert [node.name for node in view.view.nodes][:2] == ["w", "x"]
    view.grab()


@pytest.mark.parametrize(
    ("text", "values", "told"),
    [
        ("1/(x-1)", "x=1", "division by zero"),
        ("x +", "x=1", "not complete"),
        ("x + y", "x=1", "y has no value"),
        ("x", "x=two", "'x=two' is not a value"),
        ("x", "2", "'2' is not a value"),
        ("x" * 10_000, "", "has 10,000 characters"),
        ("import os", "", "not complete, or has a mistake"),
        ("<b>x</b>", "x=1", "not complete"),
    ],
)
def test_what_is_wrong_is_said_and_the_graph_before_it_stays(view, text, values, told):
    before = view.view.nodes
    typed(view, text, values)
    assert told in view.told.text()
    assert view.view.nodes == before


def test_values_are_numbers_or_lists():
    assert parsed_values("w=2, z=[1, 2.5]; b = -1e-3,") == {"w": 2.0, "z": [1.0, 2.5], "b": -1e-3}
    assert parsed_values("") == {}


@pytest.mark.parametrize(
    ("text", "values", "told"),
    [
        ("relu(x)", "x=0", "no derivative to compare at this value of x"),
        ("2 + 3", "", "There is no name in the expression"),
        ("x", "x=1, x=2", "x has two values"),
        ("sum(z)", "z=[1, 2", "'z=[1, 2' is not a value"),
    ],
)
def test_what_cannot_be_compared_is_not_called_right(view, text, values, told):
    typed(view, text, values)
    assert told in view.told.text()
    assert "agrees" not in view.told.text()


def test_other_colours_and_languages_do_not_compute_again(view, monkeypatch):
    monkeypatch.setattr(nn, "formula", None)
    view.show_theme()
    view.retranslate()
    view.text.editingFinished.emit()
    assert "agrees with central differences" in view.told.text()
