"""Panels: one small class a file. Each asks one question of a run."""

from gui.panels.curve_panel import CurvePanel
from gui.panels.data.augmentation import AugmentationPanel
from gui.panels.data.batch import BatchPanel
from gui.panels.data.clinic import ClinicPanel
from gui.panels.data.samples import SamplesPanel
from gui.panels.data_panel import DataPanel
from gui.panels.inside.distributions import DistributionsPanel
from gui.panels.inside.ledger import LedgerPanel
from gui.panels.inside.weights import WeightsPanel
from gui.panels.inspection_panel import InspectionPanel
from gui.panels.panel import Panel
from gui.panels.results.answers import AnswersPanel
from gui.panels.results.folds import FoldsPanel
from gui.panels.results.my_digits import MyDigitsPanel
from gui.panels.results.my_drawing import MyDrawingPanel
from gui.panels.results.regions import RegionsPanel
from gui.panels.train.accuracy import AccuracyPanel
from gui.panels.train.doctor import DoctorPanel
from gui.panels.train.gradient import GradientPanel
from gui.panels.train.loss import LossPanel

__all__ = [
    "PANELS",
    "AnswersPanel",
    "AugmentationPanel",
    "ClinicPanel",
    "CurvePanel",
    "DataPanel",
    "DoctorPanel",
    "FoldsPanel",
    "InspectionPanel",
    "MyDigitsPanel",
    "MyDrawingPanel",
    "Panel",
    "RegionsPanel",
    "SamplesPanel",
    "WeightsPanel",
]

PANELS: dict[str, type[Panel]] = {
    "loss": LossPanel,
    "accuracy": AccuracyPanel,
    "gradient": GradientPanel,
    "ledger": LedgerPanel,
    "distributions": DistributionsPanel,
    "doctor": DoctorPanel,
    "samples": SamplesPanel,
    "clinic": ClinicPanel,
    "batch": BatchPanel,
    "regions": RegionsPanel,
    "folds": FoldsPanel,
    "augmentation": AugmentationPanel,
    "preparation": MyDrawingPanel,
    "inside": WeightsPanel,
    "ribbon": AnswersPanel,
    "own": MyDigitsPanel,
}
