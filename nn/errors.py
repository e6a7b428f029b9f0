"""The errors of the project: one family, each a sentence for the person who caused it.

An error keeps its sentence as a template and its values apart, so that the
window can show it in another language without parsing English.
"""

from __future__ import annotations

from dataclasses import dataclass, field


class Phrase(str):
    """A value in a sentence that is itself words, and is translated with it."""


@dataclass(frozen=True)
class Sentence:
    """Something to be told: an English template with ``{name}`` fields, and what stands in them.

    ``fix`` is a field of the recipe and the value by which a person can decide otherwise.
    """

    template: str
    values: dict[str, object] = field(default_factory=dict)
    fix: tuple[str, str] | None = None

    def __str__(self) -> str:
        return self.template.format(**self.values)


def sentence(template: str, **values: object) -> Sentence:
    """A Sentence, written as an error is."""
    return Sentence(template, values)


def remark(template: str, fix: tuple[str, str], **values: object) -> Sentence:
    """A Sentence about something that was decided, with what would decide it otherwise."""
    return Sentence(template, values, fix)


class NablascopeError(Exception):
    """Base of all errors that a person can cause and mend.

    ``template`` is an English sentence with ``{name}`` fields, ``values`` what
    stands in them. ``str(error)`` is the finished English sentence.
    """

    def __init__(self, template: str, **values: object) -> None:
        super().__init__(template)
        self.template = template
        self.values = values

    def __str__(self) -> str:
        return self.template.format(**self.values)


class ShapeError(NablascopeError, ValueError):
    """An array does not fit where it was put."""


class LabelError(NablascopeError, ValueError):
    """Labels are of the wrong type, shape or range."""


class UnknownNameError(NablascopeError, KeyError):
    """A name that no registry holds."""


class FieldError(NablascopeError, ValueError):
    """A field of an experiment has a value outside its limits."""


class DataError(NablascopeError, ValueError):
    """A data file is missing, damaged or not what it claims to be."""


class CheckpointError(NablascopeError, ValueError):
    """A saved run cannot be read or written."""


class NoGradientError(NablascopeError, ValueError):
    """A function without a usable gradient was asked for one."""


class NoSampleError(NablascopeError, ValueError):
    """No sample is as it was asked for."""


class FormulaError(NablascopeError, ValueError):
    """A typed expression cannot be read, or has no finite value."""


class LessonError(NablascopeError, ValueError):
    """A lesson cannot be read, or asks for what there is not."""


class DivergedError(NablascopeError, ArithmeticError):
    """Training produced a loss that is not a finite number."""


class MemoryNeededError(NablascopeError, MemoryError):
    """A race would take more memory than may be taken without asking."""


class Cancelled(Exception):  # noqa: N818 - not an error: somebody asked for it
    """Raised inside long work when it was asked to stop."""
