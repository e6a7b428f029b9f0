"""Gradient noise: what is measured of every lane, and how it is told."""

from __future__ import annotations

import numpy as np
import pytest

import nn
from gui.panels.inside.descent.panel import NOISE


@pytest.fixture
def view(made):
    panel = made()
    panel.show_view(NOISE)
    panel.noise.panel = panel
    return panel.noise


def answer(view):
    copies = tuple(map(nn.LaneCopy.of, view.panel.race.lanes))
    view.study.take_report(view.panel.works[-1](copies, view.study.take_progress))


def test_the_gradients_of_every_lane_are_shown(view):
    assert "Measuring" in view.told.text()
    answer(view)
    assert [lane.name for lane, _ in view.fans.pairs] == ["sigmoid", "relu"]
    for shape in ("angles", "plane"):
        view.shape.choose(shape)
        assert view.fans.by_angle == (shape == "angles")
        assert not view.grab().isNull()
    names, table = view.table()
    assert names == ["lane", "samples", "cosine", "length"]
    assert set(table[:, 1]) == {1.0, 10.0, 100.0}
    assert (np.abs(table[:, 2]) <= 1.0 + 1e-6).all()


def test_it_can_be_cancelled_and_measured_again(qtbot, view):
    with qtbot.waitSignal(view.study.cancelled):
        view.again.click()
    view.again.click()
    answer(view)
    assert view.again.text() == "Measure again"


def test_why_there_are_none_is_said(view):
    view.study.take_refused(nn.FieldError("no samples"))
    assert view.told.text() == "no samples"
