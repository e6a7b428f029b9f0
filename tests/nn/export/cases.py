"""A trained lane of every kind that a recipe can have."""

from __future__ import annotations

import dataclasses
import functools
import tempfile
from pathlib import Path

import numpy as np

import nn
from nn.export.source import Source

PLAIN = nn.Experiment(
    name="plain", data="strokes", hidden=(12, 12), batch_size=20, steps=20, learning_rate=0.05
)
CITIES = ["Seoul", "Busan", "Jeju"]
TOY = dataclasses.replace(PLAIN, data="moons", samples=200, hidden=(8,))
RECIPES: dict[str, nn.Experiment] = {
    "mlp": PLAIN,
    "scaled": dataclasses.replace(PLAIN, scaling="standardise"),
    "min-max": dataclasses.replace(PLAIN, scaling="min-max"),
    "cnn": dataclasses.replace(PLAIN, convolutions=(4, 6), hidden=(10,)),
    "cnn with batch norm": dataclasses.replace(
        PLAIN, convolutions=(4,), hidden=(10,), normalization="batch"
    ),
    "batch norm": dataclasses.replace(PLAIN, normalization="batch"),
    "dropout": dataclasses.replace(PLAIN, dropout=0.3),
    "residual": dataclasses.replace(PLAIN, skip="add"),
    "perceptron": dataclasses.replace(PLAIN, hidden=()),
    "embedding": dataclasses.replace(PLAIN, data="reviews", samples=300, hidden=(6,)),
    "binary": TOY,
    "binary of probabilities": dataclasses.replace(TOY, loss="binary-cross-entropy"),
    "distributions": dataclasses.replace(PLAIN, loss="categorical-cross-entropy"),
    "squared error": dataclasses.replace(PLAIN, loss="mse"),
    "regression": dataclasses.replace(TOY, data="sine", target_scaling="standardise"),
    "plain regression": dataclasses.replace(TOY, data="sine"),
    **{
        name: dataclasses.replace(PLAIN, activation=name)
        for name in nn.ACTIVATIONS
        if name not in ("softmax", "step")
    },
}


def small(dataset: nn.Dataset) -> nn.Dataset:
    """The first samples of each part."""
    parts = {
        name: nn.Part(part.x[:most], part.t[:most])
        for (name, part), most in zip(dataset.parts.items(), (400, 100, 20), strict=True)
    }
    return dataclasses.replace(dataset, distinct=None, **parts)


@functools.cache
def strokes() -> nn.Dataset:
    """Noise with the form of digits."""
    rng = np.random.default_rng(0)
    t = np.arange(520) % 10
    x = rng.random((520, 784), np.float32)
    parts = (nn.Part(x[a:b], t[a:b]) for a, b in ((0, 400), (400, 500), (500, 520)))
    return nn.Dataset("strokes", "tests", tuple("0123456789"), *parts)


@functools.cache
def source(name: str) -> Source:
    """A lane after some steps, ready to be exported."""
    recipe = RECIPES[name]
    data = strokes() if recipe.data == "strokes" else small(nn.load_dataset(recipe.data_recipe))
    return trained(recipe, data)


def trained(recipe: nn.Experiment, data: nn.Dataset, steps: int = 12) -> Source:
    """A lane after so many steps."""
    race = nn.Race([recipe], data)
    history = nn.History(race.records)
    while race.lanes[0].step < steps:
        race.advance()
    history.drain()
    lane = race.lanes[0]
    rows = {"steps": lane.record.steps.all().mean,
            "evaluations": lane.record.evaluations.all().mean}  # fmt: skip
    model = nn.Model.of(lane.network, lane.prepared)
    return Source(f'A "{recipe.name}"', model, recipe, rows, data.validation.x[:100])


@functools.cache
def table() -> Source:
    """A lane that learned from a table with texts."""
    folder = Path(tempfile.mkdtemp())
    rng = np.random.default_rng(1)
    rows = ["age,city,paid"] + [
        ",".join([str(rng.integers(18, 80)), rng.choice(CITIES), rng.choice(["yes", "no"])])
        for _ in range(200)
    ]
    (folder / "rows.csv").write_text("\n".join(rows), encoding="utf-8")
    recipe = dataclasses.replace(
        TOY, data="table", file=str(folder / "rows.csv"), scaling="standardise"
    )
    return trained(recipe, nn.load_dataset(recipe.data_recipe))


EVERY = [*RECIPES, "table"]


def of(name: str) -> Source:
    """The lane of one of EVERY."""
    return table() if name == "table" else source(name)
