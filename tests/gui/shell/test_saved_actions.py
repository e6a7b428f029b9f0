"""The workspace Runs with saved runs: found, written about, opened, kept after a reset."""

from __future__ import annotations

import numpy as np
import pytest

import nn
from gui.panels.runs.about_run import AboutRunPanel
from gui.panels.runs.saved import SavedPanel
from gui.panels.runs.saved_curves import SavedCurvesPanel
from gui.session.recovery import Recovery
from gui.style import settings
from tests.gui.conftest import WAIT
from tests.nn.saved.conftest import LANE, trained


@pytest.fixture
def kept(window):
    """The window with two saved runs, of which one has two lanes."""
    folder = nn.runs_folder()
    folder.mkdir(parents=True, exist_ok=True)
    trained(folder / "one.npz", title="One")
    trained(folder / "two.npz", [LANE, LANE.changed("name", "b").changed("seed", 3)], title="Two")
    return window


@pytest.fixture
def panel(qtbot, kept):
    kept.workspaces.choose("runs")
    made = kept.workspaces.panel(SavedPanel)
    qtbot.waitUntil(lambda: len(made.runs) == 2, timeout=WAIT)
    return made


def choose(panel, *names):
    rows = panel.table_view.runs.rows
    panel.table_view.clearSelection()
    panel.table_view.choose({row.key for row in rows if row.name in names})


def test_choosing_a_run_shows_its_curve_and_what_is_known_of_it(kept, panel):
    choose(panel, "Two · b")
    assert kept.workspaces.panel(AboutRunPanel).run_name.text() == "Two"
    view = kept.workspaces.panel(SavedCurvesPanel).view
    assert [one.name for one in view.curves if one.strong] == ["Two · b"]


def test_lanes_of_two_runs_race_on_with_their_weights_and_history(qtbot, kept, panel):
    choose(panel, "One", "Two · b")
    panel.open_button.click()
    session = kept.session
    qtbot.waitUntil(lambda: session.run.path is not None, timeout=WAIT)
    saved = {name: nn.checkpoint.load(nn.runs_folder() / f"{name}.npz") for name in ("one", "two")}
    found = {lane.name: lane for lane in session.run.lanes}
    for lane, name, index in ((found["a"], "one", 0), (found["b"], "two", 1)):
        expected = saved[name].arrays[f"lane{index}/parameters"]
        np.testing.assert_array_equal(lane.network.parameters, expected)
        assert lane.record.step == LANE.steps


def test_what_is_written_is_found_by_the_search_and_by_another_window(qtbot, kept, panel):
    choose(panel, "One")
    about = kept.workspaces.panel(AboutRunPanel)
    about.tags.setText("homework")
    about.tags.editingFinished.emit()
    qtbot.waitUntil(lambda: any(run.tags for run in panel.runs), timeout=WAIT)
    panel.search.setText("homework")
    assert [row.name for row in panel.table_view.runs.rows] == ["One"]
    about.notes.setPlainText("not left yet")
    kept.saved_actions.close()
    (run,) = (one for one in nn.RunLibrary().runs() if one.tags)
    assert run.notes == "not left yet", "the window was closed while it was written"


def test_a_run_that_is_saved_anywhere_is_listed(qtbot, kept, panel, tmp_path):
    with qtbot.waitSignal(kept.session.saved, timeout=WAIT):
        kept.session.save(tmp_path / "elsewhere.npz")
    qtbot.waitUntil(lambda: len(panel.runs) == 3, timeout=WAIT)
    assert {run.path.stem for run in panel.runs} == {"one", "two", "elsewhere"}


def test_runs_that_are_reset_stay_among_the_autosaves_within_their_limit(qtbot, kept, panel):
    session = kept.session
    session.saver.kept_path = Recovery(nn.runs_folder()).last
    for count in (1, 2, 3):
        session.step()
        qtbot.waitUntil(lambda: session.step_count > 0, timeout=WAIT)
        with qtbot.waitSignal(session.loaded, timeout=WAIT):
            session.reset()
        session.saver.flush()
        places = [run.place for run in nn.RunLibrary().runs()]
        assert places.count(nn.AUTOSAVED) == count
    panel.limit_chosen.emit(1)
    qtbot.waitUntil(lambda: len(panel.runs) == 3, timeout=WAIT)
    assert session.saver.autosave_bytes() == settings.recall(settings.AUTOSAVE_BYTES, 0) == 1
    assert panel.limit == 1


def test_a_run_that_is_opened_is_not_lost_when_the_window_closes(qtbot, kept, panel):
    session = kept.session
    last = session.saver.kept_path = Recovery(nn.runs_folder()).last
    session.step()
    qtbot.waitUntil(lambda: session.step_count > 0, timeout=WAIT)
    with qtbot.waitSignal(session.loaded, timeout=WAIT):
        session.reset()
    session.saver.flush()
    session.step()
    qtbot.waitUntil(lambda: session.step_count > 0, timeout=WAIT)
    with qtbot.waitSignal(session.loaded, timeout=WAIT):
        session.open_file(last)
    session.saver.flush()
    session.close(keep=last)
    places = [run.place for run in nn.RunLibrary().runs()]
    assert places.count(nn.AUTOSAVED) == 3, "both runs, and the one that was opened"


def test_a_click_on_a_tab_changes_what_is_above(kept, panel):
    page = kept.workspaces.page
    assert {"savedCurves", "aboutRun", "saved"} == {*page.seen}
    page.tabs.choose("runs")
    assert {"tuning", "parallel", "runs"} == {*page.seen}
    kept.workspaces.show_panel("aboutRun")
    assert "saved" in page.seen
