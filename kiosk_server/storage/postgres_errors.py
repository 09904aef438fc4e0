"""Names for what PostgreSQL reports: which of the server's storage errors it is, if any."""

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError

from kiosk_server.core.errors import ServerError

_NAMES = {
    "40001": "storage-locked",  # could not be serialised, however often it was tried
    "40P01": "storage-locked",  # deadlock
    "55P03": "storage-locked",  # waited too long for a lock
    "53100": "storage-full",
    "25006": "storage-read-only",
    "58030": "storage-failed",
    "XX001": "storage-corrupt",
    "XX002": "storage-corrupt",
}
_LOST = ("08", "57P", "53300", "28", "3D000")
"""Connection, shutdown, too many clients, not let in, no such database."""

_TRY_AGAIN = {"40001", "40P01"}


def storage_error(error: DBAPIError) -> ServerError | None:
    """The storage error that an error of PostgreSQL stands for; None for a mistake of the work."""
    state = _state(error)
    if state in _NAMES:
        return ServerError(_NAMES[state])
    if state.startswith(_LOST):
        return ServerError("storage-lost")
    if error.connection_invalidated or (
        not state and isinstance(error, OperationalError | InterfaceError)
    ):
        return ServerError("storage-lost")
    return None


def may_be_tried_again(error: DBAPIError) -> bool:
    """Whether PostgreSQL undid the unit for the sake of another one."""
    return _state(error) in _TRY_AGAIN


def _state(error: DBAPIError) -> str:
    state: object = getattr(error.orig, "sqlstate", None)
    return state if isinstance(state, str) else ""
