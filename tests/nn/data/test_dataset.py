"""What a data set tells of itself."""

from __future__ import annotations

import pytest

from tests.nn.data.loading import load


@pytest.mark.parametrize("name", ["moons", "reviews", "points"])
def test_a_data_set_tells_where_it_is_from_and_what_its_features_are(name):
    data = load(name)
    assert data.source
    assert len(data.feature_names) == data.features
    assert data.name == name
