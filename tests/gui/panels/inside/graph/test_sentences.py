from __future__ import annotations

import numpy as np
import pytest

import nn
from gui.panels.inside.graph.phases import Phase
from gui.panels.inside.graph.sentences import overview, phase_sentence, phase_title
from gui.style import formatting


@pytest.fixture
def lanes(traced):
    return traced()


@pytest.mark.parametrize(
    ("phase", "words"),
    [
        (Phase("forward", "Affine2"), ["Forward through Affine2", "Y = X·W2 + b2"]),
        (Phase("loss", "L"), ["The loss"]),
        (Phase("backward", "Affine2"), ["Backward through Affine2", "dW2 = Xᵀ·dY"]),
        (Phase("backward", "Sigmoid1"), ["dx = dy · y(1 − y)"]),
        (Phase("update", "Affine1"), ["Update of Affine1", "W1 ← W1 + ΔW1"]),
    ],
)
def test_a_phase_has_its_node_and_formula(lanes, phase, words):
    title = phase_title(phase, lanes[0].trace)
    assert all(word in title for word in words)


def test_the_numbers_are_those_of_every_lane_that_has_the_node(lanes):
    told = phase_sentence(Phase("backward", "Affine1"), lanes, plotted=True)
    for lane in lanes:
        norm = np.linalg.norm(lane.trace["Affine1"].grads["W1"])
        assert f"{lane.view.name} {formatting.figure(norm)}" in told
    assert "The gradient plot shows this value at step 4." in told
    assert "gradient plot" not in phase_sentence(Phase("backward", "Affine1"), lanes, False)
    assert "ReLU" not in phase_sentence(Phase("forward", "Sigmoid1"), lanes, True)
    loss = phase_sentence(Phase("loss", "L"), lanes, True)
    assert formatting.figure(lanes[0].trace.loss) in loss


def test_an_update_tells_how_far_the_weights_move(lanes):
    told = phase_sentence(Phase("update", "Affine1"), lanes, True)
    before, after = lanes[0].traced.update["W1"]
    assert formatting.figure(np.linalg.norm(after - before)) in told
    assert "%" in told


def test_the_overview_says_what_went_through(traced, lanes):
    assert overview(lanes) == "Step 4 as a whole: 20 samples"
    assert "mini-batch of step 3" in overview(traced(feed=nn.Feed("latest")))
    told = overview(traced(feed=nn.Feed("latest"), steps=0))
    assert "No step has been made" in told
    told = overview(traced(feed=nn.Feed("sample", 5)))
    assert "validation sample 5" in told
    assert overview([]) == ""
