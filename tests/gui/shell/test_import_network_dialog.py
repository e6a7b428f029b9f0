"""What a file with weights does not say of its network."""

from __future__ import annotations

import pytest
from PyQt5.QtWidgets import QWidget

from gui.shell.import_network_dialog import ImportNetworkDialog


@pytest.fixture
def ask(qtbot):
    """A function that shows the dialog for some hidden layers."""
    parent = QWidget()
    qtbot.addWidget(parent)
    shown = []

    def show(hidden):
        one = ImportNetworkDialog("a", {"hidden": hidden}, ["fc1", "out"], parent)
        shown.append(one)
        one.show()
        return one

    yield show
    for one in shown:
        one.close()


def test_the_choice_is_told(ask):
    one, asked = ask((6, 6)), []
    one.asked.connect(asked.append)
    one.activation.setCurrentIndex(one.activation.findData("elu"))
    one.skip.setChecked(True)
    one.add_button.click()
    assert asked == [{"activation": "elu", "skip": "add"}]


def test_skip_connections_are_asked_only_where_there_could_be_some(ask):
    assert ask((6, 6)).skip.isVisible()
    assert not ask((6, 4)).skip.isVisible()
