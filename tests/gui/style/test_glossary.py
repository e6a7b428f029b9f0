"""The glossary: each word once, explained in a sentence, in both languages."""

from __future__ import annotations

import math

import pytest

from gui.style import glossary, i18n
from gui.style.glossary import GLOSSARY, explained


@pytest.mark.parametrize("term", GLOSSARY)
def test_a_term_is_explained_in_sentences_that_do_more_than_repeat_it(term):
    told = GLOSSARY[term]
    assert told[0].isupper()
    assert told.endswith(".")
    assert len(told.split()) > 4


def test_an_explanation_is_in_the_language_that_is_shown(monkeypatch):
    assert explained("step") == GLOSSARY["step"]
    told = i18n.read_ts("ko").get(GLOSSARY["step"])
    i18n.show_language("ko")
    assert explained("step") == (told or GLOSSARY["step"])


def test_the_loss_of_guessing_is_the_logarithm_of_the_number_of_classes():
    assert f"{math.log(10):.3f}" in GLOSSARY["nats"]


def test_a_word_that_is_not_there_is_an_error_and_no_empty_sentence():
    with pytest.raises(KeyError):
        glossary.explained("perplexity")
