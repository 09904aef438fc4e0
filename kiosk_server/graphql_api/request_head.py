"""The headers of one request, looked through once."""

from starlette.types import Scope


class RequestHead:
    """Headers by their names in small letters; of several with one name the first counts."""

    __slots__ = ("_values",)

    def __init__(self, scope: Scope) -> None:
        self._values: dict[bytes, bytes] = dict(reversed(scope["headers"]))

    def find(self, name: str) -> str | None:
        """A header's value, None where it was not sent."""
        value = self._values.get(name.encode("latin-1"))
        return None if value is None else value.decode("latin-1")
