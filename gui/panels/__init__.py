"""Panels: one small class a file. Each asks one question of the history."""

from gui.panels.accuracy import AccuracyPanel
from gui.panels.curve_panel import CurvePanel
from gui.panels.gradient import GradientPanel
from gui.panels.loss import LossPanel

__all__ = ["PANELS", "CurvePanel"]

PANELS: dict[str, type[CurvePanel]] = {
    "loss": LossPanel,
    "accuracy": AccuracyPanel,
    "gradient": GradientPanel,
}
