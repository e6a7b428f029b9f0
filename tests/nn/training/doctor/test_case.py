"""What the rules look at."""

from __future__ import annotations

import numpy as np
import pytest

import nn
from tests.nn.training.doctor.runs import digits, imbalanced, recorded


def test_the_loss_before_the_first_step_is_known_however_long_the_run_is():
    """More evaluations than the curves keep one by one: their first bucket holds others too."""
    assert "plateau" not in recorded(np.full(700, 0.15), evaluations=9000)
    assert "plateau" in recorded(np.full(700, 0.3), evaluations=9000)


def test_facts_of_the_data_are_those_of_the_training_samples():
    data = imbalanced(digits())
    facts = nn.facts_of(nn.prepare(data))
    assert facts.counts == tuple(np.bincount(data.train.t))
    assert facts.mean == pytest.approx(data.train.x.mean(dtype=float))
    assert facts.deviation == pytest.approx(data.train.x.std(dtype=float))
    counts = np.bincount(data.validation.t)
    assert facts.chance == counts.max() / counts.sum()
