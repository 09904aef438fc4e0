"""How the server connects to PostgreSQL, and under which rules its sessions run."""

from collections.abc import Mapping

from sqlalchemy import Engine, ExceptionContext, NullPool, QueuePool, create_engine, event

from kiosk_server.core.errors import ServerError
from kiosk_server.storage.database_url import PostgresPlace

_LIBPQ: Mapping[str, str | int] = {
    "connect_timeout": 5,  # seconds
    # A server that vanished without a word is given up after ten seconds.
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,  # milliseconds
    "application_name": "kiosk-server",
    "options": "-c timezone=UTC -c lock_timeout=10s -c idle_in_transaction_session_timeout=60s",
}


def pooled_engine(place: PostgresPlace, connections: int) -> Engine:
    """An engine that keeps its connections. Raises ServerError `storage-driver-missing`."""
    return _engine(place, poolclass=QueuePool, pool_size=connections, max_overflow=0)


def single_engine(place: PostgresPlace) -> Engine:
    """An engine that keeps nothing, for a task that ends. Raises as `pooled_engine` does."""
    return _engine(place, poolclass=NullPool)


def _engine(place: PostgresPlace, **pool: object) -> Engine:
    # Those that the URL does not set itself.
    arguments = {name: value for name, value in _LIBPQ.items() if name not in place.url.query}
    try:
        engine = create_engine(place.url, hide_parameters=True, connect_args=arguments, **pool)
    except ImportError as error:
        raise ServerError("storage-driver-missing") from error
    event.listen(engine, "handle_error", _hide_values)
    return engine


def _hide_values(context: ExceptionContext) -> None:
    """Takes the values of rows, which PostgreSQL repeats, out of an error: it may be logged."""
    primary: object = getattr(
        getattr(context.original_exception, "diag", None), "message_primary", None
    )
    if isinstance(primary, str) and context.sqlalchemy_exception is not None:
        context.original_exception.args = (primary,)
        context.sqlalchemy_exception.args = (primary,)
