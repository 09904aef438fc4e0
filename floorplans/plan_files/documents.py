"""The files of a plan folder as bytes and as JSON: sizes, links, encodings, repeated keys.

Nothing outside the folder is ever read, and no file is trusted to be small or well-formed.
"""

import json
from pathlib import Path
from typing import NoReturn

from floorplans.plan_files.spot import Spot, shown

MOST_BYTES = 200_000_000
"""Of all files of one plan together; a large hospital has about 5 MB."""


class _RepeatedKeyError(ValueError):
    """A JSON object names a key twice; its argument is the key."""


class _NotFiniteError(ValueError):
    """NaN or Infinity, which JSON does not have; its argument is the word."""


def _object_of(pairs: list[tuple[str, object]]) -> dict[str, object]:
    entries = dict(pairs)
    if len(entries) < len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise _RepeatedKeyError(key)
            seen.add(key)
    return entries


def _refuse_constant(word: str) -> NoReturn:
    raise _NotFiniteError(word)


def parse_json(content: bytes, spot: Spot) -> object:
    """The JSON value of a file; raises PlanReadError for anything that is not strict JSON."""
    try:
        decoded = content.decode("utf-8-sig")
        return json.loads(decoded, object_pairs_hook=_object_of, parse_constant=_refuse_constant)
    except UnicodeDecodeError as error:
        raise spot.error("plan-file-not-utf-8", position=error.start) from error
    except _RepeatedKeyError as error:
        raise spot.at(shown(error.args[0])).error("plan-file-repeated-field") from error
    except _NotFiniteError as error:
        raise spot.error("plan-file-not-finite", value=shown(error.args[0])) from error
    except json.JSONDecodeError as error:
        raise spot.error("plan-file-not-json", line=error.lineno, column=error.colno) from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits; deep nesting
        raise spot.error("plan-file-too-deep") from error


class PlanFolder:
    """Reads files inside one folder, with a limit on the bytes that it reads in all."""

    def __init__(self, folder: Path, most_bytes: int = MOST_BYTES) -> None:
        self._folder = folder
        self._bytes_left = most_bytes
        self._most_bytes = most_bytes

    def read_json(self, name: str) -> object:
        """The JSON value of a file by its path inside the folder.

        Raises PlanReadError for a missing file, a link out of the folder, a file that is too
        large or that cannot be read, and for anything that is not strict JSON in UTF-8.
        """
        spot = Spot(name)
        path = self._folder / name
        try:
            real = path.resolve(strict=True)
            if not real.is_relative_to(self._folder.resolve(strict=True)):
                raise spot.error("plan-file-link-outside")
            if not real.is_file():
                raise spot.error("plan-file-not-a-file")
            with real.open("rb") as file:
                content = file.read(self._bytes_left + 1)
        except FileNotFoundError as error:
            raise spot.error("plan-file-missing") from error
        except (OSError, RuntimeError) as error:  # RuntimeError: links in a circle
            raise spot.error("plan-file-unreadable", problem=type(error).__name__) from error
        if len(content) > self._bytes_left:
            raise spot.error("plan-file-too-large", most_bytes=self._most_bytes)
        self._bytes_left -= len(content)
        return parse_json(content, spot)

    def list_level_files(self) -> tuple[str, ...]:
        """The paths of all files below `buildings`, with forward slashes, sorted."""
        below = self._folder / "buildings"
        return tuple(
            sorted(
                path.relative_to(self._folder).as_posix()
                for path in below.rglob("*")
                if path.is_symlink() or not path.is_dir()
            )
        )
