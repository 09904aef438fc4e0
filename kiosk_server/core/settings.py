"""The one table of settings: name, type, default and meaning. Where they come from is not here.

`kiosk_server.core.settings_reading` reads them from a TOML file and the environment.
"""

from dataclasses import Field, dataclass, field, fields
from enum import Enum
from pathlib import Path
from typing import TypeVar

from devices.contact_input import ModemLine

Value = TypeVar("Value")


class EventsBackend(Enum):
    """What carries hints between processes."""

    MEMORY = "memory"
    POSTGRESQL = "postgresql"
    REDIS = "redis"


class ListeningEngine(Enum):
    """What recognises what visitors say."""

    NONE = "none"
    SENSE_VOICE = "sense_voice"
    PARAFORMER = "paraformer"
    TRANSDUCER = "transducer"
    SCRIPTED = "scripted"


class RecordsSource(Enum):
    """Where appointments and ages come from."""

    NONE = "none"
    DEMO = "demo"


class LogFormat(Enum):
    """How a log record is written."""

    JSON = "json"
    PLAIN = "plain"


class LogLevel(Enum):
    """The least important records that are written."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


def _meaning(text: str) -> dict[str, object]:
    """The metadata of a field that has no default."""
    return {"meaning": text, "least": None, "most": None}


def _setting(
    default: Value,
    meaning: str,
    *,
    secret: bool = False,
    least: float | None = None,
    most: float | None = None,
) -> Value:
    """A field with its default, what it means, and from where to where a number may go."""
    metadata = {"meaning": meaning, "least": least, "most": most}
    return field(default=default, repr=not secret, metadata=metadata)


@dataclass(frozen=True, kw_only=True)
class Settings:
    """How one server runs. Secrets are not in the repr."""

    data_dir: Path = field(metadata=_meaning("Folder that holds everything the server keeps."))
    public_url: str = field(
        metadata=_meaning("Address that visitors see, such as `https://ways.example.org`.")
    )

    listen_host: str = _setting("127.0.0.1", "Address to listen on.")
    listen_port: int = _setting(
        8080, "Port to listen on; 0 takes any free one.", least=0, most=65_535
    )
    listen_unix_socket: Path | None = _setting(
        None, "Unix socket to listen on, in place of host and port."
    )
    tls_cert: Path | None = _setting(
        None, "Certificate chain (PEM) to serve HTTPS with; read again at SIGHUP."
    )
    tls_key: Path | None = _setting(None, "Private key (PEM) of the certificate.")
    trusted_proxies: tuple[str, ...] = _setting(
        (), "Addresses or networks of proxies whose `X-Forwarded-*` count; `unix`: the unix socket."
    )
    drain_seconds: float = _setting(
        20.0, "Most time that running requests get to finish at shutdown.", least=0, most=3_600
    )
    drain_notice_seconds: float = _setting(
        0.0,
        "Time between `/healthz` saying 503 and refusing connections, for a load balancer.",
        least=0,
        most=600,
    )

    hospital_id: str = _setting("main", "Hospital that the rows belong to.")
    locales: tuple[str, ...] = _setting(
        ("zh-CN", "en"), "Languages that are offered; the first is the default."
    )
    plan_path: Path | None = _setting(
        None,
        "Plan (native or IMDF folder, IMDF `.zip`, .osm or .osm.pbf) to publish at the start,"
        " unless it ever was in force.",
    )
    queues_path: Path | None = _setting(
        None,
        "Queue file (JSON) to take over at the start, unless it ever was in force.",
    )
    records: RecordsSource = _setting(
        RecordsSource.NONE,
        "Where appointments and ages come from: `none`, or `demo` with patients that are made up.",
    )
    help_phone: str = _setting("", "Telephone number that pages show for help; empty: none.")
    keypad_keys: tuple[str, ...] = _setting(
        (
            *("previous=F23", "next=F24", "select=F22", "back=F21", "repeat=F20"),
            *("headphones-in=F15", "headphones-out=F16"),
        ),
        "What keys of a kiosk's keypad do, as `meaning=key`; a key is its `code` or `key` in"
        " browsers.",
    )
    listening_engine: ListeningEngine = _setting(
        ListeningEngine.NONE,
        "Kind of sherpa-onnx model that recognises what visitors say; `scripted` says the lines of"
        " a file instead.",
    )
    listening_model: Path | None = _setting(
        None, "Folder of that model with its `tokens.txt`, or the file of `scripted`."
    )
    database_url: str = _setting(
        "",
        "`sqlite:///PATH` or `postgresql://…`; empty: SQLite in the data folder.",
        secret=True,
    )
    events_backend: EventsBackend = _setting(
        EventsBackend.MEMORY,
        "What carries hints: `memory` (one process), `postgresql` or `redis` (several).",
    )
    events_channel: str = _setting(
        "kiosk_events", "Channel of the hints, when others use the same Redis or database."
    )
    redis_url: str = _setting("", "`redis://…` or `rediss://…` of Redis or Valkey.", secret=True)

    webhook_urls: tuple[str, ...] = _setting(
        (),
        "Addresses that are told when the plan changes, and of closures and alarms.",
        secret=True,
    )
    webhook_secret: str = _setting("", "Signs what `webhook_urls` are told.", secret=True)

    alarm_key: str = _setting(
        "",
        "Key of the fire system's signal at `/alarm`, 32 random characters or more;"
        " empty: there is no such address.",
        secret=True,
    )
    alarm_contact_port: Path | None = _setting(
        None, "Serial port with a contact of the fire system, such as `/dev/ttyUSB0`."
    )
    alarm_contact_line: ModemLine = _setting(
        ModemLine.CTS, "Line of that port that the contact joins to RTS or DTR."
    )
    alarm_contact_rests_closed: bool = _setting(
        False, "Whether the contact is closed while all is well, so that a cut wire is an alarm."
    )

    session_idle_seconds: int = _setting(
        1_800, "A session ends after so long without a request.", least=60
    )
    session_seconds: int = _setting(43_200, "A session ends so long after sign-in.", least=60)
    token_seconds: int = _setting(
        7_776_000, "A bearer token without a stated end is good for so long.", least=60
    )
    sign_in_attempts: int = _setting(
        5, "Wrong passwords for one account from one address or device before a lock.", least=1
    )
    sign_in_attempts_per_account: int = _setting(
        50, "Wrong passwords for one account, all but its known devices' together.", least=1
    )
    sign_in_attempts_per_address: int = _setting(
        50, "Wrong passwords from one address before it is locked for a while.", least=1
    )
    sign_in_window_seconds: int = _setting(
        900, "Wrong passwords count for so long; also the first lock's length.", least=1
    )
    audit_days: int = _setting(
        400, "The audit of who did what is kept for so many days; the law asks for 183.", least=183
    )
    oidc_issuer: str = _setting("", "OpenID Connect issuer to sign in with; empty: none.")
    oidc_client_id: str = _setting("", "Our client id at the issuer.")
    oidc_client_secret: str = _setting("", "Our client secret at the issuer.", secret=True)
    oidc_groups_claim: str = _setting("groups", "Claim that holds a person's groups.")
    oidc_roles: tuple[str, ...] = _setting((), "Which group gets which role, as `group=role`.")

    graphql_open: bool = _setting(
        default=False, meaning="Anyone may send any document and ask for the schema: demo only."
    )
    graphql_body_bytes: int = _setting(
        131_072, "Largest body or socket message of an operation.", least=1_024
    )
    graphql_tokens: int = _setting(2_000, "Most tokens in a document.", least=10)
    graphql_depth: int = _setting(12, "Deepest nesting of fields in a document.", least=1)
    graphql_aliases: int = _setting(30, "Most aliases in a document.", least=0)
    graphql_root_fields: int = _setting(20, "Most fields at the root of an operation.", least=1)
    graphql_cost: int = _setting(5_000, "Highest cost of an operation.", least=1)
    socket_limit: int = _setting(5_000, "Most WebSockets at a time.", least=0)
    sockets_per_address: int = _setting(
        3_000, "Most WebSockets from one address; all pages of a hospital may share one.", least=0
    )
    socket_operations: int = _setting(50, "Most operations at a time on one WebSocket.", least=1)
    answer_cache_bytes: int = _setting(67_108_864, "Memory for whole answers.", least=0)
    document_cache_entries: int = _setting(
        1_000, "Parsed and checked documents that are kept.", least=1
    )
    picture_cache_bytes: int = _setting(33_554_432, "Memory for pictures of plans.", least=0)

    speech_enabled: bool = _setting(
        default=True, meaning="Whether texts are spoken, where an engine is installed."
    )
    speech_cache_bytes: int = _setting(
        536_870_912, "Disk space for sounds of spoken texts.", least=0
    )
    speech_prepared: bool = _setting(
        default=True, meaning="Whether names and page texts are spoken ahead, in the background."
    )
    speech_clips_path: Path | None = _setting(
        None, "Folder of recorded clips, `<locale>/<message id>.wav`, mono and 16 bits."
    )
    speech_models_path: Path | None = _setting(
        None, "Folder of sherpa-onnx models, one subfolder a language, that speak before espeak-ng."
    )

    log_level: LogLevel = _setting(
        LogLevel.INFO, "Least important records: `debug`, `info`, `warning` or `error`."
    )
    log_format: LogFormat = _setting(
        LogFormat.JSON, "`json`, one object a line, or `plain` for a terminal."
    )
    metrics_enabled: bool = _setting(default=True, meaning="Whether `/metrics` is served.")
    metrics_addresses: tuple[str, ...] = _setting(
        ("127.0.0.0/8", "::1/128"), "Addresses or networks that may read `/metrics`; or `unix`."
    )

    @property
    def database_address(self) -> str:
        """The database's URL: the stated one, or the file `kiosk.sqlite` in the data folder."""
        return self.database_url or f"sqlite:///{self.data_dir.resolve() / 'kiosk.sqlite'}"

    @property
    def is_https(self) -> bool:
        """Whether visitors come by HTTPS, so that cookies may be for that alone."""
        return self.public_url.startswith("https://")


SETTINGS: tuple[Field[object], ...] = tuple(fields(Settings))
"""Every setting: `name`, `type`, `default`, and `meaning`, `least`, `most` in `metadata`."""
