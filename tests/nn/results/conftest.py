"""What the tests of the results share."""

from __future__ import annotations

import numpy as np
import pytest

from tests.nn.results.cases import FAMILIES
from tests.nn.results.record_sklearn import RECORD


@pytest.fixture(scope="session")
def measured():
    """A function that gives the arrays of a family and a case, recorded or of scikit-learn."""
    recorded = np.load(RECORD)

    def find(family, name):
        try:
            return FAMILIES[family][1](name)
        except ImportError:
            start = f"{family}|{name}|"
            return {key.removeprefix(start): recorded[key] for key in recorded if start in key}

    return find
