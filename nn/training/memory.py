"""How much memory a race takes, told before any of it is taken."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from nn.data.dataset import Dataset
from nn.errors import MemoryNeededError
from nn.layer import Layer, Shape
from nn.optimizers import OPTIMIZERS
from nn.training.recipe.experiment import Experiment
from nn.training.weight_path import MOST_KEPT, MOST_NUMBERS

OFTEN_ENOUGH = 0.5  # of the free memory: a race that takes more is asked about first
NUMBER_BYTES = np.dtype(np.float32).itemsize
# Vectors as long as the parameters: these, their gradients, the probe's room, the optimizer's room,
# a copy to ask (two), and two copies of the weights on their way to it.
VECTORS = 8
PASSES = 3  # arrays as large as the layers' outputs: the outputs, their gradients, and work room


def needed_bytes(experiments: Sequence[Experiment], dataset: Dataset) -> int:
    """An estimate of the bytes that a race of these lanes takes besides its data."""
    return sum(_lane_bytes(experiment, dataset) for experiment in experiments)


def check_memory(experiments: Sequence[Experiment], dataset: Dataset, free: int) -> None:
    """Raise MemoryNeededError for a race that needs more than half of the ``free`` bytes."""
    needed = needed_bytes(experiments, dataset)
    if needed > OFTEN_ENOUGH * free:
        raise MemoryNeededError(
            "This recipe needs about {needed:.1f} GB of memory, and {free:.1f} GB are free. "
            "Smaller hidden layers need less.",
            needed=needed / 1e9,
            free=free / 1e9,
        )


def parameter_count(layers: Sequence[Layer]) -> int:
    """How many parameters layers have, with or without their arrays."""
    return sum(math.prod(shape) for layer in layers for shape in layer.parameter_shapes.values())


def _lane_bytes(experiment: Experiment, dataset: Dataset) -> int:
    features = dataset.features
    layers = experiment.layers(features, dataset.outputs, dataset.entries)
    vectors = VECTORS + len(OPTIMIZERS[experiment.optimizer].state_names)
    batch = min(experiment.batch_size or len(dataset.train), len(dataset.train))
    outputs = PASSES * batch * _outputs(layers, features)
    count = parameter_count(layers)
    path = min(MOST_KEPT * count, MOST_NUMBERS)
    return NUMBER_BYTES * (vectors * count + path + outputs)


def _outputs(layers: Sequence[Layer], features: int) -> int:
    """Numbers in the outputs of all layers for one sample."""
    shape: Shape = (features,)
    total = 0
    for layer in layers:
        shape = layer.output_shape(shape)
        total += math.prod(size or 1 for size in shape)
    return total
