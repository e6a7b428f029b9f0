"""A recipe that suits a table: a network no larger than its rows can teach."""

from __future__ import annotations

import dataclasses

from nn.training.recipe.experiment import Experiment

# Rows in the training part, up to which so many units, samples in a mini-batch and epochs do.
SIZES = ((200, (8, 4), 10, 100), (2_000, (16, 8), 10, 60), (20_000, (32, 16), 32, 40))
LARGEST = ((64, 32), 100, 20)
FEWEST_STEPS, MOST_STEPS = 500, 20_000
EVALUATIONS = 50  # of the validation set


def suited(recipe: Experiment, rows: int) -> Experiment:
    """``recipe`` with a network, mini-batches and steps that suit so many training rows."""
    hidden, batch, epochs = next(
        ((units, size, times) for most, units, size, times in SIZES if rows <= most), LARGEST
    )
    batch = max(1, min(batch, rows))
    steps = min(max(epochs * rows // batch, FEWEST_STEPS), MOST_STEPS)
    return dataclasses.replace(
        recipe,
        hidden=hidden,
        convolutions=(),
        activation="relu",
        initializer="he",
        batch_size=batch,
        steps=steps,
        evaluate_every=max(1, steps // EVALUATIONS),
        optimizer="adam",
        learning_rate=0.01,
        scaling="standardise",
        target_scaling="standardise",
    )
