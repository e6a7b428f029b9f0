"""A small network and a batch for it."""

from __future__ import annotations

import numpy as np
import pytest

import nn
from tests.nn import cases
from tests.nn.networks import close
from tests.nn.record_torch import RECORD

try:
    import torch
except ImportError:
    torch = None


@pytest.fixture
def small():
    return nn.TwoLayerNet(input_size=6, hidden_size=5, output_size=3, weight_init_std=0.5)


@pytest.fixture
def batch():
    rng = np.random.default_rng(0)
    return rng.random((8, 6)), rng.integers(0, 3, 8)


@pytest.fixture(scope="session")
def recorded():
    with np.load(RECORD) as file:
        return {name: file[name] for name in file.files}


@pytest.fixture
def reference(recorded):
    """What PyTorch finds for a case: computed now, or recorded."""

    def find(family, name):
        prefix = f"{family}|{name}|"
        kept = {k[len(prefix) :]: a for k, a in recorded.items() if k.startswith(prefix)}
        assert kept, f"{name} is not recorded: run python -m tests.nn.record_torch"
        if torch is None:
            return kept
        found = cases.FAMILIES[family][1](torch, name)
        for key, array in found.items():
            close(kept[key], array)
        return found

    return find
