"""The ONNX graph (formats are run in test_formats.py)."""

from __future__ import annotations

import pytest

from nn.export.onnx_graph import graph
from tests.nn.export.cases import EVERY, of, source

onnx = pytest.importorskip("onnx")


@pytest.mark.parametrize("kind", EVERY)
def test_the_checker_accepts_it(kind):
    onnx.checker.check_model(onnx.load_from_string(graph(of(kind).model, "title")), full_check=True)


def test_it_names_its_ends_and_classes():
    made = onnx.load_from_string(graph(source("mlp").model, "title"))
    assert [one.name for one in made.graph.input] == ["samples"]
    assert [one.name for one in made.graph.output] == ["predicted"]
    assert made.metadata_props[0].value.split("\n") == list("0123456789")
