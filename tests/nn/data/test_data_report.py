"""DataReport: checks and description of the data that lanes learn from."""

from __future__ import annotations

import numpy as np
import pytest

import nn
from nn.data.data_report import report_on_data
from tests.conftest import toy_dataset


def test_it_tells_what_checks_and_description_tell_on_their_own():
    prepared = nn.prepare(toy_dataset())
    report = report_on_data(prepared, lambda: False)
    assert report.prepared is prepared
    assert [one.name for one in report.checks] == list(nn.CHECKS)
    assert [(one.name, one.level) for one in report.checks] == [
        (one.name, one.level) for one in nn.checkup(prepared)
    ]
    np.testing.assert_array_equal(
        report.description.counts["train"], np.bincount(prepared.dataset.train.t)
    )


@pytest.mark.parametrize("patience", [0, 1, 3])
def test_it_stops_at_the_first_look_after_nobody_waits(patience):
    looks = []

    def cancelled():
        looks.append(1)
        return len(looks) > patience

    with pytest.raises(nn.Cancelled):
        report_on_data(nn.prepare(toy_dataset()), cancelled)
    assert len(looks) == patience + 1
