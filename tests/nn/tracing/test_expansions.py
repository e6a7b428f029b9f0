from __future__ import annotations

import numpy as np
import pytest

import nn
from nn.convolution import CONVOLUTIONS
from nn.layers import LAYERS
from nn.pooling import POOLING
from nn.recurrent import RECURRENT
from nn.regularization import REGULARIZATION
from nn.tracing.expansions import LAYER_EXPANSIONS, LOSS_EXPANSIONS, expand_layer, expand_loss
from nn.tracing.trace import trace
from tests.nn.networks import relative_error
from tests.nn.tracing.cases import TRACE_CASES


@pytest.mark.parametrize("name", TRACE_CASES)
def test_the_expanded_form_has_the_same_value_and_gradients_as_the_simplified_one(name):
    found = TRACE_CASES[name].trace(name)
    least = 1e-3 * np.abs(found.nodes[-2].gradient).max()  # before a BatchNorm it is 0 in b
    for node in found.nodes[1:]:
        graph = found.expand(node.name)
        assert relative_error(graph.nodes[-1].value, node.value) < 1e-12
        for full, grad in node.grads.items():
            assert relative_error(graph[full].gradient, grad, least) < 1e-12, full
        if node.kind == "Embedding" or name == "residual":
            continue
        (source,) = node.inputs
        assert relative_error(graph.nodes[0].gradient, found[source].gradient) < 1e-12


def test_the_parts_that_branches_send_back_add_up_to_the_gradient():
    found = TRACE_CASES["residual"].trace("residual")
    total = np.zeros_like(found["x"].value)
    for node in found.nodes[1:]:
        leaves = found.expand(node.name).nodes[: len(node.inputs)]
        total += sum(
            leaf.gradient for leaf, one in zip(leaves, node.inputs, strict=True) if one == "x"
        )
    assert relative_error(total, found["x"].gradient) < 1e-12


def test_a_sigmoid_is_the_chain_of_the_study_notes():
    graph = TRACE_CASES["sigmoid"].trace("sigmoid").expand("Sigmoid1")
    assert [node.symbol for node in graph][1:] == ["×(−1)", "exp", "+1", "1/x"]
    x, u, e, s, y = (node.value for node in graph)
    np.testing.assert_array_equal(u, -x)
    np.testing.assert_array_equal(e, np.exp(-x))
    local = [node.local[0] for node in graph.nodes[1:]]
    np.testing.assert_allclose(local[0] * local[1] * local[2] * local[3], y * (1 - y), rtol=1e-13)
    np.testing.assert_array_equal(s, 1 + e)


def test_softmax_with_loss_subtracts_the_maximum_in_a_node_of_its_own():
    graph = TRACE_CASES["sigmoid"].trace("sigmoid").expand("L")
    symbols = [node.symbol for node in graph]
    assert symbols == ["a", "max", "−", "exp", "Σ", "t", "÷", "log", "×", "Σ", "×(−1/6)"]
    assert np.abs(graph["m"].gradient).max() < 1e-16  # what is subtracted from all changes nothing


def test_the_gradient_of_softmax_with_loss_is_y_minus_t():
    graph = TRACE_CASES["relu"].trace("relu").expand("L")
    expected = (graph["y"].value - graph["t"].value) / 6
    np.testing.assert_allclose(graph["a"].gradient, expected, atol=1e-16)


def test_scores_that_would_overflow_expand_to_finite_numbers():
    network = nn.Network([nn.Affine(2, 3)], seed=0)
    network.params["W1"] *= 1e4
    x = np.ones((2, 2))
    found = trace(network, x, network.predict(x).argmax(axis=1))
    graph = found.expand("L")
    assert found["Affine1"].value.max() > 710.0
    assert all(np.isfinite(node.gradient).all() for node in graph.nodes[:6])
    np.testing.assert_allclose(
        graph["a"].gradient, found["Affine1"].gradient, rtol=1e-9, atol=1e-16
    )


def test_a_sigmoid_far_below_zero_has_the_gradient_zero():
    network = nn.Network([nn.Affine(1, 1), nn.Sigmoid(), nn.Affine(1, 2)], seed=0)
    network.params["W1"] = -1000.0
    graph = trace(network, np.ones((1, 1)), [0]).expand("Sigmoid1")
    assert graph["e"].value == np.inf
    assert graph["y"].value == 0.0
    assert graph["x"].gradient == 0.0


def test_every_layer_and_loss_of_the_engine_has_an_expansion():
    kinds = [*LAYERS, *CONVOLUTIONS, *POOLING, *RECURRENT, *REGULARIZATION, *nn.ACTIVATIONS]
    registries = {**LAYERS, **CONVOLUTIONS, **POOLING, **RECURRENT, **REGULARIZATION,
                  **nn.ACTIVATIONS}  # fmt: skip
    assert len(kinds) == len(registries)
    for kind in registries.values():
        assert kind is nn.Step or any(one in LAYER_EXPANSIONS for one in kind.__mro__), kind
    assert set(nn.LOSSES.values()) == set(LOSS_EXPANSIONS)


def test_a_layer_of_ones_own_is_one_operation():
    class Double(nn.Layer):
        def forward(self, x):
            return 2.0 * x

        def backward(self, grad_output, input_needed=True):
            return 2.0 * grad_output

    network = nn.Network([nn.Affine(3, 3), Double(), nn.Affine(3, 2)])
    found = trace(network, np.ones((2, 3)), [0, 1])
    graph = found.expand("Double1")
    assert [node.symbol for node in graph] == ["x", "Double"]
    np.testing.assert_array_equal(graph["x"].gradient, found["Affine1"].gradient)


@pytest.mark.parametrize(
    ("loss", "targets"),
    [(nn.SoftmaxCrossEntropy(), [2, 0]), (nn.SigmoidCrossEntropy(), [[1.0, 0.0, 1.0]] * 2)],
)
def test_a_loss_of_scores_in_the_thousands_is_expanded_without_overflow(loss, targets):
    """The layer subtracts the largest score; the expanded form has to be as exact."""
    scores = np.array([[3000.0, -2.0, -1500.0], [900.0, 950.0, -800.0]])
    targets = np.array(targets)
    graph = expand_loss(loss, scores, targets)
    assert relative_error(graph["L"].value, np.array(loss.forward(scores.copy(), targets))) < 1e-12
    assert relative_error(graph["a"].gradient, loss.backward(), 1e-9) < 1e-12


def test_a_softplus_of_large_numbers_is_expanded_without_overflow():
    x = np.array([[-2000.0, 0.0, 3.0, 2000.0]])
    with np.errstate(over="ignore"):
        slope = 1.0 / (1.0 + np.exp(-x))
    graph = expand_layer(nn.Softplus(), [x], {}, np.ones_like(x))
    np.testing.assert_allclose(graph["y"].value, np.logaddexp(0.0, x), rtol=1e-15)
    np.testing.assert_allclose(graph["x"].gradient, slope, rtol=1e-12)
