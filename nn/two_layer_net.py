"""TwoLayerNet, the network of the study notes."""

from __future__ import annotations

from nn.activations import ReLU
from nn.layers import Affine
from nn.network import Network


class TwoLayerNet(Network):
    """Affine - ReLU - Affine with softmax cross-entropy, as in the study notes.

    ``params`` holds W1 (input, hidden), b1 (hidden,), W2 (hidden, output), b2 (output,);
    weights start normal with standard deviation ``weight_init_std``, biases at zero.
    """

    def __init__(
        self,
        input_size: int,
        hidden_size: int,
        output_size: int,
        weight_init_std: float = 0.01,
        seed: int = 0,
    ) -> None:
        super().__init__(
            [
                Affine(input_size, hidden_size, "normal", weight_init_std),
                ReLU(),
                Affine(hidden_size, output_size, "normal", weight_init_std),
            ],
            seed=seed,
        )
