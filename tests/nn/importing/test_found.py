"""What a file tells of a network."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import nn
from nn.importing.found import AFFINE, CONVOLUTION, FoundLayer, FoundNetwork

KERNEL = FoundLayer(CONVOLUTION, "k", np.ones((4, 1, 3, 3)))


def test_a_layer_knows_what_enters_and_leaves_it():
    one = FoundLayer(AFFINE, "a", np.ones((6, 3)))
    assert (one.inputs, one.units) == (6, 3)
    assert (KERNEL.inputs, KERNEL.units) == (1, 4)


@pytest.mark.parametrize("layers", [[], [KERNEL]])
def test_a_network_ends_with_a_dense_layer(layers):
    with pytest.raises(nn.CheckpointError, match="end with a dense layer"):
        FoundNetwork(Path("a"), layers, True)
