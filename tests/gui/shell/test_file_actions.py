"""What a person does with files."""

from __future__ import annotations

from PyQt5.QtCore import QMimeData, QPoint, Qt, QUrl
from PyQt5.QtGui import QDropEvent

from gui.shell import file_dialogs
from tests.gui.conftest import MOONS, WAIT, accept_import


def test_a_table_that_is_dropped_is_learnt_from(qtbot, opened, tmp_path):
    path = tmp_path / "그림.csv"
    lines = ["a,b,kind"] + [f"{i},{i % 7},{'yes' if i % 7 > 3 else 'no'}" for i in range(60)]
    path.write_text("\n".join(lines), encoding="utf-8")
    window = opened(MOONS)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(QPoint(50, 50), Qt.CopyAction, data, Qt.LeftButton, Qt.NoModifier)
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        window.dropEvent(event)
        accept_import(qtbot, window)
    run = window.session.run
    assert run.dataset.feature_names == ("a", "b")
    assert run.dataset.class_names == ("no", "yes")
    assert run.experiments[0].scaling == "standardise"
    assert window.form.fields["file"].isVisible()
    assert not window.form.fields["noise"].isVisible()


def test_a_bad_table_is_said_and_the_data_and_the_run_stay(qtbot, opened, tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("a,b\n1,2\n1,2,3\n")
    window = opened(MOONS)
    window.session.step()
    qtbot.waitUntil(lambda: window.session.step_count == 1, timeout=WAIT)
    with qtbot.waitSignal(window.session.failed, timeout=WAIT):
        window.session.editor.use_file(path)
    assert "row 3: 3 cells, but 2 columns" in window.banner.text.text()
    assert window.session.run.dataset.name == "moons"
    assert window.session.step_count == 1


def test_a_file_is_asked_for_when_a_table_is_chosen(qtbot, opened, tmp_path, monkeypatch):
    path = tmp_path / "a.csv"
    path.write_text("a,b\n" + "".join(f"{i},{i % 2}\n" for i in range(30)))
    asked = []
    monkeypatch.setattr(file_dialogs, "ask_table", lambda _: asked.append(1) or path)
    window = opened(MOONS)
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        window._edit(0, "data", "table")
        accept_import(qtbot, window)
    assert asked == [1]
    assert window.session.run.dataset.name == "table"
