"""The proof of an export: it predicts in a fresh process what the network predicts here."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

from nn.arrays import Array
from nn.errors import DataError

TOLERANCE = 1e-5  # of the largest output, or of 1
LONGEST_SECONDS = 300.0
BACKENDS = ("tensorflow", "torch", "jax")  # of Keras, the first that is installed
SCRIPT = """
import sys
import numpy as np
folder, given, answered = sys.argv[1:]
sys.path.insert(0, folder)
x = np.load(given)
if {onnx}:
    import onnxruntime
    session = onnxruntime.InferenceSession(folder + "/model.onnx")
    y = session.run(None, {{"samples": x.astype(np.float32)}})[0]
else:
    import model
    y = model.predict(x)
np.save(answered, np.asarray(y))
"""


def environment() -> dict[str, str]:
    """That of the process: Keras takes the library that is there."""
    found = dict(os.environ)
    backend = next((one for one in BACKENDS if importlib.util.find_spec(one)), None)
    if backend and "KERAS_BACKEND" not in found:
        found["KERAS_BACKEND"] = backend
    return found


def predicted(folder: Path, x: Array) -> Array:
    """What the exported files in a folder predict for samples x, in a process of their own.

    Raises DataError where it fails.
    """
    script = SCRIPT.format(onnx=(folder / "model.onnx").is_file())
    with tempfile.TemporaryDirectory() as name:
        given, answered = Path(name) / "x.npy", Path(name) / "y.npy"
        np.save(given, x)
        done = subprocess.run(
            [sys.executable, "-B", "-c", script, str(folder), str(given), str(answered)],
            capture_output=True,
            text=True,
            timeout=LONGEST_SECONDS,
            env=environment(),
            check=False,
        )
        if done.returncode or not answered.is_file():
            last = (done.stderr.strip().splitlines() or ["no message"])[-1]
            raise DataError("The export was written, but does not run: {reason}.", reason=last)
        return np.asarray(np.load(answered))


def difference(found: Array, expected: Array) -> float:
    """The largest difference, as a share of the largest output where that is above 1.

    Raises DataError where it is more than TOLERANCE allows.
    """
    if found.shape != expected.shape:
        raise DataError(
            "The export disagrees with the network: it predicts {got}, not {expected}.",
            got=found.shape,
            expected=expected.shape,
        )
    scale = max(1.0, float(np.abs(expected).max(initial=0.0)))
    share = float(np.abs(found.astype(float) - expected).max(initial=0.0)) / scale
    if not share <= TOLERANCE:
        raise DataError(
            "The export disagrees with the network by {difference:.2g}, more than {limit:.2g}, "
            "and was not kept.",
            difference=share,
            limit=TOLERANCE,
        )
    return share
