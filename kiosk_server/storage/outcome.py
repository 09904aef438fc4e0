"""What became of a piece of work: its value or what it raised, to be told to its caller later."""

from types import TracebackType
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Outcome(Generic[Value]):
    """Keeps, as a context manager, whatever is raised inside: it belongs to another thread."""

    def __init__(self) -> None:
        self.value: Value | None = None
        self.error: BaseException | None = None

    def __enter__(self) -> "Outcome[Value]":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        self.error = error
        return True
