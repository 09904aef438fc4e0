"""Reads the settings: environment before secret files before the TOML file before defaults.

What is unknown, missing or wrong is a ServerError that names the file and the key, never the value.
"""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from kiosk_server.core.errors import ServerError
from kiosk_server.core.setting_values import (
    SETTING_BY_NAME,
    Kind,
    kind_of,
    value_of_text,
    value_of_toml,
)
from kiosk_server.core.settings import Settings
from kiosk_server.core.settings_checks import check_settings

PREFIX = "KIOSK_"
FILE_SUFFIX = "_FILE"
CREDENTIALS_DIRECTORY = "CREDENTIALS_DIRECTORY"
STATE_DIRECTORY = "STATE_DIRECTORY"
NEEDED = ("data_dir", "public_url")


def read_settings(file: Path | None, environment: Mapping[str, str]) -> Settings:
    """The settings from a TOML file, if one is given, and the environment.

    `KIOSK_<NAME>`, or the content of the file that `KIOSK_<NAME>_FILE` names, wins over a file
    `<name>` in systemd's credentials directory, that over the TOML file. A credential for a setting
    that is a path is that file itself. Paths in the TOML file are relative to its folder. Without
    a stated `data_dir` the first folder of systemd's state directory is taken.

    Raises ServerError `settings-file-unreadable`, `settings-file-broken`, `settings-unknown`,
    `settings-twice`, `settings-missing`, `settings-wrong-type`, `settings-out-of-range`,
    `settings-wrong-value`.
    """
    values: dict[str, object] = {}
    state_folder = environment.get(STATE_DIRECTORY, "").split(":")[0]
    if state_folder:
        values["data_dir"] = Path(state_folder)
    if file is not None:
        values.update(_from_toml(file))
    values.update(_from_credentials(environment))
    values.update(_from_environment(environment))
    shown_file = "" if file is None else str(file)
    for name in NEEDED:
        if name not in values:
            raise ServerError("settings-missing", file=shown_file, key=name)
    settings = Settings(**values)  # type: ignore[arg-type]  # each was read by its field's own type
    check_settings(settings, shown_file)
    return settings


def _from_toml(file: Path) -> Iterator[tuple[str, object]]:
    try:
        content = tomllib.loads(_text_of(file))
    except tomllib.TOMLDecodeError as error:
        raise ServerError("settings-file-broken", file=str(file), reason=str(error)) from error
    for name, value in content.items():
        if name not in SETTING_BY_NAME:
            raise ServerError("settings-unknown", file=str(file), key=name)
        yield name, value_of_toml(name, value, file.resolve().parent, str(file))


def _from_credentials(environment: Mapping[str, str]) -> Iterator[tuple[str, object]]:
    folder = environment.get(CREDENTIALS_DIRECTORY)
    if not folder:
        return
    for name in SETTING_BY_NAME:
        credential = Path(folder) / name
        if not credential.is_file():
            continue
        if kind_of(name) is Kind.PATH:
            yield name, credential
        else:
            yield name, value_of_text(name, _text_of(credential), name, str(credential))


def _from_environment(environment: Mapping[str, str]) -> Iterator[tuple[str, object]]:
    seen: dict[str, str] = {}
    for key in sorted(environment):
        if not key.startswith(PREFIX):
            continue
        name = key.removeprefix(PREFIX).lower()
        text, file = environment[key], ""
        if name not in SETTING_BY_NAME and key.endswith(FILE_SUFFIX):
            name = name.removesuffix(FILE_SUFFIX.lower())
            file = text
        if name not in SETTING_BY_NAME or key != key.upper():
            raise ServerError("settings-unknown", file="", key=key)
        if name in seen:
            raise ServerError("settings-twice", file="", key=seen[name], other=key)
        seen[name] = key
        if file:
            yield name, value_of_text(name, _text_of(Path(file)), key, file)
        else:
            yield name, value_of_text(name, text, key)


def _text_of(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except OSError as error:
        reason = error.strerror or ""
        raise ServerError("settings-file-unreadable", file=str(file), reason=reason) from error
    except UnicodeDecodeError as error:
        raise ServerError("settings-file-broken", file=str(file), reason="UTF-8") from error
