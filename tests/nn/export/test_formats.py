"""Every format of every kind of network agrees with the network, run by the real library."""

from __future__ import annotations

import dataclasses
from importlib.util import find_spec

import numpy as np
import pytest

import nn
from nn.export import formats
from nn.export.formats import FORMATS, RUN, export
from nn.export.proof import BACKENDS, TOLERANCE
from tests.nn.export.cases import EVERY, of, source


def require(name):
    for library in (*FORMATS[name].needs, *FORMATS[name].runs_with):
        if find_spec(library) is None:  # not imported here: Keras wants a backend to be chosen
            pytest.skip(f"{library} is not installed")
    if name == "keras" and not any(map(find_spec, BACKENDS)):
        pytest.skip("Keras has no backend here")


@pytest.mark.parametrize("kind", EVERY)
def test_numpy_agrees_with_every_kind_of_network(tmp_path, kind):
    made = export(of(kind), "numpy", tmp_path)
    largest = float(np.abs(of(kind).model.shares(of(kind).samples)).max())
    assert made.difference <= TOLERANCE * max(1.0, largest)
    assert {one.name for one in made.files} == {"model.py", "weights.npz"}
    assert sorted(one.name for one in tmp_path.iterdir()) == ["model.py", "weights.npz"]


@pytest.mark.long
@pytest.mark.timeout(1500)
@pytest.mark.parametrize("name", ["pytorch", "keras", "onnx"])
@pytest.mark.parametrize("kind", EVERY)
def test_other_libraries_agree_with_every_kind_of_network(tmp_path, name, kind):
    require(name)
    assert export(of(kind), name, tmp_path).difference is not None


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_written_and_proved(tmp_path, name):
    require(name)
    made = export(source("mlp"), name, tmp_path)
    assert made.files
    assert all(one.stat().st_size for one in made.files)
    assert (made.difference is None) == (FORMATS[name].proof == formats.NOTHING)


def test_what_disagrees_is_not_kept(tmp_path, monkeypatch):
    wrong = dataclasses.replace(
        FORMATS["numpy"],
        files=lambda one: {
            **FORMATS["numpy"].files(one),
            "model.py": b"import numpy as np\ndef predict(x):\n    return np.zeros((len(x), 10))\n",
        },
    )
    monkeypatch.setitem(formats.FORMATS, "wrong", wrong)
    with pytest.raises(nn.DataError, match="disagrees with the network by"):
        export(source("mlp"), "wrong", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_an_export_takes_the_place_of_an_older_one_and_leaves_other_files(tmp_path):
    (tmp_path / "model.py").write_text("old")
    (tmp_path / "mine.txt").write_text("mine")
    export(source("mlp"), "numpy", tmp_path)
    assert "NumPy only" in (tmp_path / "model.py").read_text(encoding="utf-8")
    assert (tmp_path / "mine.txt").read_text() == "mine"


def test_a_missing_library_is_named_with_the_way_to_get_it(tmp_path, monkeypatch):
    missing = dataclasses.replace(FORMATS["numpy"], needs=("no_such_package",))
    monkeypatch.setitem(formats.FORMATS, "missing", missing)
    with pytest.raises(nn.FieldError, match=r"no_such_package.*requirements-export\.txt"):
        export(source("mlp"), "missing", tmp_path)


def test_where_it_cannot_be_run_that_is_said(tmp_path, monkeypatch):
    kind = dataclasses.replace(FORMATS["numpy"], runs_with=("no_such_runtime",))
    monkeypatch.setitem(formats.FORMATS, "lonely", kind)
    made = export(source("mlp"), "lonely", tmp_path)
    assert (made.difference, made.lacking) == (None, "no_such_runtime")
    nothing = dataclasses.replace(source("mlp"), samples=None)
    made = export(nothing, "numpy", tmp_path)
    assert (made.difference, made.lacking) == (None, "")


def test_another_format_is_refused_with_the_nearest_name(tmp_path):
    with pytest.raises(nn.UnknownNameError, match="Did you mean 'onnx'"):
        export(source("mlp"), "onx", tmp_path)


def test_the_names_of_the_formats_are_those_of_the_command_line():
    from cli.parser import COMMANDS

    text = next(one.options["help"] for one in COMMANDS["export"].arguments if "--to" in one.names)
    assert text.replace(" or ", ", ").split(", ") == list(FORMATS)
    assert {one.proof for one in FORMATS.values()} >= {RUN}


def test_a_folder_in_the_way_is_told_before_anything_is_replaced(tmp_path):
    (tmp_path / "model.py").write_text("mine")
    (tmp_path / "weights.npz").mkdir()
    with pytest.raises(nn.DataError, match=r"weights\.npz cannot be written"):
        export(source("mlp"), "numpy", tmp_path)
    assert (tmp_path / "model.py").read_text() == "mine"


def test_a_network_that_predicts_nothing_is_refused_and_leaves_no_folder(tmp_path):
    one = source("mlp")
    network = one.model.network.copy()
    network.parameters[3] = np.nan
    broken = dataclasses.replace(one, model=dataclasses.replace(one.model, network=network))
    for name in ("csv", "numpy"):
        with pytest.raises(nn.FieldError, match="not finite"):
            export(broken, name, tmp_path / "away")
    assert not (tmp_path / "away").exists()
