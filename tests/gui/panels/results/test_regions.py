"""Regions: what a network says over the plane, and points that are put into it."""

from __future__ import annotations

import dataclasses

import numpy as np
from PyQt5.QtCore import QPoint, Qt
from PyQt5.QtTest import QTest

import nn
from gui.panels.results.regions import color_table, colored
from nn.training.survey import shaded
from tests.gui.conftest import MOONS, WAIT


def test_regions_show_what_the_network_says_over_the_plane(qtbot, opened):
    window = opened(MOONS)
    regions = window.workspaces.panels["regions"]
    window.session.step()
    qtbot.waitUntil(
        lambda: [one.step for one in regions.view.surveys.values()] == [1], timeout=WAIT
    )
    found = regions.view.surveys[0]
    left, right, bottom, top = found.bounds
    assert found.shares.shape == (nn.CELLS, nn.CELLS, 2)
    lane = window.session.run.lanes[0]
    model = lane.model(lane.network)
    model.network.restore(window.session.observations.snapshot.states[0])
    x = np.array(
        [[left + (right - left) * 10.5 / nn.CELLS, top + (bottom - top) * 90.5 / nn.CELLS]]
    )
    np.testing.assert_allclose(
        found.shares[90, 10], model.shares(x.astype(np.float32))[0], rtol=1e-4
    )


def test_the_border_is_drawn_where_the_answer_changes():
    shares = np.zeros((nn.CELLS, nn.CELLS, 2), np.float32)
    shares[:, :40, 0] = shares[:, 40:, 1] = 1
    shades = shaded(shares)
    assert (shades[:, 40] == nn.BORDER).all()
    image = colored(shades, color_table("dark", 2))
    colors = [image.pixelColor(column, 50).name() for column in (10, 39, 40, 41, 90)]
    assert colors[0] == colors[1] != colors[3] == colors[4]
    assert colors[2] not in colors[:2] + colors[3:]


def test_a_curve_is_drawn_for_one_feature(qtbot, opened):
    window = opened(preset="sine")
    window.session.step()
    regions = window.workspaces.panels["regions"]
    qtbot.waitUntil(lambda: len(regions.view.surveys) == 2, timeout=WAIT)
    assert regions.view.surveys[0].shares.shape == (nn.CELLS, 1)
    names, table = regions.table()
    assert names == ["x1", "linear 0", "two layers 0"]
    straight = np.diff(table[:, 1], 2)
    assert np.abs(straight).max() < 1e-5


def at(view, x, y):
    """The pixel of a place in the first plane."""
    return view.planes()[0].pixel(x, y).toPoint()


def test_points_are_put_painted_and_taken_away_by_mouse(qtbot, opened):
    window = opened(dataclasses.replace(MOONS, data="points"))
    view = window.workspaces.panels["regions"].view
    count = len(view.points)
    window.workspaces.panels["regions"].colors[1].click()
    handle = window.windowHandle()

    def on_window(point):
        return view.mapTo(window, point)

    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        QTest.mouseClick(handle, Qt.LeftButton, pos=on_window(at(view, 0.0, 1.0)))
    assert len(view.points) == count + 1
    np.testing.assert_allclose(view.points.x[-1], [0, 1], atol=0.05)
    assert view.points.t[-1] == 1
    start = on_window(at(view, -1.0, 1.0))
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        QTest.mousePress(handle, Qt.LeftButton, pos=start)
        for step in range(1, 7):
            QTest.mouseMove(handle, start + QPoint(8 * step, 0))
        QTest.mouseRelease(handle, Qt.LeftButton, pos=start + QPoint(48, 0))
    painted = len(view.points)
    assert painted >= count + 3
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        QTest.mouseClick(handle, Qt.RightButton, pos=on_window(at(view, 0.0, 1.0)))
    assert len(view.points) < painted
    kept = nn.load_points(nn.points_file())
    assert len(kept) == len(view.points)
    learnt = sum(map(len, window.session.run.dataset.parts.values()))
    assert learnt == len(view.points)


def test_new_points_wait_for_a_reset_while_a_run_has_begun(qtbot, opened):
    window = opened(dataclasses.replace(MOONS, data="points"))
    window.session.step()
    qtbot.waitUntil(lambda: window.session.step_count == 1, timeout=WAIT)
    view = window.workspaces.panels["regions"].view
    with qtbot.waitSignal(window.session.edited, timeout=WAIT):
        qtbot.mouseClick(view, Qt.LeftButton, pos=at(view, 0.0, 0.0))
    assert window.session.model.pending == ["data"]
    assert window.session.step_count == 1
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        window.session.reset()
    assert window.session.model.pending == []
    assert sum(map(len, window.session.run.dataset.parts.values())) == len(view.points)


def test_a_click_beside_the_plane_changes_nothing(qtbot, opened):
    window = opened(dataclasses.replace(MOONS, data="points"))
    with qtbot.assertNotEmitted(window.workspaces.panels["regions"].points_edited):
        qtbot.mouseClick(window.workspaces.panels["regions"].view, Qt.LeftButton, pos=QPoint(3, 3))
