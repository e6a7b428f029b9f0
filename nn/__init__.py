"""Nablascope's numerics: networks from scratch in NumPy. The names that others may import."""

from nn.activations import ACTIVATIONS, ReLU, Sigmoid, Tanh
from nn.arrays import Array
from nn.data import DATASETS, load_dataset
from nn.data.dataset import Dataset, Part
from nn.data.folders import data_folder, runs_folder
from nn.data.images import draw_digit
from nn.data.mnist import load_mnist
from nn.errors import (
    Cancelled,
    CheckpointError,
    DataError,
    DivergedError,
    FieldError,
    LabelError,
    NablascopeError,
    Phrase,
    ShapeError,
    UnknownNameError,
)
from nn.files import replace_file
from nn.gradcheck import numerical_gradient
from nn.initializers import INITIALIZERS
from nn.layers import LAYERS, Affine, Layer
from nn.losses import (
    LOSSES,
    SoftmaxCrossEntropy,
    cross_entropy_error,
    softmax,
    sum_squared_error,
)
from nn.network import Network, TwoLayerNet
from nn.optimizers import OPTIMIZERS, SGD, Adam, Momentum, Optimizer
from nn.training import checkpoint
from nn.training.curves import Buckets, Curves
from nn.training.experiment import KNOBS, Experiment, Knob, as_text, parse
from nn.training.history import Change, History, Layout
from nn.training.presets import Preset, load_preset, preset_names, read_preset
from nn.training.race import MOST_LANES, Race, check_lanes
from nn.training.ring import Ring
from nn.training.trainer import Batches, StepRecord, Trainer

__all__ = [
    "ACTIVATIONS",
    "DATASETS",
    "INITIALIZERS",
    "KNOBS",
    "LAYERS",
    "LOSSES",
    "MOST_LANES",
    "OPTIMIZERS",
    "SGD",
    "Adam",
    "Affine",
    "Array",
    "Batches",
    "Buckets",
    "Cancelled",
    "Change",
    "CheckpointError",
    "Curves",
    "DataError",
    "Dataset",
    "DivergedError",
    "Experiment",
    "FieldError",
    "History",
    "Knob",
    "LabelError",
    "Layer",
    "Layout",
    "Momentum",
    "NablascopeError",
    "Network",
    "Optimizer",
    "Part",
    "Phrase",
    "Preset",
    "Race",
    "ReLU",
    "Ring",
    "ShapeError",
    "Sigmoid",
    "SoftmaxCrossEntropy",
    "StepRecord",
    "Tanh",
    "Trainer",
    "TwoLayerNet",
    "UnknownNameError",
    "as_text",
    "check_lanes",
    "checkpoint",
    "cross_entropy_error",
    "data_folder",
    "draw_digit",
    "load_dataset",
    "load_mnist",
    "load_preset",
    "numerical_gradient",
    "parse",
    "preset_names",
    "read_preset",
    "replace_file",
    "runs_folder",
    "softmax",
    "sum_squared_error",
]
