"""The clinic finds each fault and is silent about sound data."""

from __future__ import annotations

import numpy as np
import pytest

import nn
from nn.data.mnist import load
from nn.data.recipe import Place
from tests.nn.data.clinic.checking import levels

SOUND = ("moons", "xor", "circle", "gaussians", "spiral", "spiral-3", "plane", "bumps", "sine")
FINDS = {
    "short-rows": "shapes",
    "text": "types",
    "missing": "finite",
    "out-of-range": "range",
    "constant": "features",
    "leaked": "rows",
    "rare-class": "classes",
    "shuffled-labels": "fit",
    "labels-from-one": "labels",
    "few": "enough",
    "unscaled": "scale",
}


def test_every_fault_has_a_check_that_finds_it():
    """And every check a spoil, or the leak of the statistics."""
    assert {"none", *FINDS} == set(nn.FAULTS)
    assert {*FINDS.values(), "statistics"} == set(nn.CHECKS)
    for name, kind in nn.CHECKS.items():
        assert kind.fault == ("statistics", "all data") or FINDS[kind.fault[1]] == name


@pytest.mark.parametrize("name", SOUND)
def test_nothing_is_wrong_with_sound_data(name):
    data = nn.load_dataset(nn.DataRecipe(name, samples=600))
    assert set(levels(data).values()) == {"good"}
    assert set(levels(data, scaling="standardise").values()) == {"good"}


@pytest.mark.parametrize("fault", FINDS)
def test_each_fault_is_found(sound, fault):
    offered = {one.fault for one in nn.checkup(nn.prepare(sound))}
    if ("spoil", fault) not in offered:
        with pytest.raises(nn.DataError, match="This fault cannot be injected"):
            levels(sound, fault=fault)
        return
    found = levels(sound, fault=fault)
    assert levels(sound)[FINDS[fault]] != "bad"
    assert found[FINDS[fault]] in (("warn", "bad") if fault == "out-of-range" else ("bad",))


@pytest.mark.mnist
def test_clean_mnist_is_in_order_but_for_what_is_truly_there(mnist_folder):
    """67 pixels are blank in all of the first 55,000 images; no test image is trained on."""
    data = load(nn.DataRecipe("mnist"), Place(mnist_folder))
    checks = {one.name: one for one in nn.checkup(nn.prepare(data))}
    assert {one.level for one in checks.values()} == {"good"}
    blank = int((data.train.x == 0).all(axis=0).sum())
    assert checks["features"].told.values["constant"] == blank
    assert checks["rows"].told.values["leaked"] == "0"
    counts = np.bincount(data.train.t)
    assert checks["classes"].told.values["least"] == f"{counts.min():,}"


def test_a_fault_is_offered_only_where_the_data_can_have_it():
    regression = nn.checkup(nn.prepare(nn.load_dataset("sine")))
    offered = {one.name: one.fault for one in regression}
    assert offered["classes"] is None
    assert offered["fit"] == ("spoil", "shuffled-labels")
    assert offered["statistics"] is None  # nothing is scaled
    spoilt = nn.checkup(nn.prepare(nn.load_dataset("moons"), fault="few"))
    assert all(one.fault is None for one in spoilt)


def test_four_points_are_told_to_be_tested_on_what_they_were_trained_on():
    data = nn.load_dataset(nn.DataRecipe("xor", samples=4))
    assert data.train.x.tolist() == [[0, 0], [0, 1], [1, 0], [1, 1]]
    assert data.train.t.tolist() == [0, 1, 1, 0]
    assert levels(data)["rows"] == "bad"


def test_looking_can_be_given_up(toy):
    with pytest.raises(nn.Cancelled):
        nn.checkup(nn.prepare(toy), stop=lambda: True)
