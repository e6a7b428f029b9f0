"""ImportedImage: a digit from a file, which nobody changes any more."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

import nn


def test_a_picture_without_a_telling_name_waits_for_its_label():
    drawing = nn.Drawing((np.array([[40.0, 40.0], [60.0, 200.0]]),))
    image = nn.ImportedImage("scan.png", drawing)
    assert image.label is None
    assert image.mark == ""
    assert not image.animated
    assert image.drawing is drawing
    with pytest.raises(dataclasses.FrozenInstanceError):
        image.label = 7
