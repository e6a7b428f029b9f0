"""How much memory a race takes, before it is built."""

from __future__ import annotations

import pytest

import nn


@pytest.mark.parametrize("fields", [
    {}, {"normalization": "batch", "dropout": 0.2}, {"optimizer": "adam"}, {"hidden": (5,) * 9},
])  # fmt: skip
def test_the_estimate_knows_every_parameter(toy, lane, fields):
    for field, value in fields.items():
        lane = lane.changed(field, value)
    network = lane.network(toy.features, toy.outputs)
    states = 2 if lane.optimizer == "adam" else 0
    least = 4 * (8 + states) * network.parameters.size
    needed = nn.needed_bytes([lane], toy)
    assert least < needed < least + 4 * 3 * lane.batch_size * 1000
    assert nn.needed_bytes([lane, lane], toy) == 2 * needed


def test_a_race_is_refused_above_half_of_what_is_free(toy, lane):
    wide = lane.changed("hidden", (4096,) * 20)
    assert 9e9 < nn.needed_bytes([wide], toy) < 12e9
    with pytest.raises(
        nn.MemoryNeededError, match=r"needs about 10\.\d GB of memory, and 16\.0 GB"
    ):
        nn.check_memory([wide], toy, 16_000_000_000)
    nn.check_memory([wide], toy, 32_000_000_000)


def test_building_tells_how_far_it_is_and_can_be_cancelled(toy, lane):
    told = []
    lanes = [lane, lane.changed("name", "b")]
    nn.Race(lanes, toy, progress=told.append)
    assert told == sorted(told)
    assert told[0] == 0.0
    assert max(told) < 1.0
    assert len(told) == 2 * 3

    def stop(fraction):
        if fraction >= 0.5:
            raise nn.Cancelled

    with pytest.raises(nn.Cancelled):
        nn.Race(lanes, toy, progress=stop)
