"""The form: the recipe of one lane, and what waits for a reset."""

from __future__ import annotations

import pytest
from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import (
    QScrollArea,
)

import nn
from gui.recipe.form import RecipeForm
from gui.style import i18n
from tests.gui.conftest import WAIT
from tests.gui.panels.conftest import raced


def test_a_change_that_needs_a_reset_says_so_and_reset_takes_it(qtbot, window):
    window.session.step()
    qtbot.waitUntil(lambda: window.session.step_count == 1, timeout=WAIT)
    combo = window.form.fields["activation"].control
    combo.setCurrentIndex(combo.findData("tanh"))
    combo.activated.emit(combo.currentIndex())
    assert "Changed: Activation" in window.form.advice.text()
    assert window.top_bar.reset_button.property("pending") is True
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        qtbot.mouseClick(window.top_bar.reset_button, Qt.LeftButton)
    assert window.session.run.experiments[0].activation == "tanh"
    assert not window.form.advice.isVisible()


def test_the_fields_show_the_lane_that_is_chosen(qtbot, window):
    assert window.form.fields["activation"].control.currentData() == "sigmoid"
    window.form.select_lane(1)
    assert window.form.fields["activation"].control.currentData() == "relu"
    assert window.form.diagram.sizes == (784, 12, 12, 10)


def test_fields_that_do_not_matter_are_not_shown(qtbot, window):
    assert not window.form.fields["momentum"].isVisible()
    combo = window.form.fields["optimizer"].control
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        combo.activated.emit(combo.findData("momentum"))
    assert window.form.fields["momentum"].isVisible()


def test_a_preset_is_loaded_from_the_list(qtbot, window):
    presets = window.form.presets
    with qtbot.waitSignal(window.session.loaded, timeout=WAIT):
        presets.activated.emit(presets.findData("two-layer-net"))
    assert [lane.name for lane in window.session.run.experiments] == ["two-layer-net"]
    assert presets.currentData() == "two-layer-net"
    assert len(window.workspaces.panels["gradient"].plots()) == 1


def test_rare_settings_are_folded_away_unless_they_are_not_as_usual(window, qapp):
    """And unfolded they make the form longer, not wider."""
    fields = window.form.fields
    assert not fields["dropout"].isVisible()
    window.session.editor.edit(0, "dropout", 0.3)
    assert fields["dropout"].isVisible()
    assert not fields["schedule"].isVisible()
    window.form.more.click()
    assert fields["schedule"].isVisible()
    assert not fields["schedule_steps"].isVisible()
    window.session.editor.edit(0, "schedule", "cosine")
    assert fields["schedule_steps"].isVisible()
    inner = window.form.findChild(QScrollArea)
    assert inner.widget().minimumSizeHint().width() <= inner.viewport().width()


RECIPES = {
    0: nn.Experiment(name="a", hidden=(5,), activation="sigmoid"),
    2: nn.Experiment(name="b", hidden=(5, 4), activation="relu"),
}


@pytest.fixture
def form(qtbot, toy):
    """The form of two lanes over the small task."""
    one = RecipeForm()
    qtbot.addWidget(one)
    one.resize(264, 900)
    one.show_data(toy)
    one.show_recipe("test", RECIPES, [], ())
    one.show()
    return one


def test_what_is_chosen_is_told_of_the_lane_that_is_edited(form):
    told = []
    form.changed.connect(lambda *change: told.append(change))
    form.select_lane(2)
    combo = form.fields["activation"].control
    assert combo.currentData() == "relu"
    combo.activated.emit(combo.findData("tanh"))
    assert told == [(2, "activation", "tanh")]


def test_when_the_edited_lane_goes_another_is_edited(form):
    form.select_lane(2)
    told = []
    form.lane_chosen.connect(told.append)  # so that the cards show the same lane
    form.show_recipe("test", {0: RECIPES[0]}, [], ())
    assert form.slot == 0
    assert told == [0]
    assert form.fields["activation"].control.currentData() == "sigmoid"


def test_the_diagram_has_the_units_of_the_lane_between_those_of_the_data(form):
    assert form.diagram.sizes == (6, 5, 3)
    form.select_lane(2)
    assert form.diagram.sizes == (6, 5, 4, 3)


def test_what_waits_for_a_reset_is_named_and_goes(form):
    form.show_recipe("test", RECIPES, ["activation", "hidden"], ())
    labels = [nn.KNOBS[name].label for name in ("activation", "hidden")]
    assert ", ".join(labels) in form.advice.text()
    assert form.advice.isVisible()
    form.show_recipe("test", RECIPES, [], ())
    assert not form.advice.isVisible()


def test_how_many_samples_there_are_is_told_at_the_data(form, toy):
    told = form.fields["data"].control.toolTip()
    assert f"{len(toy.train)} training, {len(toy.validation)} validation" in told


def test_every_field_has_its_label_beside_it_in_the_language_that_is_shown(form, qapp):
    for code in ("en", "ko"):
        i18n.show_language(code)
        qapp.processEvents()
        for name, label in form._labels.items():
            assert label.text() == i18n.tr(nn.KNOBS[name].label)
            assert label.buddy() is form.fields[name].control


@pytest.mark.parametrize("name", nn.preset_names())
def test_an_experiment_of_the_list_says_what_to_watch(form, name):
    preset = nn.load_preset(name)
    form.show_recipe(preset.title, dict(enumerate(preset.lanes)), [], ())
    assert form.presets.currentData() == name
    assert form.watch.text() == preset.watch
    assert form.watch.isVisible() == bool(preset.watch)


def test_a_recipe_that_is_none_of_the_list_is_none(form):
    assert form.presets.currentIndex() == -1
    assert form.presets.shown() == "test"
    assert not form.watch.isVisible()


def test_the_reading_of_a_table_is_offered_where_there_is_one(form):
    assert not form.reading.isVisible()
    table = nn.Experiment(name="a", data="table", file="/a.csv")
    form.show_recipe("test", {0: table}, [], ())
    asked = []
    form.reading_asked.connect(lambda: asked.append(1))
    form.reading.click()
    assert asked == [1]


def test_lanes_that_are_there_have_their_tabs(form, toy):
    lanes = raced([RECIPES[0].changed("batch_size", 20)], 0, toy)[2]
    form.show_recipe("test", {0: RECIPES[0]}, [], lanes)
    assert list(form.lane_bar._shown) == [0]
