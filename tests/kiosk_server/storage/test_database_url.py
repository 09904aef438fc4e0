"""One setting says where state is kept; what it holds is never shown."""

from pathlib import Path

import pytest

from kiosk_server.core.errors import ServerError
from kiosk_server.storage.database_url import PostgresPlace, SqlitePlace, read_database_url


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("sqlite:///hospital.db", Path("hospital.db")),
        ("sqlite:////var/lib/kiosk-server/hospital.db", Path("/var/lib/kiosk-server/hospital.db")),
        ("sqlite:///数据/医院.db", Path("数据/医院.db")),
    ],
)
def test_a_file(text: str, path: Path) -> None:
    assert read_database_url(text) == SqlitePlace(path)


@pytest.mark.parametrize("kind", ["postgresql", "postgres", "postgresql+psycopg"])
def test_a_server(kind: str) -> None:
    place = read_database_url(f"{kind}://kiosk:s3cret@db.example:5433/hospital?sslmode=require")

    assert isinstance(place, PostgresPlace)
    assert place.url.render_as_string(hide_password=False) == (
        "postgresql+psycopg://kiosk:s3cret@db.example:5433/hospital?sslmode=require"
    )
    assert "s3cret" not in repr(place)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hospital.db",
        "sqlite://",
        "sqlite:///:memory:",
        "sqlite://host/file",
        "mysql://kiosk:s3cret@db/hospital",
        "postgresql://kiosk:s3cret@db:port/hospital",
        "s3cret",
    ],
)
def test_anything_else_is_refused_without_being_repeated(text: str) -> None:
    with pytest.raises(ServerError) as raised:
        read_database_url(text)

    assert raised.value.code == "storage-url-invalid"
    assert raised.value.fields == {}
    assert raised.value.__cause__ is None
    assert raised.value.__suppress_context__ or raised.value.__context__ is None
