"""Augmentation: the preview shows what training does."""

from __future__ import annotations

import numpy as np

import nn


def test_the_preview_is_what_the_training_does_with_that_seed(qtbot, window, digits):
    window.workspaces.show_panel("augmentation")
    panel = window.workspaces.panels["augmentation"]
    _, pictures = panel.view.rows[-1]
    light = nn.AUGMENTATIONS["light"]
    rows = np.repeat(digits.train.x[:1], len(pictures) - 1, axis=0)
    expected = light.apply(rows, (0,)).reshape(-1, 28, 28)
    np.testing.assert_array_equal(pictures[1:], expected)
    np.testing.assert_array_equal(pictures[0].reshape(-1), digits.train.x[0])
    panel.seed.setValue(5)
    assert not np.array_equal(panel.view.rows[-1][1][1:], expected)


def test_the_preview_follows_the_strengths_that_are_typed(qtbot, window):
    window.workspaces.show_panel("augmentation")
    window.session.editor.edit(0, "augment", "custom")
    window.session.editor.edit(0, "rotate", 0.0)
    rows = {
        name.split()[0]: pictures
        for name, pictures in window.workspaces.panels["augmentation"].view.rows
    }
    assert np.ptp(rows["Rotate"][1:], axis=0).max() == 0
    assert np.ptp(rows["Shift"][1:], axis=0).max() > 0
