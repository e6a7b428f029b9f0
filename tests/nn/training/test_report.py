"""The report: what a script or a teacher reads after a run."""

from __future__ import annotations

import json

import numpy as np
import pytest

import nn
from nn.training.report import facts_of_finding, report
from tests.nn.training.doctor.runs import after, found
from tests.nn.training.racing import fresh, run


def test_a_report_of_one_lane_holds_its_last_losses_and_its_accuracies(toy, lane):
    race, _ = run(*fresh([lane], toy))
    result = report(race)
    (one,) = race.lanes
    assert result["steps"] == 120
    assert result["test_accuracy"] == pytest.approx(one.network.accuracy(toy.test.x, toy.test.t))
    assert result["train_accuracy"] == pytest.approx(one.network.accuracy(toy.train.x, toy.train.t))
    assert result["loss"] == one.record.steps.latest()[nn.LOSS]
    assert result["failure"] is None
    assert nn.Experiment.from_dict(result["experiment"]) == lane


def test_a_report_has_all_measures_of_each_layer_in_each_step(toy, lane):
    race, _ = run(*fresh([lane], toy))
    entries = report(race)["gradients"]
    rows = race.lanes[0].record.steps.tail(120)
    assert [entry["step"] for entry in entries] == list(range(1, 121))
    assert {entry["steps"] for entry in entries} == {1}
    for entry, row in zip(entries, rows, strict=True):
        assert [layer["layer"] for layer in entry["layers"]] == ["W1", "W2"]
        for number, layer in enumerate(entry["layers"]):
            for place, name in enumerate(nn.MEASURES):
                assert layer[name] == row[3 + 2 * place + number]


def test_in_a_report_of_a_long_run_the_gradients_are_means_over_buckets(toy, lane):
    lane = lane.changed("hidden", ()).changed("steps", 5000).changed("evaluate_every", 5000)
    race, _ = run(*fresh([lane], toy))
    entries = report(race)["gradients"]
    assert len(entries) < 5000
    assert sum(entry["steps"] for entry in entries) == 5000
    rows = race.lanes[0].record.steps.tail(5000)
    for entry in entries:
        part = rows[entry["step"] - entry["steps"] : entry["step"]]
        assert part[-1, 0] == entry["step"]
        assert entry["layers"][0]["gradient_norm"] == pytest.approx(part[:, 3].mean())


def test_what_does_not_exist_is_null_and_the_report_is_json(toy, lane):
    """A lane that stopped has no accuracies; one that has not begun has no last loss."""
    wild = lane.changed("name", "wild").changed("learning_rate", 100.0).changed("hidden", (20, 20))
    race, _ = run(*fresh([lane, wild], toy))
    race.add(lane.changed("name", "late"))
    result = report(race)
    assert result["steps"] == 120
    calm, stopped, late = result["lanes"]
    assert calm["failure"] is None
    assert stopped["failure"] == str(race.lanes[1].failure)
    assert stopped["test_accuracy"] is None
    assert stopped["train_accuracy"] is None
    assert stopped["steps"] == race.lanes[1].step == len(stopped["gradients"])
    assert (late["steps"], late["loss"], late["gradients"]) == (0, None, [])
    assert late["steps_per_second"] is None
    json.dumps(result, allow_nan=False)


def test_a_layer_whose_weights_are_all_zero_has_no_ratio(toy, lane):
    race, _ = run(*fresh([lane.changed("initializer", "zeros")], toy), steps=1)
    (entry,) = report(race)["gradients"]
    assert [layer["update_ratio"] for layer in entry["layers"]] == [None, None]
    assert np.isfinite(entry["layers"][1]["gradient_norm"])


def test_each_finding_stands_with_its_lane(toy, lane):
    race, _ = run(*fresh([lane, lane.changed("name", "b")], toy))
    finding = nn.Finding(next(iter(nn.RULES)), slot=1, first=3, last=7, evidence=())
    first, second = report(race, [finding])["lanes"]
    assert first["findings"] == []
    assert [one["steps"] for one in second["findings"]] == [[3, 7]]


def test_findings_are_ready_for_json_and_name_their_source():
    for name in ("sigmoid xavier", "relu std 0.3", "shuffled labels"):
        for finding in found(after(name)).values():
            text = facts_of_finding(finding)
            assert json.loads(json.dumps(text, allow_nan=False)) == text
            assert text["source"]
            assert text["meaning"]
