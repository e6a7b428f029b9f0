"""A network from a file of another program becomes a lane."""

from __future__ import annotations

import numpy as np
import pytest

import nn
from gui.shell.import_network_dialog import ImportNetworkDialog
from nn.importing import network_file
from nn.importing.found import AFFINE, FoundLayer
from tests.gui.conftest import WAIT


def dense(inputs, units):
    return FoundLayer(AFFINE, "fc", np.full((inputs, units), 0.01), np.zeros(units))


@pytest.fixture
def file(tmp_path, monkeypatch):
    """A file, and a function that says which layers it holds, without the libraries."""
    path = tmp_path / "other.safetensors"
    path.touch()

    def holds(*layers, known=False):
        found = nn.FoundNetwork(path, [*layers], known)
        for place in (nn, network_file):
            monkeypatch.setattr(place, "read_network", lambda *_: found)
        monkeypatch.setattr(network_file, "prove", lambda *_: None)
        return path

    return holds


@pytest.fixture
def ends(window):
    """Numbers that enter and leave a network of the run's data."""
    data = window.session.run.dataset
    return data.features, data.outputs


def added(qtbot, window, act):
    """The lane that came."""
    before = set(window.session.draft)
    act()
    qtbot.waitUntil(lambda: len(window.session.run.lanes) > len(before), timeout=WAIT)
    (slot,) = set(window.session.draft) - before
    return window.session.run.lane(slot)


def test_what_the_file_does_not_say_is_asked(qtbot, window, file, ends):
    path = file(dense(ends[0], 6), dense(6, 6), dense(6, ends[1]))
    window.files.open([path])
    qtbot.waitUntil(lambda: bool(window.findChildren(ImportNetworkDialog)), timeout=WAIT)
    (dialog,) = window.findChildren(ImportNetworkDialog)
    assert dialog.skip.isVisible()
    dialog.activation.setCurrentIndex(dialog.activation.findData("tanh"))
    lane = added(qtbot, window, dialog.add_button.click)
    recipe = lane.experiment
    assert (recipe.hidden, recipe.activation, recipe.skip) == ((6, 6), "tanh", "none")
    assert recipe.name == "other"
    assert recipe.weights == str(path)
    assert (lane.network.params["W1"] == np.float32(0.01)).all()


def test_a_file_that_says_all_becomes_a_lane_at_once(qtbot, window, file, ends):
    one = dense(ends[0], 5)
    one.activation = "sigmoid"
    path = file(one, dense(5, ends[1]), known=True)
    lane = added(qtbot, window, lambda: window.files.open([path]))
    assert lane.experiment.activation == "sigmoid"
    assert lane.experiment.learning_rate == window.session.draft.first.learning_rate


def test_a_network_for_other_data_is_told(qtbot, window, file, ends):
    path = file(dense(ends[0] + 1, ends[1]), known=True)
    window.files.open([path])
    qtbot.waitUntil(lambda: "the network takes" in window.banner.text.text(), timeout=WAIT)
    assert len(window.session.run.lanes) == len(window.session.draft)


def test_the_weights_are_there_again_after_a_reset(qtbot, window, file, ends):
    path = file(dense(ends[0], ends[1]), known=True)
    lane = added(qtbot, window, lambda: window.files.open([path]))
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        window.session.reset()
    again = window.session.run.lane(lane.slot)
    assert (again.network.params["W1"] == np.float32(0.01)).all()
