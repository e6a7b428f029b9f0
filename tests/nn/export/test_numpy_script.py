"""The script that needs NumPy only."""

from __future__ import annotations

import ast

import pytest

from nn.export.numpy_script import EXPRESSIONS, script
from nn.export.walk import calls
from tests.nn.export.cases import EVERY, of


@pytest.mark.parametrize("kind", EVERY)
def test_it_imports_nothing_but_numpy_and_python_s_own(kind):
    tree = ast.parse(script(of(kind).model, "title"))
    names = {
        name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([node.module] if isinstance(node, ast.ImportFrom) else
                     [one.name for one in node.names])
    }  # fmt: skip
    assert names <= {"numpy", "pathlib", "math"}
    assert all(call.kind in EXPRESSIONS for call in calls(of(kind).model))


def test_it_is_a_text_to_read():
    text = script(of("mlp").model, "title")
    assert 10 <= len(text.splitlines()) <= 45
    assert 'h1 = x @ w["W1"] + w["b1"]' in text
    assert "CLASSES = " in text
    assert "FEATURES = ['age', 'city=" in script(of("table").model, "title")


def test_a_title_from_a_file_name_cannot_end_its_docstring():
    text = script(of("mlp").model, 'a """ b \\ c\nimport os')
    assert ast.get_docstring(ast.parse(text)).startswith("a ''' b / c import os.")
