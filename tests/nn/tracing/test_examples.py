from __future__ import annotations

import numpy as np
import pytest

from nn.tracing.examples import EXAMPLES
from nn.tracing.formula import formula


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: one.title)
def test_an_example_agrees_with_central_differences(example):
    found = formula(example.text, **example.values)
    for name, slopes in found.slopes.items():
        near = np.reshape([one.value for one in slopes], found.gradients[name].shape)
        np.testing.assert_allclose(found.gradients[name], near, rtol=1e-6, atol=1e-9)


def test_the_books_figures_have_the_books_numbers():
    """Deep Learning from Scratch, chapter 5: 220 and 715, and the gradients beside the edges."""
    apples = formula(EXAMPLES[0].text, **EXAMPLES[0].values)
    assert apples.result == pytest.approx(220.0)
    expected = {"apple": 2.2, "count": 110.0, "tax": 200.0}
    assert {name: float(one) for name, one in apples.gradients.items()} == pytest.approx(expected)
    both = formula(EXAMPLES[1].text, **EXAMPLES[1].values)
    assert both.result == pytest.approx(715.0)
    expected = {"apple": 2.2, "apples": 110.0, "orange": 3.3, "oranges": 165.0, "tax": 650.0}
    assert {name: float(one) for name, one in both.gradients.items()} == pytest.approx(expected)
