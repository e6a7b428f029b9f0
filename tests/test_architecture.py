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


def files(*folders):
    found = sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    assert found
    return [pytest.param(path, id=str(path.relative_to(ROOT))) for path in found]


def module(path):
    """The name by which a file is imported."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported_modules(path, known):
    """The modules of the project that are executed when a file is imported, packages too.

    Those that hold the file itself are left out: they are imported in any case.
    """
    parts = [name.split(".") for name in imports(path)]
    names = {".".join(one[:end]) for one in parts for end in range(1, len(one) + 1)}
    own = module(path)
    return {name for name in names & known if name != own and not own.startswith(f"{name}.")}


LIBRARIES = {  # what a file besides NumPy and the standard library may use
    "formats.py": {"safetensors"},  # nn/export, where these are optional
    "notebook.py": {"nbformat"},
    "onnx_file.py": {"onnx"},  # nn/importing, where these are optional too
    "proof.py": {"onnx"},
    "state_file.py": {"safetensors"},
    "onnx_graph.py": {"onnx"},
    "plain_files.py": {"safetensors", "tensorboard"},
    "folder.py": {"filelock"},  # of a sweep, which one process writes
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


@pytest.mark.parametrize("package", ["nn", "cli"])
def test_there_are_no_import_circles(package):
    """Modules can be put in a row in which each imports only those before it."""
    paths = {module(path): path for path in (ROOT / package).rglob("*.py")}
    waiting = {name: imported_modules(path, set(paths)) for name, path in paths.items()}
    while waiting:
        ready = {name for name, needed in waiting.items() if not needed & set(waiting)}
        assert ready, f"in circles, or behind them: {sorted(waiting)}"
        waiting = {name: needed for name, needed in waiting.items() if name not in ready}


@pytest.mark.parametrize("path", files("nn", "gui", "cli"))
def test_the_command_line_is_imported_by_main_alone(path):
    """And nothing imports main.py."""
    inside = path.is_relative_to(ROOT / "cli")
    allowed = {"cli"} if inside else set()
    assert not {name.split(".")[0] for name in imports(path)} & {"cli", "main"} - allowed


def test_the_command_line_takes_each_module_of_the_window_in_one_place_only():
    taken = [
        name
        for path in (ROOT / "cli").rglob("*.py")
        for name in imports(path)
        if name.split(".")[0] == "gui"
    ]
    assert len(set(taken)) == len(taken)


@pytest.mark.parametrize("path", files("nn"))
def test_nn_knows_neither_the_window_nor_the_command_line(path):
    assert not {name.split(".")[0] for name in imports(path)} & {"gui", "cli", "PyQt5"}


@pytest.mark.parametrize("name", ["cli/__init__.py", "cli/parser.py", "cli/reporting.py"])
def test_what_main_reads_before_the_bootstrap_needs_the_standard_library_only(name):
    allowed = {"__future__", "cli", *sys.stdlib_module_names}
    assert {one.split(".")[0] for one in imports(ROOT / name)} <= allowed


MOST_LINES = 45  # of a function


@pytest.mark.parametrize("path", files("nn", "cli", "gui"))
def test_no_function_is_long(path):
    functions = [
        node
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
    ]
    assert not [one.name for one in functions if one.end_lineno - one.lineno >= MOST_LINES]


MOST_METHODS, MOST_FILE_LINES = 30, 400


@pytest.mark.parametrize("path", files("gui"))
def test_no_class_and_no_file_of_the_window_is_large(path):
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= MOST_FILE_LINES
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ClassDef):
            methods = [one.name for one in node.body if isinstance(one, ast.FunctionDef)]
            assert len(methods) <= MOST_METHODS, node.name


UNTESTED = {}  # files without a test file of their name, and why


@pytest.mark.parametrize("path", files("nn", "cli", "gui"))
def test_every_file_has_a_test_file_of_its_name(path):
    if path.name == "__init__.py" or path.relative_to(ROOT).as_posix() in UNTESTED:
        return
    test = ROOT / "tests" / path.relative_to(ROOT).with_name(f"test_{path.name}")
    assert test.is_file(), f"there is no {test.relative_to(ROOT)}"
    assert "\ndef test_" in test.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", files("gui"))
def test_the_window_reads_no_tables_itself(path):
    assert not {name.split(".")[0] for name in imports(path)} & READERS


# The rooms of gui/, from the top floor down: a room may import from the floors below its own.
FLOORS = (
    {"app"},
    {"shell"},
    {"recipe", "lesson", "panels", "probe", "report", "session"},  # and none of these another
    {"plotting"},
    {"style"},
    {"background", "failure", "image_import", "lane_view", "selection"},
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
