"""The card Functions: its views, and what each of them has done for it."""

from __future__ import annotations

import numpy as np
import pytest

import nn
from gui.panels.inside.functions.panel import ACCURACY, ACTIVATIONS, LOSSES, VIEWS
from tests.gui.panels.inside.functions.conftest import LANES


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_is_shown_alone_and_can_be_exported(made, view):
    panel = made()
    panel.show_view(view)
    shown = (panel.activations, panel.losses, panel.accuracy)
    assert [one.isVisible() for one in shown] == [name == view for name in VIEWS]
    names, table = panel.table()
    assert table.ndim == 1 or table.shape[-1] in (0, len(names))


def test_histograms_are_made_only_while_the_activations_are_seen(made):
    panel = made()
    assert panel.quantity == nn.PRE_ACTIVATIONS
    panel.show_view(LOSSES)
    assert panel.quantity is None
    panel.show_view(ACTIVATIONS)
    assert panel.quantity == nn.PRE_ACTIVATIONS


def test_outputs_are_wanted_only_while_those_of_lanes_are_seen(qtbot, made):
    panel = made()
    assert not panel.wants_outputs
    panel.show_view(LOSSES)
    assert not panel.wants_outputs
    with qtbot.waitSignal(panel.outputs_asked):
        panel.losses.source.choose("sample")
    assert panel.wants_outputs
    panel.hide()
    assert not panel.wants_outputs


def test_a_line_is_asked_for_when_it_is_first_seen_and_for_other_lanes(made):
    panel = made()
    asked = []
    panel.accuracy.study.asked.connect(asked.append)
    panel.show_view(ACCURACY)
    assert len(asked) == 1
    panel.accuracy.study.take_report(asked[0]((nn.LaneCopy.of(panel.race.lanes[0]),), lambda _: 0))
    panel.show_view(LOSSES)
    panel.show_view(ACCURACY)
    assert len(asked) == 1
    panel.show_run(panel.history, panel.lanes[:1])
    assert len(asked) == 2


def test_lanes_without_hidden_layers_and_regressions_have_a_sentence(made):
    linear = nn.Experiment(name="linear", data="sine", hidden=(), batch_size=10, learning_rate=0.01)
    panel = made(linear, dataset=nn.load_dataset(linear.data_recipe))
    panel.grab()
    assert panel.activations.through.layers == 0
    panel.show_view(LOSSES)
    panel.losses.source.choose("sample")
    panel.show_outputs({0: np.array([0.3])}, 0.5)
    assert "predict a number" in panel.losses.note.text()
    panel.grab()


def test_a_lane_that_is_edited_brings_its_activation(made):
    panel = made()
    assert panel.activations.chips.current == LANES[0].activation
    panel.show_lane(1)
    assert panel.activations.curve.activation == LANES[1].activation
    assert panel.activations.curve.inspection.slot == 1
