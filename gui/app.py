"""The application: fonts, theme, language, and what happens when something goes wrong."""

from __future__ import annotations

import contextlib
import faulthandler
import gc
import os
import signal
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType

os.environ.setdefault("PYQTGRAPH_QT_LIB", "PyQt5")

import pyqtgraph as pg
from PyQt5.QtCore import QObject, Qt, QTimer, pyqtSignal
from PyQt5.QtGui import QGuiApplication
from PyQt5.QtWidgets import QApplication
from pyqtgraph.util.garbage_collector import GarbageCollector

import nn
from gui.failure import Failure
from gui.session.recovery import Recovery
from gui.session.session import Session
from gui.shell.main_window import FIRST_PRESET, MainWindow
from gui.style import i18n, settings, theme

PYTHON_SIGNALS_MILLISECONDS = 200
COLLECT_SECONDS = 1.0


class ExceptionCourier(QObject):
    """Brings an exception that nobody caught, from any thread, to the window.

    Signals:
        caught: (Failure).
    """

    caught = pyqtSignal(object)

    def install(self) -> None:
        """Catch what escapes: without a hook, PyQt5 ends the whole program."""
        sys.excepthook = self._on_exception
        threading.excepthook = lambda caught: self._on_exception(
            caught.exc_type, caught.exc_value, caught.exc_traceback
        )

    def _on_exception(
        self,
        kind: type[BaseException],
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        details = "".join(traceback.format_exception(kind, error, trace))
        print(details, file=sys.stderr)
        told = nn.NablascopeError(
            "An error occurred in the window: {kind}: {reason}. The window keeps working. You can "
            "copy the details.",
            kind=kind.__name__,
            reason=error,
        )
        self.caught.emit(Failure(told, details))


def create_application(arguments: list[str]) -> QApplication:
    """The QApplication with its fonts, theme and language as they are remembered."""
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_EnableHighDpiScaling)
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_UseHighDpiPixmaps)
    policy = Qt.HighDpiScaleFactorRoundingPolicy
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        policy.PassThrough if sys.platform == "win32" else policy.RoundPreferFloor
    )
    application = QApplication(arguments)
    dress(application)
    return application


def dress(application: QApplication) -> None:
    """Give an application our name, style, fonts, theme and language.

    From now on Python's garbage is collected by a timer of the window's thread: a Qt
    object that the training thread happened to collect would be destroyed there, and
    one that is collected while Qt restyles all widgets leaves Qt a dangling pointer.
    """
    gc.collect()
    gc.freeze()  # what is there at the start stays, and need not be looked at each time
    application.setProperty("collector", GarbageCollector(COLLECT_SECONDS))
    application.setApplicationName("Nablascope")
    application.setStyle("Fusion")
    pg.setConfigOptions(antialias=True, useOpenGL=False)
    theme.load_fonts()
    theme.set_scale(settings.recall(settings.SCALE, 100) / 100)
    theme.apply(theme.THEMES.get(settings.recall(settings.THEME, theme.DARK.name), theme.DARK))
    code = settings.recall(settings.LANGUAGE, i18n.system_language())
    i18n.show_language(code if code in i18n.LANGUAGES else "en")


def create_window(data_dir: Path | None, path: str | None) -> MainWindow:
    """The window with its session; it opens ``path``, or shows the first preset."""
    session = Session(data_dir)
    with contextlib.suppress(OSError):
        nn.remove_old_parts(nn.data_folder())
    recovery = Recovery(nn.runs_folder())
    session.saver.autosave_path = recovery.path
    session.saver.kept_path = recovery.last
    window = MainWindow(session, recovery)
    window.load_preset(FIRST_PRESET)
    if path:
        session.open_file(path)
    return window


def run_window(data_dir: str | None, path: str | None) -> int:
    """Start the application and run it to its end; returns the exit code."""
    _keep_crash_report()
    application = create_application(sys.argv[:1])
    courier = ExceptionCourier()
    courier.install()
    window = create_window(Path(data_dir) if data_dir else None, path)
    courier.caught.connect(window.session.failed)
    signal.signal(signal.SIGINT, lambda *_: window.close())
    breathe = QTimer()
    breathe.timeout.connect(lambda: None)  # lets Python see Ctrl+C
    breathe.start(PYTHON_SIGNALS_MILLISECONDS)
    window.show()
    return application.exec()


def _keep_crash_report() -> None:
    """Have a hard crash write where it happened into the runs folder."""
    folder = nn.runs_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        faulthandler.enable(open(folder / "crash.log", "a"))  # noqa: SIM115 - open to the end
    except OSError:
        faulthandler.enable()
