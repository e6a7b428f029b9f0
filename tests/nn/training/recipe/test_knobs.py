"""Every field says what it is."""

from __future__ import annotations

import nn


def test_every_field_has_a_knob_with_a_label_and_a_help():
    for name, knob in nn.KNOBS.items():
        assert knob.label, name
        assert knob.help.endswith("."), name
