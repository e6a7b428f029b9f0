"""Named views of the parameters."""

from __future__ import annotations

import numpy as np
import pytest

import nn


def test_replacing_a_parameter_changes_the_network_too(small, batch):
    small.params["W1"] = np.zeros((6, 5))
    small.params["b1"] = np.zeros(5)
    small.params["W2"] = np.zeros((5, 3))
    assert small.loss(*batch) == pytest.approx(np.log(3), rel=1e-6)


def test_parameters_can_be_put_back_all_at_once(small, batch):
    kept = {name: array.copy() for name, array in small.params.items()}
    before = small.loss(*batch)
    for put_back in (
        lambda: small.params.update(kept),
        lambda: small.params.__ior__(kept),
    ):
        small.parameters[:] = 0
        assert small.loss(*batch) != before
        put_back()
        assert small.loss(*batch) == before


def test_parameters_that_are_not_there_are_told(small):
    with pytest.raises(nn.UnknownNameError, match="Did you mean 'W1'"):
        small.params["w1"] = 0
    with pytest.raises(nn.UnknownNameError, match="there is no 'W9'"):
        small.params["W9"]
    with pytest.raises(nn.ShapeError, match=r"W1 has shape \(6, 5\)"):
        small.params["W1"] = np.zeros((5, 6))
