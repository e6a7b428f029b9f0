"""The house: who may import whom. It reads the imports, those inside functions too."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def imports(path):
    """Every module that a file imports, absolute."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def files(folder):
    found = sorted((ROOT / folder).rglob("*.py"))
    assert found
    return [pytest.param(path, id=str(path.relative_to(ROOT))) for path in found]


LIBRARIES = {  # what a file besides NumPy and the standard library may use
    "download.py": {"pooch", "requests", "urllib3"},
    "digits8x8.py": {"sklearn"},
}
READERS = {"charset_normalizer", "clevercsv", "python_calamine"}  # of tables, and nobody else's


@pytest.mark.parametrize("path", files("nn"))
def test_nn_needs_numpy_and_the_standard_library_only(path):
    allowed = {"numpy", "nn", "__future__", *sys.stdlib_module_names}
    allowed |= LIBRARIES.get(path.name, set())
    if path.parent == ROOT / "nn" / "data" / "tables":
        allowed |= READERS
    assert {name.split(".")[0] for name in imports(path)} <= allowed


@pytest.mark.parametrize("path", files("gui"))
def test_the_window_reads_no_tables_itself(path):
    assert not {name.split(".")[0] for name in imports(path)} & READERS


# The rooms of gui/, from the top floor down: a room may import from the floors below its own.
FLOORS = (
    {"app"},
    {"shell"},
    {"recipe", "panels", "probe", "session"},  # and none of these another
    {"plotting"},
    {"style"},
    {"background", "failure", "image_import", "lane_view"},
)
FLOOR = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}


def room_of(name):
    """The room of gui/ that a module belongs to."""
    return name.split(".")[1]


@pytest.mark.parametrize("path", files("gui"))
def test_imports_of_the_window_go_down_only(path):
    parts = path.relative_to(ROOT).with_suffix("").parts
    if parts[1] == "__init__":
        return
    own = FLOOR[parts[1]]
    for name in imports(path):
        if name.startswith("gui."):
            room = room_of(name)
            assert room == parts[1] or FLOOR[room] > own, f"{'.'.join(parts)} imports {name}"


@pytest.mark.parametrize("path", files("gui"))
def test_only_the_session_builds_what_trains(path):
    """And the window reaches nn/ through its front door."""
    calls = {
        node.func.attr
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name) and node.func.value.id == "nn"
    }  # fmt: skip
    if path.parent != ROOT / "gui" / "session":
        assert not calls & {"Race", "Trainer"}
    assert not [name for name in imports(path) if name.startswith("nn.") and name != "nn.Array"]


def test_the_pins_stand_in_one_place_and_their_copy_agrees():
    """``uv run main.py`` reads the pins from main.py, pip from requirements.txt."""
    block = (ROOT / "main.py").read_text(encoding="utf-8").split("# ///")[1]
    copy = {line[5:-2].replace("'", '"') for line in block.splitlines() if line.startswith('#   "')}
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    assert copy == {line for line in lines if line and not line.startswith("#")}
