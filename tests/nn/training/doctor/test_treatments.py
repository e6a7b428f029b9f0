"""A treatment is one that the lane can take, and it heals."""

from __future__ import annotations

import dataclasses
import functools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nn
from nn.training.doctor.treatments import residual
from tests.nn.training.doctor.runs import RUNS, after, digits, found
from tests.nn.training.racing import fresh, run


@pytest.mark.parametrize(
    ("name", "rule", "treatment"),
    [
        ("sigmoid xavier", "vanishing", ("activation", "relu")),
        ("relu std 0.01", "vanishing", ("initializer", "he")),
        ("tanh std 0.01", "vanishing", ("initializer", "he")),
        ("relu std 0.3", "not-finite", ("learning_rate", 0.01)),
        ("relu std 0.3", "exploding", ("clip_norm", 1.0)),
        ("rate 3", "learning-rate-too-high", ("learning_rate", 0.3)),
        ("rate 0.001", "learning-rate-too-low", ("learning_rate", 0.01)),
        ("zeros", "symmetric", ("initializer", "he")),
        ("adam", "overfitting", ("dropout", 0.3)),
        ("shuffled labels", "labels", None),
    ],
)
def test_the_treatment_names_what_is_guilty(name, rule, treatment):
    finding = found(after(name))[rule]
    assert finding.treatment == (treatment and (treatment[0], pytest.approx(treatment[1])))


@pytest.mark.parametrize(
    ("name", "rule"),
    [("sigmoid xavier", "vanishing"), ("relu std 0.01", "vanishing"), ("rate 3", "dead"),
     ("zeros", "symmetric"), ("rate 0.001", "learning-rate-too-low"),
     ("rate 3", "learning-rate-too-high"), ("relu std 0.3", "not-finite")],
)  # fmt: skip
def test_the_treatment_heals(name, rule):
    """The new lane races over the same steps and does not have what it was meant to heal."""
    race = after(name)
    finding = found(race)[rule]
    lane = nn.variation(race.experiments, 0, *finding.treatment)
    treated, _ = run(*fresh([lane], digits()))
    assert rule not in found(treated)


EXPERIMENTS = st.builds(
    nn.Experiment,
    name=st.sampled_from(["a", "n" * 40]),
    learning_rate=st.one_of(st.sampled_from([1e-6, 100.0]), st.floats(1e-6, 100.0)),
    optimizer=st.sampled_from(list(nn.OPTIMIZERS)),
    activation=st.sampled_from(nn.KNOBS["activation"].choices),
    initializer=st.sampled_from(list(nn.INITIALIZERS)),
    hidden=st.sampled_from([(), (1,), (80, 40)]),
    batch_size=st.sampled_from([2, 128]),
    scaling=st.sampled_from(["none", "standardise", "min-max"]),
    dropout=st.sampled_from([0.0, 0.3]),
    normalization=st.sampled_from(["none", "batch"]),
    weight_decay=st.sampled_from([0.0, 1e-3, 5.0, 10.0]),
    l1=st.sampled_from([0.0, 1.0]),
    clip_norm=st.sampled_from([0.0, 1.0]),
)


@functools.cache
def cases():
    """A case of every illness."""
    return [nn.case_of(after(name).lanes[0]) for name, (*_, has) in RUNS.items() if has]


@given(EXPERIMENTS)
@settings(max_examples=40, deadline=None)
def test_every_treatment_is_one_that_the_lane_can_take(experiment):
    """Whatever the recipe of the lane is: no rate below the knob's limit, no value that it has."""
    for case in cases():
        for finding in nn.examine(dataclasses.replace(case, experiment=experiment)):
            if finding.treatment is not None:
                field, value = finding.treatment
                changed = nn.variation([experiment], 0, field, value)
                assert getattr(changed, field) == value
                assert changed.uses(field)
            if finding.rule in ("not-finite", "learning-rate-too-high"):
                slower = experiment.learning_rate > nn.KNOBS["learning_rate"].low
                assert slower == (finding.treatment or ("",))[0].startswith("learning_rate")


def test_at_the_smallest_rate_something_else_is_advised():
    ill = nn.case_of(after("relu std 0.3").lanes[0])
    slow = dataclasses.replace(ill, experiment=ill.experiment.changed("learning_rate", 1e-6))
    found = {one.rule: one.treatment for one in nn.examine(slow)}
    assert found["not-finite"] == ("scaling", "standardise")
    words = dataclasses.replace(slow, facts=dataclasses.replace(slow.facts, words=True))
    found = {one.rule: one.treatment for one in nn.examine(words)}
    assert found["not-finite"] == ("initializer", "he")


def test_gaps_are_not_treated_with_a_smaller_rate():
    lane = nn.Experiment(data="moons", batch_size=10, spoil="missing", steps=50)
    race, _ = run(*fresh([lane], nn.load_dataset("moons")))
    finding = found(race)["not-finite"]
    assert "Fill in the missing values" in str(finding.reason)
    assert finding.treatment is None


def test_skip_connections_are_offered_where_layers_have_equal_widths():
    assert residual(nn.Experiment(hidden=(8, 8))) == [("skip", "add")]
    assert residual(nn.Experiment(hidden=(8, 7))) == []
