"""Panels of curves, fed by hand: what is recorded is what is seen."""

from __future__ import annotations

import csv

import numpy as np
import pytest
from PyQt5.QtCore import QPoint, QPointF, Qt
from PyQt5.QtGui import QWheelEvent
from PyQt5.QtWidgets import QApplication

import nn
from gui.shell import export
from gui.style import formatting, theme
from tests.gui.panels.conftest import (
    CURVES,
    PANELS,
    entrant,
    entries,
    filled,
    recorded,
    rows_of,
    seen,
)


def test_an_empty_panel_says_what_to_do(curve_panel):
    empty = nn.Record(0, 3, (20, "epochs"), 400)
    curve_panel.show_run(nn.History([empty]), (entrant(empty),))
    assert curve_panel._empty.isVisible()
    assert "Press Run" in curve_panel._empty.text()
    curve_panel.show_run(*recorded())
    assert not curve_panel._empty.isVisible()


@pytest.mark.parametrize("look", [theme.DARK, theme.LIGHT])
def test_the_curves_are_on_the_screen_in_their_colours(curve_panel, look, qapp):
    curve_panel.resize(900, 400)  # with lines in its legend
    curve_panel.show_run(*recorded())
    theme.apply(look)
    qapp.processEvents()
    curve_panel.show_frame()
    for lane in range(2):
        if "gradient" in curve_panel.name:
            tints = [theme.layer_color(layer, 3) for layer in range(3)]
        else:
            tints = [theme.lane_color(lane)]
        for tint in tints:
            assert seen(curve_panel, tint) > 40


@pytest.mark.parametrize(
    ("name", "latest", "at_100"),
    [
        ("loss", ["2.000", "2.300", "5.00e-3", "2.49e-3"], ["2.000", "2.300", "0.0200", "9.90e-3"]),
        ("accuracy", ["10.0 %", "10.0 %", "99.8 %", "90.0 %"],
         ["10.0 %", "10.0 %", "99.0 %", "90.0 %"]),
        ("gradient", ["1.00e-6", "1.00e-4", "0.0100", "1.25e-3", "1.25e-3", "1.00e-3"],
         ["1.00e-6", "1.00e-4", "0.0100", "5.00e-3", "5.00e-3", "4.00e-3"]),
    ],
)  # fmt: skip
def test_the_legend_reads_out_the_latest_step_or_the_one_at_the_cross_hair(
    qtbot, name, latest, at_100
):
    panel = PANELS[name]()
    qtbot.addWidget(panel)
    panel.show_run(*recorded())
    assert entries(panel) == latest
    panel.show_cursor(100.0)
    assert entries(panel) == at_100
    panel.show_cursor(None)
    assert entries(panel) == latest


@pytest.mark.parametrize("name", CURVES)
def test_the_cross_hair_reads_nothing_of_a_lane_that_has_not_come_so_far(qtbot, name):
    history, lanes = recorded(200)
    far = filled(1, rows_of(300, 2.0, 0.1, *[(1e-2,) * 3] * 4))
    panel = PANELS[name]()
    qtbot.addWidget(panel)
    panel.show_run(nn.History([history.records[0], far]), (lanes[0], entrant(far, "relu")))
    panel.show_cursor(250.0)
    values = entries(panel)
    first = values[: len(values) // 2]
    assert all(formatting.MISSING in value for value in first)
    assert formatting.MISSING not in values[-1 if name == "gradient" else -2]


def test_lanes_whose_mini_batches_differ_are_compared_by_the_epoch(qtbot):
    """A hundred steps of 20 of 400 samples are five epochs, of 40 ten."""
    records = [nn.Record(0, 2, (20, "epochs"), 400), nn.Record(1, 2, (40, "epochs"), 400)]
    for record in records:
        record.steps.extend(rows_of(100, np.arange(1, 101.0), 0.5, *[(1e-2, 1e-1)] * 4))
    panel = PANELS["loss"]()
    qtbot.addWidget(panel)
    panel.show_run(nn.History(records), tuple(map(entrant, records, ("sigmoid", "relu"))))
    assert "epoch" in panel.step_label(panel.plot)
    ends = [drawn.trace._line.getData()[0][-1] for drawn in panel._drawn.values()]
    assert ends == pytest.approx([5.0, 10.0])
    panel.show_cursor(4.0)
    assert entries(panel)[::2] == ["80.00", "40.00"]  # the loss is the step


def test_a_loss_that_is_not_finite_leaves_a_gap_and_the_plot_alive(curve_panel):
    history, lanes = recorded()
    for record in history.records:
        row = np.full((5, record.steps.columns), np.nan)
        row[:, 0] = np.arange(401, 406)
        row[:, 1] = np.inf
        record.steps.extend(row)
    curve_panel.show_run(history, lanes)
    curve_panel.show_frame()
    assert entries(curve_panel)[0] in (formatting.MISSING, f"{formatting.MISSING} %")
    assert np.isfinite(curve_panel.plots()[0].value_range).all()


def test_after_a_zoom_the_view_stays_until_back_to_live(curve_panel):
    history, lanes = recorded()
    curve_panel.show_run(history, lanes)
    plot = curve_panel.plots()[0]
    plot.plotItem.vb.setRange(xRange=(100, 120), padding=0)
    plot.plotItem.vb.sigRangeChangedManually.emit([True, True])
    assert curve_panel.live_button.isVisible()
    for record in history.records:
        more = record.steps.view(1, 50, 100).mean
        more[:, 0] += 400
        record.steps.extend(more)
    curve_panel.show_frame()
    assert plot.viewRange()[0] == [100, 120]
    curve_panel.live_button.click()
    assert plot.viewRange()[0][0] <= 0
    assert not curve_panel.live_button.isVisible()


def test_the_axis_says_how_many_steps_a_point_stands_for(qtbot):
    panel = PANELS["loss"]()
    qtbot.addWidget(panel)
    panel.resize(400, 300)
    panel.show_run(*recorded(20))
    assert panel.step_label(panel.plot) == "step"
    panel.show_run(*recorded(20_000))
    points = panel.plot.points()
    told = int(panel.step_label(panel.plot).split("mean of ")[1].split()[0])
    assert 20_000 / points <= told <= 2 * 20_000 / points + 1


def test_a_last_point_of_few_steps_is_not_drawn():
    """65 points of 128 steps and one of 3, which would scatter ten times as much."""
    curves = recorded(65 * 128 + 3)[0].records[0].steps
    view = curves.view(-np.inf, np.inf, 128)
    assert view.rows[-1] == 3
    assert len(view.full()) == len(view) - 1
    assert len(curves.view(-np.inf, np.inf, 10**6).full()) == len(curves.all())


@pytest.mark.parametrize(("modifier", "moved"), [(Qt.NoModifier, 0), (Qt.ControlModifier, 1)])
def test_the_wheel_zooms_the_steps_and_with_ctrl_the_values(curve_panel, qapp, modifier, moved):
    curve_panel.show_run(*recorded())
    qapp.processEvents()
    plot = curve_panel.plots()[0]
    before = plot.viewRange()
    place = QPointF(plot.plotItem.vb.sceneBoundingRect().center())
    wheel = QWheelEvent(
        place, QPointF(plot.mapToGlobal(place.toPoint())), QPoint(), QPoint(0, 120),
        Qt.NoButton, modifier, Qt.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(plot.viewport(), wheel)
    after = plot.viewRange()
    assert after[moved][1] - after[moved][0] < before[moved][1] - before[moved][0]
    assert after[1 - moved] == before[1 - moved]
    assert not plot.following


def test_export_writes_pictures_and_the_numbers_that_are_drawn(curve_panel, tmp_path):
    curve_panel.show_run(*recorded())
    export.export_png(curve_panel, tmp_path / "a.png")
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")
    export.export_svg(curve_panel, tmp_path / "a.svg")
    assert b"<svg" in (tmp_path / "a.svg").read_bytes()[:400]
    export.export_csv(*curve_panel.table(), tmp_path / "a.csv")
    with open(tmp_path / "a.csv", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 400
    assert [float(rows[99][f"{name} step"]) for name in ("sigmoid", "relu")] == [100, 100]
    if curve_panel.name == "lossPanel":
        assert float(rows[99]["relu mean"]) == pytest.approx(0.02)
        assert float(rows[99]["relu validation"]) == pytest.approx(1 / 101)
        assert rows[50]["relu validation"] == ""
    if curve_panel.name == "accuracyPanel":
        assert float(rows[99]["relu mean"]) == pytest.approx(99.0)
    if curve_panel.name == "gradientPanel":
        assert float(rows[0]["sigmoid W1 gradient_norm mean"]) == pytest.approx(1e-6)
        assert float(rows[9]["relu W3 gradient_norm max"]) == pytest.approx(0.04)
