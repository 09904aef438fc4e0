"""Style sheets that name others by `@import`, joined into the one sheet that a page fetches.

A chain of imports would be fetched one after the other. Knows no page.
"""

import posixpath
import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

_NONE: Mapping[str, str] = MappingProxyType({})
_COMMENT = re.compile(r"/\*.*?\*/\n*", re.DOTALL)
_IMPORT = re.compile(r"""^@import "(?P<name>[^"]+)";\n*""", re.MULTILINE)
_ADDRESS = re.compile(r"""url\((?P<sign>["']?)(?P<path>\.{1,2}/[^"')]+)(?P=sign)\)""")


def joined_sheet(browser: Path, name: str, made: Mapping[str, str] = _NONE) -> str:
    """A sheet with all that it imports in place, without comments; `made` are sheets by their paths
    that are no files.

    Addresses are those that they are from the sheet's own folder. Raises KeyError for an import
    that is not there, or that comes back to a sheet which imports it.
    """
    return _joined(browser, name, posixpath.dirname(name), (), made)


def _joined(
    browser: Path, name: str, start: str, importing: tuple[str, ...], made: Mapping[str, str]
) -> str:
    path = browser / name
    if name in importing or not (name in made or path.is_file()):
        raise KeyError(f"{importing[-1] if importing else name}: {name}")
    folder = posixpath.dirname(name)

    def imported(found: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(folder, found["name"]))
        return _joined(browser, target, start, (*importing, name), made)

    def moved(found: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(folder, found["path"]))
        return f'url("{posixpath.relpath(target, start or ".")}")'

    source = made[name] if name in made else path.read_text(encoding="utf-8")
    own = _COMMENT.sub("", source)
    own = _ADDRESS.sub(moved, own) if folder != start else own
    return _IMPORT.sub(imported, own)
