"""The fields that stand first in the form: data, network, optimizer, run."""

from __future__ import annotations

from dataclasses import dataclass

from nn.activations import ACTIVATIONS
from nn.data import DATASETS, FROM_FILES, SIZED
from nn.data.preparation import SCALINGS
from nn.data.recipe import DataRecipe
from nn.data.toys import TOYS
from nn.initializers import INITIALIZERS
from nn.optimizers import LARGEST_RATE, OPTIMIZERS, SMALLEST_RATE
from nn.training.recipe.knobs import IN_TABLES, OTHER, knob

MOST_UNITS = 4096
FULL_BATCH = 0  # as a batch size


@dataclass(frozen=True)
class Basics:
    """The first fields of a recipe, in the order of the form."""

    name: str = knob("network", "Name", "The name of this lane in legends and reports.", live=True)
    data: str = knob(
        "strokes",
        "Data set",
        "The data to learn from. strokes is built in; mnist, fashion-mnist and kmnist are "
        "downloaded once; digits-8x8 comes with scikit-learn; table, pictures, points and "
        "my-digits are your own data; reviews are sentences; the others are toy data.",
        choices=DATASETS,
        shared=True,
        group="Data",
    )
    file: str = knob(
        DataRecipe.file,
        "File",
        "The table to read (such as CSV or TSV); for pictures, a folder with one subfolder per "
        "class.",
        path=True,
        shared=True,
        only_if=("data", FROM_FILES),
        group="Data",
    )
    target: str = knob(
        DataRecipe.target,
        "Target",
        "The column to predict; if empty, the last column.",
        shared=True,
        only_if=IN_TABLES,
        group="Data",
    )
    samples: int = knob(
        DataRecipe.samples,
        "Samples",
        "Number of samples to generate, for all sets together. With 4 samples, a gate consists of "
        "its four points.",
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
        "Standard deviation of the noise in the points; in a regression, of the noise in the "
        "target.",
        low=0.0,
        high=2.0,
        shared=True,
        only_if=("data", tuple(TOYS)),
        group="Data",
    )
    scaling: str = knob(
        "none",
        "Scaling",
        "standardise: each feature gets mean 0 and standard deviation 1. min-max: each feature is "
        "scaled to 0 … 1. The statistics come from the training set and are saved with the "
        "network.",
        choices=SCALINGS,
        group="Data",
    )
    batch_size: int = knob(
        200,
        "Batch size",
        "Number of samples averaged in one step; 0 takes all of them (the full batch).",
        low=0,
        high=1_000_000,
        unit="samples",
        named={1: "One sample", OTHER: "Mini-batch", FULL_BATCH: "Full batch"},
        group="Data",
    )
    hidden: tuple[int, ...] = knob(
        (80,),
        "Hidden layers",
        "Units in each hidden layer, from input to output: 80, or 100, 50, or 100 × 5.",
        low=1,
        high=MOST_UNITS,
        unit="units",
        group="Network",
    )
    activation: str | tuple[str, ...] = knob(
        "relu",
        "Activation",
        "The function after each hidden layer: one for all, or a list with one per layer. The "
        "slope of a sigmoid is at most 1/4; that of ReLU is 1 where it is active. Convolutions "
        "use the first.",
        choices=[name for name, one in ACTIVATIONS.items() if one.hidden],
        per_layer=True,
        group="Network",
    )
    initializer: str = knob(
        "he",
        "Initial weights",
        "How the initial weights are drawn: he for ReLU, xavier for sigmoid and tanh, normal with "
        "a standard deviation of your choice.",
        choices=INITIALIZERS,
        group="Network",
    )
    weight_std: float = knob(
        0.01,
        "Weight std",
        "Standard deviation of the initial weights.",
        low=0.0,
        high=10.0,
        only_if=("initializer", ("normal",)),
        group="Network",
    )
    optimizer: str = knob(
        "sgd",
        "Optimizer",
        "How the gradient is turned into a step.",
        choices=OPTIMIZERS,
        group="Optimizer",
    )
    learning_rate: float = knob(
        0.1,
        "Learning rate",
        "Size of a step. A change applies from the next step, also during training.",
        low=SMALLEST_RATE,
        high=LARGEST_RATE,
        live=True,
        logarithmic=True,
        group="Optimizer",
    )
    momentum: float = knob(
        0.9,
        "Momentum",
        "Fraction of the previous step that is kept.",
        low=0.0,
        high=0.999,
        live=True,
        only_if=("optimizer", ("momentum", "nesterov")),
        group="Optimizer",
    )
    steps: int = knob(
        3_000,
        "Steps",
        "Number of updates until the run ends.",
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
        "Number of steps between two evaluations on the validation set.",
        low=1,
        high=1_000_000,
        unit="steps",
        counts_batches=True,
        group="Run",
    )
    seed: int = knob(
        0,
        "Seed",
        "Seed of the start weights and of the order of the samples. The same seed gives exactly "
        "the same run; another one tells how much of a result is luck.",
        low=0,
        high=2**31 - 1,
        group="Run",
    )
