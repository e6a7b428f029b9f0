"""The doctor, on real runs: each illness is found in the ill run and not in the others.

The runs are of the built-in digits. Every rule is held against all of them: what a run has
is written beside it, and nothing else may be found in it.
"""

from __future__ import annotations

import dataclasses
import functools
import itertools
import json
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nn
from nn.data import embedded, strokes
from nn.training.doctor.robust import median
from nn.training.report import facts_of_finding
from tests.nn.training.racing import fresh, run

DEEP = {"hidden": (100,) * 5, "batch_size": 128}
SHALLOW = {"hidden": (80,), "batch_size": 128}


@functools.cache
def digits(train=10_000):
    """Built-in digits, drawn once for all tests of this file; 10,000 are few enough to overfit."""
    sizes = (train, 2_000, 2_000)
    x, t = strokes.draw(np.random.default_rng(embedded.SEED), sum(sizes), None)
    x = (x / np.float32(255.0)).astype(np.float32)
    cuts = np.cumsum([0, *sizes])
    parts = [nn.Part(x[a:b], t[a:b]) for a, b in itertools.pairwise(cuts)]
    return nn.Dataset("strokes", "tests", tuple("0123456789"), *parts)


def shuffled(data):
    """No label belongs to its picture any more."""
    rng = np.random.default_rng(0)
    parts = {
        name: nn.Part(getattr(data, name).x, rng.permutation(getattr(data, name).t))
        for name in ("train", "validation")
    }
    return dataclasses.replace(data, **parts)


def unscaled(data):
    """Pixels from 0 to 255."""
    parts = {
        name: nn.Part(getattr(data, name).x * 255, getattr(data, name).t)
        for name in ("train", "validation", "test")
    }
    return dataclasses.replace(data, **parts)


def tiny(data):
    """Twenty samples a class to learn from."""
    return dataclasses.replace(data, train=nn.Part(data.train.x[:200], data.train.t[:200]))


def imbalanced(data):
    """One in ten of the digits from 5 to 9."""
    rare = (data.train.t >= 5) & (np.arange(len(data.train)) % 10 != 0)
    return dataclasses.replace(data, train=nn.Part(data.train.x[~rare], data.train.t[~rare]))


def same(data):
    return data


# name: (recipe, steps, what is done to the data, what it has)
RUNS = {
    "sigmoid xavier": (
        {**DEEP, "activation": "sigmoid", "initializer": "xavier"}, 600, same, {"vanishing"}),
    "relu std 0.01": (
        {"hidden": (100,) * 4, "batch_size": 128, "initializer": "normal", "learning_rate": 0.01},
        600, same, {"vanishing"}),
    "tanh std 0.01": (
        {**DEEP, "activation": "tanh", "initializer": "normal"}, 600, same, {"vanishing"}),
    "relu std 0.3": (
        {**DEEP, "initializer": "normal", "weight_std": 0.3}, 600, same,
        {"not-finite", "exploding"}),
    "rate 3": (
        {**SHALLOW, "learning_rate": 3.0}, 600, same, {"learning-rate-too-high", "dead"}),
    "adam rate 0.1": (
        {"hidden": (100,) * 4, "batch_size": 128, "optimizer": "adam", "learning_rate": 0.1},
        600, same, {"learning-rate-too-high", "dead", "exploding"}),
    "rate 0.5": ({**SHALLOW, "learning_rate": 0.5}, 600, same, set()),
    "rate 0.001": (
        {**SHALLOW, "learning_rate": 0.001}, 600, same, {"learning-rate-too-low"}),
    "zeros": ({**SHALLOW, "initializer": "zeros"}, 400, same, {"symmetric"}),
    "zeros sigmoid": (
        {**SHALLOW, "initializer": "zeros", "activation": "sigmoid"}, 400, same, {"symmetric"}),
    "three sigmoid layers": (
        {"hidden": (100,) * 3, "batch_size": 128, "activation": "sigmoid",
         "initializer": "xavier", "learning_rate": 0.05}, 600, same, {"plateau"}),
    "adam": (
        {"hidden": (100,) * 4, "batch_size": 128, "optimizer": "adam", "learning_rate": 0.001},
        2000, same, {"overfitting"}),
    "tiny set": (SHALLOW, 600, tiny, {"tiny-set"}),
    "shuffled labels": (SHALLOW, 600, shuffled, {"labels"}),
    "unscaled": (
        SHALLOW, 400, unscaled,
        {"not-normalised", "exploding", "learning-rate-too-high", "dead"}),
    "imbalanced": (SHALLOW, 600, imbalanced, {"imbalance"}),
    "tanh": ({**DEEP, "activation": "tanh", "initializer": "xavier"}, 600, same, set()),
    "dropout": ({"hidden": (100,) * 2, "batch_size": 128, "dropout": 0.3}, 600, same, set()),
    "batch normalization": ({**DEEP, "normalization": "batch"}, 600, same, set()),
    "momentum": (
        {"hidden": (100,) * 4, "batch_size": 128, "optimizer": "momentum", "learning_rate": 0.01},
        600, same, set()),
    "no hidden layer": ({"hidden": (), "batch_size": 128}, 600, same, set()),
    "batch of 10": ({**SHALLOW, "batch_size": 10, "learning_rate": 0.02}, 4000, same, set()),
    "one sample": (
        {**SHALLOW, "batch_size": 1, "learning_rate": 0.005}, 20_000, same, set()),
}  # fmt: skip


@functools.cache
def after(name):
    """The race of a run of the table, at its end."""
    recipe, steps, spoil, _ = RUNS[name]
    lane = nn.Experiment(**{"learning_rate": 0.1, "steps": steps, **recipe})
    race, _ = run(*fresh([lane], spoil(digits())))
    return race


def found(race):
    return {finding.rule: finding for finding in nn.diagnose(race)}


@pytest.mark.parametrize("name", RUNS)
def test_a_run_has_its_illness_and_no_other(name):
    assert found(after(name)).keys() == RUNS[name][3]


def test_every_rule_has_a_run_that_is_ill_with_it():
    assert set().union(*(has for *_, has in RUNS.values())) == nn.RULES.keys()


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize(
    "recipe",
    [
        {**nn.load_preset("two-layer-net").lanes[0].to_dict()},
        {**nn.load_preset("vanishing-gradient").lanes[1].to_dict()},
    ],
    ids=["two-layer-net", "ReLU + He"],
)
def test_healthy_runs_have_no_finding_at_any_time(recipe, seed):
    lane = nn.Experiment.from_dict({**recipe, "seed": seed, "steps": 2000})
    race, history = fresh([lane], digits(embedded.SIZES["train"]))
    for stop in range(0, 2001, 100):
        run(race, history, steps=stop)
        assert not found(race), stop


@pytest.mark.parametrize("size", [1, 10, 32])
def test_small_mini_batches_that_learn_have_no_finding_at_any_time(size):
    """Their losses scatter: a fall of one percent cannot be seen in 300 of them."""
    lane = nn.Experiment(**{**SHALLOW, "batch_size": size, "learning_rate": 0.002 * size})
    race, history = fresh([lane.changed("steps", 3000)], digits())
    for stop in range(0, 3001, 100):
        run(race, history, steps=stop)
        assert not found(race), stop


@pytest.mark.parametrize("name", [name for name, (*_, has) in RUNS.items() if has])
def test_the_evidence_is_beyond_its_thresholds_and_the_steps_are_those_of_the_run(name):
    race = after(name)
    for finding in found(race).values():
        assert 0 <= finding.first <= finding.last <= race.step
        if finding.rule not in ("vanishing", "not-normalised", "not-finite"):
            assert all(one.holds for one in finding.evidence)
        else:
            assert any(one.holds for one in finding.evidence)


def test_vanishing_is_proved_by_three_numbers_that_come_from_the_record():
    """Medians over the last 100 steps, written out here with NumPy."""
    race = after("sigmoid xavier")
    record = race.lanes[0].record
    rows = record.steps.tail(100)
    signal = np.median(rows[:, record.measure("signal_norm")], axis=0)
    expected = [
        signal[0] / signal[-1],
        np.median(rows[:, record.measure("gradient_mean")[0]]),
        np.median(rows[:, record.measure("update_ratio")[0]]),
    ]
    finding = found(race)["vanishing"]
    assert [one.value for one in finding.evidence] == pytest.approx(expected)
    assert (finding.first, finding.last) == (501, 600)


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


def test_a_lane_that_stopped_says_in_which_layer_and_step_and_what_came_before():
    race = after("relu std 0.3")
    finding = found(race)["not-finite"]
    assert f"at step {race.step + 1}, first in layer W" in str(finding.reason)
    last = race.lanes[0].record.steps.latest()[nn.LOSS]
    assert finding.evidence[0].value == pytest.approx(last)


def test_one_bad_mini_batch_is_no_illness():
    """A loss of seven times the first one, for a single step."""
    race = after("tanh")
    record = nn.Record(0, 6, (128, "epochs"), 10_000)
    rows = race.lanes[0].record.steps.tail(600).copy()
    rows[300, nn.LOSS] *= 7 * 2.3 / rows[300, nn.LOSS]
    record.steps.extend(rows)
    record.evaluations.extend(race.lanes[0].record.evaluations.all().mean)
    case = nn.case_of(race.lanes[0])
    assert not nn.examine(dataclasses.replace(case, record=record))


def test_what_was_before_the_advice_was_taken_is_no_finding_any_more():
    """A rate of 3 makes the loss swing; 0.1 from step 100 on does not."""
    lane = nn.Experiment(**{**SHALLOW, "learning_rate": 3.0, "steps": 300, "activation": "tanh"})
    race, history = fresh([lane], digits())
    run(race, history, steps=100)
    assert "learning-rate-too-high" in found(race)
    nn.note_changes(race.records, race.set(0, "learning_rate", 0.1))
    run(race, history, steps=300)
    assert "learning-rate-too-high" not in found(race)


def test_a_gradient_that_is_clipped_does_not_throw_the_weights():
    ill = after("relu std 0.3").experiments[0]
    race, _ = run(*fresh([ill.changed("clip_norm", 1.0)], digits()))
    assert np.nanmax(race.records[0].steps.all(race.records[0].measure("gradient_norm")).high) > 100
    assert "exploding" not in found(race)


def recorded(losses, batch_size=128, evaluations=1, changes=()):
    """What the doctor says of a lane with these losses, all else as in a healthy run."""
    healthy = after("tanh")
    record = nn.Record(0, 6, (batch_size, "epochs"), 10_000)
    rows = np.resize(healthy.lanes[0].record.steps.tail(600), (len(losses), record.steps.columns))
    rows[:, 0], rows[:, nn.LOSS] = np.arange(1, len(losses) + 1), losses
    record.steps.extend(rows)
    looks = np.full((evaluations, record.evaluations.columns), 0.05)
    looks[:, 0], looks[:, nn.ACCURACY] = np.arange(evaluations), 0.9
    looks[0, nn.LOSS] = 2.3
    for look in looks:
        record.evaluation_ring.slot()[:] = look
        record.evaluation_ring.commit()
        record.drain()
    record.changes.extend(changes)
    case = nn.case_of(healthy.lanes[0])
    return {one.rule: one for one in nn.examine(dataclasses.replace(case, record=record))}


def test_a_spike_before_the_last_change_of_the_rate_is_not_its_doing():
    losses = np.full(300, 0.5)
    losses[20:40] = 9.0
    changed = nn.Change(100, "learning_rate", 3.0, 0.1)
    assert "learning-rate-too-high" in recorded(losses)
    assert "learning-rate-too-high" not in recorded(losses, changes=[changed])


def test_losses_of_zero_are_no_plateau_and_no_error():
    assert "plateau" not in recorded(np.zeros(700))


def test_the_loss_before_the_first_step_is_known_however_long_the_run_is():
    """More evaluations than the curves keep one by one: their first bucket holds others too."""
    assert "plateau" not in recorded(np.full(700, 0.15), evaluations=9000)
    assert "plateau" in recorded(np.full(700, 0.3), evaluations=9000)


@pytest.mark.parametrize("length", [200, 40_000])
def test_the_steps_of_a_finding_hold_what_was_found(length):
    losses = np.full(length, 0.5)
    losses[20:40] = 9.0
    finding = recorded(losses)["learning-rate-too-high"]
    apart = max(10, 2 * length // 4096)
    assert 21 - apart < finding.first <= 21 <= 40 <= finding.last < 40 + apart


def test_nothing_is_said_of_a_run_that_has_not_begun_but_what_is_known_already():
    lane = nn.Experiment(**SHALLOW)
    assert not found(nn.Race([lane], digits()))
    assert found(nn.Race([lane], unscaled(digits()))).keys() == {"not-normalised"}
    zeros = nn.Race([lane.changed("initializer", "zeros")], digits())
    assert found(zeros).keys() == {"symmetric"}


def test_facts_of_the_data_are_those_of_the_training_samples():
    data = imbalanced(digits())
    facts = nn.facts_of(nn.prepare(data))
    assert facts.counts == tuple(np.bincount(data.train.t))
    assert facts.mean == pytest.approx(data.train.x.mean(dtype=float))
    assert facts.deviation == pytest.approx(data.train.x.std(dtype=float))
    counts = np.bincount(data.validation.t)
    assert facts.chance == counts.max() / counts.sum()


def test_findings_are_ready_for_json_and_name_their_source():
    for name in ("sigmoid xavier", "relu std 0.3", "shuffled labels"):
        for finding in found(after(name)).values():
            text = facts_of_finding(finding)
            assert json.loads(json.dumps(text, allow_nan=False)) == text
            assert text["source"]
            assert text["meaning"]


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
    assert "Fill the gaps" in str(finding.reason)
    assert finding.treatment is None


def test_numbers_of_words_need_not_be_normalised():
    recipe = nn.Experiment(data="reviews", batch_size=20)
    assert not found(nn.Race([recipe], nn.load_dataset("reviews")))


@pytest.mark.parametrize(
    ("validation", "chance", "accuracy", "alarm"),
    [(12, 0.5, 0.75, False), (32, 0.48, 0.66, False), (40, 0.1, 0.1, True), (2000, 0.5, 0.51, True),
     (2000, 0.5, 0.55, False), (2000, 1.0, 1.0, False), (40, math.nan, -0.5, False)],
)  # fmt: skip
def test_labels_are_called_wrong_only_where_that_is_proved(validation, chance, accuracy, alarm):
    """Three quarters of twelve samples may be a good network, or none."""
    case = nn.case_of(after("shuffled labels").lanes[0])
    record = nn.Record(0, case.record.layers, (128, "epochs"), 10_000)
    record.steps.extend(case.record.steps.tail(600))
    looks = np.full((6, record.evaluations.columns), 2.3)
    looks[:, 0], looks[:, nn.ACCURACY] = np.arange(0, 600, 100), accuracy
    record.evaluations.extend(looks)
    facts = dataclasses.replace(case.facts, validation=validation, chance=chance)
    found = nn.examine(dataclasses.replace(case, record=record, facts=facts))
    assert ("labels" in {one.rule for one in found}) == alarm


def test_a_number_that_does_not_exist_proves_nothing():
    nothing = nn.Evidence(nn.Phrase("nothing"), math.nan, ">", 0.0)
    assert not nothing.holds
    assert not dataclasses.replace(nothing, sign="<").holds


@pytest.mark.parametrize("rows", [1, 2, 7, 100])
def test_the_median_is_that_of_numpy(rows):
    values = np.random.default_rng(rows).normal(size=(rows, 4))
    values[rows // 2, 1] = np.nan
    values[0, 2] = np.inf
    np.testing.assert_allclose(median(values), np.median(values, axis=0))
    assert median(values[:, 0]) == np.median(values[:, 0])
