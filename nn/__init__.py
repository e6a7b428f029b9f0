"""Nablascope's numerics: networks from scratch in NumPy. The names that others may import."""

from nn import layers
from nn.activations import (
    ACTIVATIONS,
    ELU,
    GELU,
    Identity,
    LeakyReLU,
    ReLU,
    Sigmoid,
    SiLU,
    Softmax,
    Softplus,
    Step,
    Tanh,
)
from nn.arrays import Array
from nn.convolution import (
    CONVOLUTIONS,
    Conv2D,
    DepthwiseConv2D,
    PointwiseConv2D,
    SeparableConv2D,
)
from nn.data import DATASETS, files_of, load_dataset
from nn.data.augment import AUGMENTATIONS, Augmentation
from nn.data.clinic import CHECKS, LEVELS, Check, checkup
from nn.data.dataset import BINARY, CLASSIFICATION, REGRESSION, Dataset, Part
from nn.data.description import ColumnLook, Description, describe
from nn.data.drawings import USUAL_PEN, Drawing, Drawings, load_drawings, pictures_of
from nn.data.folders import data_folder, runs_folder
from nn.data.images import INK_SIDE as CANVAS_SIDE
from nn.data.images import LADDER, Rungs, draw_digit, draw_ink, ladder_to
from nn.data.images import SIDE as PICTURE_SIDE
from nn.data.mnist import load_mnist
from nn.data.own import FILE as OWN_FILE
from nn.data.own import NO_DIGITS, USES, load_own, picture_key, untrained, with_own
from nn.data.points import MOST_CLASSES as MOST_POINT_CLASSES
from nn.data.points import load_points, points_file, save_points
from nn.data.preparation import SCALINGS, Preparation
from nn.data.prepared import Prepared, prepare
from nn.data.recipe import DataRecipe
from nn.data.scan import find_ink
from nn.data.sequences import multi_hot, pad_sequences
from nn.data.split import fold_rows, folded, split_rows
from nn.data.spoil import SPOILS
from nn.data.table import asked_kinds, told_kinds
from nn.data.toys import TOYS
from nn.errors import (
    Cancelled,
    CheckpointError,
    DataError,
    DivergedError,
    FieldError,
    LabelError,
    MemoryNeededError,
    NablascopeError,
    NoGradientError,
    Phrase,
    Sentence,
    ShapeError,
    UnknownNameError,
)
from nn.files import replace_file
from nn.gradcheck import Checked, check_gradients, numerical_gradient
from nn.graph import Input
from nn.initializers import INITIALIZERS
from nn.labels import one_hot
from nn.layers import Add, Affine, Concatenate, Embedding, Flatten, Layer, Reshape
from nn.losses import (
    LOSSES,
    BinaryCrossEntropy,
    CategoricalCrossEntropy,
    Huber,
    Loss,
    MeanAbsoluteError,
    MeanSquaredError,
    RootMeanSquaredError,
    SigmoidCrossEntropy,
    SoftmaxCrossEntropy,
    SparseCategoricalCrossEntropy,
    SumOfSquaredErrors,
    binary_cross_entropy,
    categorical_cross_entropy,
    cross_entropy_error,
    huber_loss,
    mean_absolute_error,
    mean_squared_error,
    root_mean_squared_error,
    softmax,
    sparse_categorical_cross_entropy,
    sum_squared_error,
)
from nn.network import Network, TwoLayerNet
from nn.optimizers import (
    OPTIMIZERS,
    SGD,
    AdaGrad,
    Adam,
    AdamW,
    Momentum,
    Nesterov,
    Optimizer,
    RMSProp,
)
from nn.pooling import POOLING, AveragePool2D, GlobalAveragePool, MaxPool2D
from nn.recurrent import RECURRENT, SimpleRNN
from nn.regularization import REGULARIZATION, BatchNorm, Dropout
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
from nn.training import checkpoint
from nn.training.checkpoint import load_model
from nn.training.curves import Buckets, Curves
from nn.training.doctor import (
    RULES,
    Case,
    Evidence,
    Facts,
    Finding,
    case_of,
    diagnose,
    examine,
    facts_of,
)
from nn.training.experiment import KNOBS, LONGEST_NAME, Experiment, Knob, as_text, parse
from nn.training.fit import FitHistory, fit
from nn.training.folds import CrossValidation, FoldResult, mean_and_spread
from nn.training.history import ACCURACY, LOSS, OWN, Change, History, Record, note_changes
from nn.training.inspection import (
    BATCH,
    QUANTITIES,
    BatchLook,
    Histogram,
    Inspection,
    Shrinkage,
    inspect,
)
from nn.training.lanes import (
    MOST_LANES,
    can_differ,
    check_lanes,
    differences,
    edited,
    keeping_pace,
    variation,
)
from nn.training.memory import check_memory, needed_bytes
from nn.training.model import Model
from nn.training.module import Module
from nn.training.presets import Preset, load_preset, preset_names, read_preset
from nn.training.probes import MEASURES, activation_places
from nn.training.race import Lane, Race
from nn.training.ring import Ring
from nn.training.stopping import Patience, Steps, Stopping, Target, WallClock
from nn.training.trainer import Batches, StepRecord, Trainer

LAYERS: dict[str, type[Layer]] = {
    **layers.LAYERS,
    **CONVOLUTIONS,
    **POOLING,
    **RECURRENT,
    **REGULARIZATION,
}

__all__ = [
    "ACCURACY",
    "ACTIVATIONS",
    "AUGMENTATIONS",
    "BATCH",
    "BINARY",
    "CANVAS_SIDE",
    "CHECKS",
    "CLASSIFICATION",
    "DATASETS",
    "ELU",
    "GELU",
    "INITIALIZERS",
    "KNOBS",
    "LADDER",
    "LAYERS",
    "LEVELS",
    "LONGEST_NAME",
    "LOSS",
    "LOSSES",
    "MEASURES",
    "MOST_LANES",
    "MOST_POINT_CLASSES",
    "NO_DIGITS",
    "OPTIMIZERS",
    "OWN",
    "OWN_FILE",
    "PICTURE_SIDE",
    "QUANTITIES",
    "REGRESSION",
    "RULES",
    "SCALINGS",
    "SCHEDULES",
    "SGD",
    "SPOILS",
    "TOYS",
    "USES",
    "USUAL_PEN",
    "AdaGrad",
    "Adam",
    "AdamW",
    "Add",
    "Affine",
    "Array",
    "Augmentation",
    "AveragePool2D",
    "BatchLook",
    "BatchNorm",
    "Batches",
    "BinaryCrossEntropy",
    "Buckets",
    "Cancelled",
    "Case",
    "CategoricalCrossEntropy",
    "Change",
    "Check",
    "Checked",
    "CheckpointError",
    "ColumnLook",
    "Concatenate",
    "Constant",
    "Conv2D",
    "Cosine",
    "CrossValidation",
    "Curves",
    "DataError",
    "DataRecipe",
    "Dataset",
    "DepthwiseConv2D",
    "Description",
    "DivergedError",
    "Drawing",
    "Drawings",
    "Dropout",
    "Embedding",
    "Evidence",
    "Experiment",
    "Exponential",
    "Facts",
    "FieldError",
    "Finding",
    "FitHistory",
    "Flatten",
    "FoldResult",
    "GlobalAveragePool",
    "Histogram",
    "History",
    "Huber",
    "Identity",
    "Input",
    "Inspection",
    "Knob",
    "LabelError",
    "Lane",
    "Layer",
    "LeakyReLU",
    "Loss",
    "MaxPool2D",
    "MeanAbsoluteError",
    "MeanSquaredError",
    "MemoryNeededError",
    "Model",
    "Module",
    "Momentum",
    "NablascopeError",
    "Nesterov",
    "Network",
    "NoGradientError",
    "Optimizer",
    "Part",
    "Patience",
    "Phrase",
    "PointwiseConv2D",
    "Preparation",
    "Prepared",
    "Preset",
    "RMSProp",
    "Race",
    "ReLU",
    "Record",
    "ReduceOnPlateau",
    "Reshape",
    "Ring",
    "RootMeanSquaredError",
    "Rungs",
    "Schedule",
    "Sentence",
    "SeparableConv2D",
    "ShapeError",
    "Shrinkage",
    "SiLU",
    "Sigmoid",
    "SigmoidCrossEntropy",
    "SimpleRNN",
    "Softmax",
    "SoftmaxCrossEntropy",
    "Softplus",
    "SparseCategoricalCrossEntropy",
    "Step",
    "StepDecay",
    "StepRecord",
    "Steps",
    "Stopping",
    "SumOfSquaredErrors",
    "Tanh",
    "Target",
    "Trainer",
    "TwoLayerNet",
    "UnknownNameError",
    "WallClock",
    "WarmUp",
    "activation_places",
    "as_text",
    "asked_kinds",
    "binary_cross_entropy",
    "can_differ",
    "case_of",
    "categorical_cross_entropy",
    "check_gradients",
    "check_lanes",
    "check_memory",
    "checkpoint",
    "checkup",
    "cross_entropy_error",
    "data_folder",
    "describe",
    "diagnose",
    "differences",
    "draw_digit",
    "draw_ink",
    "edited",
    "examine",
    "facts_of",
    "files_of",
    "find_ink",
    "fit",
    "fold_rows",
    "folded",
    "huber_loss",
    "inspect",
    "keeping_pace",
    "ladder_to",
    "load_dataset",
    "load_drawings",
    "load_mnist",
    "load_model",
    "load_own",
    "load_points",
    "load_preset",
    "mean_absolute_error",
    "mean_and_spread",
    "mean_squared_error",
    "multi_hot",
    "needed_bytes",
    "note_changes",
    "numerical_gradient",
    "one_hot",
    "pad_sequences",
    "parse",
    "picture_key",
    "pictures_of",
    "points_file",
    "prepare",
    "preset_names",
    "read_preset",
    "replace_file",
    "root_mean_squared_error",
    "runs_folder",
    "save_points",
    "softmax",
    "sparse_categorical_cross_entropy",
    "split_rows",
    "sum_squared_error",
    "told_kinds",
    "untrained",
    "variation",
    "with_own",
]
