"""Step length: alpha and sharpness as they were recorded, with the limit of the optimizer."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

import nn
from gui.panels.inside.step_length.panel import _limit_name, _sentence
from tests.gui.panels.conftest import raced, shown

LANES = tuple(
    nn.Experiment(name=name, hidden=(8,), activation="tanh", batch_size=0, learning_rate=rate)
    for name, rate in (("slow", 0.001), ("fast", 0.2))
)


@pytest.fixture
def made(qtbot):
    """A function: the card with lanes that were measured after some steps."""

    def make(*lanes, steps=6, measure=True):
        panel = shown(qtbot, "stepLength", 1000, 460)
        panel.race, history, views = raced(lanes or LANES, steps)
        if measure:
            for lane in panel.race.lanes:
                nn.Instruments(lane).measure(True)
            history.drain()
        panel.show_run(history, views)
        return panel

    return make


def test_before_anything_is_measured_it_says_what_will_be_here(made):
    panel = made(measure=False)
    assert panel.empty.title == "Measuring …"
    assert "Where each step lands" in panel.empty.told


def test_what_was_recorded_is_shown(made):
    panel = made()
    assert not panel.empty or not panel.empty.title
    rows = panel.lanes[0].record.instruments.tail(1)[0]
    xs, ys = panel._curves[0].getData()
    assert (xs[-1], ys[-1]) == pytest.approx((rows[0], rows[nn.SHARPNESS]))
    assert panel._limits[1].value() == pytest.approx(2 / 0.2)
    assert panel.gauge.steps[0].alphas[-1] == pytest.approx(rows[nn.ALPHA])
    names, table = panel.table()
    assert names[:3] == ["slow step", "alpha", "sharpness"]
    assert table[0, 2] == pytest.approx(rows[nn.SHARPNESS])


def test_the_legend_tells_the_sharpness_and_the_limit(made):
    panel = made()
    told = [(entry.label, entry.value) for entry in panel.legend.entries]
    assert told[1] == ("2/η", "2000")
    assert told[3] == ("2/η", "10.0")


@pytest.mark.parametrize(
    ("optimizer", "name"),
    [("momentum", "(2 + 2β)/η"), ("nesterov", "(2 + 2β)/(η (1 + 2β))"), ("adam", "2/η")],
)
def test_the_limit_is_that_of_the_optimizer(made, optimizer, name):
    lane = dataclasses.replace(LANES[0], optimizer=optimizer, name="one")
    panel = made(lane)
    assert _limit_name(panel.lanes[0]) == name
    assert panel._limits[0].isVisible() == (optimizer != "adam")


@pytest.mark.parametrize(
    ("alpha", "told"),
    [(-1.0, "creeps"), (0.0, "near the bottom"), (0.9, "wall to wall"), (3.0, "too long")],
)
def test_what_the_steps_do_is_said_in_words(made, alpha, told):
    panel = made(measure=False)
    record = panel.lanes[0].record
    record.instruments.extend(np.array([[1.0, alpha, np.nan]]))
    assert _sentence(panel.lanes[0]) == ""  # one step says little
    record.instruments.extend(np.array([[2.0, alpha, np.nan], [3.0, alpha, np.nan]]))
    assert told in _sentence(panel.lanes[0])
    panel.show_frame()
    assert told in panel.told.text()


def test_a_lane_whose_steps_have_no_alpha_has_no_sentence(made):
    assert _sentence(made(measure=False).lanes[0]) == ""
