"""The application: how it starts, and what happens when something goes wrong."""

from __future__ import annotations

import sys
import threading

import pytest

import nn
from gui import app
from gui.session import run_builder
from gui.session.state import State
from gui.shell.main_window import FIRST_PRESET
from gui.style import i18n, settings, theme
from tests.gui.conftest import WAIT


@pytest.mark.parametrize("slow", [False, True])
def test_a_damaged_file_at_the_start_leaves_a_window_that_works(
    qtbot, qapp, digits, tmp_path, monkeypatch, slow
):
    """Also where the first experiment takes so long that it is given up for the file."""
    if slow:
        monkeypatch.setattr(run_builder, "PROGRESS_SECONDS", -1.0)
    (tmp_path / "bad.npz").write_text("bad")
    window = app.create_window(None, str(tmp_path / "bad.npz"))
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: "bad.npz" in window.banner.text.text(), timeout=WAIT)
    qtbot.waitUntil(lambda: window.session.state is State.READY, timeout=WAIT)
    assert "bad.npz" in window.banner.text.text()
    assert window.banner.isVisible()
    window.session.step()
    qtbot.waitUntil(lambda: window.session.step_count == 1, timeout=WAIT)
    window.close()


def test_an_exception_that_nobody_caught_becomes_a_sentence_with_details(qapp, capsys, monkeypatch):
    for hooks, name in ((sys, "excepthook"), (threading, "excepthook")):
        monkeypatch.setattr(hooks, name, getattr(hooks, name))
    courier, caught = app.ExceptionCourier(), []
    courier.caught.connect(caught.append)
    courier.install()
    try:
        raise KeyError("lost")
    except KeyError:
        sys.excepthook(*sys.exc_info())
    (failed,) = caught
    assert "KeyError: 'lost'" in str(failed.error)
    assert "Traceback" in failed.details
    assert "Traceback" in capsys.readouterr().err  # a terminal sees it too


def test_an_exception_in_any_thread_reaches_the_window(qtbot, capsys, monkeypatch):
    for hooks, name in ((sys, "excepthook"), (threading, "excepthook")):
        monkeypatch.setattr(hooks, name, getattr(hooks, name))
    courier = app.ExceptionCourier()
    courier.install()

    def burst():
        raise MemoryError("in a thread")

    with qtbot.waitSignal(courier.caught, timeout=WAIT) as caught:
        thread = threading.Thread(target=burst)
        thread.start()
    thread.join()
    assert "in a thread" in str(caught.args[0].error)
    capsys.readouterr()


def test_the_application_starts_as_it_was_left(qapp):
    settings.remember(settings.THEME, "light")
    settings.remember(settings.LANGUAGE, "ko")
    settings.remember(settings.SCALE, 125)
    try:
        app.dress(qapp)
        assert theme.current() is theme.LIGHT
        assert i18n.language() == "ko"
        assert theme.scale() == 1.25
    finally:
        settings.settings().clear()
        i18n.show_language("en")
        theme.set_scale(1.0)
        theme.apply(theme.DARK)


def test_settings_that_nobody_understands_start_the_usual_way(qapp):
    settings.remember(settings.THEME, "pink")
    settings.remember(settings.LANGUAGE, "xx")
    app.dress(qapp)
    assert theme.current() is theme.DARK
    assert i18n.language() == "en"


def test_a_window_begins_with_the_first_experiment_and_offers_its_place_to_save(
    qtbot, qapp, digits
):
    window = app.create_window(None, None)
    qtbot.addWidget(window)
    qtbot.waitUntil(lambda: window.session.state is State.READY, timeout=WAIT)
    assert window.session.model.title == nn.load_preset(FIRST_PRESET).title
    assert window.session.saver.autosave_path.parent == nn.runs_folder()
    assert window.session.saver.kept_path.parent == nn.runs_folder()
    window.close()
