"""When expensive work is done again: not before it has rested, nor without anything new."""

from __future__ import annotations

from types import SimpleNamespace

from gui.panels import renewal
from gui.panels.renewal import Renewal


def lanes(*steps):
    return [SimpleNamespace(seen=SimpleNamespace(step=step)) for step in steps]


def test_it_takes_a_fifth_of_the_time_at_most(monkeypatch):
    now = [100.0]
    monkeypatch.setattr(renewal, "perf_counter", lambda: now[0])
    one = Renewal()
    one.begin(lanes(5, 5))
    now[0] += 3.0
    one.end()
    assert not one.is_due(lanes(6, 6))
    now[0] += 11.9
    assert not one.is_due(lanes(6, 6))
    now[0] += 0.2
    assert one.is_due(lanes(6, 6))
    assert not one.is_due(lanes(5, 5))


def test_showing_the_answer_again_later_postpones_nothing(monkeypatch):
    now = [100.0]
    monkeypatch.setattr(renewal, "perf_counter", lambda: now[0])
    one = Renewal()
    one.begin(lanes(5))
    now[0] += 1.0
    one.end()
    now[0] += 60.0
    one.end()
    assert one.is_due(lanes(6))
