"""Paths of the optimizers: those of PyTorch, those of the book, and where they end."""

from __future__ import annotations

import numpy as np
import pytest

import nn
from nn.descent.field import ScalarField
from nn.descent.functions import OF_TWO
from nn.descent.path import descend, second_derivative, stability_limit
from tests.nn.descent.cases import OPTIONS, PATH_CASES, STEPS, rate_of

PARABOLA = ScalarField("x**2", 1)


@pytest.mark.parametrize("case", PATH_CASES)
def test_a_path_is_the_one_of_pytorch(case, reference):
    expected = reference("path", case)
    valley, name, rate = rate_of(case)
    field = ScalarField(OF_TWO[valley].text, 2)
    path = descend(field, OF_TWO[valley].start, name, rate, STEPS, **OPTIONS.get(name, {}))
    np.testing.assert_allclose(path.points, expected["points"], rtol=1e-5, atol=1e-6)
    np.testing.assert_allclose(path.values, expected["values"], rtol=1e-4, atol=1e-6)


def book_path(name, rate):
    """The optimizers as Deep Learning from Scratch writes them (section 6.1), by hand."""
    p, v, m, h = (np.array(one, float) for one in ((-7.0, 2.0), (0, 0), (0, 0), (0, 0)))
    points = [p.copy()]
    for step in range(1, 31):
        g = np.array([p[0] / 10, 2 * p[1]])
        if name == "sgd":
            p -= rate * g
        elif name == "momentum":
            v = 0.9 * v - rate * g
            p += v
        elif name == "adagrad":
            h += g * g
            p -= rate * g / (np.sqrt(h) + 1e-7)
        else:
            m += 0.1 * (g - m)
            h += 0.001 * (g * g - h)
            p -= rate * np.sqrt(1 - 0.999**step) / (1 - 0.9**step) * m / (np.sqrt(h) + 1e-7)
        points.append(p.copy())
    return np.array(points)


@pytest.mark.parametrize(
    ("name", "rate"), [("sgd", 0.95), ("momentum", 0.1), ("adagrad", 1.5), ("adam", 0.3)]
)
def test_the_four_paths_of_the_book(name, rate):
    valley = OF_TWO["book"]
    assert valley.rates[name] == rate
    path = descend(ScalarField(valley.text, 2), valley.start, name, rate, 30)
    np.testing.assert_allclose(path.points, book_path(name, rate), atol=1e-4)


@pytest.mark.parametrize(("text", "limit"), [("x**2", 1.0), ("3*x**2 - x + 1", 1 / 3)])
def test_the_threshold_of_a_parabola_is_where_descent_begins_to_diverge(text, limit):
    """2/L with L = f'': below it the distance to the bottom shrinks, above it it grows."""
    field = ScalarField(text, 1)
    assert stability_limit(field, -2.0, 2.0) == pytest.approx(limit, rel=1e-6)
    for factor, grows in ((0.99, False), (1.01, True)):
        path = descend(field, (2.0,), "sgd", factor * limit, 50)
        bottom = path.values - field.values(np.linspace(-3, 3, 6001)).min()
        assert (bottom[-1] > bottom[0]) is np.True_ if grows else bottom[-1] < bottom[0]


@pytest.mark.parametrize("text", ["x**4", "abs(x)", "-x**2", "3*x"])
def test_other_functions_have_no_threshold(text):
    assert stability_limit(ScalarField(text, 1), -2.0, 2.0) is None


def test_the_curvature_is_the_second_derivative():
    assert second_derivative(ScalarField("x**3", 1), 2.0) == pytest.approx(12.0, rel=1e-6)


def test_a_path_that_leaves_ends_where_it_left():
    path = descend(PARABOLA, (-2.0,), "sgd", 100.0, 500)
    assert path.left is not None
    assert len(path.points) == path.left + 1 < 20
    assert np.isfinite(path.points).all()
    beyond = descend(ScalarField("log(x)", 1), (0.5,), "sgd", 1.0, 50)
    assert beyond.left == 1


def test_noise_is_the_same_for_each_optimizer_and_seed():
    one, same, other = (
        descend(PARABOLA, (-2.0,), "sgd", 0.1, 5, noise=0.5, seed=seed) for seed in (1, 1, 2)
    )
    np.testing.assert_array_equal(one.points, same.points)
    assert not np.array_equal(one.points, other.points)
    np.testing.assert_allclose(one.slopes[:, 0], 2 * one.points[:, 0])


def test_a_rate_that_cannot_be_is_named():
    with pytest.raises(nn.FieldError, match="learning_rate"):
        descend(PARABOLA, (1.0,), "sgd", -1.0, 5)
    with pytest.raises(nn.UnknownNameError, match="Did you mean 'adam'"):
        descend(PARABOLA, (1.0,), "adm", 0.1, 5)
