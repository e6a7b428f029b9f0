"""The arrays of a trained network as safetensors or CSV, and its history for TensorBoard."""

from __future__ import annotations

import csv
import io
import tempfile
from pathlib import Path

import numpy as np

from nn.arrays import Array
from nn.export.meaning import one_line
from nn.export.source import Source
from nn.export.walk import weights
from nn.training.history import ACCURACY, LOSS


def safetensors_file(source: Source) -> dict[str, bytes]:
    """All arrays by their names. Raises ImportError without the library."""
    from safetensors.numpy import save

    return {"model.safetensors": save(weights(source.model), {"title": one_line(source.title)})}


def csv_files(source: Source) -> dict[str, bytes]:
    """A table for each array: a row for each of the first axis, the other axes in a line."""
    found = {}
    for name, array in weights(source.model).items():
        text = io.StringIO()
        rows = array.reshape(len(array), -1) if array.ndim > 1 else array[:, np.newaxis]
        csv.writer(text, lineterminator="\n").writerows([[repr(float(v)) for v in r] for r in rows])
        found[f"{name}.csv"] = text.getvalue().encode()
    return found


def read_back(folder: Path, source: Source) -> float:
    """The largest difference of the arrays that lie in a folder from the network's own."""
    expected = weights(source.model)
    found: dict[str, Array] = {}
    if (folder / "model.safetensors").is_file():
        from safetensors.numpy import load_file

        found = load_file(folder / "model.safetensors")
    else:
        for name in expected:
            rows = np.loadtxt(folder / f"{name}.csv", delimiter=",", ndmin=2)
            found[name] = rows.reshape(expected[name].shape)
    pairs = [(found[name], array) for name, array in expected.items()]
    return max(float(np.abs(one - other).max(initial=0.0)) for one, other in pairs)


def event_file(source: Source) -> dict[str, bytes]:
    """Loss and accuracy of every step and evaluation. Raises ImportError without TensorBoard."""
    from tensorboard.compat.proto.event_pb2 import Event
    from tensorboard.compat.proto.summary_pb2 import Summary
    from tensorboard.summary.writer.event_file_writer import EventFileWriter

    parts = {"train": source.rows["steps"], "validation": source.rows["evaluations"]}
    with tempfile.TemporaryDirectory() as name:
        writer = EventFileWriter(name)
        for part, rows in parts.items():
            for row in rows:
                values = [
                    Summary.Value(tag=f"{what}/{part}", simple_value=float(row[column]))
                    for what, column in (("loss", LOSS), ("accuracy", ACCURACY))
                    if np.isfinite(row[column])
                ]
                event = Event(step=int(row[0]), wall_time=0.0, summary=Summary(value=values))
                writer.add_event(event)
        writer.close()
        written = next(Path(name).iterdir())  # its name holds that of the machine
        return {"events.out.tfevents.0.nablascope": written.read_bytes()}
