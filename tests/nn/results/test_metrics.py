"""Metrics against scikit-learn and statsmodels; without them, against what was recorded."""

from __future__ import annotations

import math

import numpy as np
import pytest

import nn
from tests.nn.results import cases

FAMILIES = {family: names for family, (names, _) in cases.FAMILIES.items()}


@pytest.mark.parametrize("name", FAMILIES["classes"])
def test_the_confusion_matrix_and_what_is_told_of_each_class(name, measured):
    expected = measured("classes", name)
    truth, predicted = cases.classes(name)
    matrix = nn.confusion_matrix(truth, predicted, len(expected["matrix"]))
    assert np.array_equal(matrix, expected["matrix"])
    scores = nn.ClassScores.of(matrix)
    np.testing.assert_allclose(scores.rows.T, expected["rows"][:3], atol=1e-12)
    assert np.array_equal(scores.support, expected["rows"][3])
    np.testing.assert_allclose(scores.macro, expected["macro"], atol=1e-12)
    np.testing.assert_allclose(scores.weighted, expected["weighted"], atol=1e-12)


def test_without_samples_there_is_no_mean():
    scores = nn.ClassScores.of(np.zeros((3, 3), int))
    assert np.isnan(scores.macro).all()
    assert np.isnan(scores.weighted).all()
    assert not scores.rows.any()


@pytest.mark.parametrize("name", FAMILIES["shares"])
def test_the_curves_over_all_thresholds(name, measured):
    expected = measured("shares", name)
    truth, shares = cases.shares(name)
    curve = nn.ThresholdCurve.of(truth, shares)
    np.testing.assert_allclose(curve.false_positive_rate, expected["false"], atol=1e-12)
    np.testing.assert_allclose(curve.true_positive_rate, expected["true"], atol=1e-12)
    np.testing.assert_allclose(curve.thresholds, expected["thresholds"], atol=1e-12)
    assert curve.area == pytest.approx(float(expected["area"]), abs=1e-12)
    assert curve.average_precision == pytest.approx(float(expected["average"]), abs=1e-12)
    recall = curve.true_positive_rate[::-1]  # theirs ends where all of the upper class is found
    np.testing.assert_allclose(curve.precision[::-1][:-1], expected["precision"][:-1], atol=1e-12)
    np.testing.assert_allclose(recall[:-1], expected["recall"][:-1], atol=1e-12)
    assert np.array_equal(curve.at(0.4), expected["at"])


def test_a_threshold_between_above_and_below_all_probabilities():
    curve = nn.ThresholdCurve.of(np.array([0, 1, 1, 0]), np.array([0.2, 0.6, 0.9, 0.6]))
    assert curve.at(2.0).tolist() == [[2, 0], [2, 0]]
    assert curve.at(0.6).tolist() == [[1, 1], [0, 2]]
    assert curve.at(0.61).tolist() == [[2, 0], [1, 1]]
    assert curve.at(0.0).tolist() == [[0, 2], [0, 2]]


@pytest.mark.parametrize("truth", [[], [1, 1], [0, 0]])
def test_with_a_class_missing_there_is_no_area(truth):
    curve = nn.ThresholdCurve.of(np.array(truth, int), np.linspace(0.2, 0.8, len(truth)))
    assert math.isnan(curve.area)
    assert curve.at(0.5).sum() == len(truth)


@pytest.mark.parametrize("name", FAMILIES["shares"])
def test_calibration(name, measured):
    expected = measured("shares", name)
    found = nn.Calibration.of(*cases.shares(name))
    filled = found.counts > 0
    np.testing.assert_allclose(found.met[filled], expected["met"], atol=1e-12)
    np.testing.assert_allclose(found.given[filled], expected["given"], atol=1e-12)
    assert found.counts.sum() == 500


def test_the_calibration_error_of_what_is_right_and_of_what_is_twice_too_sure():
    truth = np.repeat([1, 0, 1, 0], [8, 2, 2, 8])
    right = np.repeat([0.8, 0.2], 10)
    assert nn.Calibration.of(truth, right).error == pytest.approx(0.0, abs=1e-12)
    assert nn.Calibration.of(truth, np.repeat([0.95, 0.05], 10)).error == pytest.approx(0.15)
    assert math.isnan(nn.Calibration.of(truth[:0], right[:0]).error)


@pytest.mark.parametrize("name", FAMILIES["numbers"])
def test_the_errors_of_a_regression(name, measured):
    expected = measured("numbers", name)
    found = nn.RegressionScores.of(*cases.numbers(name))
    assert found.mean_absolute_error == pytest.approx(float(expected["mae"]))
    assert found.root_mean_squared_error == pytest.approx(float(expected["rmse"]))
    assert found.r2 == pytest.approx(float(expected["r2"]))


def test_of_equal_targets_no_share_of_their_variance_is_explained():
    assert math.isnan(nn.RegressionScores.of(np.ones(4), np.arange(4)).r2)
    assert math.isnan(nn.RegressionScores.of(np.ones(0), np.ones(0)).mean_absolute_error)


@pytest.mark.parametrize("name", FAMILIES["interval"])
def test_wilson_s_interval(name, measured):
    hits, count = map(int, name.split("/"))
    expected = measured("interval", name)["interval"]
    np.testing.assert_allclose(nn.wilson_interval(hits, count), expected, atol=1e-12)


def test_the_interval_of_all_and_of_none_ends_exactly():
    assert nn.wilson_interval(80, 80)[1] == 1.0
    assert nn.wilson_interval(0, 7)[0] == 0.0


def test_of_no_samples_nothing_is_known():
    assert nn.wilson_interval(0, 0) == (0.0, 1.0)
