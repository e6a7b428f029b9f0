"""Experiment: the recipe of one run, as data.

Each field carries a knob (label, help, unit, limits, choices), which the form,
the command line, the saved file and the error messages all read.
"""

from __future__ import annotations

import dataclasses
import itertools
import json
import math
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from nn.activations import ACTIVATIONS
from nn.convolution import Conv2D
from nn.data import DATASETS, FROM_FILES, SIZED, SPLIT_HERE
from nn.data.augment import AUGMENTATIONS, CUSTOM, Augmentation
from nn.data.dataset import BINARY, CLASSIFICATION, REGRESSION
from nn.data.images import SIDE, require_pictures
from nn.data.own import USES
from nn.data.preparation import SCALINGS, STATISTICS, TARGET_SCALINGS
from nn.data.recipe import DataRecipe
from nn.data.spoil import SPOILS
from nn.data.tables import DECIMALS, DELIMITERS, ENCODINGS, HEADERS, SPELLINGS, TASKS_ASKED
from nn.data.tables import MISSING as FILLS
from nn.data.tables.words import FORMER_SIGNS, in_a_row
from nn.data.toys import TOYS
from nn.errors import FieldError, Phrase
from nn.initializers import INITIALIZERS
from nn.layers import Affine, Embedding, Flatten, Layer, Reshape
from nn.network import Network
from nn.optimizers import LARGEST_RATE, OPTIMIZERS, SMALLEST_RATE, Optimizer
from nn.pooling import MaxPool2D
from nn.registry import lookup, unknown
from nn.regularization import BatchNorm, Dropout
from nn.schedules import (
    SCHEDULES,
    Constant,
    Cosine,
    Exponential,
    ReduceOnPlateau,
    Schedule,
    StepDecay,
    WarmUp,
)

PENALTIES = ("weight_decay", "l1", "clip_norm")  # options that every optimizer has
USUAL_PATIENCE = 5  # looks at the validation loss
MOST_HIDDEN_LAYERS = 20
MOST_UNITS = 4096
MOST_POOLINGS = int(math.log2(SIDE))  # each halves a picture; no more leave a pixel
WINDOW, POOL = 3, 2  # pixels on each side
LOSS_OF = {
    CLASSIFICATION: "softmax-cross-entropy",
    BINARY: "sigmoid-cross-entropy",
    REGRESSION: "mse",
}
IN_TABLES = ("data", ("table",))
FORMER_GAPS = in_a_row(filter(None, FORMER_SIGNS))  # counted in columns of texts too
LONGEST_NAME = 40
MOST_HELD = 0.8  # of the samples, in the validation and test part together
LARGEST = 2**1000  # whole numbers beyond it are no floats


@dataclass(frozen=True)
class Knob:
    """What a person is told about a field, and what may be put into it.

    ``shared`` fields are the same for all lanes of a race, and those that ``counts_batches``
    reach equally far in epochs; ``live`` ones take effect at the next step, all others when a
    run is built; ``path`` is a file or folder, and ``alarming`` are choices that are there to
    show a mistake; ``only_if`` names the field and the values of it that make this field matter,
    and ``group`` is the heading it stands under (a field without one is not in the form; those
    under ``More settings`` are folded away).
    """

    label: str
    help: str
    unit: str = ""
    low: float = -math.inf
    high: float = math.inf
    choices: Collection[str] = ()
    shared: bool = False
    counts_batches: bool = False
    live: bool = False
    logarithmic: bool = False
    path: bool = False
    alarming: Collection[str] = ()
    only_if: tuple[str, Collection[str]] | None = None
    group: str = ""


def knob(default: Any, label: str, help: str, **options: Any) -> Any:
    """A dataclass field with its knob."""
    return dataclasses.field(
        default=default, metadata={"knob": Knob(label=label, help=help, **options)}
    )


def in_tables(default: str, label: str, help: str, choices: Collection[str] = ()) -> Any:
    """A field that says how a table is read."""
    return knob(
        default,
        label,
        help,
        choices=choices,
        shared=True,
        only_if=IN_TABLES,
        group="More settings",
    )


def custom(default: float, label: str, help: str, high: float, unit: str = "") -> Any:
    """A field of the augmentation that is put together by hand."""
    return knob(
        default,
        label,
        help,
        low=0.0,
        high=high,
        unit=unit,
        only_if=("augment", (CUSTOM,)),
        group="More settings",
    )


@dataclass(frozen=True)
class Experiment:
    """Everything that decides a run. Equal experiments give equal curves, bit for bit.

    Raises FieldError or UnknownNameError for a value outside its knob's limits.
    """

    name: str = knob(
        "network", "Name", "What this lane is called in legends and reports.", live=True
    )
    data: str = knob(
        "strokes",
        "Data set",
        "What the network learns from. strokes is built in; mnist, fashion-mnist and kmnist are "
        "downloaded once; digits-8x8 comes with scikit-learn; table, pictures, points and "
        "my-digits are your own; reviews are sentences; the others are toys in the plane.",
        choices=DATASETS,
        shared=True,
        group="Data",
    )
    file: str = knob(
        DataRecipe.file,
        "File",
        "The table (CSV, TSV) to read; of pictures the folder that holds a folder for each class.",
        path=True,
        shared=True,
        only_if=("data", FROM_FILES),
        group="Data",
    )
    target: str = knob(
        DataRecipe.target,
        "Target",
        "The column to learn; empty for the last one.",
        shared=True,
        only_if=IN_TABLES,
        group="Data",
    )
    samples: int = knob(
        DataRecipe.samples,
        "Samples",
        "How many samples are made, of all parts together. A gate of 4 samples is its four points.",
        low=4,
        high=100_000,
        unit="samples",
        shared=True,
        only_if=("data", SIZED),
        group="Data",
    )
    noise: float = knob(
        DataRecipe.noise,
        "Noise",
        "Standard deviation of the noise in the points; in a regression, of that in the target.",
        low=0.0,
        high=2.0,
        shared=True,
        only_if=("data", tuple(TOYS)),
        group="Data",
    )
    scaling: str = knob(
        "none",
        "Scaling",
        "standardise: every feature to mean 0 and standard deviation 1; min-max: to 0 … 1. With "
        "the statistics of the training part, which go with the network wherever it goes.",
        choices=SCALINGS,
        group="Data",
    )
    batch_size: int = knob(
        200,
        "Batch size",
        "Samples averaged in one step.",
        low=1,
        high=60_000,
        unit="samples",
        group="Data",
    )
    hidden: tuple[int, ...] = knob(
        (80,),
        "Hidden layers",
        "Units of each hidden layer, from input to output: 80, or 100, 50, or 100 × 5.",
        low=1,
        high=MOST_UNITS,
        unit="units",
        group="Network",
    )
    activation: str = knob(
        "relu",
        "Activation",
        "The function after each hidden layer. A sigmoid's slope is at most 1/4; "
        "ReLU's is 1 where it is active.",
        choices=[name for name, one in ACTIVATIONS.items() if one.hidden],
        group="Network",
    )
    initializer: str = knob(
        "he",
        "Start weights",
        "Spread of the start weights: he for ReLU, xavier for sigmoid and tanh, "
        "normal with a spread of your own.",
        choices=INITIALIZERS,
        group="Network",
    )
    weight_std: float = knob(
        0.01,
        "Spread",
        "Standard deviation of the start weights.",
        low=0.0,
        high=10.0,
        only_if=("initializer", ("normal",)),
        group="Network",
    )
    optimizer: str = knob(
        "sgd",
        "Method",
        "How the gradient becomes a step.",
        choices=OPTIMIZERS,
        group="Optimizer",
    )
    learning_rate: float = knob(
        0.1,
        "Learning rate",
        "Size of a step. Applies at the next step, also while training.",
        low=SMALLEST_RATE,
        high=LARGEST_RATE,
        live=True,
        logarithmic=True,
        group="Optimizer",
    )
    momentum: float = knob(
        0.9,
        "Momentum",
        "Share of the last step that is kept.",
        low=0.0,
        high=0.999,
        live=True,
        only_if=("optimizer", ("momentum", "nesterov")),
        group="Optimizer",
    )
    steps: int = knob(
        3_000,
        "Steps",
        "Updates until the run ends.",
        low=1,
        high=100_000_000,
        unit="steps",
        counts_batches=True,
        live=True,
        group="Run",
    )
    evaluate_every: int = knob(
        100,
        "Validate every",
        "Steps between two looks at the validation set.",
        low=1,
        high=1_000_000,
        unit="steps",
        counts_batches=True,
        group="Run",
    )
    seed: int = knob(
        0,
        "Seed",
        "Start of the random numbers: the same seed gives the same run, bit for bit.",
        low=0,
        high=2**31 - 1,
        shared=True,
        group="Run",
    )
    sampling: str = knob(
        "epochs",
        "Sampling",
        "epochs: every sample once, in a new order each time. replacement: each sample is drawn "
        "from all of them.",
        choices=("epochs", "replacement"),
        group="More settings",
    )
    convolutions: tuple[int, ...] = knob(
        (),
        "Convolutions",
        "Channels of each convolution before the hidden layers, such as 16, 32; empty for none. "
        "Windows of 3 × 3, then the activation, then the largest of each 2 × 2. For pictures of "
        "28 × 28.",
        low=1,
        high=256,
        unit="channels",
        group="More settings",
    )
    augment: str = knob(
        "none",
        "Augmentation",
        "Shifts, turns, stretches and bends each training picture anew every time it is drawn, "
        "and draws it with another pen. custom: each kind as much as you say. Training only; for "
        "pictures of 28 × 28.",
        choices=(*AUGMENTATIONS, CUSTOM),
        group="More settings",
    )
    own_digits: str = knob(
        "watch",
        "Own digits",
        "What the digits that you kept are for. watch: their accuracy is shown. test: they are "
        "the test set. train: they are trained on, each up to 100 times, to a tenth of the "
        "training data. both: of each class every other one is trained on, the rest is the test "
        "set.",
        choices=USES,
        shared=True,
        group="More settings",
    )
    shift: float = custom(1.0, "Shift", "Along each side, at most.", 6.0, "pixels")
    rotate: float = custom(8.0, "Rotate", "To either side, at most.", 90.0, "degrees")
    scale: float = custom(0.08, "Scale", "Share of the size, at most; width and height apart.", 0.5)
    shear: float = custom(0.08, "Shear", "Shift of the top against the foot, per height.", 1.0)
    elastic: float = custom(0.5, "Elastic", "Standard deviation of the bending.", 3.0, "pixels")
    thickness: float = custom(
        0.3, "Stroke", "Share of its outermost pixels that a stroke gains or loses, at most.", 1.0
    )
    ink_noise: float = custom(
        0.1, "Ink noise", "Standard deviation of the grey of inked pixels, at most.", 1.0
    )
    validation_share: float = knob(
        DataRecipe.validation_share,
        "Validation",
        "Share of all samples that is only looked at while training; drawn class by class.",
        low=0.05,
        high=0.45,
        shared=True,
        only_if=("data", SPLIT_HERE),
        group="More settings",
    )
    test_share: float = knob(
        DataRecipe.test_share,
        "Test",
        "Share of all samples that is asked once, at the end; drawn class by class.",
        low=0.05,
        high=0.45,
        shared=True,
        only_if=("data", SPLIT_HERE),
        group="More settings",
    )
    data_seed: int = knob(
        DataRecipe.data_seed,
        "Data seed",
        "Start of the random numbers that make a toy, split the samples and spoil them.",
        low=0,
        high=2**31 - 1,
        shared=True,
        group="More settings",
    )
    target_scaling: str = knob(
        "none",
        "Target scaling",
        "standardise: the targets of a regression get mean 0 and standard deviation 1, by those of "
        "the training part. Answers and errors are shown in the target's own unit.",
        choices=TARGET_SCALINGS,
        only_if=IN_TABLES,
        group="More settings",
    )
    statistics: str = knob(
        "training",
        "Statistics of",
        "all data: mean and spread are taken from the validation and test part too. That is a "
        "leak, and only here to show one.",
        choices=STATISTICS,
        alarming=STATISTICS[1:],
        only_if=("scaling", SCALINGS[1:]),
        group="More settings",
    )
    spoil: str = knob(
        "none",
        "Spoil",
        "A fault that is put into this lane's data on purpose, to see its consequence. The tab "
        "Clinic explains them.",
        choices=SPOILS,
        group="More settings",
    )
    missing: str = in_tables(
        DataRecipe.missing,
        "Gaps",
        "What becomes of missing values: filled with the mean, median or most frequent value of "
        "the column in the training part, or their rows dropped.",
        choices=FILLS,
    )
    columns: str = in_tables(
        DataRecipe.columns,
        "Columns",
        "Corrects what a column is taken for: zip=text, when=date, id=skip, price=target number. "
        "Roles are feature, target, skip and id; types number, text, date and flag.",
    )
    task: str = in_tables(
        DataRecipe.task,
        "Task",
        "Whether the target's values are classes or numbers; found unless told.",
        choices=TASKS_ASKED,
    )
    gaps: str = in_tables(
        DataRecipe.gaps,
        "Gap signs",
        "Texts that stand for a missing value in every column, such as NA, ?, -999. In columns of "
        "numbers the usual ones are known; in columns of texts they are texts unless told here.",
    )
    spellings: str = in_tables(
        DataRecipe.spellings,
        "Spellings",
        "merged: texts that differ in capitals or blanks only (Yes, yes) count as one.",
        choices=SPELLINGS,
    )
    delimiter: str = in_tables(
        DataRecipe.delimiter,
        "Delimiter",
        "What parts the cells of a row; found unless told.",
        choices=DELIMITERS,
    )
    encoding: str = in_tables(
        DataRecipe.encoding,
        "Encoding",
        "How letters are written; found unless told. cp949 is what Korean Excel writes, cp1252 "
        "what Excel writes in Western Europe.",
        choices=ENCODINGS,
    )
    header: str = in_tables(
        DataRecipe.header,
        "Header",
        "Whether the first row holds the columns' names; found unless told.",
        choices=HEADERS,
    )
    decimal: str = in_tables(
        DataRecipe.decimal,
        "Decimal sign",
        "The sign before decimals; found unless told, column by column.",
        choices=DECIMALS,
    )
    embedding: int = knob(
        8,
        "Embedding",
        "Numbers that each word becomes in the first layer.",
        low=1,
        high=256,
        only_if=("data", ("reviews",)),
        group="More settings",
    )
    schedule: str = knob(
        "constant",
        "Schedule",
        "How the learning rate changes along the run: in steps, as an exponential, along half a "
        "cosine, after a warm-up, or when the validation loss no longer falls.",
        choices=SCHEDULES,
        group="More settings",
    )
    schedule_steps: int = knob(
        0,
        "Over",
        "Steps until the factor is reached; for step, until it applies again; for plateau, how "
        "long the validation loss may fail to fall. 0: as fits the run (all of it; for step a "
        "third, for warm-up a twentieth, for plateau five looks).",
        low=0,
        high=100_000_000,
        unit="steps",
        only_if=("schedule", tuple(name for name in SCHEDULES if name != "constant")),
        group="More settings",
    )
    schedule_factor: float = knob(
        0.1,
        "To factor",
        "What the learning rate is multiplied by at the end (a warm-up: at the beginning).",
        low=0.0001,
        high=1.0,
        only_if=("schedule", tuple(name for name in SCHEDULES if name != "constant")),
        group="More settings",
    )
    weight_decay: float = knob(
        0.0,
        "Weight decay",
        "L2 penalty: adds weight_decay × w to the gradient of every parameter (adamw: shrinks "
        "the parameters instead). The loss that is shown does not contain it.",
        low=0.0,
        high=10.0,
        live=True,
        group="More settings",
    )
    l1: float = knob(
        0.0,
        "L1 penalty",
        "L1 penalty: adds l1 × sign(w) to the gradient of every parameter.",
        low=0.0,
        high=10.0,
        live=True,
        group="More settings",
    )
    clip_norm: float = knob(
        0.0,
        "Clip norm",
        "A gradient longer than this is shortened to it; 0 leaves it as it is.",
        low=0.0,
        high=1e6,
        live=True,
        group="More settings",
    )
    dropout: float = knob(
        0.0,
        "Dropout",
        "Share of hidden units that are left out at random in each training step.",
        low=0.0,
        high=0.95,
        group="More settings",
    )
    normalization: str = knob(
        "none",
        "Normalization",
        "batch: every unit's input is standardised over the mini-batch before the activation.",
        choices=("none", "batch"),
        group="More settings",
    )

    def __post_init__(self) -> None:
        for name, one in KNOBS.items():
            object.__setattr__(self, name, _checked(name, one, getattr(self, name)))
        if not 0 < len(self.name.strip()) <= LONGEST_NAME:
            raise FieldError(
                "name: a lane's name has 1 to {most} letters, but '{value}' has {count}.",
                most=LONGEST_NAME,
                value=self.name[:LONGEST_NAME],
                count=len(self.name.strip()),
            )
        if len(self.convolutions) > MOST_POOLINGS:
            raise FieldError(
                "convolutions: {count} are more than {most}, after which a picture of {side} "
                "pixels is halved to a single one.",
                count=len(self.convolutions),
                most=MOST_POOLINGS,
                side=SIDE,
            )
        if self.validation_share + self.test_share > MOST_HELD:
            raise FieldError(
                "validation_share and test_share: {held:.0%} held out leaves too little to train "
                "on; together at most {most:.0%}.",
                held=self.validation_share + self.test_share,
                most=MOST_HELD,
            )
        if self.normalization == "batch" and self.batch_size < 2:
            raise FieldError(
                "normalization: a mean over a mini-batch of 1 sample is that sample. Choose a "
                "batch size of 2 or more, or none."
            )

    def changed(self, field: str, value: Any) -> Experiment:
        """This experiment with one field changed. Raises FieldError or UnknownNameError."""
        if field not in KNOBS:
            raise unknown(field, KNOBS, "field")
        return dataclasses.replace(self, **{field: value})

    def parsed(self, field: str, text: str) -> Experiment:
        """This experiment with one field set from text, as on the command line."""
        return self.changed(field, parse(field, text))

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
            ("spoil", self.spoil),
            ("seed", self.data_seed),
            ("target_scaling", self.target_scaling),
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
        return (features, *self.convolutions, *self.hidden, outputs)

    def network(
        self,
        features: int,
        outputs: int,
        task: str = CLASSIFICATION,
        entries: int | None = None,
        progress: Callable[[float], None] | None = None,
    ) -> Network:
        """A new network of this recipe with its start weights, for one of TASKS.

        With ``entries`` the samples are sequences of numbers below it, and the first layer is an
        Embedding. ``progress`` as in Network. Raises FieldError for convolutions over samples
        that are no pictures of 28 × 28.
        """
        layers = self.layers(features, outputs, entries)
        return Network(layers, LOSS_OF[task], self.seed, input_shape=features, progress=progress)

    def layers(self, features: int, outputs: int, entries: int | None = None) -> list[Layer]:
        """The layers of ``network``; they have shapes, but no weights yet."""
        layers, found = self._first(features, entries)
        spread = self.initializer, self.weight_std
        *hidden, last = itertools.pairwise((found, *self.hidden, outputs))
        for inputs, units in hidden:
            layers.append(Affine(inputs, units, *spread, seed=None))
            layers += self._after_weights(units)
            if self.dropout:
                layers.append(Dropout(self.dropout))
        layers.append(Affine(*last, *spread, seed=None))
        return layers

    def _first(self, features: int, entries: int | None) -> tuple[list[Layer], int]:
        """What comes before the hidden layers, and how many numbers leave it."""
        if entries is not None:
            table = Embedding(entries, self.embedding, seed=None)
            return [table, Flatten()], features * self.embedding
        if not self.convolutions:
            return [], features
        side = SIDE // POOL ** len(self.convolutions)
        return self._convolutions(features), self.convolutions[-1] * side**2

    def _convolutions(self, features: int) -> list[Layer]:
        """From a row of pixels to a row of what the convolutions found."""
        require_pictures("convolutions", features)
        layers: list[Layer] = [Reshape((1, SIDE, SIDE))]
        for inputs, outputs in itertools.pairwise((1, *self.convolutions)):
            spread = self.initializer, self.weight_std
            layers.append(Conv2D(inputs, outputs, WINDOW, 1, WINDOW // 2, *spread, seed=None))
            layers += [*self._after_weights(outputs), MaxPool2D(POOL)]
        return [*layers, Flatten()]

    def _after_weights(self, outputs: int) -> list[Layer]:
        """What follows the weights of a layer that is not the last."""
        activation = ACTIVATIONS[self.activation]()
        return [BatchNorm(outputs), activation] if self.normalization == "batch" else [activation]

    def new_optimizer(self) -> Optimizer:
        """A new optimizer of this recipe."""
        options: dict[str, Any] = {name: getattr(self, name) for name in PENALTIES}
        if self.optimizer in ("momentum", "nesterov"):
            options["momentum"] = self.momentum
        kind = OPTIMIZERS[self.optimizer]
        return kind(self.learning_rate, schedule=self.new_schedule(), **options)

    def new_schedule(self) -> Schedule:
        """A new schedule of this recipe."""
        factor, asked = self.schedule_factor, self.schedule_steps

        def over(share: float) -> int:
            return asked or max(1, round(share * self.steps))

        patience = max(1, asked // self.evaluate_every) if asked else USUAL_PATIENCE
        schedules: dict[str, Callable[[], Schedule]] = {
            "constant": Constant,
            "step": lambda: StepDecay(over(1 / 3), factor),
            "exponential": lambda: Exponential(factor ** (1.0 / over(1))),
            "cosine": lambda: Cosine(over(1), factor),
            "warm-up": lambda: WarmUp(over(1 / 20), first=factor),
            "plateau": lambda: ReduceOnPlateau(factor, patience),
        }
        return schedules[self.schedule]()

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


TYPES: dict[str, type] = {
    field.name: type(field.default) for field in dataclasses.fields(Experiment)
}
KNOBS: dict[str, Knob] = {
    field.name: field.metadata["knob"] for field in dataclasses.fields(Experiment)
}
READING = {
    name: getattr(DataRecipe, name)
    for name in (
        "target",
        "columns",
        "task",
        "gaps",
        "spellings",
        "delimiter",
        "encoding",
        "header",
        "decimal",
    )
}  # how a table is read, as long as nobody has said


def parse(field: str, text: str) -> Any:
    """The value that ``text`` gives to ``field``. Raises FieldError for text of another kind."""
    kind = lookup(TYPES, field, "field")
    try:
        if kind is tuple:
            return _sizes(text)
        if kind is float and text.count(",") == 1:
            text = text.replace(",", ".")  # the decimal sign of many languages
        return kind(text.strip())
    except ValueError:
        raise FieldError(
            "{field}: '{value}' is not {expected}.",
            field=field,
            value=text,
            expected=EXPECTED[kind],
        ) from None


def as_text(value: Any) -> str:
    """A field's value as it is typed: ``parse(field, as_text(value)) == value``."""
    if isinstance(value, tuple):
        runs = [(size, len(list(same))) for size, same in itertools.groupby(value)]
        return ", ".join(
            f"{size} × {count}" if count > 2 else ", ".join([str(size)] * count)
            for size, count in runs
        )
    if isinstance(value, float):
        return f"{value:.12g}"
    return str(value)


def _sizes(text: str) -> tuple[int, ...]:
    """Sizes from "100, 50", "100 50", "[100, 50]" or "100 × 5" (x or * too). Raises ValueError."""
    sizes: list[int] = []
    plain = re.sub(r"\s*[x*×]\s*", "×", text.strip().strip("[]()"))
    for part in filter(None, re.split(r"[,\s]+", plain)):
        size, _, count = part.partition("×")
        times = int(count or 1)
        if times < 1:
            raise ValueError(part)
        sizes += [int(size)] * min(times, MOST_HIDDEN_LAYERS + 1)
    return tuple(sizes)


EXPECTED = {
    int: Phrase("a whole number"),
    float: Phrase("a number"),
    tuple: Phrase("a list such as 100, 50 or 100 × 5"),
    str: Phrase("text"),
}


def _checked(field: str, one: Knob, value: Any) -> Any:
    """``value`` in the field's own type, when it is within the knob's limits."""
    kind: type = TYPES[field]
    if kind is tuple:
        return _checked_sizes(field, one, value)
    if kind is float and type(value) is int:
        value = float(min(max(value, -LARGEST), LARGEST))
    if not _is_a(kind, value):
        raise FieldError(
            "{field}: '{value}' is not {expected}.",
            field=field,
            value=value,
            expected=EXPECTED[kind],
        )
    if one.choices:
        lookup(dict.fromkeys(one.choices), value, field)
    elif kind is not str and not one.low <= value <= one.high:
        raise FieldError(
            "{field}: {value} is outside {low} … {high}.",
            field=field,
            value=value,
            low=f"{one.low:g}",
            high=f"{one.high:g}",
        )
    return value


def _is_a(kind: type, value: Any) -> bool:
    """Whether a value is of a field's type; True and False are no numbers here."""
    return isinstance(value, kind) and not isinstance(value, bool)


def _checked_sizes(field: str, one: Knob, value: Any) -> tuple[int, ...]:
    if not isinstance(value, list | tuple) or not all(_is_a(int, size) for size in value):
        raise FieldError(
            "{field}: '{value}' is not {expected}.",
            field=field,
            value=value,
            expected=EXPECTED[tuple],
        )
    if len(value) > MOST_HIDDEN_LAYERS:
        raise FieldError(
            "{field}: {count} layers are more than the {most} allowed.",
            field=field,
            count=len(value),
            most=MOST_HIDDEN_LAYERS,
        )
    for size in value:
        if not one.low <= size <= one.high:
            raise FieldError(
                "{field}: {value} is outside {low} … {high}.",
                field=field,
                value=size,
                low=f"{one.low:g}",
                high=f"{one.high:g}",
            )
    return tuple(value)
