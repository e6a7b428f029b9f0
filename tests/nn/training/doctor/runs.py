"""Real runs, ill and healthy, for the tests of the doctor."""

from __future__ import annotations

import dataclasses
import functools
import itertools

import numpy as np

import nn
from nn.data import embedded, strokes
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
