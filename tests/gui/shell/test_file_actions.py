"""What a person does with files."""

from __future__ import annotations

import pytest
from PyQt5.QtCore import QMimeData, QPoint, Qt, QUrl
from PyQt5.QtGui import QDropEvent
from PyQt5.QtWidgets import QApplication

import nn
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


def test_the_run_is_saved_where_a_person_says_and_the_status_tells(
    qtbot, window, monkeypatch, tmp_path
):
    monkeypatch.setattr(file_dialogs, "ask_target", lambda *_: tmp_path / "mine.npz")
    with qtbot.waitSignal(window.session.saved, timeout=WAIT):
        window.top_bar.save_button.click()
    assert nn.checkpoint.load(tmp_path / "mine.npz").title == "test"
    assert window.status.sentence.text() == f"Saved as {tmp_path / 'mine.npz'}"


def test_who_thinks_better_of_saving_saves_nothing(window, monkeypatch):
    monkeypatch.setattr(file_dialogs, "ask_target", lambda *_: None)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(window.session, "save", lambda path: pytest.fail(str(path)))
        window.files.ask_save()


@pytest.mark.parametrize("kind", ["csv", "svg", "png"])
def test_a_card_is_exported_and_what_cannot_be_written_is_told(window, tmp_path, kind):
    card = window.workspaces.panels["loss"]
    window.files.export(card, kind, tmp_path / f"a.{kind}")
    assert (tmp_path / f"a.{kind}").stat().st_size > 0
    assert "Saved as" in window.status.sentence.text()
    (tmp_path / "file").write_text("no folder")
    window.files.export(card, kind, tmp_path / "file" / f"a.{kind}")
    assert "cannot be written" in window.status.sentence.text()
    assert card.export_button.isVisible()


def test_a_card_is_copied_as_an_image_without_its_buttons(window):
    window.files.copy_card()
    assert not QApplication.clipboard().image().isNull()
    assert window.status.sentence.text().startswith("Copied as an image: ")


def test_only_what_can_be_opened_is_taken(window, tmp_path):
    files, text = QMimeData(), QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(tmp_path))])
    text.setText("words")
    assert window.files.takes(files)
    assert not window.files.takes(text)
    assert not window.files.takes(None)


def test_opening_again_forgets_what_was_wrong_with_the_file_before(qtbot, window, tmp_path):
    (tmp_path / "a.bin").write_bytes(b"\x00\x01")
    window.files.open([tmp_path / "a.bin"])
    assert window.banner.isVisible()
    window.files.open([])
    assert not window.banner.isVisible()
