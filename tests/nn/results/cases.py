"""Random predictions, and what scikit-learn measures of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

import nn

Numbers = dict[str, nn.Array]


def classes(name: str) -> tuple[nn.Array, nn.Array]:
    """Truth and predictions (n,) of some classes; of "absent", one has no samples and another
    is never predicted."""
    rng = np.random.default_rng(len(name))
    count = {"ten": 10, "absent": 5, "hundred": 100, "one": 3}[name]
    truth = rng.integers(count, size=1000)
    predicted = np.where(rng.random(1000) < 0.7, truth, rng.integers(count, size=1000))
    if name == "absent":
        truth[truth == 2], predicted[predicted == 4] = 0, 1
    if name == "one":
        truth[:] = 1
    return truth, predicted


def shares(name: str) -> tuple[nn.Array, nn.Array]:
    """Truth (n,) in 0 and 1, and probabilities; those of "ties" have few values."""
    rng = np.random.default_rng(len(name))
    truth = (rng.random(500) < {"usual": 0.4, "ties": 0.5, "rare": 0.03}[name]).astype(int)
    found = np.clip(0.35 * truth + rng.random(500) * 0.65, 0, 1)
    return truth, np.round(found, 1) if name == "ties" else found


def numbers(name: str) -> tuple[nn.Array, nn.Array]:
    """Targets and predictions of a regression, good or worse than their mean."""
    rng = np.random.default_rng(len(name))
    truth = rng.normal(100, 20, 300)
    return truth, truth + rng.normal(3, {"good": 5, "bad": 60}[name], 300)


def activations(name: str) -> nn.Array:
    """Numbers (samples, units) that lie in some directions more than in others."""
    rng = np.random.default_rng(len(name))
    samples, units = {"wide": (60, 400), "tall": (400, 12)}[name]
    return rng.normal(size=(samples, units)) @ np.diag(np.linspace(3, 0.1, units)) + 5.0


def of_classes(name: str) -> Numbers:
    from sklearn import metrics

    truth, predicted = classes(name)
    every = range(max(truth.max(), predicted.max()) + 1)
    found = {"matrix": metrics.confusion_matrix(truth, predicted, labels=every)}
    score: Callable[..., Any] = metrics.precision_recall_fscore_support
    found["rows"] = np.array(score(truth, predicted, labels=every, zero_division=0))
    for average in ("macro", "weighted"):
        found[average] = np.array(score(truth, predicted, average=average, zero_division=0)[:3])
    return found


def of_shares(name: str) -> Numbers:
    from sklearn import calibration, metrics

    truth, found = shares(name)
    alarms, hits, thresholds = metrics.roc_curve(truth, found, drop_intermediate=False)
    precision, recall, _ = metrics.precision_recall_curve(truth, found)
    met, given = calibration.calibration_curve(truth, found, n_bins=10)
    return {
        "false": alarms, "true": hits, "thresholds": thresholds, "precision": precision,
        "recall": recall, "area": np.array(metrics.roc_auc_score(truth, found)),
        "average": np.array(metrics.average_precision_score(truth, found)),
        "at": metrics.confusion_matrix(truth, found >= 0.4), "met": met, "given": given,
    }  # fmt: skip


def of_numbers(name: str) -> Numbers:
    from sklearn import metrics

    truth, found = numbers(name)
    return {
        "mae": np.array(metrics.mean_absolute_error(truth, found)),
        "rmse": np.array(metrics.root_mean_squared_error(truth, found)),
        "r2": np.array(metrics.r2_score(truth, found)),
    }


def of_activations(name: str) -> Numbers:
    from sklearn.decomposition import PCA

    fitted = PCA(2, svd_solver="full").fit(activations(name))
    return {
        "points": fitted.transform(activations(name)),
        "components": fitted.components_,
        "shares": fitted.explained_variance_ratio_,
    }


def of_shares_of_successes(name: str) -> Numbers:
    from statsmodels.stats.proportion import proportion_confint

    hits, count = map(int, name.split("/"))
    return {"interval": np.array(proportion_confint(hits, count, method="wilson"))}


FAMILIES: dict[str, tuple[tuple[str, ...], Callable[[str], Numbers]]] = {
    "classes": (("ten", "absent", "hundred", "one"), of_classes),
    "shares": (("usual", "ties", "rare"), of_shares),
    "numbers": (("good", "bad"), of_numbers),
    "activations": (("wide", "tall"), of_activations),
    "interval": (("0/5", "5/5", "8/12", "938/1000", "48/100"), of_shares_of_successes),
}
