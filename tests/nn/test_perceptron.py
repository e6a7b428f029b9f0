"""The AND gate of the study notes: a step has no slope to follow, a sigmoid has."""

from __future__ import annotations

import numpy as np
import pytest

from nn.perceptron import W1, and_gate_losses


def test_the_weights_of_the_notes_solve_it():
    errors, stepped, smooth = and_gate_losses(np.array([W1]))
    assert (errors[0], stepped[0]) == (0.0, 0.0)
    assert 0.0 < smooth[0] < 0.1


def test_with_a_step_the_loss_is_a_staircase_and_with_a_sigmoid_it_falls():
    """Between its jumps at w1 = 0.2 and 0.7 (where 0.7 is b) the staircase is flat."""
    w = np.linspace(-1.0, 1.5, 501)
    errors, stepped, smooth = and_gate_losses(w)
    np.testing.assert_allclose(stepped, errors)  # (1 - 0)² or (0 - 1)² for each that is wrong
    jumps = w[1:][np.diff(stepped) != 0.0]
    np.testing.assert_allclose(jumps, [0.2, 0.7], atol=0.011)
    assert (np.abs(np.diff(smooth)) > 0.0).all()


def test_the_smooth_one_by_its_formula():
    w = np.array([0.3])
    z = 8.0 * np.array([-0.7, 0.3 - 0.7, 0.5 - 0.7, 0.3 + 0.5 - 0.7])
    expected = np.mean((1 / (1 + np.exp(-z)) - [0, 0, 0, 1]) ** 2)
    assert and_gate_losses(w)[2][0] == pytest.approx(expected)
