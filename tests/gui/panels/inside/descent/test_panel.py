"""The card Descent: its views, and that gradients are measured only where they are seen."""

from __future__ import annotations

import pytest

from gui.panels.inside.descent.panel import NOISE, ONE, VIEWS


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_is_shown_alone_and_can_be_exported(made, view):
    panel = made()
    panel.show_view(view)
    shown = (panel.one, panel.two, panel.noise)
    assert [one.isVisible() for one in shown] == [name == view for name in VIEWS]
    names, table = panel.table()
    assert table.shape[1] == len(names)


def test_gradients_are_measured_once_their_view_is_seen(made):
    panel = made()
    assert panel.works == []
    panel.show_view(NOISE)
    assert len(panel.works) == 1
    panel.show_view(ONE)
    panel.noise.study.take_report(())
    panel.show_view(NOISE)
    assert len(panel.works) == 1


def test_other_lanes_are_measured_again(made):
    panel = made()
    panel.show_view(NOISE)
    panel.show_run(panel.history, panel.lanes[:1])
    assert len(panel.works) == 2
