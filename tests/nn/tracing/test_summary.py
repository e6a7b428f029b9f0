from __future__ import annotations

import numpy as np
import pytest

from nn.tracing.summary import sampled, spaced, summarize
from tests.nn.tracing.cases import TRACE_CASES


@pytest.mark.parametrize("name", ["sigmoid", "max pool", "words", "residual"])
def test_a_summary_has_the_numbers_of_the_arrays(name):
    found = TRACE_CASES[name].trace(name)
    for node_name, one in summarize(found).items():
        node = found[node_name]
        assert one.shape == node.value.shape
        assert one.mean == pytest.approx(node.value.mean(), abs=1e-12)
        assert one.deviation == pytest.approx(node.value.std(), abs=1e-7)
        assert (one.low, one.high) == (node.value.min(), node.value.max())
        assert np.isnan(one.gradient_norm) or one.gradient_norm == pytest.approx(
            np.linalg.norm(node.gradient)
        )
        for full, grad in node.grads.items():
            assert one.parameter_norms[full] == pytest.approx(np.linalg.norm(grad))


def test_a_sample_takes_rows_and_columns_evenly():
    array = np.arange(40.0 * 100).reshape(40, 100)
    found = sampled(array, 4, 5)
    np.testing.assert_array_equal(found, array[::10, ::20])
    np.testing.assert_array_equal(sampled(array[:2, :3], 4, 5), array[:2, :3])
    assert sampled(np.array(3.0)).tolist() == [[3.0]]
    assert sampled(np.zeros((7, 2, 3, 3))).shape == (7, 18)
    assert spaced(3, 5).tolist() == [0, 1, 2]
