"""What all tests share: no screen, folders of their own, and the real data where it is."""

from __future__ import annotations

import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_FONT_DPI"] = "96"
os.environ["NABLASCOPE_OFFLINE"] = "1"  # nothing is fetched from the real servers
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
for name in ("PYTEST_QT_API", "QT_API"):
    os.environ.setdefault(name, "pyqt5")
os.environ.setdefault("PYQTGRAPH_QT_LIB", "PyQt5")

import numpy as np
import pytest

import nn
from nn.data.folders import HOME_VARIABLE

MNIST = Path(
    os.environ.get("NABLASCOPE_MNIST", Path(__file__).parents[2] / "shared" / "data" / "mnist")
)


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    """Nothing is read from, or written to, the folders of whoever runs the tests."""
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))  # where the trash is


@pytest.fixture(scope="session")
def mnist_folder() -> Path:
    """The folder of the real MNIST files; the test is skipped where there is none."""
    if not (MNIST / "train-images-idx3-ubyte.gz").is_file():
        pytest.skip("the real MNIST files are not here (set NABLASCOPE_MNIST to their folder)")
    return MNIST


def toy_dataset(classes: int = 3, size: int = 300, features: int = 6) -> nn.Dataset:
    """A small classification task that a small network learns in a few hundred steps."""
    rng = np.random.default_rng(7)
    centres = rng.normal(0, 2.0, (classes, features))
    t = rng.integers(0, classes, size)
    x = (centres[t] + rng.normal(0, 0.5, (size, features))).astype(np.float32)
    cut = size // 5
    return nn.Dataset(
        name="toy",
        source="tests",
        class_names=tuple(map(str, range(classes))),
        train=nn.Part(x[2 * cut :], t[2 * cut :]),
        validation=nn.Part(x[:cut], t[:cut]),
        test=nn.Part(x[cut : 2 * cut], t[cut : 2 * cut]),
    )


@pytest.fixture(scope="session")
def shared_home(tmp_path_factory):
    """One home for all tests that start the program: the built-in digits are drawn once."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture
def toy() -> nn.Dataset:
    """The small task."""
    return toy_dataset()


@pytest.fixture
def lane() -> nn.Experiment:
    """A recipe that learns the small task."""
    return nn.Experiment(
        name="a", hidden=(8,), batch_size=20, steps=120, evaluate_every=30, learning_rate=0.1
    )
