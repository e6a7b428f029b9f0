"""Scores as probabilities or numbers, in the words of a library."""

from __future__ import annotations

from nn.export.meaning import Dialect, facts, meaning, one_line, told
from tests.nn.export.cases import of, source

WORDS = Dialect("soft", "sig", "clip", "pair({upper})")


def test_each_loss_has_its_own_way():
    ways = {
        kind: meaning(source(kind).model, WORDS)
        for kind in (
            "mlp",
            "binary",
            "binary of probabilities",
            "squared error",
            "plain regression",
        )
    }
    assert ways == {
        "mlp": "soft",
        "binary": "pair(sig)",
        "binary of probabilities": "pair(clip)",
        "squared error": "clip",
        "plain regression": "y",
    }
    target = source("regression").model.preparation.target
    expected = f"(y * {target.spread!r} + {target.offset!r})"
    assert meaning(source("regression").model, WORDS) == expected


def test_what_is_told_of_samples_and_classes():
    assert told(source("mlp").model) == "the probability of each class (n, 10)"
    assert told(source("regression").model) == "the predicted numbers (n, 1)"
    assert facts(source("plain regression").model) == ""
    assert "CLASSES = ['no', 'yes']" in facts(of("table").model)
    assert one_line('a "b"\n c\\d') == "a 'b' c/d"
    assert one_line("a\0b \udc80") == "a b ?"
