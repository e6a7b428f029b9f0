"""What every panel can do."""

from __future__ import annotations

import pytest

import nn
from gui.shell import export
from gui.style import i18n, theme
from tests.gui.panels.conftest import (
    EXPERIMENTS,
    inspections_of,
    raced,
)


def feed(panel, race, history, lanes):
    """Show a panel of any kind all that there is to show of a race."""
    panel.show_run(history, lanes)
    if hasattr(panel, "show_inspections"):
        panel.show_inspections(inspections_of(race, panel.quantity))
    if hasattr(panel, "show_findings"):
        panel.show_findings(nn.diagnose(race))


def test_every_panel_shows_itself_in_korean_and_can_be_exported(panel, qapp, tmp_path):
    """Whether it is shown in Korean before there is a run, or with one."""
    run = raced([one.changed("batch_size", 20) for one in EXPERIMENTS], 120)
    i18n.show_language("ko")
    qapp.processEvents()
    feed(panel, *run)
    i18n.show_language("en")
    qapp.processEvents()
    i18n.show_language("ko")
    qapp.processEvents()
    panel.show_cursor(50.0)
    panel.rename(run[2])
    panel.grab()
    names, values = panel.table()
    assert values.ndim == 2
    assert values.shape[1] == len(names)
    export.export_csv(names, values, tmp_path / "a.csv")
    export.export_svg(panel, tmp_path / "a.svg")
    export.export_png(panel, tmp_path / "a.png")


@pytest.mark.parametrize("count", [1, 4])
@pytest.mark.parametrize("look", [theme.DARK, theme.LIGHT])
def test_every_panel_shows_one_lane_and_four_in_both_looks(panel, qapp, count, look):
    names = ("relu", "tanh", "sigmoid", "elu")[:count]
    lanes = [
        EXPERIMENTS[0].changed("activation", name).changed("name", name).changed("batch_size", 20)
        for name in names
    ]
    feed(panel, *raced(lanes, 3))
    theme.apply(look)
    qapp.processEvents()
    panel.resize(420, 240)
    panel.grab()
