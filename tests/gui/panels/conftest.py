"""Runs made by hand for the panels, and what of a panel is on the screen."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import nn
from gui.lane_view import LaneView
from gui.panels import PANELS as KINDS
from tests.conftest import toy_dataset

PANELS = {kind.key(): kind for kind in KINDS}
PREPARED = nn.prepare(toy_dataset())
CURVES = ("loss", "accuracy", "gradient")
EXPERIMENTS = tuple(
    nn.Experiment(name=name, hidden=(5, 5), activation=name) for name in ("sigmoid", "relu")
)


def entrant(record, name="sigmoid", **others):
    """A lane with this record, as the window knows it."""
    experiment = nn.Experiment(name=name, hidden=(5,) * (record.layers - 1))
    return LaneView(record.slot, experiment, record, experiment.network(6, 3), PREPARED, **others)


def filled(slot, rows, looks=(), layers=None):
    """A record with rows of steps, and evaluations (step, loss, accuracy, perhaps own accuracy)."""
    rows = np.asarray(rows, float)
    layers = layers or (rows.shape[1] - 3) // len(nn.MEASURES)
    record = nn.Record(slot, layers, (20, "epochs"), 400)
    record.steps.extend(rows)
    if len(looks):
        looks = np.asarray(looks, float)
        room = record.evaluations.columns - looks.shape[1]
        looks = np.pad(looks, ((0, 0), (0, room)), constant_values=np.nan)
        record.evaluations.extend(looks)
        record.first_evaluation = looks[0]
    return record


def rows_of(steps, loss, accuracy, *measures, first=1):
    """Rows from ``first`` on; each of ``measures`` has a number, or an array, for each layer."""
    step = np.arange(first, first + steps)
    parts = [step, loss + 0 * step, accuracy + 0 * step]
    parts += [value + 0 * step for measure in measures for value in measure]
    return np.column_stack(parts)


def recorded(steps=400):
    """A history of two lanes of three weight layers with known values, and the lanes."""
    step = np.arange(1, steps + 1)
    looks = np.arange(0, steps + 1, 100)
    sigmoid = filled(
        0,
        rows_of(
            steps, 2.0, 0.1,
            (1e-6, 1e-4, 1e-2), (1e-8, 1e-6, 1e-4), (1e-5, 1e-3, 1e-1), (1e-7, 1e-5, 1e-3),
        ),
        np.column_stack([looks, 2.3 + 0 * looks, 0.1 + 0 * looks]),
    )  # fmt: skip
    relu = filled(
        1,
        rows_of(
            steps, 2.0 / step, 1 - 1 / step,
            (0.5 / step, 0.5 / step, 0.4 / step), (0.05, 0.05, 0.04), (0.2, 0.3, 0.4),
            (2e-3, 2e-3, 1e-3),
        ),
        np.column_stack([looks, 1 / (1 + looks), 0.9 + 0 * looks]),
    )  # fmt: skip
    lanes = tuple(
        LaneView(record.slot, experiment, record, experiment.network(6, 3), PREPARED)
        for record, experiment in zip((sigmoid, relu), EXPERIMENTS, strict=True)
    )
    return nn.History([sigmoid, relu]), lanes


def raced(experiments, steps=0, dataset=None):
    """A race after so many steps of each lane, its history, and its lanes for a panel."""
    race = nn.Race(experiments, dataset or toy_dataset())
    while any(lane.step < steps and not lane.over for lane in race.lanes):
        race.advance()
    history = nn.History(race.records)
    history.drain()
    lanes = tuple(
        LaneView(
            lane.slot,
            lane.experiment,
            lane.record,
            lane.network.copy(),
            lane.prepared,
            failure=lane.failure,
        )
        for lane in race.lanes
    )
    return race, history, lanes


def inspections_of(race, quantity=None):
    """A close look at every lane of a race."""
    return [nn.inspect(lane, quantity) for lane in race.lanes]


def stopped(lanes, place):
    """The lanes with one that stopped."""
    failure = nn.DivergedError("It diverged.")
    return tuple(
        replace(lane, failure=failure) if i == place else lane for i, lane in enumerate(lanes)
    )


def shown(qtbot, name, width=600, height=340):
    """A panel on the screen."""
    panel = PANELS[name]()
    qtbot.addWidget(panel)
    panel.resize(width, height)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


@pytest.fixture(params=list(PANELS))
def panel(request, qtbot):
    """Each of the panels on the screen."""
    return shown(qtbot, request.param)


@pytest.fixture(params=CURVES)
def curve_panel(request, qtbot):
    """Each of the panels of curves on the screen."""
    return shown(qtbot, request.param)


def colors(widget):
    """Every colour of the widget's picture with the number of its pixels."""
    image = widget.grab().toImage().convertToFormat(4)
    data = image.constBits().asarray(image.sizeInBytes())
    values, counts = np.unique(np.frombuffer(data, np.uint32) & 0xFFFFFF, return_counts=True)
    return dict(zip(values.tolist(), counts.tolist(), strict=True))


def seen(widget, color):
    """Pixels close to a colour."""
    red, green, blue = color.getRgb()[:3]
    return sum(
        count
        for value, count in colors(widget).items()
        if abs((value >> 16) - red) + abs((value >> 8 & 255) - green) + abs((value & 255) - blue)
        < 30
    )


def entries(panel):
    """The values that the legends of a panel of curves read out."""
    legends = [panel.legend] if hasattr(panel, "legend") else [one.legend for one in panel._parts]
    return [entry.value for legend in legends for entry in legend.entries]
