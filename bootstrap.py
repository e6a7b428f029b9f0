"""Make main.py start on a bare machine: private packages, private libraries, plain refusals."""

import configparser
import contextlib
import ctypes
import hashlib
import html
import importlib.util
import os
import platform
import re
import shutil
import ssl
import subprocess
import sys
import tempfile
import urllib.error
import urllib.parse
import urllib.request
import venv
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
LOCK, STAMP = "nablascope.lock", "nablascope.stamp"
USAGE = 2  # the exit code of what a person asked for and cannot have
RESTARTED = "NABLASCOPE_RESTARTED"
OLDEST_PYTHON = (3, 10)
LINUX = sys.platform.startswith("linux")
NO_PYQT_WHEEL = LINUX and platform.machine() != "x86_64"

NUMBERS = ["numpy", "tqdm", "threadpoolctl", "pooch"]
WINDOW = ["PyQt5", "pyqtgraph"]
TESTING = ["pytest", "pytestqt", "pytest_timeout", "xdist", "hypothesis"]

# What the PyQt5 wheel expects of the system: for any use, and for a window on X.
# fmt: off
QT_LIBRARIES = [
    "libgthread-2.0.so.0", "libGL.so.1", "libfontconfig.so.1", "libfreetype.so.6",
    "libX11.so.6", "libXext.so.6",
]
XCB_LIBRARIES = [
    "libX11-xcb.so.1", "libdbus-1.so.3", "libxcb.so.1", "libxcb-icccm.so.4", "libxcb-image.so.0",
    "libxcb-keysyms.so.1", "libxcb-randr.so.0", "libxcb-render-util.so.0", "libxcb-render.so.0",
    "libxcb-shape.so.0", "libxcb-shm.so.0", "libxcb-sync.so.1", "libxcb-xfixes.so.0",
    "libxcb-xinerama.so.0", "libxcb-xkb.so.1", "libxkbcommon.so.0", "libxkbcommon-x11.so.0",
]
# fmt: on
# The drivers behind libgl1 are 200 MB. Qt links against libGL, but no plot here draws with it.
DRIVERS = re.compile("mesa|^lib(llvm|drm|gbm|z3|elf|sensors|pciaccess|icu|xml2)")

# Debian splits pip off Python. This one is fetched then, and its hash is what we trust: a bare
# machine has no certificates to check a server by.
PIP_WHEEL = "pip-26.3-py3-none-any.whl"
PIP_SHA256 = "f3b60b20ffaadd4415ed7957212a38ac63fa4c5fa375bd0f4a797777940fad13"

NO_DISPLAY = """Nablascope opens a window, but no display is available (DISPLAY is not set). \
Start it on a desktop, or through ssh -X."""
NO_WHEEL = """PyPI has no PyQt5 for this kind of processor, but your distribution has one. Install \
it, then start again with the Python of the distribution:
  sudo apt-get install python3-pyqt5 python3-pyqt5.qtsvg python3-venv"""
NO_LIBRARIES = """Qt needs system libraries that are missing ({}). Install them, then start again:
  Debian, Ubuntu:  sudo apt-get install -y --no-install-recommends {}
  Fedora:          sudo dnf install glib2 fontconfig dbus-libs mesa-libGL libX11-xcb xcb-util-wm \
xcb-util-image xcb-util-keysyms xcb-util-renderutil libxkbcommon-x11
  Arch:            sudo pacman -S glib2 fontconfig dbus libglvnd libx11 xcb-util-wm \
xcb-util-image xcb-util-keysyms xcb-util-renderutil libxkbcommon-x11"""


def ensure(need_window: bool = False, tests: bool = False) -> None:
    """Return when all that is needed can be imported; else set it up and start main.py anew."""
    if sys.version_info < OLDEST_PYTHON:
        sys.exit(old_python(*sys.version_info[:2]))
    on_screen = need_window and LINUX
    if on_screen and not has_display():
        refuse(NO_DISPLAY)
    try:
        complete_or_restart(need_window, tests)
    except KeyboardInterrupt:
        sys.exit("The setup of Nablascope was interrupted; the next start will continue it.")
    except (OSError, UnicodeError, configparser.Error) as problem:
        sys.exit(failure(str(problem)))
    qt = qt_of_wheel()
    if qt and not str(qt).isascii():  # Qt 5 garbles such a path of its own and finds no plugin
        os.environ.setdefault("QT_PLUGIN_PATH", str(qt / "plugins"))
    if on_screen:
        os.environ.setdefault("QT_QPA_PLATFORM", "xcb;wayland")
        if not display_answers():
            refuse(f"The display {os.environ['DISPLAY']} does not respond. Is it running?")


def refuse(sentence: str) -> None:
    """End with a sentence about what was asked for and cannot be had."""
    print(sentence, file=sys.stderr)
    sys.exit(USAGE)


def complete_or_restart(need_window: bool, tests: bool) -> None:
    """Fetch what is missing and restart; return when nothing is."""
    folder = environment()
    inside = Path(sys.prefix).resolve() == folder.resolve()
    packages = missing_packages(need_window, tests)
    if NO_PYQT_WHEEL and "PyQt5" in packages:
        sys.exit(NO_WHEEL)
    move = bool(packages) or (inside and not is_current(folder))
    libraries: list[str] = []
    if LINUX and (need_window or tests) and (not NO_PYQT_WHEEL if move else qt_of_wheel()):
        libraries = missing_libraries(QT_LIBRARIES + (XCB_LIBRARIES if need_window else []))
    restarted = os.environ.pop(RESTARTED, None)
    if not move and not libraries:
        return
    if restarted:
        lost = ", ".join(packages)
        damage = failure(f"{folder} is incomplete ({lost} missing); delete that folder")
        sys.exit(damage if packages else advice(libraries))
    if move and not is_current(folder):
        install_packages(folder, inside)
    if libraries:
        use_libraries(fetch_libraries(folder if move or inside else cache(), libraries))
    restart(interpreter(folder) if move else sys.executable)


def restart(python: str) -> None:
    """Run the same command line again with python, now that everything is there."""
    os.environ[RESTARTED] = "1"
    os.environ.pop("__PYVENV_LAUNCHER__", None)  # macOS: it would lead back to the old Python
    command = [python, *sys.orig_argv[1:]]
    if os.name == "nt":  # exec would detach the console
        with contextlib.suppress(KeyboardInterrupt):  # the application has got it too
            sys.exit(subprocess.call(command))
        sys.exit(130)
    os.execv(python, command)


# What is said


def say(what: str) -> None:
    """Tell the person at the terminal what is going on."""
    print(f"Nablascope: {what}", file=sys.stderr, flush=True)


def failure(reason: str) -> str:
    """One sentence: what went wrong, what to do, and that a new start does no harm."""
    return f"Nablascope could not be set up: {reason.strip().rstrip('.')}. Then start again."


def old_python(major: int, minor: int) -> str:
    """Say that this Python is too old, and where a newer one is to be had."""
    return (
        f"Nablascope needs Python 3.10 or newer; this is {major}.{minor}. Download one from"
        " https://www.python.org/downloads/ (on macOS also: brew install python), or let uv do"
        " it: uv run main.py"
    )


def advice(libraries: "list[str]") -> str:
    """Name the missing libraries and the line that installs them."""
    packages = map(debian_package, libraries)
    return NO_LIBRARIES.format(", ".join(libraries), " ".join(packages))


def explain(pip_said: str) -> str:
    """Put pip's error output into a few words: what happened and what to do."""
    if re.search("connection broken|Max retries|Could not fetch URL", pip_said):
        return "the package index cannot be reached; check the network"
    unknown = re.search(r"No matching distribution found for (\S+)", pip_said)
    if unknown:
        here = f"Python {platform.python_version()} on {sys.platform} {platform.machine()}"
        return f"there is no prebuilt {unknown.group(1)} for {here}; use another Python (64 bit)"
    errors = [line for line in pip_said.splitlines() if line.startswith("ERROR")]
    return f"pip says '{(errors or [pip_said[-300:]])[-1]}'; correct this"


# What is here


def missing_packages(need_window: bool, tests: bool) -> "list[str]":
    """Name the modules that this Python does not find; nothing is imported."""
    names = NUMBERS + (WINDOW if need_window or tests else []) + (TESTING if tests else [])
    return [name for name in names if importlib.util.find_spec(name) is None]


def missing_libraries(names: "list[str]") -> "list[str]":
    """Name the shared libraries that the loader does not find. (Qt would abort and name none.)"""
    return [name for name in names if not loads(name)]


def loads(library: str) -> bool:
    """Whether the system's loader finds the library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def debian_package(library: str) -> str:
    """Debian's name for the package of a library: libxcb-icccm.so.4 is in libxcb-icccm4."""
    name, number = library.lower().split(".so.")
    name = name.replace("libgthread-2.0", "libglib2.0")
    return name + ("-" if name[-1].isdigit() else "") + number


def qt_of_wheel() -> "Path | None":
    """Where PyPI's PyQt5 keeps its Qt; None for a distribution's, which needs no help from here."""
    spec = importlib.util.find_spec("PyQt5")
    folder = Path(spec.origin).with_name("Qt5") if spec and spec.origin else None
    return folder if folder and folder.is_dir() else None


def has_display() -> bool:
    """Whether there is a screen, or Qt was told to draw without one (offscreen, vnc …)."""
    platforms = os.environ.get("QT_QPA_PLATFORM", "xcb").split(";")
    if not all(name.startswith(("xcb", "wayland")) for name in platforms):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def display_answers() -> bool:
    """Connect to the X server as Qt will; where that fails, Qt aborts the whole process."""
    if os.environ.get("WAYLAND_DISPLAY") or not os.environ.get("DISPLAY"):
        return True
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    refused = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not refused


# Where things go


def environment() -> Path:
    """`.venv` beside main.py; the cache if that is read-only or a .venv of somebody else's."""
    folder = HERE / ".venv"
    ours = (folder / LOCK).exists() or (not folder.exists() and os.access(str(HERE), os.W_OK))
    return folder if ours else cache()


def cache() -> Path:
    """This checkout's folder among the user's caches."""
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    usual = Path.home() / ("Library/Caches" if sys.platform == "darwin" else ".cache")
    key = hashlib.sha256(os.fsencode(str(HERE) + sys.version)).hexdigest()[:12]
    return Path(base or usual) / "nablascope" / key


def interpreter(folder: Path) -> str:
    """The Python of the environment in folder."""
    return str(folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))


def stamp(folder: Path) -> str:
    """A hash of all that an environment depends on: requirements, Python, place."""
    parts = (HERE / "requirements.txt").read_bytes() + os.fsencode(sys.version + str(folder))
    return hashlib.sha256(parts).hexdigest()


def is_current(folder: Path) -> bool:
    """Whether folder was completely set up for these requirements and this Python."""
    return (folder / STAMP).exists() and (folder / STAMP).read_text() == stamp(folder)


@contextlib.contextmanager
def alone(folder: Path) -> "Iterator[None]":
    """Let a second start wait until the first is done with folder; a crash frees the lock too."""
    folder.mkdir(parents=True, exist_ok=True)
    with open(str(folder / LOCK), "w") as lock:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(lock.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


# Python packages


def install_packages(folder: Path, inside: bool) -> None:
    """Make folder a Python environment that holds requirements.txt."""
    with alone(folder):
        if is_current(folder):  # another start did it while this one waited
            return
        say(f"first start: downloading about 105 MB from PyPI into {folder} (delete it to undo).")
        if not inside:
            create(folder)
        pip_install(folder)
        (folder / STAMP).write_text(stamp(folder))


def create(folder: Path) -> None:
    """Make a new environment in the place of whatever folder held."""
    for entry in folder.iterdir():
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(str(entry))
        elif entry.name != LOCK:
            entry.unlink()
    builder = venv.EnvBuilder(symlinks=os.name != "nt", system_site_packages=NO_PYQT_WHEEL)
    builder.create(str(folder))


def pip_install(folder: Path) -> None:
    """Install requirements.txt from ready-made wheels, or end with pip's reason in one sentence."""
    lines = (HERE / "requirements.txt").read_text(encoding="utf-8").splitlines()
    if NO_PYQT_WHEEL:
        lines = [line for line in lines if not line.startswith("PyQt5")]
    wanted = folder / "requirements.txt"
    wanted.write_text("\n".join(lines), encoding="utf-8")
    command = [*pip(folder), "install", "--only-binary", ":all:", "-r", str(wanted)]
    command += ["--disable-pip-version-check", "--no-input", "--retries", "2"]
    command += [] if os.isatty(2) else ["--quiet"]
    settings = dict(os.environ, PIP_USER="0")
    done = subprocess.run(command, stdout=2, stderr=subprocess.PIPE, env=settings)
    if done.returncode:
        sys.exit(failure(explain(done.stderr.decode(errors="replace"))))


def pip(folder: Path) -> "list[str]":
    """The start of a pip command: as a module where Python has ensurepip, else out of a wheel."""
    python = interpreter(folder)
    if importlib.util.find_spec("ensurepip"):
        quiet = subprocess.DEVNULL
        ensurepip = subprocess.run([python, "-m", "ensurepip"], stdout=quiet, stderr=quiet)
        if ensurepip.returncode == 0:
            return [python, "-m", "pip"]
    page, address = download(pip_index() + "/pip/")
    links = re.findall(f'href="([^"]*{re.escape(PIP_WHEEL)}[^"]*)"', page.decode())
    wheel = download(urllib.parse.urljoin(address, html.unescape(links[0])))[0] if links else b""
    if hashlib.sha256(wheel).hexdigest() != PIP_SHA256:
        sys.exit(failure(f"the package index has no {PIP_WHEEL}; install python3-venv"))
    (folder / PIP_WHEEL).write_bytes(wheel)
    return [python, str(folder / PIP_WHEEL / "pip")]


def pip_index() -> str:
    """The package index that pip is configured to use."""
    config = configparser.RawConfigParser(strict=False)
    home = Path.home()
    named = os.environ.get("PIP_CONFIG_FILE", "")
    config.read(["/etc/pip.conf", home / ".pip/pip.conf", home / ".config/pip/pip.conf", named])
    index = config.get("global", "index-url", fallback="https://pypi.org/simple")
    return os.environ.get("PIP_INDEX_URL", index).rstrip("/")


def download(url: str) -> "tuple[bytes, str]":
    """Read url; return the bytes and the address that they finally came from."""
    try:
        answer = urllib.request.urlopen(url, timeout=60)
    except urllib.error.URLError as problem:
        if not isinstance(problem.reason, ssl.SSLError):
            raise OSError(f"cannot reach {url} ({problem.reason}); check the network") from None
        unchecked = ssl._create_unverified_context()  # no certificates here: PIP_SHA256 decides
        answer = urllib.request.urlopen(url, timeout=60, context=unchecked)
    with answer:
        return answer.read(), answer.geturl()


# System libraries


def fetch_libraries(folder: Path, missing: "list[str]") -> Path:
    """Have what Qt needs under folder/syslibs: fetched and checked by apt, without root."""
    target = folder / "syslibs"
    with alone(folder):
        if target.exists():
            return target
        if not shutil.which("apt-get") or not shutil.which("dpkg-deb"):
            sys.exit(advice(missing))
        say(f"downloading the system libraries that Qt needs, about 20 MB, into {target}.")
        try:
            unpack_libraries(target)
        except subprocess.CalledProcessError as problem:
            reason = "".join(problem.stderr.strip().splitlines()[-1:])
            why = f"apt-get could not download them (is there a network?): {reason}"
            sys.exit(f"{why}\n{advice(missing)}")
    return target


def unpack_libraries(target: Path) -> None:
    """Download what apt would install now, in a scratch folder, and unpack it as target."""
    with tempfile.TemporaryDirectory(dir=str(target.parent)) as name:
        scratch = Path(name)
        for part in ("lists/partial", "archives/partial", "root"):
            (scratch / part).mkdir(parents=True)
        apt = ["apt-get", "-q", "-o", f"Dir::State::lists={name}/lists", "-o", f"Dir::Cache={name}"]
        apt += ["-o", "Debug::NoLocking=1", "-o", "APT::Sandbox::User=root"]
        run([*apt, "-o", "Acquire::Languages=none", "update"])
        wanted = sorted({debian_package(library) for library in QT_LIBRARIES + XCB_LIBRARIES})
        plan = run([*apt, "--simulate", "--no-install-recommends", "install", *wanted])
        names = [n for n in re.findall(r"(?m)^Inst (\S+)", plan) if not DRIVERS.search(n)]
        run([*apt, "download", *names], scratch / "archives")
        for package in (scratch / "archives").glob("*.deb"):
            run(["dpkg-deb", "-x", str(package), str(scratch / "root")])
        fonts = f"<dir>{html.escape(str(target))}/usr/share/fonts</dir>"
        fonts = f"<fontconfig>{fonts}</fontconfig>"
        (scratch / "root/fonts.conf").write_bytes(os.fsencode(fonts))
        (scratch / "root").rename(target)


def run(command: "list[str]", folder: Path = HERE) -> str:
    """Run a command in folder and return what it prints; CalledProcessError if it fails."""
    english = dict(os.environ, LC_ALL="C.UTF-8")
    return subprocess.check_output(
        command, cwd=str(folder), env=english, stderr=subprocess.PIPE, encoding="utf-8"
    )


def use_libraries(root: Path) -> None:
    """Show the next process the libraries under root, and its keyboards and fonts if none else."""
    folders = sorted(str(path) for top in ("lib", "usr/lib") for path in (root / top).glob("*"))
    before = os.environ.get("LD_LIBRARY_PATH")
    os.environ["LD_LIBRARY_PATH"] = ":".join(folders + ([before] if before else []))
    if not os.path.exists("/etc/fonts/fonts.conf"):
        os.environ.setdefault("FONTCONFIG_FILE", str(root / "fonts.conf"))
    if not os.path.exists("/usr/share/X11/xkb"):
        os.environ.setdefault("XKB_CONFIG_ROOT", str(root / "usr/share/X11/xkb"))
    if list(root.glob("usr/lib/*/libGL.so.1")):
        os.environ.setdefault("QT_XCB_GL_INTEGRATION", "none")  # a libGL without its drivers
