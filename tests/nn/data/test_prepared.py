"""Data as a lane has them."""

from __future__ import annotations

import numpy as np
import pytest

import nn
from tests.nn.training.racing import fresh, run


def test_text_becomes_features_for_every_sample_that_is_asked(toy, lane):
    """One value of the column is one feature; a value that was never seen has none."""
    race = nn.Race([lane.changed("spoil", "text")], toy)
    one = race.lanes[0]
    column = one.prepared.preparation.text
    values = np.unique(toy.train.x[:, column])
    assert one.network.input_size == 5 + min(len(values), 200)
    rows = one.prepared.preparation.apply(toy.train.x[:10])
    assert (rows[:, 5:].sum(axis=1) <= 1).all()
    unseen = toy.train.x[:1].copy()
    unseen[0, column] = 12345
    assert one.prepared.preparation.apply(unseen)[0, 5:].sum() == 0


def test_labels_as_rows_and_as_numbers_give_one_loss(toy, lane):
    """Categorical and sparse cross-entropy are one quantity, computed in two ways."""
    race, history = fresh([lane], toy)
    run(race, history, steps=30)
    look = nn.inspect(race.lanes[0], nn.BATCH).batch
    assert look.categorical == pytest.approx(look.sparse, rel=1e-12)
    assert look.loss == pytest.approx(look.sparse, rel=1e-5)
    assert look.loss == pytest.approx(look.losses.mean(), rel=1e-5)
