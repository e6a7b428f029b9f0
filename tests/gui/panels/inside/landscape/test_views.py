"""The views of all lanes: one scale, the present loss in words, the path in its plane."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from PyQt5.QtCore import QPoint, Qt

import nn
from gui.panels.inside.landscape.surface import TURN
from gui.panels.inside.landscape.views import LandscapeViews
from tests.gui.panels.conftest import raced

LANES = tuple(
    nn.Experiment(name=name, activation=name, hidden=(8,), batch_size=20)
    for name in ("sigmoid", "relu")
)


@pytest.fixture
def views(qtbot):
    race, _, lanes = raced(LANES, 30)
    widget = LandscapeViews()
    qtbot.addWidget(widget)
    widget.resize(700, 460)
    widget.show()
    copies = [nn.LaneCopy.of(lane) for lane in race.lanes]
    widget.show_pairs(
        [(lane, nn.lane_landscape(copy, "path", points=9))
         for lane, copy in zip(lanes, copies, strict=True)]
    )  # fmt: skip
    return widget


def test_both_lanes_share_one_scale(views):
    low, high = views.scale
    losses = np.concatenate([one.loss.ravel() for _, one in views.pairs])
    assert low == losses.min()
    assert losses.min() < high <= losses.max()
    heights = views.heights(losses)
    assert (heights.min(), heights.max()) == (0.0, 1.0)


def test_a_lane_far_above_the_others_does_not_set_the_scale(views):
    before = views.scale
    (first, one), other = views.pairs
    views.show_pairs([(first, dataclasses.replace(one, loss=1000.0 * one.loss)), other])
    assert views.scale[1] <= before[1]
    assert (views.heights(views.pairs[0][1].loss) == 1.0).all()


def test_one_picture_is_made_in_a_frame(qtbot, views):
    views._images.clear()
    views._surfaces.clear()
    made = []
    for _ in range(4):
        views.repaint()
        made.append(len(views._images) + len(views._surfaces))
    assert made == [1, 2, 3, 4]


def test_losses_that_are_not_finite_are_at_the_top(views):
    assert (views.heights(np.array([np.inf, np.nan])) == 1.0).all()
    lane, one = views.pairs[0]
    loss = one.loss.copy()
    loss[0, :3] = np.inf, np.nan, 1e30
    views.show_pairs([(lane, dataclasses.replace(one, loss=loss))])
    assert not views.grab().isNull()
    views.show_pairs([(lane, dataclasses.replace(one, loss=np.full_like(loss, np.nan)))])
    assert not views.grab().isNull()


def test_pictures_are_made_once_and_again_when_it_is_turned(qtbot, views):
    views.grab()
    first = dict(views._surfaces)
    views.grab()
    assert views._surfaces == first
    qtbot.mousePress(views, Qt.LeftButton, pos=QPoint(100, 400))
    qtbot.mouseMove(views, QPoint(140, 400))
    qtbot.mouseRelease(views, Qt.LeftButton, pos=QPoint(140, 400))
    views.turn += 0.3
    views.grab()
    assert views._surfaces != first
    qtbot.mouseDClick(views, Qt.LeftButton, pos=QPoint(100, 400))
    assert views.turn == TURN


def test_four_lanes_fit_side_by_side(views):
    views.show_pairs([*views.pairs, *views.pairs])
    rights = [views._cell(index).right() for index in range(4)]
    assert rights[-1] <= views.width()
    assert not views.grab().isNull()
