"""Model: a trained network with all that a new sample needs to be asked of it."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from nn.arrays import QUIET, Array
from nn.data.dataset import BINARY, REGRESSION, Column, Dataset
from nn.data.preparation import Preparation
from nn.data.prepared import Prepared
from nn.data.recipe import DataRecipe
from nn.data.tables.features import feature_names
from nn.data.tables.new_rows import NewRows, check_sizes, encode_rows
from nn.data.tables.spelling import Spelling
from nn.errors import DataError
from nn.network import Network


@dataclass(frozen=True, eq=False)
class Model:
    """A network, the preparation of its samples, and what its outputs mean.

    ``features`` are numbers in a sample before the preparation; ``columns`` is how the rows of a
    table become samples, where it was trained on one; ``pictures`` tells whether they are
    pictures of 28 × 28, as drawings are; ``id_column`` names the rows of a table, and
    ``named`` says whether it had a row of names.
    """

    network: Network
    preparation: Preparation
    task: str
    features: int
    class_names: tuple[str, ...]
    columns: tuple[Column, ...] = ()
    pictures: bool = False
    id_column: str = ""
    named: bool = True

    @classmethod
    def of(cls, network: Network, prepared: Prepared) -> Model:
        """A network with what a lane learns from."""
        data = prepared.dataset
        return cls(
            network,
            prepared.preparation,
            data.task,
            data.features,
            data.class_names,
            data.columns,
            data.like_drawings,
            data.id_column,
            data.named,
        )

    @property
    def feature_names(self) -> list[str]:
        """What the features of a table are called."""
        return [name for column in self.columns for name in feature_names(column)]

    @QUIET
    def outputs(self, x: Array) -> Array:
        """What leaves the network for samples x (n, features): (n, outputs).

        NaN for samples of which a faulty preparation leaves no finite numbers. Raises DataError
        for those that had none before.
        """
        entering = self.preparation.apply(x)
        if np.isfinite(entering).all() or not np.isfinite(x).all():
            return self.network.predict(entering)
        return np.full((len(x), self.network.output_size), np.nan, self.network.dtype)

    def shares(self, x: Array) -> Array:
        """The probability of each class, (n, classes); of a regression the answers (n, 1)."""
        return self.shares_of(self.outputs(x))

    def shares_of(self, outputs: Array) -> Array:
        """The same from what left the network, ``outputs`` (n, outputs)."""
        if self.task == REGRESSION:
            return self.preparation.target.undo(outputs)
        return self.network.loss_function.probabilities(outputs)

    def answers(self, x: Array) -> Array:
        """The class of each sample, (n,), or the number that a regression answers."""
        return self.meant(self.outputs(x))

    def meant(self, outputs: Array) -> Array:
        """What the ``outputs`` of some samples mean, (n,): classes, or numbers in their unit."""
        if self.task == REGRESSION:
            return self.preparation.target.undo(outputs[:, 0])
        if self.task == BINARY:
            return (outputs[:, 0] > self.network.loss_function.middle).astype(np.intp)
        return outputs.argmax(axis=1)

    def read_rows(self, path: Path, recipe: DataRecipe) -> NewRows:
        """The rows of a table as samples, with what is to be told of them.

        Raises DataError where they do not fit.
        """
        if not self.columns:
            raise DataError(
                "{path}: this network was not trained on a table, so it cannot predict the rows "
                "of one.",
                path=path,
            )
        rows = encode_rows(path, self.columns, recipe, self.id_column, self.named)
        check_sizes(path, self.columns, rows.x)
        return rows


def facts_of_data(dataset: Dataset) -> dict[str, Any]:
    """What a model has to know of its data, ready for JSON."""
    return {
        "task": dataset.task,
        "features": dataset.features,
        "outputs": dataset.outputs,
        "entries": dataset.entries,
        "pictures": dataset.like_drawings,
        "class_names": list(dataset.class_names),
        "columns": [
            {
                "name": one.name,
                "categories": list(one.categories),
                "fill": None if np.isnan(one.fill) else one.fill,
                "text_fill": one.text_fill,
                "strays": one.strays,
                "type": one.type,
                "spelling": None if one.spelling is None else dataclasses.asdict(one.spelling),
                "signs": None if one.signs is None else list(one.signs),
                "form": one.form,
                "merged": one.merged,
            }
            for one in dataset.columns
        ],
        "id_column": dataset.id_column,
        "named": dataset.named,
    }


def columns_from(facts: Mapping[str, Any]) -> tuple[Column, ...]:
    """The columns in what ``facts_of_data`` gave."""
    return tuple(
        Column(
            str(one["name"]),
            tuple(map(str, one["categories"])),
            float("nan") if one["fill"] is None else float(one["fill"]),
            one["text_fill"],
            int(one["strays"]),
            type=str(one.get("type", "")),  # what follows is not in runs of the first edition
            spelling=Spelling(**one["spelling"]) if one.get("spelling") else None,
            signs=tuple(map(str, one["signs"])) if one.get("signs") is not None else None,
            form=str(one.get("form", "")),
            merged=bool(one.get("merged", False)),
        )
        for one in facts["columns"]
    )
