"""Panels: one small class a file. Each asks one question of a run."""

from gui.panels.accuracy import AccuracyPanel
from gui.panels.curve_panel import CurvePanel
from gui.panels.distributions import DistributionsPanel
from gui.panels.doctor import DoctorPanel
from gui.panels.gradient import GradientPanel
from gui.panels.inside import InsidePanel
from gui.panels.inspection_panel import InspectionPanel
from gui.panels.ledger import LedgerPanel
from gui.panels.loss import LossPanel
from gui.panels.own import OwnPanel
from gui.panels.panel import Panel
from gui.panels.preparation import PreparationPanel
from gui.panels.ribbon import RibbonPanel

__all__ = [
    "PANELS",
    "CurvePanel",
    "DoctorPanel",
    "InsidePanel",
    "InspectionPanel",
    "OwnPanel",
    "Panel",
    "PreparationPanel",
    "RibbonPanel",
]

PANELS: dict[str, type[Panel]] = {
    "loss": LossPanel,
    "accuracy": AccuracyPanel,
    "gradient": GradientPanel,
    "ledger": LedgerPanel,
    "distributions": DistributionsPanel,
    "doctor": DoctorPanel,
    "preparation": PreparationPanel,
    "inside": InsidePanel,
    "ribbon": RibbonPanel,
    "own": OwnPanel,
}
