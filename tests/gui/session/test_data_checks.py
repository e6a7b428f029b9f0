"""DataChecks: the data of every lane are looked at once."""

from __future__ import annotations

from tests.gui.conftest import MOONS


def test_a_run_that_comes_while_the_window_closes_is_not_looked_at(qtbot, opened):
    window = opened(MOONS)
    run = window.session.run
    window.close()
    window.wiring.checks.ask(run.lanes)
