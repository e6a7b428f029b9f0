"""Probes: numbers read off a network after a step, without changing it."""

from __future__ import annotations

import math

import numpy as np

from nn.arrays import Array
from nn.network import Network


class GradientNorms:
    """The L2 norm of every weight gradient, ``||dL/dW||``, input layer first.

    Blank input pixels have a zero gradient and so add nothing to a norm, while
    they would pull a mean over the entries down.
    """

    def __init__(self, network: Network) -> None:
        self._flat = [network.grads[name].reshape(-1) for name in network.weight_names]

    def read(self, out: Array) -> None:
        """Write one norm for each weight array into ``out``."""
        for place, gradient in enumerate(self._flat):
            out[place] = math.sqrt(float(np.dot(gradient, gradient)))
