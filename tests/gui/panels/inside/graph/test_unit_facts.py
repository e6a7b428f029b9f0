from __future__ import annotations

import pytest

import nn
from gui.panels.inside.graph.unit_facts import UnitFacts
from gui.panels.inside.graph.units import unit_layers
from gui.style import formatting


@pytest.fixture
def facts(qtbot, traced):
    one = UnitFacts()
    qtbot.addWidget(one)
    (lane, _) = traced(feed=nn.Feed("sample", 1))
    one.layers = unit_layers(lane.trace)
    return one


def test_a_weight_tells_its_chain_rule_and_its_next_value(facts):
    facts.show_hit(facts.layers, (1, 2, 0), 0.1, 1)
    text = facts.label.text()
    gradient = facts.layers[1].gradient[0, 2]
    assert "x1 → a3" in text
    assert f"= {formatting.figure(gradient)}" in text
    after = facts.layers[1].weights[0, 2] - 0.1 * gradient
    assert f"= {formatting.figure(after)}" in text
    assert "Where does δ come from?" in text


def test_other_optimizers_tell_no_next_value(facts):
    facts.show_hit(facts.layers, (1, 2, 0), None, 1)
    assert "learning rate" not in facts.label.text()


def test_in_a_mini_batch_one_sample_has_only_a_part_of_the_gradient(facts):
    facts.show_hit(facts.layers, (1, 2, 0), 0.1, 20)
    assert "summed over 20 samples" in facts.label.text()


def test_a_unit_tells_its_sum_and_the_last_one_its_loss(facts):
    facts.show_hit(facts.layers, (1, 2, -1), 0.1, 1)
    assert "a = Sigmoid(z)" in facts.label.text()
    facts.show_hit(facts.layers, (3, 0, -1), 0.1, 1)
    assert "It comes from the loss." in facts.label.text()
    facts.show_hit(facts.layers, (0, 0, -1), 0.1, 1)
    assert "An input." in facts.label.text()
