"""The other fields, folded away under "More settings", and what is known of all fields."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

from nn.bugs import BUGS, LOSS, NONE
from nn.data import SPLIT_HERE
from nn.data.augment import AUGMENTATIONS, CUSTOM
from nn.data.faults import FAULTS
from nn.data.preparation import SCALINGS, STATISTICS, TARGET_SCALINGS
from nn.data.recipe import DataRecipe
from nn.data.tables.words import DECIMALS, DELIMITERS, ENCODINGS, HEADERS, SPELLINGS, TASKS_ASKED
from nn.data.tables.words import MISSING as FILLS
from nn.data.user_digits import USES
from nn.losses import LOSSES
from nn.schedules import SCHEDULES
from nn.training.recipe.basics import Basics
from nn.training.recipe.knobs import IN_TABLES, OTHER, Knob, custom, in_tables, knob

AUTO = "auto"  # the loss that suits the task
STOPPINGS = ("none", "patience", "target", "small-gradient")
USUAL_LIMITS = {"target": 0.95, "small-gradient": 0.01}  # of stop_value
MOST_WEIGHT_LAYERS = 30  # convolutions, hidden layers and the last one
IN_A_LAYER = tuple(name for name, bug in BUGS.items() if bug.at != LOSS)
CHANGING = tuple(name for name in SCHEDULES if name != "constant")


@dataclass(frozen=True)
class Settings(Basics):
    """All fields of a recipe; Experiment adds what can be done with them."""

    loss: str = knob(
        AUTO,
        "Loss",
        "What training makes small. auto: cross-entropy for classes, mean squared error for "
        "numbers. Losses of probabilities get a softmax or a sigmoid before them; the others "
        "compare the scores themselves with the target (for classes with 1 for the right class "
        "and 0 for the others).",
        choices=(AUTO, *LOSSES),
        group="More settings",
    )
    weights: str = knob(
        "",
        "Start weights",
        "A file (.onnx or .safetensors) with the weights to start from; empty for random ones. "
        "Its layers must be those of this recipe: Open reads both from the file.",
        group="More settings",
    )
    stopping: str = knob(
        "none",
        "Stop early",
        "When training ends before the last step. patience: the validation loss has not improved "
        "for a number of evaluations. target: the validation accuracy (R² of a regression) has "
        "reached a value. small-gradient: the norm of the gradient has fallen below a value. "
        "Results are then those of the weights with the lowest validation loss.",
        choices=STOPPINGS,
        group="More settings",
    )
    patience: int = knob(
        5,
        "Patience",
        "How many evaluations without a lower validation loss end the training.",
        low=1,
        high=100_000,
        unit="evaluations",
        only_if=("stopping", ("patience",)),
        group="More settings",
    )
    stop_value: float = knob(
        0.95,
        "Stop at",
        "The validation accuracy (or R²) to reach, or the norm of the gradient to fall below.",
        low=0.0,
        high=1e6,
        only_if=("stopping", ("target", "small-gradient")),
        group="More settings",
    )
    train_size: int = knob(
        0,
        "Training samples",
        "Train on this many samples only, chosen so that each class keeps its share; 0 takes all. "
        "Few samples show overfitting.",
        low=0,
        high=1_000_000,
        unit="samples",
        named={0: "All", OTHER: "Only some"},
        group="More settings",
    )
    sampling: str = knob(
        "epochs",
        "Sampling",
        "epochs: every sample is used once per epoch, in a new order each time. replacement: each "
        "sample is drawn at random from all samples.",
        choices=("epochs", "replacement"),
        group="More settings",
    )
    convolutions: tuple[int, ...] = knob(
        (),
        "Convolutions",
        "Channels of each convolution before the hidden layers, such as 16, 32; empty for none. "
        "Each convolution has 3 × 3 windows, followed by the activation and 2 × 2 max pooling. "
        "For images of 28 × 28.",
        low=1,
        high=256,
        unit="channels",
        group="More settings",
    )
    augment: str = knob(
        "none",
        "Augmentation",
        "Each time a training image is used, it is shifted, rotated, stretched and bent at random "
        "and drawn with a different pen. custom: set the amount of each change. Training only; "
        "for images of 28 × 28.",
        choices=(*AUGMENTATIONS, CUSTOM),
        group="More settings",
    )
    own_digits: str = knob(
        "watch",
        "My digits",
        "What your saved digits are used for. watch: their accuracy is shown. test: they are the "
        "test set. train: they are added to the training set, each up to 100 times, until they "
        "make up a tenth of it. both: in each class every other digit is used for training, the "
        "rest for testing.",
        choices=USES,
        shared=True,
        group="More settings",
    )
    shift: float = custom(1.0, "Shift", "Largest shift along each side.", 6.0, "pixels")
    rotate: float = custom(8.0, "Rotate", "Largest angle to either side.", 90.0, "degrees")
    scale: float = custom(
        0.08,
        "Scale",
        "Largest change of the size, as a fraction; width and height change separately.",
        0.5,
    )
    shear: float = custom(
        0.08, "Shear", "Largest horizontal shift of the top, as a fraction of the height.", 1.0
    )
    elastic: float = custom(0.5, "Elastic", "Standard deviation of the bending.", 3.0, "pixels")
    thickness: float = custom(
        0.3, "Stroke", "Largest fraction of its outermost pixels that a stroke gains or loses.", 1.0
    )
    ink_noise: float = custom(
        0.1, "Ink noise", "Largest standard deviation of the noise in the ink.", 1.0
    )
    validation_share: float = knob(
        DataRecipe.validation_share,
        "Validation",
        "Fraction held out for validation during training (stratified by class).",
        low=0.05,
        high=0.45,
        shared=True,
        only_if=("data", SPLIT_HERE),
        group="More settings",
    )
    test_share: float = knob(
        DataRecipe.test_share,
        "Test",
        "Fraction held out for the final test (stratified by class).",
        low=0.05,
        high=0.45,
        shared=True,
        only_if=("data", SPLIT_HERE),
        group="More settings",
    )
    data_seed: int = knob(
        DataRecipe.data_seed,
        "Data seed",
        "Seed of the random numbers that generate toy data, split the samples and inject faults.",
        low=0,
        high=2**31 - 1,
        shared=True,
        group="More settings",
    )
    target_scaling: str = knob(
        "none",
        "Target scaling",
        "standardise: the target of a regression gets mean 0 and standard deviation 1, computed "
        "from the training set. Predictions and errors are shown in the target's own unit.",
        choices=TARGET_SCALINGS,
        only_if=IN_TABLES,
        group="More settings",
    )
    statistics: str = knob(
        "training",
        "Statistics from",
        "all data: the mean and standard deviation also use the validation and test set. This is "
        "a data leak, and only here to demonstrate one.",
        choices=STATISTICS,
        alarming=STATISTICS[1:],
        only_if=("scaling", SCALINGS[1:]),
        group="More settings",
    )
    spoil: str = knob(
        "none",
        "Fault",
        "A fault injected into this lane's data on purpose, to see its effect. The Clinic tab "
        "explains each fault.",
        choices=FAULTS,
        group="More settings",
    )
    missing: str = in_tables(
        DataRecipe.missing,
        "Missing values",
        "How missing values are handled: filled in with the mean, median or most frequent value "
        "of the column in the training set, or their rows dropped.",
        choices=FILLS,
    )
    columns: str = in_tables(
        DataRecipe.columns,
        "Columns",
        "Sets how columns are read: zip=text, when=date, id=skip, price=target number. Roles are "
        "feature, target, skip and id; types are number, text, date and flag.",
    )
    task: str = in_tables(
        DataRecipe.task,
        "Task",
        "Whether the target contains classes or numbers; detected unless set.",
        choices=TASKS_ASKED,
    )
    gaps: str = in_tables(
        DataRecipe.gaps,
        "Missing markers",
        "Texts that mean a missing value in every column, such as NA, ?, -999. In columns of "
        "numbers the usual ones are recognised; in columns of text they are ordinary text unless "
        "listed here.",
    )
    spellings: str = in_tables(
        DataRecipe.spellings,
        "Spellings",
        "merged: texts that differ only in capitals or spaces (Yes, yes) count as one.",
        choices=SPELLINGS,
    )
    delimiter: str = in_tables(
        DataRecipe.delimiter,
        "Delimiter",
        "Character between cells; detected unless set.",
        choices=DELIMITERS,
    )
    encoding: str = in_tables(
        DataRecipe.encoding,
        "Encoding",
        "Character encoding of the file; detected unless set. Korean Excel writes cp949, Western "
        "European Excel writes cp1252.",
        choices=ENCODINGS,
    )
    header: str = in_tables(
        DataRecipe.header,
        "Header",
        "Whether the first row contains the column names; detected unless set.",
        choices=HEADERS,
    )
    decimal: str = in_tables(
        DataRecipe.decimal,
        "Decimal mark",
        "Character before the decimals; detected for each column unless set.",
        choices=DECIMALS,
    )
    embedding: int = knob(
        8,
        "Embedding",
        "How many numbers represent a word in the first layer.",
        low=1,
        high=256,
        only_if=("data", ("reviews",)),
        group="More settings",
    )
    schedule: str = knob(
        "constant",
        "Schedule",
        "How the learning rate changes during the run: in steps, exponentially, along half a "
        "cosine, with a warm-up, or when the validation loss stops falling.",
        choices=SCHEDULES,
        group="More settings",
    )
    schedule_steps: int = knob(
        0,
        "Schedule steps",
        "Number of steps until the factor is reached. For step: number of steps between two "
        "changes. For plateau: how long the validation loss may stop falling. With 0 it fits the "
        "run (the whole run; for step a third, for warm-up a twentieth, for plateau five "
        "evaluations).",
        low=0,
        high=100_000_000,
        unit="steps",
        only_if=("schedule", CHANGING),
        group="More settings",
    )
    schedule_factor: float = knob(
        0.1,
        "Schedule factor",
        "Factor by which the learning rate is multiplied at the end (for warm-up, at the "
        "beginning).",
        low=0.0001,
        high=1.0,
        only_if=("schedule", CHANGING),
        group="More settings",
    )
    weight_decay: float = knob(
        0.0,
        "Weight decay",
        "L2 penalty: adds weight_decay × w to the gradient of every parameter (adamw shrinks the "
        "parameters directly). The displayed loss does not include it.",
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
        "A gradient with a larger norm is scaled down to this norm; 0 turns clipping off.",
        low=0.0,
        high=1e6,
        live=True,
        group="More settings",
    )
    dropout: float = knob(
        0.0,
        "Dropout",
        "Fraction of hidden units that are dropped at random in each training step.",
        low=0.0,
        high=0.95,
        group="More settings",
    )
    normalization: str = knob(
        "none",
        "Normalization",
        "batch: the input of every unit is standardised over the mini-batch before the activation "
        "(batch normalization).",
        choices=("none", "batch"),
        group="More settings",
    )
    skip: str = knob(
        "none",
        "Skip connections",
        "add: each hidden layer with as many units as the layer before it adds its output to its "
        "input (residual connection), so the gradient also has a way around the layer.",
        choices=("none", "add"),
        group="More settings",
    )
    bug: str = knob(
        NONE,
        "Bug",
        "A mistake put into the backward pass on purpose, to be found with the gradient check. The "
        "saved run says so.",
        choices=(NONE, *BUGS),
        alarming=tuple(BUGS),
        group="More settings",
    )
    bug_layer: int = knob(
        1,
        "Bug in layer",
        "The layer with the mistake, counted along the layers with weights (W1, W2, …).",
        low=1,
        high=MOST_WEIGHT_LAYERS,
        only_if=("bug", IN_A_LAYER),
        group="More settings",
    )


TYPES: dict[str, type] = {field.name: type(field.default) for field in dataclasses.fields(Settings)}
USUAL: dict[str, Any] = {field.name: field.default for field in dataclasses.fields(Settings)}
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
