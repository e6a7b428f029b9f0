"""The checks of the labels call wrong only what is proved."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

import nn
from tests.nn.data.clinic.checking import checked, clouds


@pytest.mark.parametrize("offset", [0.0, 1e5])
def test_neighbours_are_near_in_every_feature_whatever_its_unit(offset):
    """A feature in thousands says nothing, one in hundredths everything; gaps are the mean."""
    rng = np.random.default_rng(0)
    data = clouds(rng, 600, 4.0)
    parts = {}
    for name, part in data.parts.items():
        noise = rng.normal(size=(len(part), 1)) * 3000.0
        x = np.concatenate([part.x * 0.5 + offset, noise], axis=1).astype(np.float32)
        x[rng.random(x.shape) < 0.02] = np.nan
        parts[name] = nn.Part(x, part.t)
    fit = checked(dataclasses.replace(data, **parts))["fit"]
    assert fit.level == "good"
    assert float(fit.told.values["share"].split()[0]) > 90


@pytest.mark.parametrize("seed", range(20))
def test_few_samples_that_prove_nothing_are_no_alarm(seed):
    """A third of 96 samples is asked: two thirds right may be chance, or a hard task."""
    fit = checked(clouds(np.random.default_rng(seed), 96, 0.6))["fit"]
    assert fit.level == "good"
    share = max(float(fit.told.values[name].split()[0]) for name in ("share", "linear"))
    assert str(fit.told).startswith("too few samples to decide") == (share < 78)


def test_of_few_rows_of_a_regression_nothing_is_known_either():
    rng = np.random.default_rng(0)
    parts = []
    for _ in range(3):
        x = rng.normal(size=(96, 1)).astype(np.float32)
        t = (0.5 * x[:, 0] + rng.normal(size=96)).astype(np.float32)
        parts.append(nn.Part(x, t))
    data = nn.Dataset("hard", "tests", ("t",), *parts, task=nn.REGRESSION)
    fit = checked(data)["fit"]
    assert fit.level == "good"
    assert str(fit.told).startswith("too few samples to decide")
