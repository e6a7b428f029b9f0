"""A sweep for the panels of the workspace Runs."""

from __future__ import annotations

import pytest

from tests.gui.made_sweeps import made


@pytest.fixture
def results(tmp_path):
    return made(tmp_path / "sweep")


@pytest.fixture
def shown(qtbot, results):
    """Make a panel that shows the sweep."""

    def show(kind, size=(700, 320)):
        panel = kind()
        qtbot.addWidget(panel)
        panel.resize(*size)
        panel.show()
        panel.show_results(results)
        return panel

    return show
