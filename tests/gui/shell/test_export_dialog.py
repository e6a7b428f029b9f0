"""In which format a network is taken away."""

from __future__ import annotations

import pytest
from PyQt5.QtWidgets import QWidget

from gui.shell.export_dialog import ABOUT, ExportDialog
from nn.export.formats import FORMATS


@pytest.fixture
def dialog(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    one = ExportDialog("ReLU", parent)
    one.kept = parent
    return one


def test_there_is_a_button_for_every_format(qtbot, dialog):
    assert list(ABOUT) == list(FORMATS) == list(dialog.choices)
    assert dialog.chosen == "numpy"
    dialog.choices["onnx"].click()
    with qtbot.waitSignal(dialog.asked) as asked:
        dialog.export_button.click()
    assert asked.args == ["onnx"]
    assert dialog.windowTitle() == "Export 'ReLU'"


def test_while_it_is_written_no_other_one_can_be_asked_for(dialog):
    dialog.show_busy()
    assert not dialog.export_button.isEnabled()
    assert not dialog.busy.isHidden()
    dialog.show_result("done", good=True)
    assert dialog.export_button.isEnabled()
    assert dialog.busy.isHidden()
    assert dialog.outcome.text() == "done"
