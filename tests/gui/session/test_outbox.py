"""Outbox: answers about a run go with it; states that are to be saved do not."""

from __future__ import annotations

from gui.session.outbox import Outbox


def test_clearing_drops_the_answers_and_keeps_what_is_to_be_saved():
    outbox = Outbox()
    outbox.snapshot = outbox.inspections = outbox.surveys = (1, ())
    outbox.save_requests.append("a state")
    outbox.clear()
    assert (outbox.snapshot, outbox.inspections, outbox.surveys) == (None, None, None)
    assert list(outbox.save_requests) == ["a state"]


def test_two_outboxes_share_nothing():
    one, other = Outbox(), Outbox()
    one.save_requests.append("a state")
    assert not other.save_requests
