"""The README's Python works as it stands there, one block after the other."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np

import nn

README = Path(__file__).parents[2] / "README.md"


def test_the_code_in_the_readme_runs(monkeypatch, capsys, tmp_path):
    """On a few made samples in place of MNIST."""
    rng = np.random.default_rng(0)
    t = rng.integers(0, 10, 5200)
    x = rng.random((5200, 784), np.float32) + 0.1 * t[:, None]
    x = (x / x.max()).astype(np.float32)
    parts = ((x[:200], np.eye(10)[t[:200]]), (x[200:], np.eye(10)[t[200:]]))
    monkeypatch.setattr(nn, "load_mnist", lambda **options: parts)
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert len(blocks) == 5
    names: dict[str, object] = {}
    for block in blocks:
        exec(block, names)
    assert "epochs were run" in capsys.readouterr().out
    assert isinstance(names["loss"], float)
