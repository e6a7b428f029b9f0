"""What the slopes leave of a gradient: the largest to the power of the layers, and measured."""

from __future__ import annotations

import math

import pytest

import nn


def test_at_best_a_quarter_for_each_sigmoid(made):
    view = made().activations.through
    assert view.layers == 2
    assert view.best == pytest.approx(0.25**2)


def test_the_measured_factors_are_those_of_the_ledger(made):
    panel = made()
    found = panel.activations.through.measured()
    assert [lane.name for lane, _, _ in found] == ["sigmoid", "relu"]
    for (_, slopes, product), lane in zip(found, panel.race.lanes, strict=True):
        ledger = nn.inspect(lane).ledger
        assert slopes == [ledger[1].slope, ledger[0].slope]  # the last hidden layer first
        assert product == pytest.approx(math.prod(slopes))
    assert found[0][2] <= 0.25**2 + 1e-9


def test_many_layers_and_lanes_are_painted_at_any_size(made):
    deep = [
        nn.Experiment(name=f"lane {i}", hidden=(6,) * 9, activation="tanh", batch_size=20)
        for i in range(4)
    ]
    panel = made(*deep)
    for size in ((820, 360), (1100, 520), (1700, 900)):
        panel.resize(*size)
        assert not panel.grab().isNull()
