"""The manual way to train: zero_grad, backward, step."""

from __future__ import annotations

import numpy as np
import pytest

import nn
from tests.nn.training.fitting import network


def test_a_module_takes_the_same_step_as_a_trainer(data):
    x, t = data
    one, two = network(), network()
    module = nn.Module(one, nn.Adam(0.01))
    trainer = nn.Trainer(two, nn.Adam(0.01), x, t, batch_size=None)
    for _ in range(3):
        module.zero_grad()
        scores = module.forward(x)
        loss = module.backward(t)
        module.step()
        assert loss == trainer.step().loss
    assert scores.shape == (120, 2)
    np.testing.assert_array_equal(one.parameters, two.parameters)


def test_gradients_of_two_halves_add_up(data):
    """As in PyTorch: backward adds, zero_grad forgets."""
    x, t = data
    net = network()
    expected = net.gradient(x, t)
    module = nn.Module(net, nn.SGD())
    for part in (slice(60), slice(60, None)):
        module.forward(x[part])
        module.backward(t[part])
    for key, grad in expected.items():
        np.testing.assert_allclose(module.grads[key] / 2, grad, rtol=1e-4, atol=1e-6)
    module.zero_grad()
    assert not module.grads["W1"].any()


def test_a_module_in_eval_leaves_dropout_out(data):
    net = nn.Network([nn.Dropout(0.5), nn.Affine(3, 2)], input_shape=(3,))
    module = nn.Module(net, nn.SGD())
    x = data[0][:10]
    assert (module.forward(x) != net.predict(x)).any()
    module.eval()
    np.testing.assert_array_equal(module.forward(x), net.predict(x))


def test_a_module_says_what_is_missing(data):
    module = nn.Module(network(), nn.SGD())
    with pytest.raises(nn.ShapeError, match="call forward before backward"):
        module.backward(data[1])
    module.forward(data[0])
    with pytest.raises(nn.LabelError, match="120 samples and 7 labels"):
        module.backward(data[1][:7])


def test_a_module_is_told_when_the_network_looked_elsewhere(data):
    """What backward needs has been overwritten; a wrong gradient would be worse than an error."""
    x, t = data
    module = nn.Module(network(), nn.SGD())
    module.forward(x)
    module.network.predict(x)
    with pytest.raises(nn.ShapeError, match="Call forward again"):
        module.backward(t)


def test_a_module_takes_one_sample(data):
    x, t = data
    module = nn.Module(network(), nn.SGD())
    assert module.forward(x[0]).shape == (2,)
    assert module.backward(t[0]) == pytest.approx(module.network.loss(x[0], t[0]), rel=1e-6)
