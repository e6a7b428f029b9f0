"""The other fields, folded away under "More settings", and what is known of all fields."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from nn.data import SPLIT_HERE
from nn.data.augment import AUGMENTATIONS, CUSTOM
from nn.data.faults import FAULTS
from nn.data.own import USES
from nn.data.preparation import SCALINGS, STATISTICS, TARGET_SCALINGS
from nn.data.recipe import DataRecipe
from nn.data.tables.words import DECIMALS, DELIMITERS, ENCODINGS, HEADERS, SPELLINGS, TASKS_ASKED
from nn.data.tables.words import MISSING as FILLS
from nn.schedules import SCHEDULES
from nn.training.recipe.basics import Basics
from nn.training.recipe.knobs import IN_TABLES, Knob, custom, in_tables, knob

CHANGING = tuple(name for name in SCHEDULES if name != "constant")


@dataclass(frozen=True)
class Settings(Basics):
    """All fields of a recipe; Experiment adds what can be done with them."""

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
        choices=FAULTS,
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
        only_if=("schedule", CHANGING),
        group="More settings",
    )
    schedule_factor: float = knob(
        0.1,
        "To factor",
        "What the learning rate is multiplied by at the end (a warm-up: at the beginning).",
        low=0.0001,
        high=1.0,
        only_if=("schedule", CHANGING),
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


TYPES: dict[str, type] = {field.name: type(field.default) for field in dataclasses.fields(Settings)}
KNOBS: dict[str, Knob] = {
    field.name: field.metadata["knob"] for field in dataclasses.fields(Settings)
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
