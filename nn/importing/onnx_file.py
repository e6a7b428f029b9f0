"""Reading a network from an ONNX file: dense layers and convolutions as recipes have them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from nn.activations import ACTIVATIONS
from nn.arrays import Array
from nn.errors import CheckpointError
from nn.importing.found import AFFINE, CONVOLUTION, FoundLayer, FoundNetwork

SIMPLE = {
    "Relu": "relu", "Sigmoid": "sigmoid", "Tanh": "tanh", "Softplus": "softplus", "Gelu": "gelu",
    "LeakyRelu": "leaky-relu", "Elu": "elu",
}  # fmt: skip
ALIASES = ("Identity", "Flatten", "Reshape", "Dropout", "Cast")  # that change no number
ANSWERS = ("Softmax", "LogSoftmax", "Sub", "Concat", "Clip")  # what makes shares of scores
OTHERS = ("Gemm", "MatMul", "Add", "Mul", "Conv", "MaxPool", "BatchNormalization", "Gather")
KNOWN = sorted({*SIMPLE, *ALIASES, *ANSWERS, *OTHERS})


class GraphReader:
    """Goes through the nodes of a graph, and notes the layers."""

    def __init__(self, path: Path, graph: Any) -> None:
        from onnx import numpy_helper

        self._path, self._helper = path, numpy_helper
        self._arrays = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
        inputs = [one.name for one in graph.input if one.name not in self._arrays]
        if len(inputs) != 1:
            raise CheckpointError(
                "{path} has {count} inputs; a network with one can be imported.",
                path=path,
                count=len(inputs),
            )
        self._sources = {inputs[0]: inputs[0]}  # of each name, what it is another name of
        self._at = inputs[0]  # the numbers that the next layer takes
        self._entered: list[str] = []  # what each layer took
        self.layers: list[FoundLayer] = []
        self.offset: Array | None = None
        self.factor: Array | None = None
        self.spread, self.shift = 1.0, 0.0
        self.table: Array | None = None
        self._gates: dict[str, str] = {}  # sigmoids, with what they are of
        self._sum: str = ""  # the product of a MatMul that waits for its bias
        self._scores: str = ""  # where nothing but the answer follows
        for node in graph.node:
            self._read(node)

    def _read(self, node: Any) -> None:
        kind = node.op_type
        if kind == "Constant":
            (value,) = self._attributes(node).values()
            tensor = hasattr(value, "dims")
            self._arrays[node.output[0]] = self._helper.to_array(value) if tensor else value
            return
        method = getattr(self, f"_{kind.lower()}", None)
        if kind in ALIASES:
            self._alias(node)
        elif kind in ANSWERS:
            self._answer(node)
        elif kind in SIMPLE:
            self._activation(node)
        elif kind in OTHERS and method is not None:
            method(node)
        else:
            raise self._wrong(node)

    def _wrong(self, node: Any) -> CheckpointError:
        """What is told of a node that no recipe can express."""
        if node.op_type in KNOWN:
            return CheckpointError(
                "{path}: the operator {kind} ({name}) is used in a way that no recipe has.",
                path=self._path,
                kind=node.op_type,
                name=node.name or node.output[0],
            )
        return CheckpointError(
            "{path}: the operator {kind} ({name}) cannot be expressed by a recipe. These can: "
            "{known}.",
            path=self._path,
            kind=node.op_type,
            name=node.name or node.output[0],
            known=", ".join(KNOWN),
        )

    def _attributes(self, node: Any) -> dict[str, Any]:
        from onnx import helper

        return {one.name: helper.get_attribute_value(one) for one in node.attribute}

    def _data(self, node: Any) -> list[str]:
        """The inputs that are no constants, by their first names."""
        names = [name for name in node.input if name and name not in self._arrays]
        return [self._sources.get(name, name) for name in names]

    def _constants(self, node: Any) -> list[Array]:
        return [self._arrays[name] for name in node.input if name in self._arrays]

    def _go(self, node: Any) -> None:
        """The output of a node is what comes next."""
        self._at = node.output[0]
        self._sources[self._at] = self._at

    def _follows(self, node: Any) -> None:
        """Raise CheckpointError unless a node takes what the one before it gave."""
        if self._data(node) != [self._at]:
            raise self._wrong(node)

    def _alias(self, node: Any) -> None:
        if node.input[0] in self._arrays:  # another name of a constant
            self._arrays[node.output[0]] = self._arrays[node.input[0]]
            return
        for name in node.output[:1]:
            self._sources[name] = self._data(node)[0] if self._data(node) else self._at

    def _answer(self, node: Any) -> None:
        if self.layers or node.op_type != "Sub":
            self._scores = self._scores or self._at
            self._sources[node.output[0]] = self._at
            return
        self._follows(node)
        (self.offset,) = self._constants(node)
        self._go(node)

    def _activation(self, node: Any) -> None:
        if self._scores:
            return
        self._follows(node)
        name, attributes = SIMPLE[node.op_type], self._attributes(node)
        usual: Any = ACTIVATIONS[name]()
        own = getattr(usual, "slope", None) or getattr(usual, "alpha", None)
        alpha = attributes.get("alpha", {"LeakyRelu": 0.01, "Elu": 1.0}.get(node.op_type))
        approximate = attributes.get("approximate", b"none") != b"none"
        if not self.layers or approximate or (alpha is not None and abs(alpha - own) > 1e-6):
            raise self._wrong(node)
        if name == "sigmoid":
            self._gates[node.output[0]] = self._at
        self.layers[-1].activation = name
        self._go(node)

    def _gemm(self, node: Any) -> None:
        self._follows(node)
        options = self._attributes(node)
        arrays = self._constants(node)
        plain = options.get("alpha", 1.0) == options.get("beta", 1.0) == 1.0
        if not plain or options.get("transA") or not 1 <= len(arrays) <= 2:
            raise self._wrong(node)
        weights = arrays[0].T if options.get("transB") else arrays[0]
        self._add_layer(node, AFFINE, weights, arrays[1] if len(arrays) > 1 else None)

    def _matmul(self, node: Any) -> None:
        self._follows(node)
        arrays = self._constants(node)
        if len(arrays) != 1 or node.input[1] not in self._arrays:
            raise self._wrong(node)
        self._add_layer(node, AFFINE, arrays[0], None)
        self._sum = node.output[0]

    def _conv(self, node: Any) -> None:
        self._follows(node)
        options, arrays = self._attributes(node), self._constants(node)
        usual = {"strides": [1, 1], "pads": [1, 1, 1, 1], "dilations": [1, 1], "group": 1}
        given = {name: options.get(name, value) for name, value in usual.items()}
        as_usual = given == usual and "pads" in options and arrays[0].shape[2:] == (3, 3)
        if not as_usual or any(layer.kind == AFFINE for layer in self.layers):
            raise self._wrong(node)
        self._add_layer(node, CONVOLUTION, arrays[0], arrays[1] if len(arrays) > 1 else None)

    def _maxpool(self, node: Any) -> None:
        self._follows(node)
        options = self._attributes(node)
        whole = options.get("kernel_shape") == options.get("strides") == [2, 2]
        if not whole or any(options.get("pads", [0])) or not self.layers:
            raise self._wrong(node)
        self._go(node)

    def _batchnormalization(self, node: Any) -> None:
        self._follows(node)
        arrays = self._constants(node)
        if not self.layers or self.layers[-1].activation or len(arrays) != 4:
            raise self._wrong(node)
        names = ("gamma", "beta", "mean", "variance")
        self.layers[-1].norm = dict(zip(names, arrays, strict=True))
        self.layers[-1].epsilon = float(self._attributes(node).get("epsilon", 1e-5))
        self._go(node)

    def _gather(self, node: Any) -> None:
        arrays = self._constants(node)
        if self.layers or self.table is not None or len(arrays) != 1 or arrays[0].ndim != 2:
            raise self._wrong(node)
        self.table = arrays[0]
        self._go(node)

    def _mul(self, node: Any) -> None:
        data, arrays = self._data(node), self._constants(node)
        gate = next((one for one in data if one in self._gates), None)
        if gate is not None and sorted(data) == sorted([gate, self._gates[gate]]):
            self.layers[-1].activation = "silu"
            self._go(node)
        elif not self.layers and len(arrays) == 1 and data == [self._at]:
            self.factor = arrays[0]
            self._go(node)
        elif len(arrays) == 1 and arrays[0].size == 1 and data == [self._at]:
            self.spread *= float(arrays[0].ravel()[0])
            self._scores = self._at
            self._go(node)
        else:
            raise self._wrong(node)

    def _add(self, node: Any) -> None:
        data, arrays = self._data(node), self._constants(node)
        if len(arrays) == 1 and data == [self._sum] and self.layers:
            self.layers[-1].b, self._sum = arrays[0], ""
        elif len(arrays) == 1 and data == [self._at] and self._scores and arrays[0].size == 1:
            self.shift += float(arrays[0].ravel()[0])
        elif not arrays and self.layers and sorted(data) == sorted([self._at, self._entered[-1]]):
            self.layers[-1].added = True
        else:
            raise self._wrong(node)
        self._go(node)

    def _add_layer(self, node: Any, kind: str, weights: Array, bias: Array | None) -> None:
        if self._scores:
            raise self._wrong(node)
        self._entered.append(self._at)
        name = node.name or node.output[0]
        self.layers.append(FoundLayer(kind, name, np.asarray(weights), bias))
        self._go(node)


def read_onnx(path: Path) -> FoundNetwork:
    """The network in an ONNX file. Raises CheckpointError, or ImportError without the library."""
    import onnx

    try:
        graph = onnx.load(str(path)).graph
        reader = GraphReader(path, graph)
    except CheckpointError:
        raise
    except Exception as error:  # whatever protobuf and onnx raise for damaged files
        raise CheckpointError(
            "{path} cannot be read as an ONNX model: {reason}.", path=path, reason=error
        ) from None
    for layer in reader.layers[:-1]:
        layer.activation = layer.activation or "identity"
    if reader.layers:
        reader.layers[-1].activation = None  # what makes shares of the scores is the loss's
    return FoundNetwork(
        path, reader.layers, True, reader.offset, reader.factor, reader.spread, reader.shift,
        reader.table,
    )  # fmt: skip
