from __future__ import annotations

import numpy as np
import pytest

import nn
from nn.tracing.sums import array_of, written_sum
from nn.tracing.trace import trace


@pytest.fixture
def found():
    rng = np.random.default_rng(0)
    network = nn.Network([nn.Affine(784, 8), nn.Sigmoid(), nn.Affine(8, 3)], seed=0)
    return trace(network, rng.random((5, 784)), [0, 1, 2, 0, 1])


def test_a_sum_names_its_largest_terms_and_counts_the_rest(found):
    one = written_sum(found, "Affine1", "Y", (3, 5))
    terms, more, rest = one.largest(7)
    assert one.label == "Y[3, 5]"
    assert (len(terms), more) == (7, 777)
    sizes = [abs(term.value) for term in terms]
    assert sizes == sorted(sizes, reverse=True)
    assert terms[0].value == terms[0].left * terms[0].right
    k = terms[0].left_name.removeprefix("X[3, ").removesuffix("]")
    assert terms[0].right_name == f"W1[{k}, 5]"
    bias = dict(one.added)["b1[5]"]
    total = sum(term.value for term in terms) + rest + bias
    assert total == pytest.approx(found["Affine1"].value[3, 5], rel=1e-12)


def test_an_element_that_does_not_exist_is_refused(found):
    with pytest.raises(nn.ShapeError, match=r"Y has shape \(5, 8\), so it has no element \(5, 0\)"):
        written_sum(found, "Affine1", "Y", (5, 0))
    with pytest.raises(nn.UnknownNameError, match="Did you mean 'dW1'"):
        written_sum(found, "Affine1", "dW2", (0, 0))


def test_the_array_that_a_sum_explains_can_be_asked_for(found):
    np.testing.assert_array_equal(array_of(found, "Affine2", "dX"), found["Sigmoid1"].gradient)
    np.testing.assert_array_equal(array_of(found, "Affine2", "dW2"), found["Affine2"].grads["W2"])
    assert array_of(found, "L", "L") == found.loss


def test_the_loss_of_scores_whose_probabilities_underflow_is_written_out_too():
    network = nn.Network([nn.Affine(4, 3)], seed=0)
    found = trace(network, np.array([[9e3, 1.0, -2.0, 3.0], [-8e3, 2.0, 1.0, 0.0]]), [0, 1])
    for array, index in (("dX", (0, 0)), ("dX", (1, 1)), ("L", ())):
        one = written_sum(found, "L", array, index)
        assert one.total == pytest.approx(one.value, rel=1e-12, abs=1e-15)
