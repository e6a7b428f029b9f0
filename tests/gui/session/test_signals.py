"""SessionSignals: one signal for each thing that the window is told."""

from __future__ import annotations

from PyQt5.QtCore import QMetaMethod, QMetaObject

from gui.session.signals import SessionSignals


def names_of(meta: QMetaObject):
    """The names of the signals of a class of its own."""
    methods = (meta.method(index) for index in range(meta.methodOffset(), meta.methodCount()))
    return {bytes(one.name()).decode() for one in methods if one.methodType() == QMetaMethod.Signal}


def test_every_signal_is_explained(qapp):
    told = SessionSignals.__doc__.split("Signals:")[1]
    names = {line.split(":")[0].strip() for line in told.splitlines() if ":" in line}
    assert names_of(SessionSignals.staticMetaObject) == names
