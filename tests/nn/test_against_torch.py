"""Every layer, activation, loss, optimizer and schedule against PyTorch, to 1e-5 in float32.

Without PyTorch the numbers that ``record_torch.py`` recorded take its place.
"""

from __future__ import annotations

import numpy as np
import pytest

import nn
from tests.nn import cases
from tests.nn.networks import close


def built(name, dtype=np.float32):
    """The layer of a case with the case's parameters."""
    case = cases.LAYER_CASES[name]
    layer = case.ours()
    values = {key: cases.parameter(name, key, layer).astype(dtype) for key in case.parameters}
    layer.bind(values, {key: np.zeros_like(array) for key, array in values.items()})
    return layer, case


@pytest.mark.parametrize("name", cases.LAYER_CASES)
def test_a_layer_computes_what_pytorch_computes(name, reference):
    expected = reference("layer", name)
    layer, case = built(name)
    x = case.x(name)
    y = layer.forward(x)
    close(y, expected["y"])
    dx = layer.backward(cases.numbers(f"{name} dy", *y.shape))
    if "dx" in expected:
        close(dx, expected["dx"])
    for key, (_, convert) in case.parameters.items():
        close(convert(getattr(layer, f"d{key}")), expected[f"d{key}"])
    if "inference" in expected:
        close(layer.running_mean, expected["running_mean"])
        close(layer.running_var, expected["running_var"])
        layer.training = False
        close(layer.forward(x), expected["inference"])


def test_every_layer_and_activation_has_a_case():
    built_ones = {type(case.ours()) for case in cases.LAYER_CASES.values()}
    known = {*nn.LAYERS.values(), *nn.ACTIVATIONS.values()}
    others = {nn.Step, nn.Dropout, nn.Add, nn.Concatenate}  # see test_layers and test_graph
    assert built_ones | others == known


@pytest.mark.parametrize("name", cases.LOSS_CASES)
def test_a_loss_computes_what_pytorch_computes(name, reference):
    expected = reference("loss", name)
    case = cases.LOSS_CASES[name]
    loss, y = case.ours(), case.y(name)
    t = loss.targets(case.t(name), y.shape[1:], np.float32)
    assert loss.forward(y, t) == pytest.approx(float(expected["loss"]), abs=1e-5)
    close(loss.backward(), expected["dy"])


def test_every_loss_optimizer_and_schedule_has_a_case():
    assert set(cases.LOSS_CASES) == set(nn.LOSSES)
    assert set(cases.OPTIMIZER_CASES) >= set(nn.OPTIMIZERS)
    assert set(cases.SCHEDULE_CASES) == set(nn.SCHEDULES)


@pytest.mark.parametrize("name", cases.OPTIMIZER_CASES)
def test_an_optimizer_takes_the_path_that_pytorch_takes(name, reference):
    """Twenty steps from the same start."""
    path = reference("optimizer", name)["path"]
    a, b, p = (array.copy() for array in cases.hill(name))
    optimizer = cases.OPTIMIZER_CASES[name].ours()
    for expected in path:
        optimizer.update(p, a @ p - b)
        close(p, expected)


@pytest.mark.parametrize("name", cases.SCHEDULE_CASES)
def test_a_schedule_gives_the_rates_that_pytorch_gives(name, reference):
    rates = reference("schedule", name)["rates"]
    schedule = cases.SCHEDULE_CASES[name].ours()
    for step, (expected, loss) in enumerate(zip(rates, cases.losses_on_the_way(name), strict=True)):
        assert schedule.factor(step) == pytest.approx(expected, rel=1e-6)
        schedule.observe(float(loss))


def test_a_convolutional_network_trains_as_in_pytorch(reference):
    """Twenty steps of Adam with convolution, BatchNorm and pooling, then inference."""
    expected = reference("net", "image net")
    network, optimizer = cases.image_net(), nn.Adam(0.01)
    losses = []
    for _ in range(cases.STEPS):
        losses.append(network.loss_and_gradients(cases.IMAGES, cases.CLASSES))
        optimizer.update(network.parameters, network.gradients)
    np.testing.assert_allclose(losses, expected["losses"], rtol=1e-4, atol=1e-4)
    np.testing.assert_allclose(
        network.predict(cases.IMAGES), expected["scores"], rtol=1e-3, atol=1e-3
    )
