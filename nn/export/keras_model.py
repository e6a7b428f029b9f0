"""A trained network as a Keras model with its weights.

Keras keeps the channels of an image last, so images are turned before the first convolution and
turned back before they are flattened.
"""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import numpy as np

from nn.arrays import Array
from nn.errors import DataError
from nn.export.meaning import Dialect, facts, meaning, one_line, told
from nn.export.proof import LONGEST_SECONDS, environment
from nn.export.source import Source
from nn.export.walk import Call, calls
from nn.training.model import Model

LAYERS = {  # of a layer ``one``
    "Affine": "layers.Dense({one.W.shape[1]})",
    "Embedding": "layers.Embedding({one.entries}, {one.features})",
    "Conv2D": "layers.Conv2D({one.out_channels}, {one.size}, {one.stride})",
    "MaxPool2D": "layers.MaxPooling2D({one.size}, {one.stride})",
    "BatchNorm": "layers.BatchNormalization(epsilon={one.epsilon})",
    "Sigmoid": 'layers.Activation("sigmoid")',
    "Tanh": 'layers.Activation("tanh")',
    "ReLU": "layers.ReLU()",
    "LeakyReLU": "layers.LeakyReLU({one.slope})",
    "ELU": "layers.ELU({one.alpha})",
    "GELU": 'layers.Activation("gelu")',
    "SiLU": 'layers.Activation("silu")',
    "Softplus": 'layers.Activation("softplus")',
    "Softmax": "layers.Softmax()",
    "Add": "layers.Add()",
    "Identity": 'layers.Activation("linear")',
    "Step": 'layers.Activation(lambda y: keras.ops.cast(y > 0, "float32"))',
}


DIALECT = Dialect(
    "keras.ops.softmax(y)", "keras.ops.sigmoid(y)", "keras.ops.clip(y, 0, 1)",
    "keras.ops.concatenate([1 - {upper}, {upper}], 1)",
)  # fmt: skip

SAVE = """
import sys
import numpy as np
folder = sys.argv[1]
sys.path.insert(0, folder)
import model
made, kept = model.build(), np.load(folder + "/arrays.npz")
made.set_weights([kept[name] for name in kept.files])
made.save_weights(folder + "/model.weights.h5")
"""


def script(model: Model, title: str) -> str:
    """The text of ``model.py``; its weights are in ``model.weights.h5`` beside it."""
    run = [line for call in calls(model) for line in _lines(call)]
    answer = meaning(model, DIALECT)
    lines = "\n"
    prepared = _prepared(model)
    return f'''"""{one_line(title)}. A network that Nablascope trained, as a Keras model.

load() gives it with its weights; predict(x) takes samples (n, {model.features}) as a NumPy array
and returns {told(model)}.
"""

from pathlib import Path

import keras
import numpy as np
from keras import layers
{facts(model)}

def build():
    """The network without its weights: scores for prepared samples."""
    x = inputs = keras.Input(({model.network.input_size},))
{lines.join(run)}
    return keras.Model(inputs, {calls(model)[-1].output})


def load():
    """The trained network."""
    model = build()
    model.load_weights(Path(__file__).with_name("model.weights.h5"))
    return model


def predict(x):
    x = np.asarray(x, np.float32)
{prepared}    y = load()(x, training=False)
    return keras.ops.convert_to_numpy({answer})
'''


def _prepared(model: Model) -> str:
    """How samples are prepared; the numbers lie in a file beside the script."""
    names = [one for one in ("offset", "factor") if getattr(model.preparation, one) is not None]
    if not names:
        return ""
    ways = {"offset": "    x = x - scale['offset']", "factor": "    x = x * scale['factor']"}
    read = "    scale = np.load(Path(__file__).with_name('scale.npz'))"
    return "\n".join([read, *(ways[one] for one in names)]) + "\n"


def scale(model: Model) -> dict[str, Array]:
    """What ``scale.npz`` holds; nothing where samples are not scaled."""
    named = {one: getattr(model.preparation, one) for one in ("offset", "factor")}
    return {name: array for name, array in named.items() if array is not None}


def _lines(call: Call) -> list[str]:
    first, out = call.inputs[0], call.output
    image = len(call.shapes[0]) == 3
    if call.kind == "Reshape":
        shape = tuple(map(int, call.shape))  # type: ignore[arg-type]
        lines = [f"    {out} = layers.Reshape({shape})({first})"]
        if len(shape) == 3:
            lines.append(f"    {out} = layers.Permute((2, 3, 1))({out})")
        return lines
    if call.kind == "Flatten":
        turned = [f"    {out} = layers.Permute((3, 1, 2))({first})"] if image else []
        return [*turned, f"    {out} = layers.Flatten()({out if image else first})"]
    text = LAYERS[call.kind].format(one=call.layer)
    taken = f"[{', '.join(call.inputs)}]" if len(call.inputs) > 1 else first
    padding = getattr(call.layer, "padding", (0, 0))
    if call.kind == "Conv2D" and any(padding):
        return [
            f"    {out} = layers.ZeroPadding2D({tuple(padding)})({first})",
            f"    {out} = {text}({out})",
        ]
    return [f"    {out} = {text}({taken})"]


def arrays(model: Model) -> list[Array]:
    """What the Keras model's ``set_weights`` takes, in its order."""
    found: list[Array] = []
    for call in calls(model):
        params = {own: model.network.params[full] for own, full in call.names.items()
                  if full in model.network.params}  # fmt: skip
        if call.kind == "Conv2D":
            found += [params["W"].transpose(2, 3, 1, 0), params["b"]]
        elif call.kind == "BatchNorm":
            layer: Any = call.layer
            found += [params["gamma"], params["beta"], layer.running_mean, layer.running_var]
        else:
            found += list(params.values())
    return [np.ascontiguousarray(one, np.float32) for one in found]


def files(source: Source) -> dict[str, bytes]:
    """``model.py``, its weights, and what scales the samples, if anything does.

    Keras itself writes the weights, in a process of its own: it wants a library below it, which
    is chosen before it is imported. Raises DataError where it cannot.
    """
    made = {"model.py": script(source.model, source.title).encode()}
    scales = scale(source.model)
    if scales:
        room = io.BytesIO()
        np.savez(room, **scales)  # type: ignore[arg-type]
        made["scale.npz"] = room.getvalue()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "model.py").write_bytes(made["model.py"])
        np.savez(folder / "arrays.npz", *arrays(source.model))
        done = subprocess.run(
            [sys.executable, "-B", "-c", SAVE, name],
            capture_output=True,
            text=True,
            timeout=LONGEST_SECONDS,
            env=environment(),
            check=False,
        )
        written = folder / "model.weights.h5"
        if done.returncode or not written.is_file():
            last = (done.stderr.strip().splitlines() or ["no message"])[-1]
            raise DataError("Keras could not write the weights: {reason}.", reason=last)
        return {**made, written.name: written.read_bytes()}
