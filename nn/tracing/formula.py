"""A typed expression as a computational graph, such as ``(apple*2 + orange*3)*1.1``.

The text is parsed by ``ast`` and only what is listed here is understood; nothing is evaluated
by Python.
"""

from __future__ import annotations

import ast
import operator
import unicodedata
from collections.abc import Callable, Mapping
from functools import cached_property, partial
from typing import Any

import numpy as np
import numpy.typing as npt

from nn.arrays import QUIET, Array
from nn.checks import as_array
from nn.errors import FormulaError, Phrase
from nn.registry import unknown
from nn.tracing import operations as op
from nn.tracing.graph import CONSTANT, Graph, GraphNode, Tape
from nn.tracing.operations import Operation
from nn.tracing.slopes import Slope, central_slope

MOST_CHARACTERS = 1000
MOST_NODES = 200
MOST_NUMBERS = 100  # in one value
MOST_TOGETHER = 100  # in all values of an expression
BINARY: dict[type[ast.operator], Operation] = {
    ast.Add: op.ADD,
    ast.Sub: op.SUBTRACT,
    ast.Mult: op.MULTIPLY,
    ast.Div: op.DIVIDE,
    ast.Pow: op.POWER,
}
FUNCTIONS: dict[str, Operation] = {
    "exp": op.EXP,
    "log": op.LOG,
    "sqrt": op.SQRT,
    "abs": op.ABS,
    "sin": op.SIN,
    "cos": op.COS,
    "tanh": op.TANH,
    "sigmoid": op.SIGMOID,
    "sum": op.total(),
    "mean": op.mean(),
}
SPECIAL = ("relu", "softmax", "max", "min")  # of several nodes, or of several inputs
KNOWN_FUNCTIONS = (*FUNCTIONS, *SPECIAL)
CONSTANTS = {"pi": np.pi}


class Formula(Graph):
    """The graph of an expression; the last node is its result. ``text`` is what was typed."""

    def __init__(
        self,
        nodes: tuple[GraphNode, ...],
        text: str,
        values: dict[str, Array],
        operations: Mapping[str, Operation],
    ) -> None:
        super().__init__(nodes)
        self.text = text
        self._values, self._operations = values, operations

    @property
    def result(self) -> float:
        """The value of the expression."""
        return float(self.nodes[-1].value.item())

    @property
    def gradients(self) -> dict[str, Array]:
        """dresult/dname for each name in the expression, by backpropagation."""
        return {name: self[name].gradient for name in self._values}

    @cached_property
    def slopes(self) -> dict[str, list[Slope]]:
        """The same by central differences, for each number of each name."""
        return {
            name: [
                central_slope(partial(self._moved, name, index), float(number))
                for index, number in enumerate(value.reshape(-1))
            ]
            for name, value in self._values.items()
        }

    def operation(self, name: str) -> Operation | None:
        """The operation of a node; None for a value that is given."""
        return self._operations.get(name)

    @QUIET
    def value_with(self, given: Mapping[str, Array]) -> Array:
        """The result with other values for some names; NaN where there is none.

        Elementwise operations take arrays of any shape in place of a number.
        """
        values: dict[str, Array] = {}
        for node in self.nodes:
            if node.name in given:
                values[node.name] = given[node.name]
            elif any(one in values for one in node.inputs):
                inputs = [values[one] if one in values else self[one].value for one in node.inputs]
                values[node.name] = self._operations[node.name].forward(*inputs)
        last = self.nodes[-1]
        return values.get(last.name, last.value)

    @QUIET
    def gradients_with(self, given: Mapping[str, Array]) -> dict[str, Array]:
        """dresult/dname for each of the ``given`` names, at other values for all of them.

        Where all operations are elementwise these may be arrays of one shape: one point each.
        """
        values: dict[str, Array] = {}
        for node in self.nodes:
            if node.name in given:
                values[node.name] = given[node.name]
            elif node.inputs:
                inputs = [values[one] for one in node.inputs]
                values[node.name] = self._operations[node.name].forward(*inputs)
            else:
                values[node.name] = node.value
        shape = np.broadcast_shapes(*(one.shape for one in given.values()))
        last = self.nodes[-1].name
        gradients = {last: np.ones(np.broadcast_shapes(shape, values[last].shape))}
        for node in reversed(self.nodes):
            if node.name not in gradients or not node.inputs:
                continue
            inputs = [values[one] for one in node.inputs]
            grad = gradients.pop(node.name)
            parts = self._operations[node.name].backward(grad, values[node.name], *inputs)
            for one, part in zip(node.inputs, parts, strict=True):
                gradients[one] = gradients[one] + part if one in gradients else part
        nothing = np.zeros(shape)
        return {name: np.broadcast_to(gradients.get(name, nothing), shape) for name in given}

    def _moved(self, name: str, index: int, number: float) -> float:
        """The result with one number changed; NaN where there is none."""
        moved = self[name].value.copy()
        moved.reshape(-1)[index] = number
        return float(self.value_with({name: moved}).item())


def formula(text: str, /, **values: npt.ArrayLike) -> Formula:
    """The computational graph of an expression, with its values and gradients.

    Understood are + - * / **, brackets, an element ``z[2]``, numbers and lists of numbers, pi,
    and the functions of KNOWN_FUNCTIONS. ``values`` are numbers or lists of numbers for the
    names; each name in the text becomes a node of that name. Values without a name in the text
    are not used. The result has to be one number.

    Raises FormulaError for what is not understood, a name without a value, and where there is
    no finite result, such as in a division by zero; UnknownNameError for an unknown function.
    """
    used = {}
    for name, value in values.items():
        used[unicodedata.normalize("NFKC", name)] = _as_value(name, value)  # as Python reads names
    recorder, result, names = _record(text, used)
    if result.size != 1:
        raise FormulaError(
            "The result has {count} numbers, but a gradient needs one. Choose an element, such as "
            "(…)[0], or add them up with sum(…).",
            count=result.size,
        )
    graph = recorder.tape.backward({recorder.last: np.ones_like(result)})
    inside = {name: used[name] for name in names}
    count = sum(value.size for value in inside.values())
    if count > MOST_TOGETHER:
        raise FormulaError(
            "The values have {count:,} numbers together, but at most {most:,} can be checked.",
            count=count,
            most=MOST_TOGETHER,
        )
    return Formula(graph.nodes, text, inside, recorder.tape.operations)


def _record(text: str, values: dict[str, Array]) -> tuple[_Recorder, Array, list[str]]:
    """What recorded the expression, its result, and the names in it."""
    recorder = _Recorder(text, values)
    recorder.last = recorder.visit(_parsed(text))
    if recorder.last in values:  # a name alone: the result is a node of its own
        recorder.last = recorder.tape.apply(op.scale(1.0), recorder.last)
    return recorder, recorder.tape.value(recorder.last), recorder.names


def _as_value(name: str, value: npt.ArrayLike) -> Array:
    array = as_array(value, Phrase("Value")).astype(np.float64)
    if array.ndim > 1 or not 0 < array.size <= MOST_NUMBERS:
        raise FormulaError(
            "{name}: a value is a number or a list of 1 to {most} numbers.",
            name=name,
            most=MOST_NUMBERS,
        )
    if not np.isfinite(array).all():
        raise FormulaError("{name}: the value must be a finite number.", name=name)
    return array


def _parsed(text: str) -> ast.expr:
    """The syntax tree of an expression. Raises FormulaError."""
    if not text.strip():
        raise FormulaError("Type an expression, such as 1/(1+exp(-(w*x+b))).")
    if len(text) > MOST_CHARACTERS:
        raise FormulaError(
            "The expression has {count:,} characters, but at most {most:,} can be drawn.",
            count=len(text),
            most=MOST_CHARACTERS,
        )
    try:
        tree = ast.parse(text.strip(), mode="eval").body
        count = sum(isinstance(node, ast.expr) for node in ast.walk(tree))
    except SyntaxError as error:
        at = error.offset or 1
        raise FormulaError(
            "The expression is not complete, or has a mistake, near character {at}: '{near}'.",
            at=at,
            near=text.strip()[max(0, at - 8) : at + 8],
        ) from None
    except ValueError:  # such as a NUL or half a character
        raise FormulaError("The expression has a character that cannot be read.") from None
    except (RecursionError, MemoryError):
        raise FormulaError("The expression cannot be read: it is nested too deeply.") from None
    if count > MOST_NODES:
        raise FormulaError(
            "The expression has {count:,} nodes, but at most {most:,} can be drawn.",
            count=count,
            most=MOST_NODES,
        )
    return tree


class _Recorder:
    """Walks a syntax tree and records its operations on a tape; every visit returns a name."""

    def __init__(self, text: str, values: dict[str, Array]) -> None:
        self.tape = Tape()
        self.last = ""
        self.names: list[str] = []
        self._text = text.strip()
        self._values = values

    def visit(self, node: ast.expr) -> str:
        """The name of the node of this part of the tree."""
        visits: dict[type[ast.expr], Callable[[Any], str]] = {
            ast.BinOp: self._binary,
            ast.UnaryOp: self._unary,
            ast.Call: self._call,
            ast.Name: self._name,
            ast.Constant: self._constant,
            ast.Subscript: self._element,
            ast.List: self._list,
            ast.Tuple: self._list,
        }
        visit = visits.get(type(node))
        if visit is None:
            raise self._not_understood(node)
        return visit(node)

    def _binary(self, node: ast.BinOp) -> str:
        operation = BINARY.get(type(node.op))
        if operation is None:
            raise self._not_understood(node)
        return self._apply(node, operation, self.visit(node.left), self.visit(node.right))

    def _unary(self, node: ast.UnaryOp) -> str:
        if isinstance(node.op, ast.UAdd):
            return self.visit(node.operand)
        if not isinstance(node.op, ast.USub):
            raise self._not_understood(node)
        if isinstance(node.operand, ast.Constant):
            return self._constant(node.operand, -1.0)
        return self._apply(node, op.NEGATE, self.visit(node.operand))

    def _call(self, node: ast.Call) -> str:
        if not isinstance(node.func, ast.Name) or node.keywords:
            raise self._not_understood(node)
        name = node.func.id
        if name not in KNOWN_FUNCTIONS:
            raise unknown(name, KNOWN_FUNCTIONS, "function")
        inputs = [self.visit(one) for one in node.args]
        most = 2 if name in ("max", "min") else 1
        if not 1 <= len(inputs) <= most:
            raise FormulaError(
                "{name} takes {count}, but got {got}.",
                name=name,
                count=Phrase("one value") if most == 1 else Phrase("one or two values"),
                got=len(inputs),
            )
        if name == "softmax":
            return self._softmax(node, inputs[0])
        if name == "relu":
            inputs, name = [*inputs, self._number(0.0)], "max"
        if name in ("max", "min") and len(inputs) == 2:
            return self._apply(node, op.MAXIMUM if name == "max" else op.MINIMUM, *inputs)
        if name == "max":
            return self._apply(node, op.largest(), *inputs)
        if name == "min":  # min z = −max(−z)
            upper = self._apply(node, op.largest(), self._apply(node, op.NEGATE, *inputs))
            return self._apply(node, op.NEGATE, upper)
        return self._apply(node, FUNCTIONS[name], *inputs)

    def _softmax(self, node: ast.expr, scores: str) -> str:
        """exp, Σ and ÷, after the largest score is subtracted, so that nothing overflows."""
        top = self._apply(node, op.largest(), scores)
        powers = self._apply(node, op.EXP, self._apply(node, op.SUBTRACT, scores, top))
        return self._apply(node, op.DIVIDE, powers, self._apply(node, op.total(), powers))

    def _name(self, node: ast.Name) -> str:
        name = node.id
        if name in self._values:
            if name not in self.tape:
                self.names.append(name)
                self.tape.leaf(name, self._values[name])
            return name
        if name in CONSTANTS:
            return name if name in self.tape else self.tape.leaf(name, CONSTANTS[name], CONSTANT)
        if name in KNOWN_FUNCTIONS:
            raise FormulaError("{name} is a function. Write {name}(…).", name=name)
        raise FormulaError("{name} has no value. Give it one, or remove it.", name=name)

    def _constant(self, node: ast.Constant, sign: float = 1.0) -> str:
        if isinstance(node.value, bool) or not isinstance(node.value, int | float):
            raise self._not_understood(node)
        try:
            return self._number(sign * float(node.value))
        except OverflowError:
            raise FormulaError("A number is too large to compute with.") from None

    def _number(self, value: float) -> str:
        """A leaf for a number in the text; each place has a node of its own."""
        if not np.isfinite(value):
            raise FormulaError("A number is too large to compute with.")
        name = f"{value:g}".replace("-", "−")
        while name in self.tape:
            name += "\u2032"
        return self.tape.leaf(name, value, CONSTANT)

    def _list(self, node: ast.List | ast.Tuple) -> str:
        try:
            numbers = [_plain_number(one) for one in node.elts]
        except (ValueError, TypeError, OverflowError):
            raise self._not_understood(node) from None
        name = self._source(node)
        while name in self.tape:
            name += "\u2032"
        return self.tape.leaf(name, _as_value(name, numbers), CONSTANT)

    def _element(self, node: ast.Subscript) -> str:
        source = self.visit(node.value)
        try:
            index = operator.index(ast.literal_eval(node.slice))
        except (ValueError, TypeError):
            raise self._not_understood(node) from None
        shape = self.tape.value(source).shape
        if not shape:
            raise FormulaError(
                "{part}: {source} is a single number and has no elements.",
                part=self._source(node),
                source=self._source(node.value),
            )
        if not -shape[0] <= index < shape[0]:
            raise FormulaError(
                "{part}: there is no element {index}; {source} has {count}.",
                part=self._source(node),
                index=index,
                source=self._source(node.value),
                count=shape[0],
            )
        return self._apply(node, op.Pick(index, f"{{}}[{index}]"), source)

    @QUIET
    def _apply(self, node: ast.expr, operation: Operation, *inputs: str) -> str:
        """An operation whose value has to be finite. Raises FormulaError."""
        values = [self.tape.value(one) for one in inputs]
        try:
            name = self.tape.apply(operation, *inputs)
        except ValueError:
            raise FormulaError(
                "{part}: lists of {first} and {second} numbers cannot be combined.",
                part=self._source(node),
                first=values[0].size,
                second=values[-1].size,
            ) from None
        if not np.isfinite(self.tape.value(name)).all():
            raise FormulaError(
                "{part}: {reason}.",
                part=self._source(node),
                reason=_reason(operation, values),
            )
        return name

    def _source(self, node: ast.expr) -> str:
        """What was typed for this part, shortened."""
        typed = ast.get_source_segment(self._text, node) or ""
        return typed if len(typed) <= 40 else f"{typed[:39]}…"

    def _not_understood(self, node: ast.expr) -> FormulaError:
        return FormulaError(
            "'{part}' is not understood here. Known are + - * / **, brackets, an element such as "
            "z[2], and {functions}.",
            part=self._source(node),
            functions=", ".join(KNOWN_FUNCTIONS),
        )


def _plain_number(node: ast.expr) -> float:
    """A number of a list. Raises ValueError for anything else, such as a text."""
    value = ast.literal_eval(node)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(value)
    return float(value)


def _reason(operation: Operation, values: list[Array]) -> Phrase:
    """Why an operation on finite values has no finite result."""
    if operation is op.DIVIDE and (values[1] == 0.0).any():
        return Phrase("division by zero")
    if operation is op.LOG and (values[0] <= 0.0).any():
        return Phrase("the logarithm exists only for numbers above 0")
    if operation is op.SQRT and (values[0] < 0.0).any():
        return Phrase("the square root exists only for numbers of at least 0")
    if operation is op.POWER and (values[0] == 0.0).any():
        return Phrase("0 to a negative power is a division by zero")
    if operation is op.POWER and (values[0] < 0.0).any():
        return Phrase("a negative number has no such power")
    return Phrase("the result is too large to compute")
