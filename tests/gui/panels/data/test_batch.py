"""The mini-batch of the last step."""

from __future__ import annotations

import pytest

from tests.gui.conftest import WAIT


@pytest.mark.parametrize("lane", [0, 1])
def test_the_mini_batch_is_that_of_the_last_step_with_each_samples_own_loss(qtbot, window, lane):
    window.workspaces.show_panel("batch")
    window.form.select_lane(lane)
    window.session.step()
    panel = window.workspaces.panels["batch"]
    qtbot.waitUntil(
        lambda: panel.view.batch is not None and panel.inspections[lane].step == 1, timeout=WAIT
    )
    batch, names = panel.view.batch, panel.table()
    assert names[0] == ["label", "answer", "loss"]
    assert batch.losses.mean() == pytest.approx(batch.loss, rel=1e-4)
    assert f"{batch.categorical:.6f}" in panel.head.text()
    text, wrong = panel.view.told(0)
    assert wrong == (batch.answers[0] != batch.targets[0])
    assert text.startswith(str(batch.targets[0]))
