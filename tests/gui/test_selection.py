"""What is selected of the results."""

from __future__ import annotations

from gui.selection import Selection


def test_at_first_nothing_is_selected_of_the_validation_set():
    assert Selection() == Selection("validation", None, None)
