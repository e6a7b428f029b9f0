"""Recipes as texts, written and read back."""

from __future__ import annotations

import dataclasses
import json
import shlex
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import nn
from nn.training.recipe_texts import script_parts
from tests.nn.export.cases import TOY

ODD = nn.Experiment(
    name="it's $5 \"or\" 시그모이드 \\ 7 %", data="table", file="/tmp/my data/한글.csv",
    target="a=b", columns="x: text", hidden=(50, 20, 20, 20),
    activation=("sigmoid", "relu", "relu", "tanh"),
    validation_share=0.45, test_share=0.35, batch_size=7, steps=123, evaluate_every=45,
    learning_rate=0.1 + 0.2, scaling="min-max", stopping="target", stop_value=0.5, gaps="?",
    optimizer="adam", schedule="cosine", normalization="batch", seed=9, data_seed=4,
)  # fmt: skip
RACES = {name: nn.load_preset(name).lanes for name in nn.preset_names()} | {
    "odd": (ODD,),
    "xor": (nn.Experiment(data="xor", hidden=(), scaling="standardise"),),
    "usual": (nn.Experiment(),),
}
races = pytest.mark.parametrize("lanes", RACES.values(), ids=RACES)


@races
def test_json_is_read_back_as_it_was(lanes, tmp_path):
    preset = nn.Preset("mine", "My title", "Notes: 노트", lanes)
    path = tmp_path / "mine.json"
    path.write_text(nn.as_json(preset), encoding="utf-8")
    assert nn.read_preset(path) == preset
    assert nn.read_recipe(path.read_text(encoding="utf-8"), "mine") == preset


@races
def test_command_lines_are_read_back_as_they_were(lanes):
    text = nn.as_commands(lanes)
    assert nn.is_recipe(text)
    assert nn.read_recipe(text, "pasted").lanes == lanes


@races
def test_a_script_is_read_back_as_it_was(lanes):
    text = nn.as_script(lanes)
    assert nn.is_recipe(text)
    assert nn.read_recipe(text, "pasted").lanes == lanes


@settings(max_examples=60, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(data=st.data())
def test_any_choices_are_read_back(data):
    """Of every field with choices, whatever order their effects on each other have."""
    changes = {
        field: data.draw(st.sampled_from(sorted(knob.choices)), label=field)
        for field, knob in nn.KNOBS.items()
        if knob.choices and field != "data"
    }
    changes["data"] = data.draw(st.sampled_from(["moons", "strokes", "sine", "reviews"]))
    recipe = nn.Experiment(hidden=(9, 4), batch_size=30, **changes)
    for write in (nn.as_commands, nn.as_script):
        assert nn.read_recipe(write([recipe]), "pasted").lanes == (recipe,)


def test_a_command_line_trains_that_recipe_in_a_shell(tmp_path):
    """What is copied is typed into a terminal, quotes and all."""
    recipe = dataclasses.replace(TOY, name='it\'s 50 % "new"', steps=20, evaluate_every=10)
    command = nn.as_commands([recipe]).strip()
    assert command.startswith("python3 main.py train ")
    words = shlex.split(command)
    report = tmp_path / "report.json"
    done = subprocess.run(
        [sys.executable, *words[1:], "--report", str(report)],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    told = json.loads(report.read_text())
    assert nn.Experiment.from_dict(told["experiment"]) == recipe


def test_a_script_trains_the_same_network():
    recipe = dataclasses.replace(TOY, steps=30, evaluate_every=10)
    names: dict = {}
    for part in script_parts([recipe, recipe.changed("name", "second")]):
        exec(part, names)
    race = nn.Race([recipe], nn.load_dataset(recipe.data_recipe))
    history = nn.History(race.records)
    while not race.idle:
        race.advance()
    history.drain()
    for lane in names["race"].lanes:
        np.testing.assert_array_equal(lane.network.parameters, race.lanes[0].network.parameters)


def test_what_a_person_types_is_read_too():
    text = (
        "$ cd nablascope\n"
        "$ py main.py train vanishing-gradient --steps=300 --seed 4 \\\n"
        "    --set hidden=20,10 --report r.json --threads 2  # two lanes\n"
    )
    lanes = nn.read_recipe(text, "pasted").lanes
    assert [one.name for one in lanes] == [
        one.name for one in nn.load_preset("vanishing-gradient").lanes
    ]
    assert {(one.steps, one.seed, one.hidden) for one in lanes} == {(300, 4, (20, 10))}


def test_the_commands_of_the_documents_are_read():
    lines = [
        "python3 main.py train two-layer-net --file patients.csv --set target=ill --save run.npz",
        "python3 main.py learning-curve two-layer-net --sizes 100 1000 --seeds 3 --steps 500",
        "python3 main.py --data-dir DIR train two-layer-net --data mnist",
        'python3 "C:\\Program Files\\x\\main.py" check two-layer-net',
    ]
    found = [nn.read_recipe(line, "").lanes[0] for line in lines]
    assert [one.data for one in found] == ["table", "strokes", "mnist", "strokes"]
    assert (found[0].target, found[1].steps) == ("ill", 500)


def test_a_script_is_not_run():
    text = "import nn\nraise SystemExit\nlane = nn.Experiment(name='a', steps=open('x').read())"
    with pytest.raises(nn.CheckpointError, match="cannot be read"):
        nn.read_recipe(text, "pasted")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("hello", "holds no recipe"),
        ("{", "cannot be read as a recipe"),
        ('{"lanes": []}', "no 'lanes' list"),
        ("python main.py train two-layer-nett", "Did you mean 'two-layer-net'"),
        ("python main.py train --set hidden", "write FIELD=VALUE"),
        ("python main.py train --set 'hidden=3", "cannot be read as a recipe"),
        ("python main.py train --set bach_size=3", "Did you mean 'batch_size'"),
        ("nn.Experiment(bach_size=3)", "Did you mean 'batch_size'"),
        ("nn.Experiment(steps=-3)", "steps: -3 is outside"),
        ("nn.Experiment(", "cannot be read as a recipe"),
        ("nn.Experiment(**options)", "'options' cannot be read"),
        ("nn.Experiment(learning_rate=rate)", "'rate' cannot be read"),
        ("nn.Experiment('a', seed=3)", "'a'' cannot be read"),
        ("nn.Experiment(seed={[]: 1})", "cannot be read"),
        ("# python3 main.py train two-layer-net", "holds no recipe"),
        ('see "python3 main.py train two-layer-net"', "holds no recipe"),
        ("python3 main.py train two-layer-net --epochs 3", "Give --steps"),
    ],
)
def test_a_text_that_is_no_recipe_says_why(text, told):
    with pytest.raises(nn.NablascopeError) as error:
        nn.read_recipe(text, "pasted")
    assert told in str(error.value)


@pytest.mark.parametrize("text", ["", "two-layer-net", "I ran main.py", '{"a": 1}', "1, 2\n3, 4"])
def test_other_texts_do_not_look_like_recipes(text):
    assert not nn.is_recipe(text)
