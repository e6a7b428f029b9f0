"""Sequences: lists of word numbers, as fixed rows that a network can take.

``multi_hot`` tells which words there are and forgets their order, ``pad_sequences`` keeps the
order for an Embedding layer. ``reviews`` is a small example of our own making.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from nn.arrays import Array
from nn.checks import check_whole
from nn.data.dataset import BINARY, Dataset
from nn.data.recipe import DataRecipe, Place
from nn.data.split import in_parts
from nn.errors import LabelError, Phrase

LENGTH = 16  # words of a review that are kept
DENIED, TURNED = 0.15, 0.15  # shares of the sentences


def multi_hot(sequences: Sequence[Sequence[int]], entries: int) -> Array:
    """Rows (N, entries) float32 with a 1 for each number that occurs in the sequence.

    Raises LabelError for a number that is not from 0 to entries - 1.
    """
    check_whole("entries", entries, 1)
    rows = np.zeros((len(sequences), entries), np.float32)
    for index, numbers in enumerate(sequences):
        rows[index, _checked(numbers, entries, index)] = 1.0
    return rows


def pad_sequences(
    sequences: Sequence[Sequence[int]],
    length: int | None = None,
    padding: str = "pre",
    truncating: str = "pre",
    value: int = 0,
) -> Array:
    """Rows (N, length) int64: short sequences filled up with ``value``, long ones cut off.

    ``padding`` and ``truncating`` say at which end, "pre" (the beginning) or "post"; ``length``
    is that of the longest unless told. The conventions are those of Keras.
    """
    longest = max(map(len, sequences), default=0) if length is None else length
    rows = np.full((len(sequences), longest), value, np.int64)
    for index, numbers in enumerate(sequences):
        if not longest or not len(numbers):
            continue
        kept = numbers[-longest:] if truncating == "pre" else numbers[:longest]
        if padding == "pre":
            rows[index, -len(kept) :] = kept
        else:
            rows[index, : len(kept)] = kept
    return rows


def _checked(numbers: Sequence[int], entries: int, index: int) -> list[int]:
    wrong = [one for one in numbers if one != int(one) or not 0 <= one < entries]
    if wrong:
        raise LabelError(
            "Sequence {index}: {value} is not a whole number from 0 to {largest}.",
            index=index,
            value=wrong[0],
            largest=entries - 1,
        )
    return [int(one) for one in numbers]


SUBJECTS = (
    "the film", "this book", "the soup", "the hotel", "her song", "the game", "this phone",
    "the play", "our room", "the coffee", "his talk", "the train",
)  # fmt: skip
GOOD = (
    "good", "great", "lovely", "bright", "warm", "fresh", "clever", "funny", "kind", "perfect",
    "charming", "exciting",
)  # fmt: skip
BAD = (
    "bad", "awful", "dull", "cold", "stale", "slow", "noisy", "boring", "rude", "broken",
    "dirty", "clumsy",
)  # fmt: skip
OPENINGS = ("", "well", "honestly", "to me", "at first", "last night", "once again")
DEGREES = ("", "very", "really", "quite", "so")
ENDINGS = ("", "we stayed to the end", "my sister was with me", "it was raining", "i paid twelve")


def draw_review(rng: np.random.Generator) -> tuple[list[str], int]:
    """The words of a made-up review, and 1 where it praises.

    Some deny the word they use ("was not good"), some praise one thing and blame another before
    they come to the point: a bag of words cannot tell all of these apart.
    """

    def any_of(words: Sequence[str]) -> str:
        return words[int(rng.integers(len(words)))]

    praise = int(rng.integers(2))
    kind = rng.random()
    deny = kind < DENIED
    word = any_of(GOOD if bool(praise) != deny else BAD)
    told = [any_of(OPENINGS), any_of(SUBJECTS), "was", "not" if deny else any_of(DEGREES), word]
    if kind > 1 - TURNED:
        other = any_of(BAD if praise else GOOD)
        told = [any_of(SUBJECTS), "was", any_of(DEGREES), other, "but", *told[1:]]
    told.append(any_of(ENDINGS))
    return " ".join(filter(None, told)).split(), praise


def word_numbers(texts: Sequence[Sequence[str]]) -> dict[str, int]:
    """A number for each word, the most frequent first; 0 is kept for padding."""
    counts = Counter(word for words in texts for word in words)
    order = sorted(counts, key=lambda word: (-counts[word], word))
    return {word: number for number, word in enumerate(order, start=1)}


def load_reviews(recipe: DataRecipe, place: Place, as_words: bool = False) -> Dataset:
    """Reviews as multi-hot rows, or (``as_words``) as padded word numbers for an Embedding."""
    rng = np.random.default_rng(recipe.data_seed)
    drawn = [draw_review(rng) for _ in range(recipe.samples)]
    numbers = word_numbers([words for words, _ in drawn])
    sequences = [[numbers[word] for word in words] for words, _ in drawn]
    entries = len(numbers) + 1
    padded = pad_sequences(sequences, LENGTH)
    x = padded.astype(np.float32) if as_words else multi_hot(sequences, entries)
    t = np.array([praise for _, praise in drawn], np.int64)
    names = [f"word {i}" for i in range(1, LENGTH + 1)] if as_words else ["(padding)", *numbers]
    return Dataset(
        recipe.data,
        Phrase("Nablascope, sentences generated from a random seed"),
        ("negative", "positive"),
        *in_parts(x, t, recipe, BINARY),
        licence="GPL-3.0-or-later",
        task=BINARY,
        names=tuple(names),
        target="opinion",
        limits=(0.0, float(entries - 1)) if as_words else (0.0, 1.0),
        entries=entries if as_words else None,
        words=("(padding)", *numbers),
    )


def encode_sentence(dataset: Dataset, text: str) -> tuple[Array, tuple[tuple[str, bool], ...]]:
    """A sentence as a sample (1, features) of a data set with ``words``, and what was read.

    What was read are (word, whether it is known); a word that is not known is padding. Where a
    sentence is longer than the samples, its last words count, as in training.
    """
    known = {word: number for number, word in enumerate(dataset.words) if number}
    words = [word.strip(".,;:!?\"'()").lower() for word in text.split()]
    words = [word for word in words if word]
    numbers = [known.get(word, 0) for word in words]
    read = tuple((word, word in known) for word in words)
    if dataset.entries is None:
        bag = multi_hot([[number for number in numbers if number]], len(dataset.words))
        return bag, read
    padded = pad_sequences([numbers], dataset.features).astype(np.float32)
    return padded, read[-dataset.features :]


def sentence_of(dataset: Dataset, sample: Array) -> str:
    """The words of a sample (features,): of a bag of words in no particular order."""
    if dataset.entries is None:
        return " ".join(dataset.words[number] for number in np.flatnonzero(sample) if number)
    return " ".join(dataset.words[int(number)] for number in sample if number)
