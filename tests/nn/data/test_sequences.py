"""Sequences of words, padded or multi-hot, and the made reviews."""

from __future__ import annotations

import numpy as np
import pytest

import nn
from nn.data.sequences import draw_review, word_numbers
from tests.nn.data.loading import load


def test_multi_hot_marks_which_numbers_there_are():
    """Chollet, Deep Learning with Python, section 3.4 (vectorize_sequences)."""
    rows = nn.multi_hot([[3, 1, 3], [], [0]], 5)
    assert rows.tolist() == [[0, 1, 0, 1, 0], [0] * 5, [1, 0, 0, 0, 0]]
    with pytest.raises(nn.LabelError, match="Sequence 1: 5 is not a whole number from 0 to 4"):
        nn.multi_hot([[1], [5]], 5)


@pytest.mark.parametrize(
    ("options", "rows"),
    [
        ({}, [[0, 0, 1], [0, 2, 3], [4, 5, 6]]),
        ({"value": -1}, [[-1, -1, 1], [-1, 2, 3], [4, 5, 6]]),
        ({"padding": "post"}, [[1, 0, 0], [2, 3, 0], [4, 5, 6]]),
        ({"length": 2}, [[0, 1], [2, 3], [5, 6]]),
        ({"length": 2, "truncating": "post"}, [[0, 1], [2, 3], [4, 5]]),
    ],
)
def test_sequences_are_padded_as_in_the_examples_of_keras(options, rows):
    """The documentation of keras.utils.pad_sequences, example by example."""
    assert nn.pad_sequences([[1], [2, 3], [4, 5, 6]], **options).tolist() == rows


def test_reviews_are_the_same_sentences_in_both_forms():
    words, hot = (load(name, samples=300) for name in ("reviews", "reviews-multi-hot"))
    np.testing.assert_array_equal(words.train.t, hot.train.t)
    assert words.entries == hot.features
    np.testing.assert_array_equal(
        nn.multi_hot(words.train.x.astype(int).tolist(), words.entries)[:, 1:], hot.train.x[:, 1:]
    )
    assert words.train.x.max() < words.entries


def test_a_denied_word_turns_the_opinion():
    rng = np.random.default_rng(0)
    told = [draw_review(rng) for _ in range(2000)]
    denied = [(words, t) for words, t in told if "not" in words and "but" not in words]
    plain = [(words, t) for words, t in told if "not" not in words and "but" not in words]
    assert {t for words, t in denied if "good" in words} == {0}
    assert {t for words, t in plain if "good" in words} == {1}
    numbers = word_numbers([words for words, _ in told])
    assert min(numbers.values()) == 1  # 0 pads


@pytest.mark.parametrize("name", ["reviews", "reviews-multi-hot"])
def test_a_network_learns_the_reviews_both_ways(name):
    recipe = nn.Experiment(
        data=name, samples=1500, hidden=(16,), optimizer="adam", learning_rate=0.01,
        batch_size=30, steps=600, evaluate_every=600,
    )  # fmt: skip
    race = nn.Race([recipe], nn.load_dataset(recipe.data_recipe))
    while not race.finished:
        race.advance()
        race.lanes[0].record.drain()
    assert race.lanes[0].test[1] > 0.85
    assert str(race.lanes[0].network.layers[0]).startswith(
        "Embedding" if name == "reviews" else "Affine"
    )


def test_a_sentence_is_read_through_the_vocabulary_of_the_training_sentences():
    data = load("reviews", samples=200)
    x, read = nn.encode_sentence(data, "The Film, was 'very' zxqv GOOD!")
    assert read == (
        ("the", True), ("film", True), ("was", True), ("very", True), ("zxqv", False),
        ("good", True),
    )  # fmt: skip
    assert x.shape == (1, data.features)
    numbers = [data.words.index(word) if known else 0 for word, known in read]
    assert x[0].astype(int).tolist()[-len(numbers) :] == numbers
    assert not x[0, : -len(numbers)].any()  # padded at the front


def test_of_a_long_sentence_the_last_words_count_as_in_training():
    data = load("reviews", samples=200)
    x, read = nn.encode_sentence(data, "the " * 50 + "film was good")
    assert len(read) == data.features
    assert [word for word, _ in read[-3:]] == ["film", "was", "good"]
    assert nn.sentence_of(data, x[0]).endswith("the film was good")


def test_unknown_words_and_an_empty_sentence_leave_a_bag_empty():
    data = load("reviews-multi-hot", samples=200)
    for text in ("", "zxqv zxqv", "..."):
        x, _ = nn.encode_sentence(data, text)
        assert x.shape == (1, len(data.words))
        assert not x.any()


@pytest.mark.parametrize("name", ["reviews", "reviews-multi-hot"])
def test_what_is_told_of_a_sample_is_read_as_the_same_sample(name):
    data = load(name, samples=200)
    for sample in data.train.x[:20]:
        x, read = nn.encode_sentence(data, nn.sentence_of(data, sample))
        np.testing.assert_array_equal(x[0], sample)
        assert all(known for _, known in read)
