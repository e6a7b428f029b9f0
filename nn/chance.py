"""Chance: which numbers of right guesses prove something, and which prove nothing.

Exact binomial tests (Clopper & Pearson 1934), for as many samples as there are.
"""

from __future__ import annotations

import numpy as np

from nn.arrays import Array

RARE = 0.00135  # as rare as three standard deviations to one side of a normal distribution
KNOWING = 0.5  # of what chance leaves to be guessed: who knows the labels guesses at least that


def bounds(samples: int, chance: float) -> tuple[int, int]:
    """How many right guesses out of ``samples`` are too few, and how many are enough.

    ``chance`` is the share of right guesses of somebody who knows nothing. From the second number
    on, so many would be RARE for them. Below the first (which is never more), so few would be RARE
    for somebody who guesses right by chance or else knows KNOWING of the rest. In between, there
    are too few samples to tell.
    """
    if not 0.0 < chance < 1.0:
        return 0, samples + 1
    at_least = np.cumsum(binomial(samples, chance)[::-1])[::-1]
    at_most = np.cumsum(binomial(samples, chance + KNOWING * (1.0 - chance)))
    enough = int(np.count_nonzero(at_least > RARE))
    return min(int(np.count_nonzero(at_most <= RARE)), enough), enough


def binomial(samples: int, share: float) -> Array:
    """The probability of 0, 1, … ``samples`` right guesses when each is right with ``share``."""
    right = np.arange(samples + 1)
    factorials = np.concatenate([[0.0], np.cumsum(np.log(right[1:]))])  # their logarithms
    ways = factorials[-1] - factorials - factorials[::-1]
    found: Array = np.exp(ways + right * np.log(share) + right[::-1] * np.log1p(-share))
    return found
