"""bootstrap.py: what it finds missing, what it says, and that it never surprises. No network."""

import ast
import ctypes
import hashlib
import os
import subprocess
import sys
import threading
import types
from pathlib import Path

import pytest

import bootstrap

SOURCE = Path(bootstrap.__file__).read_text(encoding="utf-8")
REQUIREMENTS = "numpy>=2\nPyQt5==5.15.11\n"


class Restarted(Exception):  # noqa: N818 (not an error)
    """Stands for os.execv, after which nothing comes back."""


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """A checkout of its own with its own cache, a screen, no guard, and no way to restart."""
    (tmp_path / "requirements.txt").write_text(REQUIREMENTS)
    monkeypatch.setattr(bootstrap, "HERE", tmp_path)
    for name in ("WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "LD_LIBRARY_PATH", bootstrap.RESTARTED):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("DISPLAY", ":0")
    for name in ("LINUX", "NO_PYQT_WHEEL"):
        monkeypatch.setattr(bootstrap, name, name == "LINUX")

    def restart(python):
        raise Restarted(python)

    monkeypatch.setattr(bootstrap, "restart", restart)
    return tmp_path


@pytest.fixture
def bare(monkeypatch):
    """A Python that finds no package, on a system where every library loads."""
    monkeypatch.setattr(bootstrap.importlib.util, "find_spec", lambda *_: None)
    monkeypatch.setattr(ctypes, "CDLL", lambda name: name)


def ending(action, *args, **options):
    """Run action, which must exit, and return what it says."""
    with pytest.raises(SystemExit) as end:
        action(*args, **options)
    assert isinstance(end.value.code, str)  # a text: printed to stderr, and exit code 1
    return end.value.code


# The file itself


def test_an_old_python_can_read_the_file_far_enough_to_be_refused():
    ast.parse(SOURCE, feature_version=(3, 6))


def test_python_3_7_can_read_main_and_so_be_refused():
    main = Path(bootstrap.__file__).with_name("main.py").read_text(encoding="utf-8")
    ast.parse(main, feature_version=(3, 7))


def test_it_imports_only_the_standard_library():
    imports = [n for n in ast.walk(ast.parse(SOURCE)) if isinstance(n, ast.Import | ast.ImportFrom)]
    names = {a.name for n in imports if isinstance(n, ast.Import) for a in n.names}
    names |= {n.module or "" for n in imports if isinstance(n, ast.ImportFrom)}
    assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names


def test_an_old_python_is_told_its_version_and_three_ways_out(monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 9, 6))
    said = ending(bootstrap.ensure)
    for fact in ("3.10", "3.9.", "python.org", "brew install python", "uv run main.py"):
        assert fact in said


# What is missing


def test_all_packages_here_means_nothing_is_done(checkout, monkeypatch):
    monkeypatch.setattr(bootstrap.importlib.util, "find_spec", lambda *_: sys)
    monkeypatch.setattr(bootstrap, "qt_of_wheel", lambda: None)
    bootstrap.ensure(tests=True)
    assert [path.name for path in checkout.iterdir()] == ["requirements.txt"]


def test_training_without_a_window_asks_neither_for_qt_nor_for_pytest(bare):
    assert bootstrap.missing_packages(False, False) == ["numpy", "tqdm", "threadpoolctl", "pooch"]
    assert "PyQt5" in bootstrap.missing_packages(True, False)
    assert "pytest" not in bootstrap.missing_packages(True, False)
    assert {"PyQt5", "pytestqt", "hypothesis"} <= set(bootstrap.missing_packages(False, True))


def test_a_library_that_exists_nowhere_is_missing():
    assert bootstrap.missing_libraries(["libno-such-thing.so.7"]) == ["libno-such-thing.so.7"]


@pytest.mark.parametrize(
    ("library", "package"),  # as packages.debian.org lists them
    [
        ("libgthread-2.0.so.0", "libglib2.0-0"),
        ("libGL.so.1", "libgl1"),
        ("libX11.so.6", "libx11-6"),
        ("libX11-xcb.so.1", "libx11-xcb1"),
        ("libdbus-1.so.3", "libdbus-1-3"),
        ("libfontconfig.so.1", "libfontconfig1"),
        ("libxcb-icccm.so.4", "libxcb-icccm4"),
        ("libxcb-render-util.so.0", "libxcb-render-util0"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
    ],
)
def test_debian_package_of_a_library(library, package):
    assert bootstrap.debian_package(library) == package


# What is set up


def test_a_bare_machine_is_set_up_once_and_stamped(checkout, bare, monkeypatch):
    """The second start finds the stamp; a changed requirement makes the third install again."""
    installed = []
    monkeypatch.setattr(bootstrap, "create", lambda *_: None)
    monkeypatch.setattr(bootstrap, "pip_install", installed.append)
    for requirements, installs in [(REQUIREMENTS, 1), (REQUIREMENTS, 1), ("numpy\n", 2)]:
        (checkout / "requirements.txt").write_text(requirements)
        with pytest.raises(Restarted, match="venv"):
            bootstrap.ensure(need_window=True)
        assert len(installed) == installs


def test_the_stamp_knows_requirements_python_and_place(checkout, monkeypatch):
    stamps = [bootstrap.stamp(checkout / "a"), bootstrap.stamp(checkout / "b")]
    (checkout / "requirements.txt").write_text("numpy>=3\n")
    stamps.append(bootstrap.stamp(checkout / "a"))
    monkeypatch.setattr(sys, "version", "3.99")
    stamps.append(bootstrap.stamp(checkout / "a"))
    assert len(set(stamps)) == 4


def test_a_folder_whose_name_is_no_utf_8_has_a_stamp_and_a_cache(checkout, monkeypatch):
    """Such bytes are lone surrogates in a path; so is Hangul in the locale C."""
    here = checkout / "\udcff"
    here.mkdir()
    (here / "requirements.txt").write_text(REQUIREMENTS)
    monkeypatch.setattr(bootstrap, "HERE", here)
    assert bootstrap.stamp(here / ".venv") != bootstrap.stamp(checkout)
    assert bootstrap.cache().parent == checkout / "cache" / "nablascope"


def test_a_configuration_of_pip_that_is_no_text_is_one_sentence(checkout, bare, monkeypatch):
    (checkout / "pip.conf").write_bytes(b"[global]\nindex-url = \xff\n")
    monkeypatch.setenv("PIP_CONFIG_FILE", str(checkout / "pip.conf"))
    monkeypatch.delenv("PIP_INDEX_URL", raising=False)
    monkeypatch.setattr(bootstrap, "create", lambda *_: None)
    monkeypatch.setattr(bootstrap, "pip_install", bootstrap.pip)
    assert "could not be set up" in ending(bootstrap.ensure)


def test_an_install_that_fails_leaves_no_stamp_and_says_one_sentence(checkout, bare, monkeypatch):
    said = "ERROR: No matching distribution found for PyQt5==5.15.11\n"
    failed = subprocess.CompletedProcess([], 1, stderr=said.encode())
    monkeypatch.setattr(bootstrap, "create", lambda *_: None)
    monkeypatch.setattr(bootstrap, "pip", lambda *_: ["pip"])
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: failed)
    sentence = ending(bootstrap.ensure)
    assert "no prebuilt PyQt5==5.15.11" in sentence
    assert sentence.endswith("start again.")
    assert not (checkout / ".venv" / bootstrap.STAMP).exists()


def test_a_set_up_that_did_not_help_ends_instead_of_going_round(checkout, bare, monkeypatch):
    monkeypatch.setenv(bootstrap.RESTARTED, "1")
    assert "delete that folder" in ending(bootstrap.ensure)


def test_a_venv_of_somebody_else_is_left_alone(checkout):
    (checkout / ".venv").mkdir()
    assert bootstrap.environment() == bootstrap.cache()
    (checkout / ".venv" / bootstrap.LOCK).touch()
    assert bootstrap.environment() == checkout / ".venv"


def test_a_new_environment_replaces_all_but_the_lock(checkout, monkeypatch):
    folder = checkout / ".venv"
    (folder / "lib").mkdir(parents=True)
    for name in (bootstrap.LOCK, bootstrap.STAMP):
        (folder / name).touch()
    monkeypatch.setattr(bootstrap.venv.EnvBuilder, "create", lambda *_: None)
    bootstrap.create(folder)
    assert [path.name for path in folder.iterdir()] == [bootstrap.LOCK]


def test_the_second_of_two_starts_waits_for_the_first(checkout):
    order = []

    def second():
        with bootstrap.alone(checkout):
            order.append("second")

    with bootstrap.alone(checkout):
        waiting = threading.Thread(target=second)
        waiting.start()
        waiting.join(0.05)
        order.append("first")
    waiting.join()
    assert order == ["first", "second"]


def test_a_start_that_waited_for_another_installs_nothing(checkout, monkeypatch):
    folder = checkout / ".venv"
    folder.mkdir()
    (folder / bootstrap.STAMP).write_text(bootstrap.stamp(folder))
    monkeypatch.setattr(bootstrap, "pip_install", lambda _: pytest.fail("installed again"))
    bootstrap.install_packages(folder, inside=True)


@pytest.mark.parametrize("link", ["../../f/{}#sha256=1", "https://example.org/f/{}#sha256=1"])
def test_pip_comes_from_the_configured_index_and_only_with_its_hash(checkout, monkeypatch, link):
    page = f'<a href="{link.format(bootstrap.PIP_WHEEL)}">pip</a>'.encode()
    asked = []

    def download(url):
        asked.append(url)
        return (page if url.endswith("/pip/") else b"wheel"), url

    monkeypatch.setenv("PIP_INDEX_URL", "https://example.org/root/simple/")
    monkeypatch.setattr(bootstrap, "download", download)
    monkeypatch.setattr(bootstrap.importlib.util, "find_spec", lambda *_: None)
    assert "install python3-venv" in ending(bootstrap.pip, checkout)
    assert asked[0] == "https://example.org/root/simple/pip/"
    assert asked[1].startswith("https://example.org/")
    assert asked[1].split("#")[0].endswith("/f/" + bootstrap.PIP_WHEEL)
    monkeypatch.setattr(bootstrap, "PIP_SHA256", hashlib.sha256(b"wheel").hexdigest())
    assert bootstrap.pip(checkout)[1] == str(checkout / bootstrap.PIP_WHEEL / "pip")


@pytest.mark.parametrize(
    ("pip_said", "fact"),
    [
        ("WARNING: Retrying after connection broken by 'NewConnectionError'\nERROR: x", "network"),
        ("ERROR: No matching distribution found for numpy>=2\n", "prebuilt numpy>=2"),
        ("noise\nERROR: [Errno 28] No space left on device\n", "No space left on device"),
        ("Killed", "Killed"),
        ("", "pip says"),
    ],
)
def test_pips_trouble_in_a_few_words(pip_said, fact):
    assert fact in bootstrap.explain(pip_said)


# Libraries and displays of Linux


def test_without_apt_the_missing_library_is_named_with_its_package(checkout, monkeypatch):
    monkeypatch.setattr(bootstrap.importlib.util, "find_spec", lambda *_: sys)
    monkeypatch.setattr(bootstrap, "qt_of_wheel", lambda: Path("Qt5"))
    monkeypatch.setattr(bootstrap, "missing_libraries", lambda *_: ["libxcb-icccm.so.4"])
    monkeypatch.setattr(bootstrap.shutil, "which", lambda *_: None)
    said = ending(bootstrap.ensure, need_window=True)
    assert "libxcb-icccm.so.4" in said
    for line in ("apt-get install -y --no-install-recommends libxcb-icccm4\n", "dnf", "pacman"):
        assert line in said


def test_tests_need_fewer_libraries_than_a_window(checkout, bare, monkeypatch):
    looked_for = []
    monkeypatch.setattr(bootstrap, "install_packages", lambda *_: None)
    monkeypatch.setattr(bootstrap, "missing_libraries", lambda names: looked_for.append(names))
    for options in ({"tests": True}, {"need_window": True}, {}):
        with pytest.raises(Restarted):
            bootstrap.ensure(**options)
    offscreen, window = looked_for  # and command-line training asks for none
    assert set(offscreen) < set(window)


def test_a_qt_that_cannot_read_its_own_path_is_told_it(checkout, monkeypatch):
    """PyQt5 wheels find no platform plugin in such a folder (pyinstaller issue 9003)."""
    qt = checkout / "내 문서" / "Qt5"
    qt.mkdir(parents=True)
    spec = types.SimpleNamespace(origin=str(qt.with_name("__init__.py")))
    monkeypatch.setattr(bootstrap.importlib.util, "find_spec", lambda _: spec)
    monkeypatch.setattr(os, "environ", {})
    bootstrap.ensure()
    assert os.environ["QT_PLUGIN_PATH"] == str(qt / "plugins")


def test_private_libraries_go_before_what_the_user_had(checkout, monkeypatch):
    folder = checkout / "usr/lib/x86_64-linux-gnu"
    folder.mkdir(parents=True)
    monkeypatch.setattr(os, "environ", {"LD_LIBRARY_PATH": "/mine"})
    bootstrap.use_libraries(checkout)
    assert os.environ["LD_LIBRARY_PATH"] == f"{folder}:/mine"


def test_no_display_is_one_sentence(checkout, monkeypatch, capsys):
    monkeypatch.delenv("DISPLAY")
    with pytest.raises(SystemExit) as end:
        bootstrap.ensure(need_window=True)
    assert end.value.code == 2
    said = capsys.readouterr().err.strip()
    assert "no display" in said
    assert "\n" not in said


@pytest.mark.parametrize(
    ("platform", "enough"),
    [("offscreen", True), ("vnc:size=9x9", True), ("xcb;wayland", False), ("xcb;minimal", True)],
)
def test_some_platforms_need_no_display(checkout, monkeypatch, platform, enough):
    monkeypatch.delenv("DISPLAY")
    monkeypatch.setenv("QT_QPA_PLATFORM", platform)
    assert bootstrap.has_display() is enough


def test_a_processor_without_a_wheel_is_sent_to_the_distribution(checkout, bare, monkeypatch):
    monkeypatch.setattr(bootstrap, "NO_PYQT_WHEEL", True)
    said = ending(bootstrap.ensure, tests=True)
    assert "apt-get install python3-pyqt5 python3-pyqt5.qtsvg" in said
