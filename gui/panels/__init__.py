"""Panels: one small class a file. Each asks one question of a run."""

from gui.panels.accuracy import AccuracyPanel
from gui.panels.augmentation import AugmentationPanel
from gui.panels.batch import BatchPanel
from gui.panels.clinic import ClinicPanel
from gui.panels.curve_panel import CurvePanel
from gui.panels.data_panel import DataPanel
from gui.panels.distributions import DistributionsPanel
from gui.panels.doctor import DoctorPanel
from gui.panels.folds import FoldsPanel
from gui.panels.gradient import GradientPanel
from gui.panels.inside import InsidePanel
from gui.panels.inspection_panel import InspectionPanel
from gui.panels.ledger import LedgerPanel
from gui.panels.loss import LossPanel
from gui.panels.own import OwnPanel
from gui.panels.panel import Panel
from gui.panels.preparation import PreparationPanel
from gui.panels.regions import RegionsPanel
from gui.panels.ribbon import RibbonPanel
from gui.panels.samples import SamplesPanel

__all__ = [
    "PANELS",
    "AugmentationPanel",
    "ClinicPanel",
    "CurvePanel",
    "DataPanel",
    "DoctorPanel",
    "FoldsPanel",
    "InsidePanel",
    "InspectionPanel",
    "OwnPanel",
    "Panel",
    "PreparationPanel",
    "RegionsPanel",
    "RibbonPanel",
    "SamplesPanel",
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
    "preparation": PreparationPanel,
    "inside": InsidePanel,
    "ribbon": RibbonPanel,
    "own": OwnPanel,
}
