"""Optimizers against their papers."""

from __future__ import annotations

import numpy as np
import pytest

import nn


def steps(optimizer, gradients, start=1.0):
    """The parameter after each step with the given gradients."""
    parameters = np.array([start])
    path = []
    for gradient in gradients:
        grad = np.array([gradient])
        kept = grad.copy()
        optimizer.update(parameters, grad)
        np.testing.assert_array_equal(grad, kept)
        path.append(float(parameters[0]))
    return path


def test_sgd_goes_down_by_the_learning_rate_times_the_gradient():
    assert steps(nn.SGD(0.1), [2.0, -1.0]) == pytest.approx([0.8, 0.9])


def test_momentum_keeps_a_share_of_its_velocity():
    """v: -0.2, -0.2 * 0.9 - 0.2 = -0.38."""
    assert steps(nn.Momentum(0.1, 0.9), [2.0, 2.0]) == pytest.approx([0.8, 0.42])


@pytest.mark.parametrize("gradient", [1e-3, 1.0, -250.0])
def test_first_adam_step_is_the_learning_rate_whatever_the_gradient(gradient):
    """Kingma & Ba 2015, section 2.1: |step 1| = alpha when epsilon is negligible."""
    moved = steps(nn.Adam(0.01), [gradient])[0] - 1.0
    assert moved == pytest.approx(-0.01 * np.sign(gradient), rel=1e-4)


def test_adam_follows_algorithm_1():
    """Kingma & Ba 2015, algorithm 1, written out step by step."""
    alpha, beta1, beta2, epsilon = 0.05, 0.9, 0.999, 1e-3
    w, m, v, expected = 1.0, 0.0, 0.0, []
    gradients = [0.5, -0.2, 3.0, 0.01]
    for t, g in enumerate(gradients, start=1):
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g * g
        m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
        w -= alpha * m_hat / (v_hat**0.5 + epsilon)
        expected.append(w)
    assert steps(nn.Adam(alpha, beta1, beta2, epsilon), gradients) == pytest.approx(expected)


@pytest.mark.parametrize("name", nn.OPTIMIZERS)
def test_every_optimizer_finds_the_bottom_of_a_bowl(name):
    optimizer = nn.OPTIMIZERS[name](learning_rate=0.05)
    parameters = np.array([3.0, -2.0], np.float32)
    steps = 4000 if name == "adagrad" else 400  # its steps become smaller and smaller
    for _ in range(steps):
        optimizer.update(parameters, 2 * parameters)
    assert np.abs(parameters).max() < 0.1
    assert parameters.dtype == np.float32


@pytest.mark.parametrize(
    ("build", "told"),
    [
        (lambda: nn.SGD(0.0), "must be above 0, but is 0.0"),
        (lambda: nn.SGD(-1.0), "learning_rate"),
        (lambda: nn.SGD(float("nan")), "learning_rate"),
        (lambda: nn.SGD(float("inf")), "learning_rate"),
        (
            lambda: nn.Momentum(momentum=5.0),
            "momentum: the value must be at least 0 and below 1, but is 5.0",
        ),
        (lambda: nn.Adam(beta1=1.0), "beta1"),
        (lambda: nn.Adam(beta2=-0.1), "beta2"),
        (lambda: nn.Adam(epsilon=-1.0), "epsilon"),
    ],
)
def test_a_value_that_cannot_be_is_refused(build, told):
    with pytest.raises(nn.FieldError, match=told):
        build()


@pytest.mark.parametrize("name", nn.OPTIMIZERS)
def test_a_long_vector_is_updated_in_parts_to_the_same_numbers(name, monkeypatch):
    rng = np.random.default_rng(0)
    start, slopes = rng.normal(size=1000).astype(np.float32), rng.normal(size=(3, 1000))
    found = []
    for block in (1000, 300):
        monkeypatch.setattr("nn.optimizers.BLOCK", block)
        parameters, optimizer = start.copy(), nn.OPTIMIZERS[name](0.1, l1=0.01, clip_norm=5.0)
        for slope in slopes.astype(np.float32):
            optimizer.update(parameters, slope)
        found.append([parameters, *optimizer.state.values()])
    for whole, parts in zip(*found, strict=True):
        np.testing.assert_array_equal(whole, parts)
