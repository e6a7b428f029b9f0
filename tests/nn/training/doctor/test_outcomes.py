"""What a treatment came to."""

from __future__ import annotations

import dataclasses

import pytest

import nn
from tests.nn.training.racing import fresh, run

ILL = nn.Experiment(
    name="ill", data="xor", hidden=(), batch_size=20, steps=400, evaluate_every=50,
    optimizer="adam", learning_rate=0.02,
)  # fmt: skip
PLATEAU = nn.Finding("plateau", 0, 1, 400, (), ("hidden", (8,)), others=(("optimizer", "sgd"),))


def raced(*lanes, data=None):
    """The lanes of a race that is over."""
    race, history = fresh(list(lanes), data or nn.load_dataset("xor"))
    run(race, history)
    return race.lanes


def test_a_hidden_layer_helps_a_perceptron_on_xor():
    """Minsky & Papert 1969; the numbers are those of the two lanes."""
    healed = ILL.changed("hidden", (8,)).changed("name", "8")
    lanes = raced(ILL, healed)
    (one,) = nn.outcomes(PLATEAU, lanes)
    assert (one.setting, one.slot, one.verdict) == (("hidden", (8,)), 1, "helped")
    assert one.step == 400
    assert one.losses == pytest.approx([lane.evaluate("validation")[0] for lane in lanes])
    assert one.scores == pytest.approx([lane.evaluate("validation")[1] for lane in lanes])
    assert nn.next_treatment(PLATEAU, [one]) == ("optimizer", "sgd")


def test_what_changes_nothing_is_called_so_and_what_harms_too():
    same = dataclasses.replace(ILL, name="seed", optimizer="sgd")
    worse = dataclasses.replace(ILL, name="wild", learning_rate=100.0)
    finding = dataclasses.replace(PLATEAU, others=(("optimizer", "sgd"), ("learning_rate", 100.0)))
    found = {one.slot: one.verdict for one in nn.outcomes(finding, raced(ILL, same, worse))}
    assert found == {1: "same", 2: "worse"}


def test_who_goes_on_where_the_ill_lane_diverged_is_healed():
    wild = dataclasses.replace(ILL, optimizer="sgd", learning_rate=100.0, hidden=(50, 50, 50))
    calm = dataclasses.replace(wild, name="calm", learning_rate=0.01)
    still = dataclasses.replace(wild, name="still", learning_rate=90.0)
    finding = nn.Finding(
        "not-finite", 0, 1, 9, (), ("learning_rate", 0.01), others=(("learning_rate", 90.0),)
    )
    lanes = raced(wild, calm, still)
    assert lanes[0].failure is not None
    assert lanes[2].failure is not None
    found = {one.slot: one.verdict for one in nn.outcomes(finding, lanes)}
    assert found == {1: "helped", 2: "same"}


def test_a_lane_that_differs_in_more_is_no_treatment():
    other = dataclasses.replace(ILL, name="b", hidden=(8,), activation="tanh")
    assert nn.outcomes(PLATEAU, raced(ILL, other)) == []
    assert nn.next_treatment(PLATEAU, []) == ("hidden", (8,))


def test_few_validation_samples_prove_nothing():
    data = nn.load_dataset("xor")
    few = dataclasses.replace(
        data, validation=nn.Part(data.validation.x[:12], data.validation.t[:12])
    )
    healed = ILL.changed("hidden", (8,)).changed("name", "8")
    (one,) = nn.outcomes(PLATEAU, raced(ILL, healed, data=few))
    assert one.verdict == "unknown"


def test_before_there_are_steps_nothing_is_told():
    healed = ILL.changed("hidden", (8,)).changed("name", "8")
    race, history = fresh([ILL, healed], nn.load_dataset("xor"))
    run(race, history, steps=20)
    (one,) = nn.outcomes(PLATEAU, race.lanes)
    assert one.verdict == "unknown"


def test_early_stopping_is_judged_by_its_best_weights():
    data = nn.load_dataset("strokes")
    small = dataclasses.replace(
        data, train=nn.Part(data.train.x[:60], data.train.t[:60]),
        validation=nn.Part(data.validation.x[:300], data.validation.t[:300]),
    )  # fmt: skip
    ill = nn.Experiment(
        name="ill", batch_size=20, hidden=(50, 50), activation="relu", initializer="he",
        optimizer="adam", learning_rate=0.01, steps=400, evaluate_every=20,
    )  # fmt: skip
    early = dataclasses.replace(ill, name="early", stopping="patience")
    race, history = fresh([ill, early], small)
    run(race, history)
    (finding,) = (one for one in nn.diagnose(race) if one.rule == "overfitting" and one.slot == 0)
    assert ("stopping", "patience") in finding.treatments
    assert [field for field, _ in finding.treatments][-1] == "hidden"  # a smaller network
    (one,) = nn.outcomes(finding, race.lanes)
    best = race.lanes[1].record.evaluations.all().mean[:, nn.LOSS].min()
    assert one.losses[1] == pytest.approx(best)
    assert one.verdict == "helped"
