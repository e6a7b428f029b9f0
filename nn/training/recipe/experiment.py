"""Experiment: the recipe of one run, as data.

Each field carries a knob (label, help, unit, limits, choices), which the form,
the command line, the saved file and the error messages all read.
"""

from __future__ import annotations

import dataclasses
import json
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from nn.data.augment import AUGMENTATIONS, CUSTOM, Augmentation
from nn.data.dataset import CLASSIFICATION
from nn.data.images import SIDE
from nn.data.recipe import DataRecipe
from nn.data.tables.words import FORMER_SIGNS, in_a_row
from nn.errors import FieldError
from nn.layer import Layer
from nn.network import Network
from nn.optimizers import Optimizer
from nn.registry import unknown
from nn.schedules import Schedule
from nn.training.recipe import building
from nn.training.recipe.parsing import checked
from nn.training.recipe.settings import KNOBS, Settings

MOST_POOLINGS = int(math.log2(SIDE))  # each halves a picture; no more leave a pixel
FORMER_GAPS = in_a_row(filter(None, FORMER_SIGNS))  # counted in columns of texts too
LONGEST_NAME = 40
MOST_HELD = 0.8  # of the samples, in the validation and test part together


@dataclass(frozen=True)
class Experiment(Settings):
    """Everything that decides a run. Equal experiments give equal curves, bit for bit.

    Raises FieldError or UnknownNameError for a value outside its knob's limits.
    """

    def __post_init__(self) -> None:
        for name in KNOBS:
            object.__setattr__(self, name, checked(name, getattr(self, name)))
        if not 0 < len(self.name.strip()) <= LONGEST_NAME:
            raise FieldError(
                "name: the name of a lane must have 1 to {most} characters, but '{value}' has "
                "{count}.",
                most=LONGEST_NAME,
                value=self.name[:LONGEST_NAME],
                count=len(self.name.strip()),
            )
        if not isinstance(self.activation, str) and len(self.activation) != len(self.hidden):
            raise FieldError(
                "activation: {count} activations are listed, but there are {layers} hidden layers. "
                "List one per hidden layer, or give one for all.",
                count=len(self.activation),
                layers=len(self.hidden),
            )
        if len(self.convolutions) > MOST_POOLINGS:
            raise FieldError(
                "convolutions: {count} are too many. After {most}, an image of {side} pixels is "
                "reduced to a single pixel.",
                count=len(self.convolutions),
                most=MOST_POOLINGS,
                side=SIDE,
            )
        if self.validation_share + self.test_share > MOST_HELD:
            raise FieldError(
                "validation_share and test_share: holding out {held:.0%} leaves too little to "
                "train on. Together they can be at most {most:.0%}.",
                held=self.validation_share + self.test_share,
                most=MOST_HELD,
            )
        if self.normalization == "batch" and self.batch_size == 1:
            raise FieldError(
                "normalization: the mean over a mini-batch of 1 sample is the sample itself. "
                "Choose a batch size of 2 or more, or none."
            )

    def changed(self, field: str, value: Any) -> Experiment:
        """This experiment with one field changed. Raises FieldError or UnknownNameError."""
        if field not in KNOBS:
            raise unknown(field, KNOBS, "field")
        return dataclasses.replace(self, **{field: value})

    @property
    def data_recipe(self) -> DataRecipe:
        """What of this recipe decides the data."""
        names = [field.name for field in dataclasses.fields(DataRecipe)]
        return DataRecipe(**{name: getattr(self, name) for name in names})

    @property
    def preparing(self) -> tuple[tuple[str, Any], ...]:
        """What of this recipe decides how the data are prepared, as arguments of nn.prepare."""
        return (
            ("scaling", self.scaling),
            ("statistics", self.statistics),
            ("fault", self.spoil),
            ("seed", self.data_seed),
            ("target_scaling", self.target_scaling),
            ("train_size", self.train_size),
        )

    @property
    def augmentation(self) -> Augmentation | None:
        """How training pictures are changed; None where they are not."""
        if self.augment != CUSTOM:
            return AUGMENTATIONS[self.augment]
        kinds = ("shift", "rotate", "scale", "shear", "elastic", "thickness")
        return Augmentation(**{one: getattr(self, one) for one in kinds}, noise=self.ink_noise)

    def sizes(self, features: int, outputs: int) -> tuple[int, ...]:
        """Units of every layer from the input to the output; of a convolution its channels."""
        return building.sizes(self, features, outputs)

    def network(
        self,
        features: int,
        outputs: int,
        task: str = CLASSIFICATION,
        entries: int | None = None,
        progress: Callable[[float], None] | None = None,
    ) -> Network:
        """A new network of this recipe with its start weights; see ``building.network``."""
        return building.network(self, features, outputs, task, entries, progress)

    def layers(self, features: int, outputs: int, entries: int | None = None) -> list[Layer]:
        """The layers of ``network``; they have shapes, but no weights yet."""
        return building.layers(self, features, outputs, entries)

    def new_optimizer(self) -> Optimizer:
        """A new optimizer of this recipe."""
        return building.optimizer(self)

    def new_schedule(self) -> Schedule:
        """A new schedule of this recipe."""
        return building.schedule(self)

    def uses(self, field: str) -> bool:
        """Whether a field has an effect with the other fields as they are."""
        only_if = KNOBS[field].only_if
        return only_if is None or getattr(self, only_if[0]) in only_if[1]

    def to_dict(self) -> dict[str, Any]:
        """Field names and values, ready for JSON."""
        values = dataclasses.asdict(self)
        return {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in values.items()
        }

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Experiment:
        """The experiment that ``to_dict`` wrote. Raises FieldError or UnknownNameError."""
        if not isinstance(values, Mapping):
            raise FieldError(
                "experiment: expected fields and values in braces, but got {value}.",
                value=json.dumps(values)[:60],
            )
        for name in values:
            if name not in KNOBS:
                raise unknown(name, KNOBS, "field")
        if "missing" in values and "gaps" not in values:  # whole, but of the first edition
            values = {**values, "gaps": FORMER_GAPS}
        return cls(**values)
