"""Which samples are looked at first, and whose label is in doubt."""

from __future__ import annotations

import numpy as np
import pytest

import nn


def made(shares, truth):
    """An assessment of these probabilities (n, classes)."""
    shares, truth = np.array(shares, float), np.array(truth)
    losses = -np.log(shares[np.arange(len(truth)), truth])
    return nn.Assessment(
        nn.Record(0, 1, (20, "epochs"), 60), 10, "validation", nn.CLASSIFICATION,
        shares.shape[1], truth, shares.argmax(axis=1), losses, shares,
    )  # fmt: skip


ONE = made([[0.9, 0.1], [0.1, 0.9], [0.4, 0.6], [0.99, 0.01]], [0, 0, 0, 1])
OTHER = made([[0.9, 0.1], [0.8, 0.2], [0.3, 0.7], [0.95, 0.05]], [0, 0, 0, 1])


def test_the_worst_and_the_most_confident_come_first():
    wrong = np.flatnonzero(ONE.wrong)
    assert wrong.tolist() == [1, 2, 3]
    assert nn.by_loss(wrong, ONE).tolist() == [3, 1, 2]
    assert nn.by_confidence(wrong, ONE).tolist() == [3, 1, 2]
    assert nn.by_loss(np.arange(4), OTHER).tolist() == [3, 2, 1, 0]
    assert ONE.cell(0, 1).tolist() == [1, 2]


def test_the_lanes_disagree_about_one():
    assert nn.disagreements([ONE, OTHER]).tolist() == [1]
    assert nn.disagreements([ONE]).tolist() == []


def test_the_nearest_are_found():
    x = np.array([[0.0], [1.0], [1.5], [9.0], [10.0]])
    assert nn.nearest(x, np.array([0, 4]), 2).tolist() == [[1, 2], [3, 2]]
    assert nn.nearest(x, np.array([2]), 8).tolist() == [[1, 0, 3, 4]]
    assert nn.nearest(x[:1], np.array([0]), 8).shape == (1, 0)


@pytest.mark.parametrize("flipped", [0, 7])
def test_a_label_that_was_changed_is_in_doubt_and_a_hard_sample_is_not(flipped):
    """Two far clouds; a sample's label is changed, and another sample is taken for the other
    class although its neighbours are of its own."""
    rng = np.random.default_rng(3)
    t = np.repeat([0, 1], 20)
    x = rng.normal(size=(40, 2)) + 20.0 * t[:, np.newaxis]
    shares = np.where(t[:, np.newaxis] == [0, 1], 0.99, 0.01)
    truth = t.copy()
    truth[flipped] = 1
    shares[30] = 0.99, 0.01  # wrong, but among its own
    found = made(shares, truth)
    assert set(np.flatnonzero(found.wrong)) == {flipped, 30}
    assert nn.in_doubt([found], x).tolist() == [flipped]
    sure = made(np.where(truth[:, np.newaxis] == [0, 1], 0.99, 0.01), truth)
    assert nn.in_doubt([found, sure], x).tolist() == []


def test_an_untrained_network_doubts_nothing():
    """ln 10 is more than the limit, but it must prefer another class as well."""
    shares = np.full((30, 10), 0.1)
    truth = np.arange(30) % 10
    assert nn.in_doubt([made(shares, truth)], np.eye(30)).size <= 27
    assert nn.in_doubt([made(shares, truth * 0)], np.eye(30)).size == 0
