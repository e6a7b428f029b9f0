"""A trained network as an ONNX graph, with its preparation and the probabilities."""

from __future__ import annotations

from typing import Any

import numpy as np

from nn.arrays import Array
from nn.export.meaning import one_line
from nn.export.walk import Call, calls, weights
from nn.training.model import Model

OPSET = 20  # the first with Gelu
IR_VERSION = 9  # of the same release
SIMPLE = {
    "Sigmoid": "Sigmoid", "Tanh": "Tanh", "ReLU": "Relu", "Softplus": "Softplus",
    "Identity": "Identity", "GELU": "Gelu", "Add": "Add",
}  # fmt: skip


class GraphWriter:
    """Collects the nodes and constants of a graph."""

    def __init__(self, model: Model) -> None:
        import onnx

        self._onnx = onnx
        self.model = model
        self.constants: dict[str, Array] = {}
        self.nodes: list[Any] = []
        self._arrays = weights(model)

    def add(self, kind: str, inputs: list[str], output: str, **attributes: Any) -> str:
        """A node; the name of its output."""
        self.nodes.append(self._onnx.helper.make_node(kind, inputs, [output], **attributes))
        return output

    def constant(self, name: str, array: Array | None = None) -> str:
        """A constant: one of the network's arrays, or another one."""
        self.constants[name] = self._arrays[name] if array is None else array
        return name

    def number(self, name: str, value: float) -> str:
        """A constant number."""
        return self.constant(name, np.array(value, np.float32))

    def write(self, call: Call) -> None:
        """The nodes of a layer."""
        layer: Any = call.layer
        first, out = call.inputs[0], call.output
        if call.kind in SIMPLE:
            self.add(SIMPLE[call.kind], list(call.inputs), out)
        elif call.kind == "Affine":
            names = [self.constant(call.names[one]) for one in ("W", "b")]
            self.add("Gemm", [first, *names], out)
        elif call.kind == "Conv2D":
            names = [self.constant(call.names[one]) for one in ("W", "b")]
            pads = [*layer.padding, *layer.padding]
            self.add("Conv", [first, *names], out, strides=list(layer.stride), pads=pads)
        elif call.kind == "MaxPool2D":
            sizes = {"kernel_shape": list(layer.size), "strides": list(layer.stride)}
            self.add("MaxPool", [first], out, **sizes)
        elif call.kind == "BatchNorm":
            order = ("gamma", "beta", "mean", "variance")
            names = [self.constant(call.names[one]) for one in order]
            self.add("BatchNormalization", [first, *names], out, epsilon=layer.epsilon)
        else:
            self._write_other(call, layer, first, out)

    def _write_other(self, call: Call, layer: Any, first: str, out: str) -> None:
        if call.kind == "Embedding":
            whole = self.add("Cast", [first], f"{out}_numbers", to=self._onnx.TensorProto.INT64)
            self.add("Gather", [self.constant(call.names["W"]), whole], out)
        elif call.kind == "Flatten":
            self.add("Flatten", [first], out)
        elif call.kind == "Reshape":
            shape = np.array([-1, *map(int, call.shape)], np.int64)  # type: ignore[arg-type]
            self.add("Reshape", [first, self.constant(f"{out}_shape", shape)], out)
        elif call.kind == "LeakyReLU":
            self.add("LeakyRelu", [first], out, alpha=layer.slope)
        elif call.kind == "ELU":
            self.add("Elu", [first], out, alpha=layer.alpha)
        elif call.kind == "SiLU":
            self.add("Mul", [first, self.add("Sigmoid", [first], f"{out}_gate")], out)
        elif call.kind == "Softmax":
            self.add("Softmax", [first], out, axis=1)
        else:  # Step
            above = self.add("Greater", [first, self.number("zero", 0.0)], f"{out}_above")
            self.add("Cast", [above], out, to=self._onnx.TensorProto.FLOAT)

    def prepare(self, name: str) -> str:
        """The preparation of the samples that come in; what the layers take is "x"."""
        for field, kind in (("offset", "Sub"), ("factor", "Mul")):
            if getattr(self.model.preparation, field) is not None:
                name = self.add(kind, [name, self.constant(field)], f"samples_{field}")
        return self.add("Identity", [name], "x")

    def answer(self, scores: str) -> None:
        """Probabilities, or numbers in their own unit, from the scores."""
        model, loss = self.model, self.model.network.loss_function
        if not model.class_names:
            target = model.preparation.target
            wide = self.add("Mul", [scores, self.number("spread", target.spread)], "unscaled")
            self.add("Add", [wide, self.number("target_offset", target.offset)], "predicted")
            return
        if loss.own_activation == "softmax":
            self.add("Softmax", [scores], "predicted", axis=1)
            return
        if loss.own_activation == "sigmoid":
            upper = self.add("Sigmoid", [scores], "upper")
        else:
            ends = [self.number("zero", 0.0), self.number("one", 1.0)]
            upper = self.add("Clip", [scores, *ends], "upper")
        if model.network.output_size == 1:
            lower = self.add("Sub", [self.number("one", 1.0), upper], "lower")
            self.add("Concat", [lower, upper], "predicted", axis=1)
        else:
            self.add("Identity", [upper], "predicted")


def graph(model: Model, title: str) -> bytes:
    """The file's bytes. Input "samples" (n, features), output "predicted" (n, classes).

    Raises ImportError without the library onnx.
    """
    import onnx

    writer = GraphWriter(model)
    writer.prepare("samples")
    made = calls(model)
    for call in made:
        writer.write(call)
    writer.answer(made[-1].output)
    helper, kind = onnx.helper, onnx.TensorProto.FLOAT
    outputs = len(model.class_names) or 1
    whole = helper.make_graph(
        writer.nodes,
        "network",
        [helper.make_tensor_value_info("samples", kind, ["n", model.features])],
        [helper.make_tensor_value_info("predicted", kind, ["n", outputs])],
        [onnx.numpy_helper.from_array(array, name) for name, array in writer.constants.items()],
    )
    opsets = [helper.make_opsetid("", OPSET)]
    made_model = helper.make_model(
        whole, producer_name="Nablascope", opset_imports=opsets, ir_version=IR_VERSION
    )
    made_model.doc_string = one_line(title)
    for key, value in {"classes": "\n".join(model.class_names)}.items():
        if value:
            entry = made_model.metadata_props.add()
            entry.key, entry.value = key, value
    onnx.checker.check_model(made_model)
    data: bytes = made_model.SerializeToString()
    return data
