"""Ctrl+C is noted once; the second one does what it did before."""

from __future__ import annotations

import os
import signal

import pytest

from cli.interrupts import interrupts
from tests.cli.command import POSIX


@POSIX
def test_the_first_ctrl_c_is_noted_and_the_second_one_ends_the_program():
    before = signal.getsignal(signal.SIGINT)
    with interrupts() as interrupted:
        assert not interrupted.is_set()
        os.kill(os.getpid(), signal.SIGINT)
        assert interrupted.is_set()
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before
