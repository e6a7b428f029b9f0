"""Panels: one small class a file, in a folder per workspace. Each asks one question of a run."""

from gui.panels.data.augmentation import AugmentationPanel
from gui.panels.data.batch import BatchPanel
from gui.panels.data.clinic import ClinicPanel
from gui.panels.data.samples import SamplesPanel
from gui.panels.inside.descent.panel import DescentPanel
from gui.panels.inside.distributions import DistributionsPanel
from gui.panels.inside.functions.panel import FunctionsPanel
from gui.panels.inside.gradient_check.panel import GradientCheckPanel
from gui.panels.inside.graph.panel import GraphPanel
from gui.panels.inside.landscape.panel import LandscapePanel
from gui.panels.inside.ledger import LedgerPanel
from gui.panels.inside.step_length.panel import StepLengthPanel
from gui.panels.inside.weights import WeightsPanel
from gui.panels.learn.lessons import LessonsPanel
from gui.panels.panel import Panel
from gui.panels.results.answers import AnswersPanel
from gui.panels.results.confusion.panel import ConfusionPanel
from gui.panels.results.folds import FoldsPanel
from gui.panels.results.learning_curve.panel import LearningCurvePanel
from gui.panels.results.my_digits import MyDigitsPanel
from gui.panels.results.my_drawing import MyDrawingPanel
from gui.panels.results.regions import RegionsPanel
from gui.panels.results.regression.panel import RegressionPanel
from gui.panels.results.representation.panel import RepresentationPanel
from gui.panels.results.summary import SummaryPanel
from gui.panels.results.threshold.panel import ThresholdPanel
from gui.panels.runs.about_run import AboutRunPanel
from gui.panels.runs.parallel import ParallelPanel
from gui.panels.runs.runs import RunsPanel
from gui.panels.runs.saved import SavedPanel
from gui.panels.runs.saved_curves import SavedCurvesPanel
from gui.panels.runs.sweep_curves import SweepCurvesPanel
from gui.panels.runs.tuning import TuningPanel
from gui.panels.train.accuracy import AccuracyPanel
from gui.panels.train.doctor import DoctorPanel
from gui.panels.train.gradient import GradientPanel
from gui.panels.train.loss import LossPanel
from gui.panels.train.relation import RelationPanel
from gui.panels.train.seeds import SeedsPanel

# In the order of their tabs. This is all that is to be written of a new panel besides its file.
PANELS: list[type[Panel]] = [
    SamplesPanel,
    ClinicPanel,
    BatchPanel,
    AugmentationPanel,
    LossPanel,
    AccuracyPanel,
    GradientPanel,
    SeedsPanel,
    DoctorPanel,
    RelationPanel,
    GraphPanel,
    GradientCheckPanel,
    LedgerPanel,
    DistributionsPanel,
    FunctionsPanel,
    DescentPanel,
    StepLengthPanel,
    LandscapePanel,
    WeightsPanel,
    ConfusionPanel,
    ThresholdPanel,
    RegressionPanel,
    RepresentationPanel,
    RegionsPanel,
    FoldsPanel,
    LearningCurvePanel,
    SummaryPanel,
    MyDrawingPanel,
    AnswersPanel,
    MyDigitsPanel,
    SavedCurvesPanel,
    AboutRunPanel,
    TuningPanel,
    ParallelPanel,
    SavedPanel,
    RunsPanel,
    SweepCurvesPanel,
    LessonsPanel,
]
