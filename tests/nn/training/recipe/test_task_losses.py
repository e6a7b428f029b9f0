"""The loss of a recipe: those that suit the task, and what the network ends in for them."""

from __future__ import annotations

import numpy as np
import pytest

import nn

SUITED = {
    nn.CLASSIFICATION: {"softmax-cross-entropy", "categorical-cross-entropy"}
    | {"sparse-categorical-cross-entropy"},
    nn.BINARY: {"sigmoid-cross-entropy", "binary-cross-entropy"},
    nn.REGRESSION: set(),
}
OF_NUMBERS = {"sum-of-squared-errors", "mse", "mae", "rmse", "huber"}
OUTPUTS = {nn.CLASSIFICATION: 3, nn.BINARY: 1, nn.REGRESSION: 1}


@pytest.mark.parametrize("task", SUITED)
def test_every_loss_trains_a_task_that_it_suits_and_is_refused_elsewhere(lane, task):
    rng = np.random.default_rng(0)
    x = rng.normal(size=(30, 4)).astype(np.float32)
    t = {
        nn.CLASSIFICATION: rng.integers(0, 3, 30),
        nn.BINARY: rng.integers(0, 2, 30),
        nn.REGRESSION: rng.normal(size=30).astype(np.float32),
    }[task]
    for name in nn.LOSSES:
        recipe = lane.changed("loss", name)
        if name not in SUITED[task] | OF_NUMBERS:
            with pytest.raises(nn.FieldError, match=f"loss: '{name}' does not suit .*mse"):
                recipe.network(4, OUTPUTS[task], task)
            continue
        network = recipe.network(4, OUTPUTS[task], task)
        assert type(network.loss_function) is nn.LOSSES[name]
        before = network.loss(x, t)
        trainer = nn.Trainer(network, nn.Adam(0.01), x, t, batch_size=10)
        for _ in range(60):
            trainer.step()
        assert network.loss(x, t) < before


@pytest.mark.parametrize(
    ("task", "usual"),
    [
        (nn.CLASSIFICATION, nn.SoftmaxCrossEntropy),
        (nn.BINARY, nn.SigmoidCrossEntropy),
        (nn.REGRESSION, nn.MeanSquaredError),
    ],
)
def test_auto_is_the_usual_loss_of_the_task(lane, task, usual):
    assert lane.loss == "auto"
    assert type(lane.network(4, OUTPUTS[task], task).loss_function) is usual


def test_losses_of_probabilities_train_as_those_of_scores_do(lane):
    """The same start weights, the same gradient: softmax before the loss or in it."""
    rng = np.random.default_rng(1)
    x, t = rng.normal(size=(20, 4)), rng.integers(0, 3, 20)
    one, *others = (
        lane.changed("loss", name).network(4, 3)
        for name in sorted(SUITED[nn.CLASSIFICATION], reverse=True)
    )
    for other in others:
        assert other.loss(x, t) == pytest.approx(one.loss(x, t), rel=1e-5)
        for name, grad in one.gradient(x, t).items():
            np.testing.assert_allclose(other.gradient(x, t)[name], grad, rtol=1e-4, atol=1e-6)
