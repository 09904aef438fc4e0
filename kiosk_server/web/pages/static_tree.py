"""The files that browsers load, read once and named by their content: `/static/<tree hash>/<path>`.

An address never changes its content, so it is kept for ever; with any changed file all addresses
change. Knows no page and no plan.
"""

import json
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from kiosk_server.web.pages.kept_answers import KeptAnswer
from kiosk_server.web.pages.npm_assets import ASSETS_NAME, BROWSER_FOLDER, verify

STATIC_PATH = "/static"
ICONS_FILE = "icons.js"
WORKER_FILE = "service_worker.js"
_OWN_FOLDERS = ("css", "frame", "kiosk", "phone")
_ICON_FOLDERS = ("npm/lucide-static/icons", "icons")
_HASH_CHARACTERS = 16
_MEDIA_TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml; charset=utf-8",
    ".ftl": "text/plain; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".woff2": "font/woff2",
}
_ZIPPED = frozenset(_MEDIA_TYPES) - {".woff2"}
_IMPORT = re.compile(
    r"""(?:^|[;}\s])(?:import|export)\s*(?:[\w*{}\s,$]+?from\s*)?["']([^"']+)["']"""
)
_COMMENT_LINES = re.compile(r"^[ \t]*(?://.*|/\*\*(?s:.*?)\*/[ \t]*)$", re.MULTILINE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


@dataclass(frozen=True)
class StaticTree:
    """All files by their path below the tree's address."""

    files: Mapping[str, KeptAnswer]

    @cached_property
    def hash(self) -> str:
        """Names the whole content: 16 hexadecimal digits."""
        whole = sha256()
        for path, file in sorted(self.files.items()):
            whole.update(f"{path}\0{file.etag}\0".encode())
        return whole.hexdigest()[:_HASH_CHARACTERS]

    def address(self, path: str) -> str:
        """The address of a file. Raises KeyError for one that is not there."""
        if path not in self.files:
            raise KeyError(path)
        return self.folder_address + path

    @property
    def folder_address(self) -> str:
        """The address that all files' addresses begin with."""
        return f"{STATIC_PATH}/{self.hash}/"

    def modules_of(self, path: str, named: Mapping[str, str]) -> Sequence[str]:
        """The modules that a module imports, and theirs, each once, itself first.

        `named` gives paths for bare names, as an import map does. Raises KeyError for an import
        that is not there.
        """
        found: list[str] = [path]
        for module in found:
            text = self.files[module].body.decode()
            for name in _IMPORT.findall(text):
                target = _named(name, named) or _joined(module, name)
                if target not in self.files:
                    raise KeyError(f"{module}: {name}")
                if target not in found:
                    found.append(target)
        return found


def load_static_tree(made: Mapping[str, str], browser: Path = BROWSER_FOLDER) -> StaticTree:
    """Reads the browser's folder; `made` are texts by path that belong to the tree too.

    Raises NpmAssetsError unless the fetched packages are those that the list names.
    """
    verify(browser)
    files = {name: _file(name, _served(name, path)) for name, path in _found(browser)}
    files[ICONS_FILE] = _file(ICONS_FILE, icons_module(browser).encode())
    files |= {name: _file(name, text.encode()) for name, text in made.items()}
    return StaticTree(files)


def icons_module(browser: Path) -> str:
    """A JavaScript module that holds the inner SVG of every icon, by the icon's name."""
    paths = (path for folder in _ICON_FOLDERS for path in sorted((browser / folder).glob("*.svg")))
    lines = [f"  {json.dumps(path.stem)}: {json.dumps(_inner_svg(path))},\n" for path in paths]
    return f"export const icons = {{\n{''.join(lines)}}};\n"


def _inner_svg(path: Path) -> str:
    text = _COMMENT.sub("", path.read_text(encoding="utf-8"))
    inner = text.partition(">")[2].rpartition("</svg>")[0]
    return " ".join(inner.split())


def _found(browser: Path) -> Iterator[tuple[str, Path]]:
    yield WORKER_FILE, browser / WORKER_FILE
    for folder in (*_OWN_FOLDERS, ASSETS_NAME):
        for path in sorted((browser / folder).rglob("*")):
            name = path.relative_to(browser).as_posix()
            is_icon = name.startswith(_ICON_FOLDERS[0])
            if path.is_file() and path.suffix in _MEDIA_TYPES and not is_icon:
                yield name, path


def _served(name: str, path: Path) -> bytes:
    """A file's bytes; of our own scripts without their comments, each line where it was.

    A comment stands on lines of its own, so none is taken for one inside a string or a template.
    """
    body = path.read_bytes()
    if path.suffix != ".js" or name.startswith(ASSETS_NAME):
        return body
    return _COMMENT_LINES.sub(_empty_lines, body.decode()).encode()


def _empty_lines(comment: re.Match[str]) -> str:
    return "\n" * comment[0].count("\n")


def _file(name: str, body: bytes) -> KeptAnswer:
    ending = Path(name).suffix
    return KeptAnswer.of(body, _MEDIA_TYPES[ending], zips=ending in _ZIPPED)


def _named(name: str, named: Mapping[str, str]) -> str | None:
    """The path of a bare name; one that ends in `/` stands for all names that begin with it."""
    for prefix, path in named.items():
        if name == prefix or (prefix.endswith("/") and name.startswith(prefix)):
            return path + name.removeprefix(prefix)
    return None


def _joined(module: str, relative: str) -> str:
    """The path that a relative import names, seen from its module."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(module), relative))
