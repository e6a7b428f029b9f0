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
    softmax,
)
from nn.archive import array_names
from nn.arrays import Array
from nn.bugs import BUGS, BrokenNetwork, break_backward, mended, possible_layers
from nn.convolution import CONVOLUTIONS, Conv2D, DepthwiseConv2D, PointwiseConv2D, SeparableConv2D
from nn.cross_entropy import (
    BinaryCrossEntropy,
    CategoricalCrossEntropy,
    SigmoidCrossEntropy,
    SoftmaxCrossEntropy,
    SparseCategoricalCrossEntropy,
)
from nn.data import DATASETS, files_of, load_dataset
from nn.data.augment import AUGMENTATIONS, Augmentation
from nn.data.clinic.checkup import CHECKS, Check, checkup
from nn.data.clinic.patient import LEVELS
from nn.data.data_report import DataReport, report_on_data
from nn.data.dataset import BINARY, CLASSIFICATION, REGRESSION, Column, Dataset, Part
from nn.data.description import ColumnSummary, Description, describe
from nn.data.digit_pages import DigitBox, FoundDigit, find_digits
from nn.data.drawings import (
    USUAL_PEN,
    Drawing,
    Drawings,
    are_drawings,
    load_drawings,
    pictures_of,
)
from nn.data.faults import FAULTS
from nn.data.folders import data_folder, runs_folder, sweeps_folder
from nn.data.images import INK_SIDE as CANVAS_SIDE
from nn.data.images import LADDER, Rungs, draw_digit, draw_ink, ladder_to
from nn.data.images import SIDE as PICTURE_SIDE
from nn.data.imported_image import ImportedImage
from nn.data.mnist import family_of, is_mnist, load_mnist
from nn.data.points import MOST_CLASSES as MOST_POINT_CLASSES
from nn.data.points import load_points, points_file, save_points
from nn.data.preparation import SCALINGS, Preparation
from nn.data.prepared import Prepared, prepare
from nn.data.recipe import DataRecipe, Place, Progress
from nn.data.scan import find_ink
from nn.data.sequences import encode_sentence, multi_hot, pad_sequences, sentence_of
from nn.data.split import fold_rows, folded, split_rows
from nn.data.tables.features import feature_names as column_features
from nn.data.tables.new_rows import encode_row, fill_as_text, row_as_texts
from nn.data.tables.preview import Preview, PreviewColumn, preview
from nn.data.tables.ranges import number_as_text, number_ranges
from nn.data.tables.words import ROLES, TYPES, Asked, asked_columns, told_columns
from nn.data.toys import TOYS
from nn.data.user_digits import FILE as USER_DIGITS_FILE
from nn.data.user_digits import (
    LEAST_WATCHED,
    NO_DIGITS,
    USES,
    load_user_digits,
    picture_key,
    untrained,
    with_user_digits,
)
from nn.descent.field import ScalarField
from nn.descent.functions import OF_ONE, OF_TWO, Valley
from nn.descent.path import (
    DescentPath,
    descend,
    descend_together,
    second_derivative,
    stability_limit,
)
from nn.differences import numerical_gradient
from nn.errors import (
    Cancelled,
    CheckpointError,
    DataError,
    DivergedError,
    FieldError,
    FormulaError,
    LabelError,
    LessonError,
    MemoryNeededError,
    NablascopeError,
    NoGradientError,
    NoSampleError,
    Phrase,
    Sentence,
    ShapeError,
    UnknownNameError,
)
from nn.export.formats import FORMATS as EXPORT_FORMATS
from nn.export.formats import Exported
from nn.export.formats import export as export_network
from nn.export.source import MOST_SAMPLES as EXPORT_SAMPLES
from nn.export.source import Source as ExportSource
from nn.files import file_stamp, remove_old_parts, replace_file, write_file
from nn.functions import (
    COMPARED,
    CURVES,
    ActivationCurve,
    LossOfOutput,
    activation_curve,
    cross_entropy_curve,
    largest_slope,
    losses_of_output,
)
from nn.gradcheck import PASS_LINE, Checked, check_gradients
from nn.graph import Input
from nn.importing.found import FoundNetwork
from nn.importing.network_file import fields_of, is_network, read_network
from nn.initializers import INITIALIZERS
from nn.labels import one_hot
from nn.layer import Layer
from nn.layer_check import check_layers
from nn.layers import Add, Affine, Concatenate, Embedding, Flatten, Reshape
from nn.lessons.conditions import Condition
from nn.lessons.facts import LaneFacts, facts_of_run
from nn.lessons.lesson import (
    LESSONS_FOLDER,
    Action,
    Lesson,
    LessonStep,
    Prediction,
    Words,
    is_lesson,
    load_lessons,
    read_lesson,
)
from nn.lessons.rehearsal import Rehearsal
from nn.loss import Loss
from nn.losses import (
    LOSSES,
    binary_cross_entropy,
    categorical_cross_entropy,
    cross_entropy_error,
    huber_loss,
    mean_absolute_error,
    mean_squared_error,
    root_mean_squared_error,
    sparse_categorical_cross_entropy,
    sum_squared_error,
)
from nn.network import Network
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
from nn.perceptron import and_gate_losses
from nn.pooling import POOLING, AveragePool2D, GlobalAveragePool, MaxPool2D
from nn.recurrent import RECURRENT, SimpleRNN
from nn.regression_losses import (
    Huber,
    MeanAbsoluteError,
    MeanSquaredError,
    RootMeanSquaredError,
    SumOfSquaredErrors,
)
from nn.regularization import REGULARIZATION, BatchNorm, Dropout
from nn.results.assessment import PARTS as RESULT_PARTS
from nn.results.assessment import Assessment, assess
from nn.results.components import Components, separation
from nn.results.lane_results import LaneResults
from nn.results.metrics import (
    Calibration,
    ClassScores,
    RegressionScores,
    ThresholdCurve,
    confusion_matrix,
    wilson_interval,
)
from nn.results.ranking import by_confidence, by_loss, disagreements, in_doubt, nearest
from nn.saved.autosaves import AUTOSAVED
from nn.saved.autosaves import LAST as LAST_RUN
from nn.saved.autosaves import RUNNING as RUNNING_RUN
from nn.saved.library import SAVED, RunLibrary, SavedRun
from nn.saved.summary import LaneSummary, RunSummary, summarise
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
from nn.step_study import NOTES_STEP, GradientCost, StepStudy, measure_cost, study_steps
from nn.sweeps.axes import Axis, parse_axis
from nn.sweeps.folder import RunState, SweepFolder, new_sweep_folder
from nn.sweeps.one_run import RunResult, train_run
from nn.sweeps.paired import PairedDifference
from nn.sweeps.plan import (
    MANY_RUNS,
    MOST_REPEATS,
    SEARCHES,
    USUAL_BUDGET,
    PlannedRun,
    SweepPlan,
)
from nn.sweeps.results import Group, SeedCurves, SweepResults
from nn.sweeps.results import Row as SweepRow
from nn.sweeps.sweep_queue import SweepJob, SweepQueue
from nn.tracing.examples import EXAMPLES, FormulaExample
from nn.tracing.formula import KNOWN_FUNCTIONS, Formula, formula
from nn.tracing.formulas import shape_text
from nn.tracing.graph import CONSTANT, Graph, GraphNode
from nn.tracing.slopes import DIFFERS
from nn.tracing.slopes import NONE as NO_JUDGE
from nn.tracing.summary import NodeSummary, sampled, spaced
from nn.tracing.sums import Term, WrittenSum, array_of, written_sum
from nn.tracing.trace import LayerNode, Trace, trace
from nn.training import checkpoint
from nn.training.answers import AnswerHistory, LaneAnswers
from nn.training.checkpoint import load_model
from nn.training.comparison import Measured, measure
from nn.training.curves import Buckets, Curves
from nn.training.doctor.case import Case, Evidence, Facts, Finding, Setting, facts_of
from nn.training.doctor.diagnosis import RULES, case_of, diagnose, examine
from nn.training.doctor.outcomes import UNKNOWN, VERDICTS, Outcome, next_treatment, outcomes
from nn.training.explanation import REACH, Explanation, Neighbours, explain
from nn.training.fit import FitHistory, fit
from nn.training.folds import CrossValidation, FoldResult
from nn.training.fork import can_fork, fork, fork_recipe
from nn.training.gradient_noise import NoisyGradients, noisy_gradients
from nn.training.history import (
    ACCURACY,
    ALPHA,
    LOSS,
    SHARPNESS,
    USER_DIGITS,
    Change,
    History,
    Record,
    note_changes,
)
from nn.training.inspection import (
    BATCH,
    CENTRAL,
    PRE_ACTIVATIONS,
    QUANTITIES,
    SATURATED_SLOPE,
    BatchInspection,
    Histogram,
    Inspection,
    Shrinkage,
    inspect,
)
from nn.training.instruments import Instruments, sharpness_limit
from nn.training.lane import Lane, Order
from nn.training.lane_copy import CheckReport, LaneCopy, check_lane, copy_of
from nn.training.lane_landscape import (
    LINES,
    PLANES,
    Landscape,
    LaneLine,
    lane_landscape,
    lane_line,
)
from nn.training.lane_representation import LayerRepresentation, Representation, represent
from nn.training.lane_stopping import Stop
from nn.training.lane_threads import LaneThreads, usable_cores
from nn.training.lane_trace import FEEDS, Feed, LaneTrace, trace_lanes
from nn.training.lanes import (
    MOST_LANES,
    can_differ,
    check_lanes,
    differences,
    edited,
    keeping_pace,
    variation,
    with_fields,
)
from nn.training.learning_curve import (
    LearningCurve,
    SizeMean,
    SizeResult,
    curve_means,
    last_change,
    usual_sizes,
)
from nn.training.memory import check_memory, needed_bytes
from nn.training.model import Model
from nn.training.module import Module
from nn.training.predictions import NewSamples, Predictions, predict, read_samples
from nn.training.predictor import Predictor, Response, Snapshot
from nn.training.presets import Preset, is_preset, load_preset, preset_names, read_preset
from nn.training.probes import MEASURES, activation_indices
from nn.training.race import Race
from nn.training.recipe.building import added_decay
from nn.training.recipe.choice_names import CHOICE_NAMES
from nn.training.recipe.experiment import LONGEST_NAME, Experiment
from nn.training.recipe.knobs import OTHER, Knob
from nn.training.recipe.parsing import as_text, parse
from nn.training.recipe.settings import KNOBS, READING, USUAL
from nn.training.recipe_texts import (
    as_commands,
    as_json,
    as_script,
    field_and_text,
    is_recipe,
    read_recipe,
)
from nn.training.relation import RECORDED, related
from nn.training.ring import Ring
from nn.training.series import Series, SeriesProgress, mean_and_deviation, mean_and_spread
from nn.training.step_quality import StepQuality, step_quality
from nn.training.stopping import Patience, Steps, Stopping, Target, WallClock
from nn.training.suited import suited
from nn.training.survey import (
    BORDER,
    CELLS,
    SHADES,
    Bounds,
    Survey,
    can_be_drawn,
    plane_bounds,
    shade_levels,
    survey,
)
from nn.training.time_machine import MOST_MOMENT_BYTES, LaneTape, Replay, Route, TimeMachine
from nn.training.trainer import Batches, StepRecord, Trainer
from nn.two_layer_net import TwoLayerNet

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
    "ALPHA",
    "AUGMENTATIONS",
    "AUTOSAVED",
    "BATCH",
    "BINARY",
    "BORDER",
    "BUGS",
    "CANVAS_SIDE",
    "CELLS",
    "CENTRAL",
    "CHECKS",
    "CHOICE_NAMES",
    "CLASSIFICATION",
    "COMPARED",
    "CONSTANT",
    "CURVES",
    "DATASETS",
    "DIFFERS",
    "ELU",
    "EXAMPLES",
    "EXPORT_FORMATS",
    "EXPORT_SAMPLES",
    "FAULTS",
    "FEEDS",
    "GELU",
    "INITIALIZERS",
    "KNOBS",
    "KNOWN_FUNCTIONS",
    "LADDER",
    "LAST_RUN",
    "LAYERS",
    "LEAST_WATCHED",
    "LESSONS_FOLDER",
    "LEVELS",
    "LINES",
    "LONGEST_NAME",
    "LOSS",
    "LOSSES",
    "MANY_RUNS",
    "MEASURES",
    "MOST_LANES",
    "MOST_MOMENT_BYTES",
    "MOST_POINT_CLASSES",
    "MOST_REPEATS",
    "NOTES_STEP",
    "NO_DIGITS",
    "NO_JUDGE",
    "OF_ONE",
    "OF_TWO",
    "OPTIMIZERS",
    "OTHER",
    "PASS_LINE",
    "PICTURE_SIDE",
    "PLANES",
    "PRE_ACTIVATIONS",
    "QUANTITIES",
    "REACH",
    "READING",
    "RECORDED",
    "REGRESSION",
    "RESULT_PARTS",
    "ROLES",
    "RULES",
    "RUNNING_RUN",
    "SATURATED_SLOPE",
    "SAVED",
    "SCALINGS",
    "SCHEDULES",
    "SEARCHES",
    "SGD",
    "SHADES",
    "SHARPNESS",
    "TOYS",
    "TYPES",
    "UNKNOWN",
    "USER_DIGITS",
    "USER_DIGITS_FILE",
    "USES",
    "USUAL",
    "USUAL_BUDGET",
    "USUAL_PEN",
    "VERDICTS",
    "Action",
    "ActivationCurve",
    "AdaGrad",
    "Adam",
    "AdamW",
    "Add",
    "Affine",
    "AnswerHistory",
    "Array",
    "Asked",
    "Assessment",
    "Augmentation",
    "AveragePool2D",
    "Axis",
    "BatchInspection",
    "BatchNorm",
    "Batches",
    "BinaryCrossEntropy",
    "Bounds",
    "BrokenNetwork",
    "Buckets",
    "Calibration",
    "Cancelled",
    "Case",
    "CategoricalCrossEntropy",
    "Change",
    "Check",
    "CheckReport",
    "Checked",
    "CheckpointError",
    "ClassScores",
    "Column",
    "ColumnSummary",
    "Components",
    "Concatenate",
    "Condition",
    "Constant",
    "Conv2D",
    "Cosine",
    "CrossValidation",
    "Curves",
    "DataError",
    "DataRecipe",
    "DataReport",
    "Dataset",
    "DepthwiseConv2D",
    "DescentPath",
    "Description",
    "DigitBox",
    "DivergedError",
    "Drawing",
    "Drawings",
    "Dropout",
    "Embedding",
    "Evidence",
    "Experiment",
    "Explanation",
    "Exponential",
    "ExportSource",
    "Exported",
    "Facts",
    "Feed",
    "FieldError",
    "Finding",
    "FitHistory",
    "Flatten",
    "FoldResult",
    "Formula",
    "FormulaError",
    "FormulaExample",
    "FoundDigit",
    "FoundNetwork",
    "GlobalAveragePool",
    "GradientCost",
    "Graph",
    "GraphNode",
    "Group",
    "Histogram",
    "History",
    "Huber",
    "Identity",
    "ImportedImage",
    "Input",
    "Inspection",
    "Instruments",
    "Knob",
    "LabelError",
    "Landscape",
    "Lane",
    "LaneAnswers",
    "LaneCopy",
    "LaneFacts",
    "LaneLine",
    "LaneResults",
    "LaneSummary",
    "LaneTape",
    "LaneThreads",
    "LaneTrace",
    "Layer",
    "LayerNode",
    "LayerRepresentation",
    "LeakyReLU",
    "LearningCurve",
    "Lesson",
    "LessonError",
    "LessonStep",
    "Loss",
    "LossOfOutput",
    "MaxPool2D",
    "MeanAbsoluteError",
    "MeanSquaredError",
    "Measured",
    "MemoryNeededError",
    "Model",
    "Module",
    "Momentum",
    "NablascopeError",
    "Neighbours",
    "Nesterov",
    "Network",
    "NewSamples",
    "NoGradientError",
    "NoSampleError",
    "NodeSummary",
    "NoisyGradients",
    "Optimizer",
    "Order",
    "Outcome",
    "PairedDifference",
    "Part",
    "Patience",
    "Phrase",
    "Place",
    "PlannedRun",
    "PointwiseConv2D",
    "Prediction",
    "Predictions",
    "Predictor",
    "Preparation",
    "Prepared",
    "Preset",
    "Preview",
    "PreviewColumn",
    "Progress",
    "RMSProp",
    "Race",
    "ReLU",
    "Record",
    "ReduceOnPlateau",
    "RegressionScores",
    "Rehearsal",
    "Replay",
    "Representation",
    "Reshape",
    "Response",
    "Ring",
    "RootMeanSquaredError",
    "Route",
    "RunLibrary",
    "RunResult",
    "RunState",
    "RunSummary",
    "Rungs",
    "SavedRun",
    "ScalarField",
    "Schedule",
    "SeedCurves",
    "Sentence",
    "SeparableConv2D",
    "Series",
    "SeriesProgress",
    "Setting",
    "ShapeError",
    "Shrinkage",
    "SiLU",
    "Sigmoid",
    "SigmoidCrossEntropy",
    "SimpleRNN",
    "SizeMean",
    "SizeResult",
    "Snapshot",
    "Softmax",
    "SoftmaxCrossEntropy",
    "Softplus",
    "SparseCategoricalCrossEntropy",
    "Step",
    "StepDecay",
    "StepQuality",
    "StepRecord",
    "StepStudy",
    "Steps",
    "Stop",
    "Stopping",
    "SumOfSquaredErrors",
    "Survey",
    "SweepFolder",
    "SweepJob",
    "SweepPlan",
    "SweepQueue",
    "SweepResults",
    "SweepRow",
    "Tanh",
    "Target",
    "Term",
    "ThresholdCurve",
    "TimeMachine",
    "Trace",
    "Trainer",
    "TwoLayerNet",
    "UnknownNameError",
    "Valley",
    "WallClock",
    "WarmUp",
    "Words",
    "WrittenSum",
    "activation_curve",
    "activation_indices",
    "added_decay",
    "and_gate_losses",
    "are_drawings",
    "array_names",
    "array_of",
    "as_commands",
    "as_json",
    "as_script",
    "as_text",
    "asked_columns",
    "assess",
    "binary_cross_entropy",
    "break_backward",
    "by_confidence",
    "by_loss",
    "can_be_drawn",
    "can_differ",
    "can_fork",
    "case_of",
    "categorical_cross_entropy",
    "check_gradients",
    "check_lane",
    "check_lanes",
    "check_layers",
    "check_memory",
    "checkpoint",
    "checkup",
    "column_features",
    "confusion_matrix",
    "copy_of",
    "cross_entropy_curve",
    "cross_entropy_error",
    "curve_means",
    "data_folder",
    "descend",
    "descend_together",
    "describe",
    "diagnose",
    "differences",
    "disagreements",
    "draw_digit",
    "draw_ink",
    "edited",
    "encode_row",
    "encode_sentence",
    "examine",
    "explain",
    "export_network",
    "facts_of",
    "facts_of_run",
    "family_of",
    "field_and_text",
    "fields_of",
    "file_stamp",
    "files_of",
    "fill_as_text",
    "find_digits",
    "find_ink",
    "fit",
    "fold_rows",
    "folded",
    "fork",
    "fork_recipe",
    "formula",
    "huber_loss",
    "in_doubt",
    "inspect",
    "is_lesson",
    "is_mnist",
    "is_network",
    "is_preset",
    "is_recipe",
    "keeping_pace",
    "ladder_to",
    "lane_landscape",
    "lane_line",
    "largest_slope",
    "last_change",
    "load_dataset",
    "load_drawings",
    "load_lessons",
    "load_mnist",
    "load_model",
    "load_points",
    "load_preset",
    "load_user_digits",
    "losses_of_output",
    "mean_absolute_error",
    "mean_and_deviation",
    "mean_and_spread",
    "mean_squared_error",
    "measure",
    "measure_cost",
    "mended",
    "multi_hot",
    "nearest",
    "needed_bytes",
    "new_sweep_folder",
    "next_treatment",
    "noisy_gradients",
    "note_changes",
    "number_as_text",
    "number_ranges",
    "numerical_gradient",
    "one_hot",
    "outcomes",
    "pad_sequences",
    "parse",
    "parse_axis",
    "picture_key",
    "pictures_of",
    "plane_bounds",
    "points_file",
    "possible_layers",
    "predict",
    "prepare",
    "preset_names",
    "preview",
    "read_lesson",
    "read_network",
    "read_preset",
    "read_recipe",
    "read_samples",
    "related",
    "remove_old_parts",
    "replace_file",
    "report_on_data",
    "represent",
    "root_mean_squared_error",
    "row_as_texts",
    "runs_folder",
    "sampled",
    "save_points",
    "second_derivative",
    "sentence_of",
    "separation",
    "shade_levels",
    "shape_text",
    "sharpness_limit",
    "softmax",
    "spaced",
    "sparse_categorical_cross_entropy",
    "split_rows",
    "stability_limit",
    "step_quality",
    "study_steps",
    "suited",
    "sum_squared_error",
    "summarise",
    "survey",
    "sweeps_folder",
    "told_columns",
    "trace",
    "trace_lanes",
    "train_run",
    "untrained",
    "usable_cores",
    "usual_sizes",
    "variation",
    "wilson_interval",
    "with_fields",
    "with_user_digits",
    "write_file",
    "written_sum",
]
