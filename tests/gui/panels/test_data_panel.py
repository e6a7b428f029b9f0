"""Panels about the data of the lane that is edited."""

from __future__ import annotations

import pytest

import nn
from gui.panels.data_panel import DataPanel, marked
from gui.style import theme
from tests.conftest import toy_dataset
from tests.gui.panels.conftest import EXPERIMENTS, raced


class AnyPanel(DataPanel):
    name = "anyPanel"

    def show_frame(self):
        pass


@pytest.fixture
def panel(qtbot):
    """A panel over two lanes of which the second scales its data, and reports on both."""
    one = AnyPanel()
    qtbot.addWidget(one)
    recipes = [one.changed("batch_size", 20) for one in EXPERIMENTS]
    recipes[1] = recipes[1].changed("scaling", "min-max")
    _, history, lanes = raced(recipes)
    one.show_run(history, lanes)
    one.reports = [nn.report_on_data(lane.prepared, lambda: False) for lane in lanes]
    return one


def test_the_report_is_that_of_the_lane_that_is_edited(panel):
    assert panel.examined is None
    for report in panel.reports:
        panel.show_report(report)
    assert panel.examined is panel.reports[0]
    panel.show_lane(1)
    assert panel.examined is panel.reports[1]


def test_reports_on_data_that_no_lane_has_any_more_are_dropped(panel):
    panel.show_report(panel.reports[0])
    other = nn.report_on_data(nn.prepare(toy_dataset()), lambda: False)
    panel.show_report(other)
    panel.show_report(panel.reports[1])
    assert panel.known == [panel.reports[0], panel.reports[1]]


def test_what_is_said_names_the_lane_where_there_are_several(panel):
    panel.say("300 samples", "", "<b>")
    assert marked(panel.lanes[0]) in panel.head.text()
    assert theme.lane_color(0).name() in panel.head.text()
    assert "&lt;b&gt;" in panel.head.text()
    panel.show_run(panel.history, panel.lanes[:1])
    panel.say("300 samples")
    assert panel.head.text() == "300 samples"
