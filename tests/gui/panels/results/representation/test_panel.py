"""The card Representation."""

from __future__ import annotations

from gui.selection import Selection
from tests.gui.panels.conftest import shown as on_screen


def test_it_asks_when_it_is_seen_and_not_before(qtbot, planes):
    panel = on_screen(qtbot, "representation", 760, 520)
    asked = []
    panel.view.study.asked.connect(asked.append)
    panel.hide()
    panel.show_run(*planes[:2])
    assert asked == []
    panel.show()
    assert len(asked) == 1
    assert panel.studies == (panel.view.study,)
    panel.view.study.take_report(planes[2])
    assert panel.table()[0] == ["slow", "fast"]


def test_a_click_asks_every_lane_and_a_choice_elsewhere_is_marked(qtbot, planes):
    panel = on_screen(qtbot, "representation", 760, 520)
    panel.show_run(*planes[:2])
    panel.view.study.take_report(planes[2])
    with qtbot.waitSignal(panel.probe_asked) as asked:
        panel.view.sample_clicked.emit(11)
    assert asked.args == [Selection("validation", None, 11)]
    rows = planes[2][0].rows
    panel.show_selection(Selection("validation", None, int(rows[9])))
    assert panel.view.pointed.row == 9
    panel.show_selection(Selection("test", None, int(rows[2])))
    assert panel.view.pointed.row == 9


def test_other_lanes_are_asked_about_anew(qtbot, planes):
    panel = on_screen(qtbot, "representation", 760, 520)
    asked = []
    panel.view.study.asked.connect(asked.append)
    panel.show_run(*planes[:2])
    panel.view.study.take_report(planes[2])
    panel.show_run(planes[0], planes[1][:1])
    assert len(asked) == 2
    assert panel.view.shown is None
