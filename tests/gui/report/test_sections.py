"""The sections of a report, each alone."""

from __future__ import annotations

import dataclasses

import nn
from gui.report import sections
from tests.conftest import toy_dataset

LANE = nn.Experiment(name="a", hidden=(8,), batch_size=20, steps=40, evaluate_every=20)


def test_a_part_of_which_nothing_is_known_is_left_out(reported):
    source = dataclasses.replace(reported([LANE], toy_dataset()), results={})
    assert sections.ledger(source) == ""
    assert sections.results(source) == ""
    assert "–" in sections.summary(source)  # the test, and the time


def test_the_recipe_lists_what_is_not_as_usual(reported):
    lane = dataclasses.replace(LANE, dropout=0.2)
    told = sections.recipe(reported([lane], toy_dataset()))
    assert "Dropout" in told
    assert "Weight decay" not in told


def test_changes_while_training_are_told(reported):
    source = reported([LANE], toy_dataset())
    source.lanes[0].record.changes.append(nn.Change(20, "learning_rate", 0.1, 0.05))
    told = sections.recipe(source)
    assert "after step 20" in told
    assert "0.1 → 0.05" in told


def test_a_regression_is_told_its_r2_and_no_accuracy(reported):
    lane = dataclasses.replace(LANE, data="sine")
    told = sections.curves(reported([lane], nn.load_dataset("sine")))
    assert "<h3>R²</h3>" in told
    assert "Accuracy" not in told


def test_without_findings_the_doctor_says_so(reported):
    source = dataclasses.replace(reported([LANE], toy_dataset()), findings=[])
    assert "nothing found" in sections.findings(source)
