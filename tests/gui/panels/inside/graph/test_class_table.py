from __future__ import annotations

import numpy as np

from gui.panels.inside.graph.class_table import ClassTable
from tests.gui.panels.conftest import colors


def test_the_own_class_is_always_shown(qtbot):
    table = ClassTable()
    qtbot.addWidget(table)
    table.resize(900, 300)
    names = tuple(map(str, range(40)))
    table.show_rows({"a": np.arange(40.0), "y": np.arange(40.0)}, names, 33)
    assert 33 in table._shown()
    assert len(table._shown()) == 12
    assert len(colors(table)) > 3
