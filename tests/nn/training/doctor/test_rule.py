"""What holds for the findings of every rule."""

from __future__ import annotations

import pytest

from tests.nn.training.doctor.runs import RUNS, after, found


@pytest.mark.parametrize("name", [name for name, (*_, has) in RUNS.items() if has])
def test_the_evidence_is_beyond_its_thresholds_and_the_steps_are_those_of_the_run(name):
    race = after(name)
    for finding in found(race).values():
        assert 0 <= finding.first <= finding.last <= race.step
        if finding.rule not in ("vanishing", "not-normalised", "not-finite"):
            assert all(one.holds for one in finding.evidence)
        else:
            assert any(one.holds for one in finding.evidence)
