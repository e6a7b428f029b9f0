"""The dialog that shows predictions of new samples."""

from __future__ import annotations

import numpy as np
import pytest
from PyQt5.QtWidgets import QWidget

import nn
from gui.shell.predictions_dialog import REMARKS, PredictionsDialog


@pytest.fixture
def dialog(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    one = PredictionsDialog("new.csv", {0: "a", 2: "b"}, 2, parent)
    one.show()
    yield one
    one.close()


def found(remarks=()):
    samples = nn.NewSamples(np.zeros((2, 1)), remarks=tuple(remarks))
    return nn.Predictions(samples, (), np.array([1.0, 2.0]), np.empty((2, 0)))


def test_while_files_are_read_nothing_can_be_saved(dialog):
    dialog.show_progress(0.4)
    assert dialog.busy.isVisible()
    assert dialog.busy.value() == 40
    assert not dialog.save_button.isEnabled()
    dialog.show_predictions(found(), 1234)
    assert not dialog.busy.isVisible()
    assert dialog.save_button.isEnabled()
    assert dialog.told.text() == "2 samples, predicted at step 1,234."
    assert dialog.sample == 0
    assert not dialog.picture.isVisible()  # there is none


def test_many_remarks_are_counted(dialog):
    remarks = [nn.Sentence("Remark {number}.", {"number": number}) for number in range(9)]
    dialog.show_predictions(found(remarks))
    assert dialog.told.text().endswith(f"Remark 3. {9 - REMARKS} more remarks.")


def test_the_lane_can_be_changed(dialog):
    chosen = []
    dialog.lane_chosen.connect(chosen.append)
    assert dialog.slot == 2
    dialog.lanes.setCurrentIndex(0)
    dialog.lanes.activated.emit(0)
    assert chosen == [0]
