"""The curves of a sweep: those in the brush, with names where they are few."""

from __future__ import annotations

from gui.panels.runs.sweep_curves import SweepCurvesPanel


def test_every_run_has_its_curve_and_the_brush_picks_some(shown):
    panel = shown(SweepCurvesPanel)
    assert len(panel.view.curves) == 18
    assert not any(one.strong for one in panel.view.curves)
    panel.show_chosen([2, 5])
    assert [(one.name, one.strong) for one in panel.view.curves] == [
        ("run 2", True), ("run 5", True),
    ]  # fmt: skip
    assert panel.view.curves[0].told.endswith("%")
    panel.grab()


def test_the_table_has_every_point(shown):
    names, rows = shown(SweepCurvesPanel).table()
    assert names == ["run", "step", "validation_loss", "validation_score"]
    assert rows.shape == (18 * 3, 4)


def test_without_a_sweep_it_says_what_will_be_here(qtbot):
    panel = SweepCurvesPanel()
    qtbot.addWidget(panel)
    panel.show_frame()
    assert panel.empty.title == "No finished run yet"
