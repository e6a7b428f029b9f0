from __future__ import annotations

import numpy as np
import pytest

import nn
from nn.tracing.trace import trace
from tests.nn.networks import images, relative_error
from tests.nn.tracing.cases import TRACE_CASES


@pytest.mark.parametrize("name", TRACE_CASES)
def test_values_and_gradients_are_those_of_pytorch_autograd(name, reference):
    """To 1e-6 relative is asked; in float64 both agree to many more digits."""
    found = TRACE_CASES[name].trace(name)
    theirs = reference("trace", name)
    least = 1e-5 * max(np.abs(one.gradient).max() for one in found.nodes[:-1])  # others are 0
    for node in found.nodes:
        assert relative_error(node.value, theirs[f"{node.name} value"]) < 1e-12
        gradient = theirs.get(f"{node.name} gradient")
        if gradient is not None:
            assert relative_error(node.gradient, gradient, least) < 1e-10, node.name
        for full, grad in node.grads.items():
            assert relative_error(grad, theirs[full], least) < 1e-10, full


def test_nodes_stand_in_the_order_in_which_the_network_was_written(batch):
    network = nn.Network([nn.Affine(6, 5), nn.Sigmoid(), nn.Affine(5, 5), nn.ReLU(),
                          nn.Affine(5, 3)])  # fmt: skip
    nodes = trace(network, *batch).nodes
    assert [node.name for node in nodes] == [
        "x", "Affine1", "Sigmoid1", "Affine2", "ReLU1", "Affine3", "L",
    ]  # fmt: skip
    assert [node.kind for node in nodes][-2:] == ["Affine", "SoftmaxCrossEntropy"]
    assert [node.inputs for node in nodes][1:] == [(node.name,) for node in nodes[:-1]]
    assert nodes[1].formula == "Y = X·W1 + b1"
    assert nodes[1].backward[1] == "dW1 = Xᵀ·dY"


def test_a_pooling_stays_behind_its_activation_though_the_engine_swaps_them():
    layers = [nn.Conv2D(1, 2, 3), nn.ReLU(), nn.MaxPool2D(2), nn.Flatten(), nn.Affine(8, 3)]
    network = nn.Network(layers, input_shape=(1, 6, 6))
    x = np.random.default_rng(0).normal(size=(4, 1, 6, 6))
    found = trace(network, x, np.arange(4) % 3)
    assert [node.kind for node in found][1:4] == ["Conv2D", "ReLU", "MaxPool2D"]
    assert found["ReLU1"].value.shape == (4, 2, 4, 4)


def test_the_input_has_a_gradient_too(small, batch):
    x, t = batch
    twin = small.copy(np.float64)
    found = trace(small, x, t)
    numeric = nn.numerical_gradient(lambda moved: twin.loss(moved, t), x, 1e-5)
    assert relative_error(found["x"].gradient, numeric) < 1e-7


def test_numbers_of_words_have_no_gradient():
    found = TRACE_CASES["words"].trace("words")
    assert found["x"].gradient.shape == found["x"].value.shape
    assert np.isnan(found["x"].gradient).all()


def test_a_trace_changes_nothing_of_the_network():
    """A training pass with dropout and running statistics is the same before and after it."""
    x = np.random.default_rng(0).normal(size=(9, 2, 8, 6)).astype(np.float32)
    t = np.arange(9) % 4
    one, other = images(), images()
    trace(one, x, t)
    for network in (one, other):
        network.loss_and_gradients(*network.samples(x, t))
    assert (one.gradients == other.gradients).all()
    for ours, theirs in zip(one.memories(), other.memories(), strict=True):
        for key in ours:
            assert (ours[key] == theirs[key]).all()


def test_dropout_uses_the_mask_of_the_next_training_step():
    x = np.random.default_rng(0).normal(size=(9, 2, 8, 6)).astype(np.float32)
    network = images()
    found = trace(network, x, np.arange(9) % 4)
    network.loss_and_gradients(*network.samples(x, np.arange(9) % 4))
    for name, grad in network.grads.items():
        (ours,) = (node.grads[name] for node in found if name in node.grads)
        assert relative_error(ours, grad) < 1e-4


def test_two_traces_of_one_pass_do_not_share_arrays(small, batch):
    first, second = (trace(small, *batch) for _ in range(2))
    first["Affine1"].value[...] = 7.0
    assert not (second["Affine1"].value == 7.0).any()


def test_one_sample_may_come_without_a_batch(small, batch):
    x, t = batch
    found = trace(small, x[0], t[0])
    assert found.samples == 1
    assert found.loss == pytest.approx(small.copy(np.float64).loss(x[:1], t[:1]), rel=1e-6)


def test_it_says_where_a_number_first_was_not_finite(batch):
    network = nn.Network([nn.Affine(6, 5), nn.ReLU(), nn.Affine(5, 5), nn.ReLU(), nn.Affine(5, 3)])
    network.params["W2"] *= 1e38
    network.params["W1"] *= 1e3
    assert trace(network, *batch, dtype=np.float32).not_finite == "Affine2"
    assert trace(network, *batch).not_finite is None


def test_a_step_has_no_gradient_to_show(batch):
    network = nn.Network([nn.Affine(6, 5), nn.Step(), nn.Affine(5, 3)])
    with pytest.raises(nn.NoGradientError):
        trace(network, *batch)


def test_an_unknown_node_is_named(small, batch):
    with pytest.raises(nn.UnknownNameError, match="Did you mean 'Affine1'"):
        trace(small, *batch)["Afine1"]


def test_labels_that_do_not_fit_are_refused(small, batch):
    with pytest.raises(nn.LabelError):
        trace(small, batch[0], np.full(8, 3))
