"""The formats in which a trained network can be taken away."""

from __future__ import annotations

import importlib.util
import io
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from nn.errors import DataError, FieldError, Sentence, sentence
from nn.export import keras_model, numpy_script, onnx_graph, proof, pytorch_module
from nn.export.notebook import notebook
from nn.export.plain_files import csv_files, event_file, read_back, safetensors_file
from nn.export.source import Source
from nn.export.walk import check, weights
from nn.registry import lookup

REQUIREMENTS = "requirements-export.txt"
RUN, READ, NOTHING = "run", "read", "nothing"  # how an export is proved


@dataclass(frozen=True)
class Format:
    """What is written, which libraries that needs, and which ones running it needs besides.

    ``proof`` says whether it is run (RUN), read back (READ), or only written (NOTHING).
    """

    about: str
    files: Callable[[Source], dict[str, bytes]]
    needs: tuple[str, ...] = ()
    runs_with: tuple[str, ...] = ()
    proof: str = RUN


@dataclass(frozen=True)
class Exported:
    """The files that were written, and how the export was proved.

    ``difference`` is the largest one from the network's own numbers; None where nothing was run,
    and ``lacking`` is the library that this would need ("" where there is nothing to run, or no
    samples).
    """

    files: tuple[Path, ...]
    difference: float | None
    lacking: str = ""
    samples: int = 0  # on which it was run

    @property
    def told(self) -> Sentence:
        """How it was proved."""
        if self.difference is not None and self.samples:
            return sentence(
                "Checked in a fresh process on {count} validation samples: it agrees to "
                "{difference:.1g}.",
                count=self.samples,
                difference=self.difference,
            )
        if self.difference is not None:
            return sentence(
                "Checked by reading it back: it agrees to {difference:.1g}.",
                difference=self.difference,
            )
        if self.lacking:
            return sentence(
                "Not checked: the Python package {package} is not installed.", package=self.lacking
            )
        if self.samples < 0:
            return sentence("Not checked: the data of this run cannot be loaded here.")
        return sentence("There is nothing to check.")


def _numpy(source: Source) -> dict[str, bytes]:
    room = io.BytesIO()
    np.savez(room, **weights(source.model))  # type: ignore[arg-type]
    text = numpy_script.script(source.model, source.title)
    return {"model.py": text.encode(), "weights.npz": room.getvalue()}


def _pytorch(source: Source) -> dict[str, bytes]:
    from safetensors.numpy import save

    text = pytorch_module.script(source.model, source.title)
    return {
        "model.py": text.encode(),
        "model.safetensors": save(pytorch_module.state(source.model)),
    }


def _onnx(source: Source) -> dict[str, bytes]:
    return {"model.onnx": onnx_graph.graph(source.model, source.title)}


FORMATS: dict[str, Format] = {
    "numpy": Format("a script that needs NumPy only, with its weights", _numpy),
    "pytorch": Format(
        "a PyTorch module, with its state in safetensors", _pytorch, ("safetensors",), ("torch",)
    ),
    "keras": Format(
        "a Keras model, with its weights", keras_model.files, ("keras", "h5py"), ("keras",)
    ),
    "onnx": Format("an ONNX graph", _onnx, ("onnx",), ("onnxruntime",)),
    "safetensors": Format("all arrays in one file", safetensors_file, ("safetensors",), proof=READ),
    "csv": Format("a table for each array", csv_files, proof=READ),
    "notebook": Format(
        "a notebook that trains the same recipe", notebook, ("nbformat",), proof=NOTHING
    ),
    "tensorboard": Format(
        "the history as event files", event_file, ("tensorboard",), proof=NOTHING
    ),
}


def export(source: Source, to: str, folder: Path) -> Exported:
    """Write a lane into a folder in one of FORMATS, and prove it.

    What disagrees, or is written by half, is not left there. Raises UnknownNameError for another
    format, FieldError where a library is missing, DataError for an export that disagrees, and
    OSError where the folder cannot be written.
    """
    kind = lookup(FORMATS, to, "format")
    check(source.model)
    missing = [one for one in kind.needs if importlib.util.find_spec(one) is None]
    if missing:
        raise FieldError(
            "{format} needs the Python package {package}, which is not installed. Install it with: "
            "python -m pip install -r {requirements}",
            format=to,
            package=missing[0],
            requirements=REQUIREMENTS,
        )
    files = kind.files(source)
    new = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    taken = [file for file in files if (folder / file).is_dir()]
    if taken:
        raise DataError(
            "{path} cannot be written: {reason}.", path=folder / taken[0], reason="it is a folder"
        )
    try:
        return _written(kind, source, files, folder)
    except BaseException:
        if new:
            folder.rmdir()  # nothing is in it
        raise


def _written(kind: Format, source: Source, files: dict[str, bytes], folder: Path) -> Exported:
    """Write files into a folder, once they are proved."""
    with tempfile.TemporaryDirectory(prefix=".export-", dir=folder) as name:
        for file, data in files.items():
            (Path(name) / file).write_bytes(data)
        found, lacking, samples = _proved(kind, source, Path(name))
        for file in files:
            os.replace(Path(name) / file, folder / file)
    return Exported(tuple(folder / file for file in files), found, lacking, samples)


def _proved(kind: Format, source: Source, folder: Path) -> tuple[float | None, str, int]:
    """What Exported says of the proof: the difference, what is lacking, and how many samples.

    -1 samples say that there should be some.
    """
    if kind.proof == READ:
        return read_back(folder, source), "", 0
    if kind.proof == NOTHING:
        return None, "", 0
    if source.samples is None:
        return None, "", -1
    lacking = [one for one in kind.runs_with if importlib.util.find_spec(one) is None]
    if lacking:
        return None, lacking[0], 0
    expected = source.model.shares(source.samples)
    found = proof.difference(proof.predicted(folder, source.samples), expected)
    return found, "", len(source.samples)
