"""The journeys use the fixtures of the window's tests."""

from tests.gui.conftest import (  # noqa: F401
    digits,
    dressed,
    lanes,
    no_thread_left,
    own_settings,
    ready,
    session,
    window,
)
