from __future__ import annotations

import pytest
from PyQt5.QtCore import Qt

import nn
from gui.panels.inside.gradient_check.plots import (
    CURVES,
    AgreementPlot,
    CostView,
    ErrorBars,
    StepsPlot,
    short_label,
    short_time,
)
from gui.style import theme
from tests.gui.panels.conftest import colors, seen


def drawn(qtbot, kind, report, results):
    plot = kind()
    qtbot.addWidget(plot)
    plot.resize(420, 260)
    plot.show()
    plot.show_report(report, results)
    return plot


@pytest.mark.parametrize("kind", [AgreementPlot, ErrorBars, CostView, StepsPlot])
def test_every_plot_draws_a_report(qtbot, sound, kind):
    plot = drawn(qtbot, kind, sound, sound.alone)
    assert len(colors(plot)) > 4
    assert kind.title


def test_only_what_fails_is_red(qtbot, sound, wrong):
    for kind in (AgreementPlot, ErrorBars):
        assert not seen(drawn(qtbot, kind, sound, sound.alone), theme.color("bad"))
        assert seen(drawn(qtbot, kind, wrong, wrong.alone), theme.color("bad"))


def test_a_click_tells_the_bar(qtbot, wrong):
    plot = drawn(qtbot, ErrorBars, wrong, wrong.whole)
    plot.grab()
    with qtbot.waitSignal(plot.chosen) as told:
        qtbot.mouseClick(plot, Qt.LeftButton, pos=plot._bars[2].center().toPoint())
    assert told.args == [2]


def test_the_number_of_compared_entries_is_told(qtbot, sound):
    plot = drawn(qtbot, AgreementPlot, sound, sound.whole)
    count = sum(len(one.ours) for one in sound.whole)
    assert plot.told() == f"{count} numbers"


def test_every_method_has_a_curve():
    assert set(CURVES) == set(nn.step_study.METHODS)


@pytest.mark.parametrize(
    ("name", "short"),
    [("X of Sigmoid3", "Sigmoid3"), ("W2", "W2"), ("large scores of L", "L, large"),
     ("penalty of W1", "λW1")],
)  # fmt: skip
def test_names_are_short_below_the_bars(name, short):
    assert short_label(name) == short


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(4.2e-5, "42 µs"), (1.45e-3, "1.45 ms"), (3.21, "3.2 s"), (159.0, "2 min 39 s")],
)
def test_times_are_readable(seconds, text):
    assert short_time(seconds) == text
