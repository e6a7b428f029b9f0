"""The clinic: a row for each check, and faults that can be injected."""

from __future__ import annotations

from PyQt5.QtCore import Qt
from PyQt5.QtTest import QTest

import nn
from tests.gui.conftest import MOONS, WAIT, examined


def test_the_clinic_has_a_row_for_each_check_before_the_first_step(qtbot, opened):
    window = examined(qtbot, opened(MOONS))
    window.workspaces.show_panel("clinic")
    clinic = window.workspaces.panels["clinic"]
    assert [one.name for one in clinic.checks] == list(nn.CHECKS)
    assert window.session.step_count == 0
    for name, check in zip(nn.CHECKS, clinic.checks, strict=True):
        button = clinic.findChild(type(clinic._rows[name][3]), f"{name}Spoil")
        assert button.isEnabled() == (check.fault is not None)
    assert clinic.head.text().startswith("12 passed")


def test_spoil_it_adds_a_lane_that_has_the_fault_and_the_clinic_finds_it(qtbot, opened):
    window = examined(qtbot, opened(MOONS))
    window.workspaces.show_panel("clinic")
    QTest.mouseClick(window.workspaces.panels["clinic"]._rows["fit"][3], Qt.LeftButton)
    qtbot.waitUntil(lambda: len(window.session.run.lanes) == 2, timeout=WAIT)
    assert window.session.run.experiments[1].spoil == "shuffled-labels"
    window.form.select_lane(1)
    examined(qtbot, window)
    levels = {one.name: one.level for one in window.workspaces.panels["clinic"].checks}
    assert levels["fit"] == "bad"
    assert "· 1" in window.workspaces.page.tabs.buttons["clinic"].text()
    assert window.workspaces.page.tabs.buttons["clinic"].property("alarm")
    window.form.select_lane(0)
    assert window.workspaces.panels["clinic"].worst["bad"] == 0


def test_a_fault_that_no_network_can_take_is_said_and_the_run_stays(qtbot, opened):
    window = examined(qtbot, opened(MOONS))
    with qtbot.waitSignal(window.session.failed, timeout=WAIT) as failed:
        window.workspaces.panels["clinic"].fault_asked.emit(0, "spoil", "short-rows")
    assert "1 features" in str(failed.args[0].error)
    assert len(window.session.run.lanes) == 1
