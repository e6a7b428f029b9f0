"""Schedules at the steps that their papers name; test_against_torch asks PyTorch."""

from __future__ import annotations

import math

import pytest

import nn


def test_a_step_decay_falls_after_every_so_many_steps():
    schedule = nn.StepDecay(every=3, factor=0.5)
    assert [schedule.factor(step) for step in range(7)] == [1, 1, 1, 0.5, 0.5, 0.5, 0.25]


def test_a_cosine_is_half_way_in_the_middle_and_stays_at_its_end():
    """Loshchilov & Hutter 2017, equation 5."""
    schedule = nn.Cosine(steps=100, final=0.2)
    assert schedule.factor(0) == 1
    assert schedule.factor(50) == pytest.approx(0.6)
    assert schedule.factor(25) == pytest.approx(0.2 + 0.8 * (1 + math.sqrt(0.5)) / 2)
    assert schedule.factor(100) == schedule.factor(1000) == pytest.approx(0.2)


def test_an_exponential_halves_in_equal_times():
    schedule = nn.Exponential(decay=0.5 ** (1 / 10))
    assert [schedule.factor(step) for step in (0, 10, 20)] == pytest.approx([1, 0.5, 0.25])


def test_a_warm_up_rises_in_a_line_and_hands_over():
    """Goyal et al. 2017, section 2.2."""
    schedule = nn.WarmUp(4, then=nn.StepDecay(2, 0.1), first=0.2)
    assert [schedule.factor(step) for step in range(8)] == pytest.approx(
        [0.2, 0.4, 0.6, 0.8, 1, 1, 0.1, 0.1]
    )


def test_a_plateau_is_more_than_its_patience_of_losses_that_are_no_better():
    schedule = nn.ReduceOnPlateau(factor=0.1, patience=2, threshold=0.01)
    factors = []
    for loss in (1.0, 0.995, 0.995, 0.995, 0.9, 1.0, 1.0, 1.0):  # 0.995 is within the threshold
        schedule.observe(loss)
        factors.append(schedule.factor(0))
    assert factors == pytest.approx([1, 1, 1, 0.1, 0.1, 0.1, 0.1, 0.01])


@pytest.mark.parametrize("wrap", [lambda one: one, lambda one: nn.WarmUp(1, then=one)])
def test_a_plateau_goes_on_from_its_state(wrap):
    one, other = (wrap(nn.ReduceOnPlateau(0.1, patience=1)) for _ in range(2))
    for loss in (1.0, 2.0):
        one.observe(loss)
    other.restore(one.state())
    for schedule in (one, other):
        schedule.observe(2.0)
    assert one.factor(9) == other.factor(9) == pytest.approx(0.1)


@pytest.mark.parametrize(
    "build",
    [
        lambda: nn.StepDecay(every=0),
        lambda: nn.StepDecay(factor=0.0),
        lambda: nn.Exponential(1.5),
        lambda: nn.Cosine(steps=2.5),
        lambda: nn.Cosine(final=-0.1),
        lambda: nn.WarmUp(0),
        lambda: nn.ReduceOnPlateau(patience=-1),
        lambda: nn.ReduceOnPlateau(factor=float("nan")),
    ],
)
def test_a_schedule_that_cannot_be_is_refused(build):
    with pytest.raises(nn.FieldError):
        build()
