"""Reports of small lanes for the views of the gradient check."""

from __future__ import annotations

import dataclasses
import functools

import pytest

import nn
from tests.gui.panels.conftest import raced

SIGMOID = nn.Experiment(
    name="sigmoid", hidden=(8, 8), activation="sigmoid", batch_size=20, weight_decay=1e-3
)
BROKEN = dataclasses.replace(SIGMOID, name="broken", bug="sigmoid-slope", bug_layer=2)


@functools.cache
def report_of(recipe):
    race, _, _ = raced((recipe,), 3)
    return nn.check_lane(nn.LaneCopy.of(race.lanes[0]))


@pytest.fixture
def sound():
    return report_of(SIGMOID)


@pytest.fixture
def wrong():
    return report_of(BROKEN)
