"""One dimension: what the learning rate does is said, and it is what the path does."""

from __future__ import annotations

import numpy as np
import pytest

from gui.panels.inside.descent.one_view import STEPS


@pytest.fixture
def view(made):
    panel = made()
    panel.one.panel = panel  # which owns it
    return panel.one


@pytest.mark.parametrize(
    ("rate", "told", "lower"),
    [
        (0.01, "it creeps", True),
        (0.3, "on one side", True),
        (0.9, "crosses the valley", True),
        (1.05, "It diverges", False),
    ],
)
def test_the_threshold_of_the_parabola_says_what_happens(view, rate, told, lower):
    """x² has L = 2, so 2/L = 1."""
    assert view.limit == pytest.approx(1.0)
    view.rate.set_value(rate)
    assert told in view.told.text()
    assert "= 1.00" in view.told.text()
    assert (view.path.values[-1] < view.path.values[0]) == lower


def test_the_numbers_are_those_of_the_step_that_is_shown(view):
    view.player.go_to(0)
    assert "step 0: x = -2.000, f = 4.000, slope = -4.000" in view.told.text()
    view.player.on.click()
    assert "step 1: x = -1.600, f = 2.560" in view.told.text()
    assert view.plot.step == view.values.step == 1


def test_another_function_brings_its_start_and_rate_and_a_typed_one_keeps_them(view):
    view.choice.choose("corner")
    assert (view.start, view.rate.value) == (-2.3, 0.4)
    assert "Not a parabola" in view.told.text()
    view.choice.line.setText("x**4/4")
    view.choice.line.editingFinished.emit()
    assert (view.start, view.rate.value) == (-2.3, 0.4)
    assert view.path.values[0] == pytest.approx(2.3**4 / 4)


def test_a_mistake_is_shown_until_it_is_mended(view):
    view.choice.line.setText("x +")
    view.choice.line.editingFinished.emit()
    assert "not complete" in view.error.text()
    assert view.error.isVisible()
    view.choice.choose("parabola")
    assert not view.error.isVisible()


def test_a_path_that_leaves_says_so(view):
    view.choice.choose("double-well")
    view.rate.set_value(5.0)
    assert "It left for good after" in view.told.text()
    view.choice.line.setText("log(x)")
    view.choice.line.editingFinished.emit()
    view._on_started(0.5)
    view.rate.set_value(2.0)
    assert "no finite slope there" in view.told.text()
    view._on_started(-1.0)
    assert "no finite slope there" in view.told.text()


def test_the_start_and_the_wheel_of_the_plot_count(view):
    view.plot.started.emit(1.0)
    assert view.path.points[0, 0] == 1.0
    before = view.rate.value
    view.plot.turned.emit(1.0)
    assert view.rate.value > before
    _, table = view.table()
    assert table.shape == (STEPS + 1, 3)
    np.testing.assert_allclose(table[:, 1], table[:, 0] ** 2)
