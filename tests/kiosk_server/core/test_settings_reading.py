"""Settings from a file, the environment and secret files, and what is wrong with them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n.error_texts import error_text
from i18n.translator import Translator
from kiosk_server.core.errors import ServerError
from kiosk_server.core.settings import EventsBackend, LogLevel, Settings
from kiosk_server.core.settings_reading import read_settings

NEEDED = 'data_dir = "data"\npublic_url = "https://ways.example.org"\n'


@pytest.fixture(scope="module")
def translator() -> Translator:
    return Translator.load()


def settings_file(folder: Path, text: str = "") -> Path:
    file = folder / "kiosk.toml"
    file.write_text(NEEDED + text, encoding="utf-8")
    return file


def error_of(file: Path | None, environment: dict[str, str]) -> ServerError:
    with pytest.raises(ServerError) as caught:
        read_settings(file, environment)
    return caught.value


def test_what_is_not_stated_has_its_default(tmp_path: Path) -> None:
    settings = read_settings(settings_file(tmp_path), {"HOME": "/"})

    assert settings == Settings(data_dir=tmp_path / "data", public_url="https://ways.example.org")
    assert settings.database_address == f"sqlite:///{tmp_path / 'data' / 'kiosk.sqlite'}"


def test_values_of_every_kind_are_read_from_the_file(tmp_path: Path) -> None:
    file = settings_file(
        tmp_path,
        'listen_port = 443\ndrain_seconds = 5\nlocales = ["en"]\nmetrics_enabled = false\n'
        'log_level = "debug"\nplan_path = "/plans/a.osm"\n',
    )

    settings = read_settings(file, {})

    assert settings.listen_port == 443
    assert settings.drain_seconds == 5.0
    assert settings.locales == ("en",)
    assert settings.metrics_enabled is False
    assert settings.log_level is LogLevel.DEBUG
    assert settings.plan_path == Path("/plans/a.osm")


def test_the_environment_alone_is_enough() -> None:
    settings = read_settings(
        None,
        {
            "KIOSK_DATA_DIR": "/srv/kiosk",
            "KIOSK_PUBLIC_URL": "http://127.0.0.1:8080",
            "KIOSK_LISTEN_PORT": " 99 ",
            "KIOSK_DRAIN_SECONDS": "2.5",
            "KIOSK_LOCALES": "zh-CN, en",
            "KIOSK_TRUSTED_PROXIES": "",
            "KIOSK_METRICS_ENABLED": "No",
            "KIOSK_EVENTS_BACKEND": "redis",
            "KIOSK_REDIS_URL": "redis://cache/0",
        },
    )

    assert settings == Settings(
        data_dir=Path("/srv/kiosk"),
        public_url="http://127.0.0.1:8080",
        listen_port=99,
        drain_seconds=2.5,
        trusted_proxies=(),
        metrics_enabled=False,
        events_backend=EventsBackend.REDIS,
        redis_url="redis://cache/0",
    )


def test_environment_wins_over_credentials_and_those_over_the_file(tmp_path: Path) -> None:
    file = settings_file(tmp_path, 'redis_url = "redis://file"\nhospital_id = "file"\n')
    credentials = tmp_path / "credentials"
    credentials.mkdir()
    (credentials / "redis_url").write_text("redis://credential\n")
    (credentials / "oidc_groups_claim").write_text("credential\n")
    (credentials / "tls_cert").touch()
    (credentials / "tls_key").touch()
    (credentials / "some_other_program").touch()

    settings = read_settings(
        file,
        {"CREDENTIALS_DIRECTORY": str(credentials), "KIOSK_OIDC_GROUPS_CLAIM": "environment"},
    )

    assert settings.hospital_id == "file"
    assert settings.redis_url == "redis://credential"
    assert settings.oidc_groups_claim == "environment"
    assert settings.tls_key == credentials / "tls_key"


def test_a_secret_comes_from_the_file_that_the_environment_names(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("postgresql://kiosk:sesame@db/kiosk\n")

    settings = read_settings(settings_file(tmp_path), {"KIOSK_DATABASE_URL_FILE": str(secret)})

    assert settings.database_address == "postgresql://kiosk:sesame@db/kiosk"
    assert "sesame" not in repr(settings)


def test_the_state_directory_of_systemd_is_the_data_folder_unless_stated() -> None:
    environment = {"STATE_DIRECTORY": "/var/lib/a:/var/lib/b", "KIOSK_PUBLIC_URL": "http://a"}

    assert read_settings(None, environment).data_dir == Path("/var/lib/a")
    environment["KIOSK_DATA_DIR"] = "/srv"
    assert read_settings(None, environment).data_dir == Path("/srv")


WRONG_IN_FILE = [
    ("listen_prot = 1", "settings-unknown", "listen_prot"),
    ("LISTEN_PORT = 1", "settings-unknown", "LISTEN_PORT"),
    ('listen_port = "80"', "settings-wrong-type", "listen_port"),
    ("listen_port = 80.0", "settings-wrong-type", "listen_port"),
    ("listen_port = true", "settings-wrong-type", "listen_port"),
    ("metrics_enabled = 1", "settings-wrong-type", "metrics_enabled"),
    ('locales = "en"', "settings-wrong-type", "locales"),
    ("locales = [1]", "settings-wrong-type", "locales"),
    ('plan_path = ""', "settings-wrong-type", "plan_path"),
    ('log_level = "loud"', "settings-wrong-type", "log_level"),
    ("drain_seconds = 2026-01-01", "settings-wrong-type", "drain_seconds"),
    ("listen_port = 65536", "settings-out-of-range", "listen_port"),
    ("listen_port = -1", "settings-out-of-range", "listen_port"),
    ("drain_seconds = nan", "settings-out-of-range", "drain_seconds"),
    ("drain_seconds = inf", "settings-out-of-range", "drain_seconds"),
    ("locales = []", "settings-wrong-value", "locales"),
    ('locales = ["english please"]', "settings-wrong-value", "locales"),
    ('trusted_proxies = ["proxy.example.org"]', "settings-wrong-value", "trusted_proxies"),
    ('metrics_addresses = ["10.0.0.1/8"]', "settings-wrong-value", "metrics_addresses"),
    ('database_url = "mysql://db"', "settings-wrong-value", "database_url"),
    ('redis_url = "http://db"', "settings-wrong-value", "redis_url"),
    ('events_channel = "a; DROP"', "settings-wrong-value", "events_channel"),
    ('events_backend = "postgresql"', "settings-wrong-value", "events_backend"),
    ('oidc_issuer = "issuer"', "settings-wrong-value", "oidc_issuer"),
    ('webhook_urls = ["ftp://bms.example.org"]', "settings-wrong-value", "webhook_urls"),
    ('webhook_urls = ["https://u:p@bms.example.org"]', "settings-wrong-value", "webhook_urls"),
    ('webhook_urls = ["https://bms.example.org/in?key=1"]', "settings-missing", "webhook_secret"),
    ('oidc_roles = ["admins"]', "settings-wrong-value", "oidc_roles"),
    ('keypad_keys = ["jump=F20"]', "settings-wrong-value", "keypad_keys"),
    ('keypad_keys = ["next=F20", "back=F20"]', "settings-wrong-value", "keypad_keys"),
    ('hospital_id = ""', "settings-wrong-value", "hospital_id"),
    ('events_backend = "redis"', "settings-missing", "redis_url"),
    ('tls_cert = "a.pem"', "settings-missing", "tls_key"),
    ('tls_key = "a.pem"', "settings-missing", "tls_cert"),
    ('oidc_issuer = "https://sign.example.org/realm"', "settings-missing", "oidc_client_id"),
]


@pytest.mark.parametrize(("line", "code", "key"), WRONG_IN_FILE, ids=[w[0] for w in WRONG_IN_FILE])
def test_what_is_wrong_is_named_with_file_and_key_in_words(
    translator: Translator, tmp_path: Path, line: str, code: str, key: str
) -> None:
    file = settings_file(tmp_path, line)

    error = error_of(file, {})

    assert (error.code, error.fields["file"], error.fields["key"]) == (code, str(file), key)
    for locale in ("en", "zh-CN"):
        text = error_text(translator, error.code, error.fields, locale).text
        assert str(file) in text
        assert key in text
        assert code not in text


@pytest.mark.parametrize(
    "address",
    [
        "ways.example.org",
        "ftp://a",
        "https://",
        "https://a/b",
        "https://a?b",
        "https://u@a",
        "http://[",
        "http://a:x",
    ],
)
def test_a_public_address_has_a_scheme_and_a_host_and_no_more(tmp_path: Path, address: str) -> None:
    error = error_of(settings_file(tmp_path), {"KIOSK_PUBLIC_URL": address})

    assert (error.code, error.fields["key"]) == ("settings-wrong-value", "public_url")


@pytest.mark.parametrize(
    ("environment", "code", "key"),
    [
        ({"KIOSK_LISTEN_PROT": "1"}, "settings-unknown", "KIOSK_LISTEN_PROT"),
        ({"KIOSK_listen_port": "1"}, "settings-unknown", "KIOSK_listen_port"),
        ({"KIOSK_LISTEN_PORT": "many"}, "settings-wrong-type", "KIOSK_LISTEN_PORT"),
        ({"KIOSK_METRICS_ENABLED": ""}, "settings-wrong-type", "KIOSK_METRICS_ENABLED"),
        ({"KIOSK_DRAIN_SECONDS": "-1"}, "settings-out-of-range", "KIOSK_DRAIN_SECONDS"),
        (
            {"KIOSK_REDIS_URL": "redis://a", "KIOSK_REDIS_URL_FILE": "/nowhere"},
            "settings-twice",
            "KIOSK_REDIS_URL",
        ),
    ],
)
def test_a_wrong_variable_is_named(
    tmp_path: Path, environment: dict[str, str], code: str, key: str
) -> None:
    error = error_of(settings_file(tmp_path), environment)

    assert (error.code, error.fields["key"]) == (code, key)


def test_files_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    absent = tmp_path / "absent.toml"
    broken = settings_file(tmp_path, "listen_port = ")
    binary = tmp_path / "binary.toml"
    binary.write_bytes(b"\xff\xfe")

    assert error_of(absent, {}).code == "settings-file-unreadable"
    assert error_of(tmp_path, {}).code == "settings-file-unreadable"
    assert error_of(broken, {}).code == "settings-file-broken"
    assert error_of(binary, {}).code == "settings-file-broken"
    secret = error_of(None, {"KIOSK_REDIS_URL_FILE": str(absent)})
    assert (secret.code, secret.fields["file"]) == ("settings-file-unreadable", str(absent))


@pytest.mark.parametrize("key", ["data_dir", "public_url"])
def test_what_is_needed_and_missing_is_named(tmp_path: Path, key: str) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text("".join(line for line in NEEDED.splitlines(True) if not line.startswith(key)))

    error = error_of(file, {})

    assert (error.code, error.fields) == ("settings-missing", {"file": str(file), "key": key})


def test_a_secret_is_in_no_error(tmp_path: Path) -> None:
    error = error_of(settings_file(tmp_path), {"KIOSK_DATABASE_URL": "mysql://kiosk:hidden@db"})

    assert "hidden" not in str(error)


@given(
    port=st.integers(0, 65_535),
    seconds=st.floats(0, 3_600),
    locales=st.lists(st.sampled_from(["en", "zh-CN", "mn-Mong"]), min_size=1),
    switch=st.booleans(),
)
def test_file_and_environment_say_the_same(
    tmp_path_factory: pytest.TempPathFactory,
    port: int,
    seconds: float,
    locales: list[str],
    switch: bool,
) -> None:
    folder = tmp_path_factory.mktemp("settings")
    quoted = ", ".join(f'"{locale}"' for locale in locales)
    lines = (
        f"listen_port = {port}\ndrain_seconds = {seconds!r}\nlocales = [{quoted}]\n"
        f"metrics_enabled = {str(switch).lower()}\n"
    )
    environment = {
        "KIOSK_LISTEN_PORT": str(port),
        "KIOSK_DRAIN_SECONDS": repr(seconds),
        "KIOSK_LOCALES": ",".join(locales),
        "KIOSK_METRICS_ENABLED": str(switch),
    }

    of_file = read_settings(settings_file(folder, lines), {})

    assert read_settings(settings_file(folder), environment) == of_file
