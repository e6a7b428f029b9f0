"""A perceptron on the AND gate, with the step activation and with a sigmoid in its place."""

from __future__ import annotations

import numpy as np

from nn.activations import Sigmoid, Step
from nn.arrays import QUIET, Array
from nn.layers import Affine
from nn.network import Network

INPUTS = np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0], [1.0, 1.0]])
AND = np.array([0.0, 0.0, 0.0, 1.0])
W1, W2, B = 0.5, 0.5, -0.7  # one of the many that solve it: the study notes


@QUIET
def and_gate_losses(w1: Array, steepness: float = 8.0) -> tuple[Array, Array, Array]:
    """(errors, squared error with Step, with Sigmoid) of the AND gate for each first weight (n,).

    The errors are shares of the four inputs. The other weights are W2 and B; the sigmoid gets all
    three ``steepness`` times as large, which leaves its border where it is.
    """
    found = np.empty((3, len(w1)))
    networks = [
        Network([Affine(2, 1, "zeros"), kind()], loss="mse", seed=0, dtype=np.float64)
        for kind in (Step, Sigmoid)
    ]
    for index, weight in enumerate(w1):
        for network, scale in zip(networks, (1.0, steepness), strict=True):
            network.params["W1"][...] = scale * np.array([[weight], [W2]])
            network.params["b1"][...] = scale * B
        found[0, index] = 1.0 - networks[0].accuracy(INPUTS, AND)
        found[1:, index] = [network.loss(INPUTS, AND) for network in networks]
    return found[0], found[1], found[2]
