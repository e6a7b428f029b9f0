from __future__ import annotations

import pytest

import nn
from gui.panels.inside.graph.node_names import TERMS, short_name
from gui.style.glossary import GLOSSARY


@pytest.mark.parametrize(
    ("name", "kind", "short"),
    [("Affine12", "Affine", "Affine12"), ("MaxPool2D1", "MaxPool2D", "MaxPool1"),
     ("Conv2D2", "Conv2D", "Conv2"), ("BatchNorm3", "BatchNorm", "Norm3"),
     ("L", "SoftmaxCrossEntropy", "Softmax\n+ loss"), ("L", "Huber", "Huber")],
)  # fmt: skip
def test_names_are_short(name, kind, short):
    assert short_name(name, kind) == short


def test_every_layer_that_a_recipe_builds_is_explained_in_the_glossary():
    recipes = [
        nn.Experiment(hidden=(5, 5), skip="add", normalization="batch", dropout=0.1,
                      activation=("sigmoid", "tanh"), convolutions=(2,)),
        nn.Experiment(hidden=(5,), activation="leaky-relu"),
    ]  # fmt: skip
    for recipe in recipes:
        network = recipe.network(784, 3)
        for layer in network.layers:
            assert TERMS[layer.kind] in GLOSSARY
    assert all(term in GLOSSARY or term == "sample" for term in TERMS.values())
