"""A person who clicks at random breaks nothing."""

from __future__ import annotations

import shutil

import pytest
from PyQt5.QtCore import QCoreApplication, QEvent
from PyQt5.QtWidgets import QApplication

import nn
from tests.gui.random_actions import act_at_random


@pytest.fixture(scope="module")
def digits_file(tmp_path_factory):
    """The built-in digits, drawn once for all rounds."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NABLASCOPE_HOME", str(tmp_path_factory.mktemp("drawn")))
        nn.load_dataset(nn.Experiment().data_recipe)
        return next(nn.data_folder().glob("strokes-*.npz"))


def round_of(seed, actions, folder, digits_file):
    nn.data_folder().mkdir(parents=True, exist_ok=True)
    shutil.copy(digits_file, nn.data_folder())
    before = set(QApplication.topLevelWidgets())
    wrong, done = act_at_random(folder, seed, actions)
    QCoreApplication.sendPostedEvents(None, QEvent.DeferredDelete)
    left = [one for one in set(QApplication.topLevelWidgets()) - before if one.isVisible()]
    assert wrong == []
    assert left == []
    return done


@pytest.mark.timeout(60)
def test_a_short_round_of_random_actions_breaks_nothing(tmp_path, digits_file):
    round_of(7, 60, tmp_path, digits_file)


@pytest.mark.long
@pytest.mark.timeout(1500)
@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_random_actions_break_nothing(tmp_path, digits_file, seed):
    done = round_of(seed, 500, tmp_path, digits_file)
    assert len(done) >= 40  # kinds of action
