"""The one base error of the server: a code and fields, never a sentence."""

from collections.abc import Mapping


class ServerError(Exception):
    """A broken promise of the server; `code` is kebab-case, `fields` hold what its message needs.

    Expected outcomes (a refusal, no route) are values, not errors.
    """

    def __init__(self, code: str, /, **fields: str | float | None) -> None:
        self.code = code
        self.fields: Mapping[str, str | float | None] = dict(fields)
        super().__init__(code, self.fields)


class NotAuthenticated(ServerError):  # noqa: N818  # HTTP's own word for it
    """A shown token, session or origin that does not hold: 401 over HTTP, 4401 or 4403 by socket.

    Never answered by treating the caller as a visitor, but for `SessionOver`.
    """
