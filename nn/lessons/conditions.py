"""Conditions: comparisons of named facts, such as ``gradient1_1 * 100 < gradient1_6``."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Mapping

from nn.errors import FormulaError, LessonError, sentence
from nn.lessons.facts import is_fact
from nn.tracing.formula import CONSTANTS, KNOWN_FUNCTIONS, formula

MOST_CHARACTERS = 500
NO_FACTS = {*KNOWN_FUNCTIONS, *CONSTANTS}
TRIED = (1.0, 0.5, 3.0)  # values of all facts for which a condition is tried when it is read
COMPARED: dict[type[ast.cmpop], Callable[[float, float], bool]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
}


class Condition:
    """A condition on facts: comparisons with < <= > >= == != joined by and, or, not.

    What stands on each side is read by nn.formula. Raises LessonError for what is not understood,
    and for a name that is no fact.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        if len(text) > MOST_CHARACTERS:
            raise LessonError(
                "The condition is longer than {most} characters.", most=MOST_CHARACTERS
            )
        try:
            self._tree = ast.parse(text.strip(), mode="eval").body
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            raise LessonError("The condition '{text}' cannot be read.", text=text) from None
        names = {node.id for node in ast.walk(self._tree) if isinstance(node, ast.Name)}
        self.names = names - NO_FACTS
        for name in sorted(self.names):
            if not is_fact(name):
                raise LessonError(
                    "The condition '{text}' asks for '{name}', which is not a fact. The page on "
                    "lessons has the list.",
                    text=text,
                    name=name,
                )
        self._check(self._tree)

    def holds(self, facts: Mapping[str, float]) -> bool:
        """Whether it holds; a fact that is not known yet makes its comparison false."""
        return self._holds(self._tree, facts)

    def _check(self, node: ast.expr) -> None:
        """Raise LessonError for what is not understood."""
        if isinstance(node, ast.BoolOp):
            for one in node.values:
                self._check(one)
        elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            self._check(node.operand)
        elif isinstance(node, ast.Compare) and all(type(op) in COMPARED for op in node.ops):
            for one in (node.left, *node.comparators):
                self._check_side(one)
        else:
            raise LessonError(
                "The condition '{text}' compares nothing. Use a comparison such as {example}.",
                text=self.text,
                example="step >= 500",
            )

    def _check_side(self, node: ast.expr) -> None:
        """A side that has a result for none of TRIED cannot be read at all."""
        errors = []
        for number in TRIED:
            try:
                _value(node, dict.fromkeys(self.names, number))
                return
            except FormulaError as error:  # noqa: PERF203  a division by zero, perhaps
                errors.append(error)
        raise LessonError(
            "The condition '{text}' cannot be read: {reason}",
            text=self.text,
            reason=sentence(errors[0].template, **errors[0].values),
        )

    def _holds(self, node: ast.expr, facts: Mapping[str, float]) -> bool:
        if isinstance(node, ast.BoolOp):
            parts = [self._holds(one, facts) for one in node.values]
            return all(parts) if isinstance(node.op, ast.And) else any(parts)
        if isinstance(node, ast.UnaryOp):
            return not self._holds(node.operand, facts)
        assert isinstance(node, ast.Compare)
        try:
            sides = [_value(one, facts) for one in (node.left, *node.comparators)]
        except (FormulaError, KeyError):  # it has no result, or is not known yet
            return False
        pairs = zip(sides, node.ops, sides[1:], strict=False)
        return all(COMPARED[type(op)](one, other) for one, op, other in pairs)


def _value(node: ast.expr, facts: Mapping[str, float]) -> float:
    """One side of a comparison. Raises KeyError for a fact that is not known, or FormulaError."""
    names = {one.id for one in ast.walk(node) if isinstance(one, ast.Name)} - NO_FACTS
    known = {name: facts[name] for name in names}
    found = formula(f"({ast.unparse(node)}) + zero", zero=0.0, **known)
    return float(found.nodes[-1].value.item())
