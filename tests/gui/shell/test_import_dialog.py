"""The import dialog: a table is looked at and corrected before anything is trained on."""

from __future__ import annotations

from pathlib import Path

import pytest
from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import QComboBox

import nn
from tests.gui.conftest import WAIT, window_over
from tests.gui.shell.test_drawing_controller import dropped

CASES = Path(__file__).parents[2] / "cases"


@pytest.fixture
def window(qtbot):
    """A window over moons, whose run is not to be lost by a mere look."""
    lane = nn.Experiment(name="a", data="moons", hidden=(8,), batch_size=10, steps=1_000_000)
    one = window_over(qtbot, lane)
    one.resize(1366, 768)
    yield one
    if one.files.import_dialog is not None:
        one.files.import_dialog.reject()
    if one.session.running:
        one.session.close()


@pytest.fixture
def ask(qtbot, window):
    """Drops a table, and gives the dialog when all of the file has been read."""

    def drop(path):
        dropped(window, path)
        return settled(qtbot, window.files.import_dialog)

    return drop


def settled(qtbot, dialog):
    qtbot.waitUntil(dialog.load.isEnabled, timeout=WAIT)
    return dialog


def choose(qtbot, control, value):
    """Choose from a list as a person does."""
    index = control.findData(value)
    assert index >= 0
    control.setCurrentIndex(index)
    control.activated.emit(index)


def loaded(qtbot, window, dialog):
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        qtbot.mouseClick(dialog.load, Qt.MouseButton.LeftButton)
    return window.session.run


def heads(dialog, row, name):
    """The control of a column in the row of roles (1) or types (2)."""
    place = [one.name for one in dialog.preview.columns].index(name)
    control = dialog.table.heads.cellWidget(row, place)
    assert isinstance(control, QComboBox)
    return control


def test_cancel_leaves_the_run_as_it_was(qtbot, window, ask):
    window.session.step()
    qtbot.waitUntil(lambda: window.session.step_count == 1, timeout=WAIT)
    run, draft = window.session.run, dict(window.session.draft)
    dialog = ask(CASES / "36-house-prices/houses.csv")
    dialog.reject()
    assert window.session.run is run
    assert dict(window.session.draft) == draft
    assert window.session.step_count == 1


def test_a_table_gets_a_network_that_suits_its_size_and_is_looked_at(qtbot, window, ask):
    run = loaded(qtbot, window, ask(CASES / "36-house-prices/houses.csv"))
    assert (run.dataset.task, len(run.lanes)) == (nn.REGRESSION, 1)
    assert run.lanes[0].experiment.hidden == (8, 4)
    assert run.lanes[0].experiment.target_scaling == "standardise"
    assert window.workspaces.page.tabs.current == "samples"


def test_korean_excel_is_read_and_a_target_chosen_from_the_list(qtbot, window, ask, tmp_path):
    path = tmp_path / "방.csv"
    lines = [f"{i % 70 + 10},{i % 9},{'남북'[i % 2]},{i % 13 * 5}" for i in range(90)]
    path.write_bytes("\r\n".join(["넓이,층,방향,월세", *lines]).encode("cp949"))
    dialog = ask(path)
    assert dialog.preview.encoding == "cp949"
    assert dialog.preview.target == "월세"
    choose(qtbot, dialog.target, "방향")
    settled(qtbot, dialog)
    assert (dialog.preview.target, dialog.preview.task) == ("방향", "binary")
    run = loaded(qtbot, window, dialog)
    assert run.dataset.class_names == ("남", "북")
    assert run.dataset.names == ("넓이", "층", "월세")


def test_german_decimals_with_thousands(qtbot, window, ask, tmp_path):
    path = tmp_path / "preise.csv"
    lines = [f"{i}.{i % 900 + 100:03d},{i % 100:02d} €;{i % 7},5;{i % 2}" for i in range(1, 80)]
    path.write_text("\n".join(["Preis;Größe;gut", *lines]), encoding="cp1252")
    dialog = ask(path)
    assert dialog.preview.decimal == "comma"
    assert "1101.01" in dialog.remarks.text().replace(",", "")
    run = loaded(qtbot, window, dialog)
    assert run.dataset.train.x[:, 0].max() > 1000


def test_a_table_without_a_header_and_a_wrong_guess_that_is_corrected(qtbot, window, ask):
    dialog = ask(CASES / "47-no-header-texts/car-like.csv")
    rows = dialog.preview.rows
    assert not dialog.preview.header
    choose(qtbot, dialog.fields.controls["header"], "yes")
    settled(qtbot, dialog)
    assert dialog.preview.rows == rows - 1
    assert dialog.preview.target == "good"
    choose(qtbot, dialog.fields.controls["header"], "auto")
    settled(qtbot, dialog)
    assert dialog.preview.rows == rows


def test_roles_and_types_of_columns_can_be_changed(qtbot, window, ask):
    dialog = ask(CASES / "23-dates/daily.csv")
    assert heads(dialog, 1, "date").currentData() == "skip"
    choose(qtbot, heads(dialog, 1, "date"), "feature")
    settled(qtbot, dialog)
    choose(qtbot, heads(dialog, 1, "noise"), "skip")
    settled(qtbot, dialog)
    assert dialog.recipe.columns == "date=feature,noise=skip"
    choose(qtbot, heads(dialog, 1, "noise"), "target")
    settled(qtbot, dialog)
    assert dialog.preview.target == "noise"
    run = loaded(qtbot, window, dialog)
    assert run.dataset.target == "noise"
    assert "date (days)" in run.dataset.names


def test_a_remark_offers_what_would_decide_it_otherwise(qtbot, window, ask):
    dialog = ask(CASES / "10-NA-is-a-value/garage.csv")
    place = next(i for i, one in enumerate(dialog.preview.remarks) if one.fix == ("gaps", "None"))
    dialog.remarks.linkActivated.emit(str(place))
    settled(qtbot, dialog)
    assert dialog.recipe.gaps == "None"
    assert next(one.gaps for one in dialog.preview.columns if one.name == "garage") == 54
    qtbot.mouseClick(
        dialog.findChild(type(dialog.load), "importGuessButton"), Qt.MouseButton.LeftButton
    )
    settled(qtbot, dialog)
    assert dialog.recipe.gaps == ""


def test_what_cannot_be_read_is_told_and_can_be_corrected_there(qtbot, window, ask):
    dialog = ask(CASES / "38-text-forced-to-number/all-strays.csv")
    choose(qtbot, heads(dialog, 2, "grade"), "number")
    qtbot.waitUntil(lambda: "contains no numbers" in dialog.remarks.text(), timeout=WAIT)
    assert not dialog.load.isEnabled()
    choose(qtbot, heads(dialog, 2, "grade"), "text")
    settled(qtbot, dialog)
    assert loaded(qtbot, window, dialog).dataset.columns[0].type == "text"


def test_a_chosen_target_does_not_stand_in_the_way_of_another_header(qtbot, window, ask):
    dialog = ask(CASES / "36-house-prices/houses.csv")
    choose(qtbot, dialog.target, "rooms")
    settled(qtbot, dialog)
    choose(qtbot, dialog.fields.controls["header"], "no")
    settled(qtbot, dialog)
    assert dialog.preview.target.startswith("column ")


def test_a_target_that_is_left_out_at_once_is_another_column(qtbot, window, ask):
    dialog = ask(CASES / "36-house-prices/houses.csv")
    dialog.change_column("rooms", role="target")
    dialog.change_column("rooms", role="skip")
    settled(qtbot, dialog)
    assert dialog.preview.target == "price"


def test_the_dialog_comes_back_with_the_choices_of_last_time(qtbot, window, ask):
    dialog = ask(CASES / "10-NA-is-a-value/garage.csv")
    dialog.change("gaps", "None")
    loaded(qtbot, window, settled(qtbot, dialog))
    window.session.editor.edit(0, "hidden", (5,))
    qtbot.mouseClick(window.form.reading, Qt.MouseButton.LeftButton)
    dialog = settled(qtbot, window.files.import_dialog)
    assert dialog.recipe.gaps == "None"
    dialog.change("target", "noise")
    run = loaded(qtbot, window, settled(qtbot, dialog))
    assert run.dataset.target == "noise"
    assert run.lanes[0].experiment.hidden == (5,)  # a network of one's own is kept


def test_another_table_is_not_read_with_the_choices_of_the_last(qtbot, window, ask):
    dialog = ask(CASES / "10-NA-is-a-value/garage.csv")
    dialog.change("target", "noise")
    loaded(qtbot, window, settled(qtbot, dialog))
    dialog = ask(CASES / "36-house-prices/houses.csv")
    assert (dialog.recipe.target, dialog.preview.target) == ("", "price")


def test_a_large_table_is_shown_before_it_is_read_whole(qtbot, window, tmp_path):
    path = tmp_path / "large.csv"
    path.write_text("a,b,y\n" + "".join(f"{i},{i % 7},{i % 2}\n" for i in range(60_000)))
    window.files.import_table(path)
    dialog = window.files.import_dialog
    seen = []
    show = dialog._show
    dialog._show = lambda found: (seen.append((found.rows, found.whole)), show(found))
    settled(qtbot, dialog)
    assert seen[0][1] is False
    assert seen[-1] == (60_000, True)


def test_scripts_are_never_asked(qtbot, window):
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        window.session.editor.use_file(CASES / "36-house-prices/houses.csv")
    assert window.files.import_dialog is None
    assert window.session.run.dataset.target == "price"
