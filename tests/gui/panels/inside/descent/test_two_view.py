"""Two dimensions: the paths are those of the engine's optimizers, with noise on demand."""

from __future__ import annotations

import numpy as np
import pytest

import nn
from gui.panels.inside.descent.two_view import STEPS


@pytest.fixture
def view(made):
    panel = made()
    panel.two.panel = panel  # which owns it
    return panel.two


def test_the_paths_are_those_of_the_engine(view):
    field = nn.ScalarField("x**2/20 + y**2", 2)
    for path in view.paths:
        alone = nn.descend(field, (-7.0, 2.0), path.optimizer, path.rate, STEPS)
        np.testing.assert_allclose(path.points, alone.points)
    assert [path.optimizer for path in view.paths] == ["sgd", "momentum", "adagrad", "adam"]
    assert view.list._values["sgd"].text() == "0.0133"


def test_noise_moves_all_paths_and_the_seed_changes_it(view):
    before = view.paths[0].points.copy()
    view.noise.set_value(0.5)
    noisy = view.paths[0].points.copy()
    assert not np.array_equal(before, noisy)
    view.seed.setValue(3)
    assert not np.array_equal(view.paths[0].points, noisy)
    view.noise.set_value(0.0)
    np.testing.assert_array_equal(view.paths[0].points, before)


def test_another_start_and_another_valley(view):
    view.plot.started.emit(3.0, -1.0)
    assert view.paths[0].points[0] == pytest.approx([3.0, -1.0])
    view.choice.choose("rosenbrock")
    assert view.paths[0].points[0] == pytest.approx([-1.2, 1.0])
    assert view.list.racing["adam"] == 0.05
    assert not view.grab().isNull()


def test_without_optimizers_there_are_no_paths(view):
    for name in view.list.racing:
        view.list.boxes[name].click()
    assert view.paths == ()
    assert view.table()[1].size == 0
    assert not view.grab().isNull()


def test_a_function_with_holes_is_shown(view):
    view.choice.line.setText("log(x) + y**2")
    view.choice.line.editingFinished.emit()
    assert view.paths[0].left == 0  # it starts where there is none
    assert not view.grab().isNull()
    names, table = view.table()
    assert table.shape == (STEPS + 1, len(names))
