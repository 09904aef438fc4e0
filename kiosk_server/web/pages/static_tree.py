"""The files that browsers load, read once and named by their content: `/static/<tree hash>/<path>`.

An address never changes its content, so it is kept for ever; with any changed file all addresses
change. Knows no page and no plan.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from accessibility.presentation import forms_sheet, size_attributes
from kiosk_server.web.kept_answers import SMALLEST, KeptAnswer
from kiosk_server.web.pages.app_icons import app_icons
from kiosk_server.web.pages.npm_assets import ASSETS_NAME, BROWSER_FOLDER, verify
from kiosk_server.web.pages.scripts import (
    JoinedScript,
    joined_later,
    joined_script,
    modules_in_reach,
)
from kiosk_server.web.pages.short_scripts import shortened
from kiosk_server.web.pages.style_sheets import joined_sheet

STATIC_PATH = "/static"
WORKER_FILE = "service_worker.js"
EARLY_FILE = "frame/early.js"
SCRIPTS_FOLDER = "scripts"
_VOICE = "frame/voice/voice.js"
_LATER_VIEWS = "later_views.js"
_SPOKEN_PAGES = ("kiosk", "phone", "report", "ticket", "directory", "counter", "figures")
_ICONS_MODULE = "icons.js"
_MORE_ICONS_MODULE = "more_icons.js"
_CATEGORY_ICONS = "frame/category_icons.json"
_CATEGORY_ICONS_MODULE = "category_icons.js"
_OTHER_CATEGORY_ICON = "map-pin"
_OWN_FOLDERS = (
    *("frame", "kiosk", "phone", "facilities", "report", "directory", "signs"),
    *("ticket", "board", "counter", "screens", "figures"),
)
_STYLES_FOLDER = "css"
_FORMS_SHEET = "css/frame/forms.css"
_FORMS_MODULE = "presentation.js"
_ICON_FOLDERS = ("npm/lucide-static/icons", "icons")
_HASH_CHARACTERS = 16
_MEDIA_TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".woff2": "font/woff2",
    ".png": "image/png",
}
_JOINED = {".js", ".css", ".json"}
_ZIPPED = frozenset(_MEDIA_TYPES) - {".woff2"}
_COMMENT_LINES = re.compile(r"^[ \t]*(?://.*|/\*\*(?s:.*?)\*/[ \t]*)$", re.MULTILINE)
_LICENCE = "@license"
_INDENTS = re.compile(r"^\s+", re.MULTILINE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


@dataclass(frozen=True)
class StaticTree:
    """All files by their path below the tree's address."""

    files: Mapping[str, KeptAnswer]
    icons: Mapping[str, str] = field(default_factory=dict)
    """The inner SVG of every icon, by its name."""
    category_icons: Mapping[str, str] = field(default_factory=dict)
    """The icon's name of kinds of places."""

    def category_icon(self, category: str) -> str:
        """The inner SVG of the icon beside a kind of place."""
        return self.icons[self.category_icons.get(category, _OTHER_CATEGORY_ICON)]

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


def load_static_tree(made: Mapping[str, str], browser: Path = BROWSER_FOLDER) -> StaticTree:
    """Reads the browser's folder; `made` are texts by path that belong to the tree too.

    Raises NpmAssetsError unless the fetched packages are those that the list names, and KeyError
    or ValueError for a script or style sheet that imports what is not there or cannot be joined.
    """
    verify(browser)
    texts = {**dict(_sheets(browser)), **dict(_scripts(browser)), **made}
    files = {name: _file(name, (browser / name).read_bytes()) for name in _plain_files(browser)}
    files |= {name: _file(name, body) for name, body in app_icons().items()}
    return StaticTree(
        files | {name: _file(name, text.encode()) for name, text in texts.items()},
        _icons(browser),
        _category_icons(browser),
    )


def voice_script(page: str) -> str:
    """The script that speaks what a page shows, fetched when somebody wants to listen."""
    return f"{SCRIPTS_FOLDER}/{page}.voice.js"


def later_script(page: str) -> str:
    """The script with the views that a page begins without, fetched when it has time for them."""
    return f"{SCRIPTS_FOLDER}/{page}.later.js"


def places_file(script: str) -> str:
    """Where each module of a script begins and where its exports stand, for who looks for an error.

    No page fetches it.
    """
    return f"{script.removesuffix('.js')}.json"


def icons_module(icons: Mapping[str, str]) -> str:
    """A JavaScript module that holds the inner SVG of icons, by the icon's name."""
    lines = [f"  {json.dumps(name)}: {json.dumps(inner)},\n" for name, inner in icons.items()]
    return f"export const icons = {{\n{''.join(lines)}}};\n"


def _more_icons(icons: Mapping[str, str]) -> str:
    """A JavaScript module that adds icons to those that a page has."""
    return f'import {{ icons }} from "icons";\nObject.assign(icons, {json.dumps(icons)});\n'


def _icons(browser: Path) -> dict[str, str]:
    paths = (path for folder in _ICON_FOLDERS for path in sorted((browser / folder).glob("*.svg")))
    return {path.stem: _inner_svg(path) for path in paths}


def _category_icons(browser: Path) -> dict[str, str]:
    path = browser / _CATEGORY_ICONS
    named: dict[str, str] = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    return named


def _inner_svg(path: Path) -> str:
    text = _COMMENT.sub("", path.read_text(encoding="utf-8"))
    inner = text.partition(">")[2].rpartition("</svg>")[0]
    return " ".join(inner.split())


def _plain_files(browser: Path) -> Iterator[str]:
    """What is sent as it stands: pictures and what packages have beside scripts."""
    for folder in (*_OWN_FOLDERS, ASSETS_NAME):
        for path in sorted((browser / folder).rglob("*")):
            name = path.relative_to(browser).as_posix()
            is_icon = name.startswith(_ICON_FOLDERS[0])
            if path.is_file() and path.suffix in _MEDIA_TYPES.keys() - _JOINED and not is_icon:
                yield name


def _sheets(browser: Path) -> Iterator[tuple[str, str]]:
    """The sheets that pages fetch; those in folders are parts of them."""
    for path in sorted((browser / _STYLES_FOLDER).glob("*.css")):
        name = path.relative_to(browser).as_posix()
        yield name, joined_sheet(browser, name, {_FORMS_SHEET: forms_sheet()})


def _scripts(browser: Path) -> Iterator[tuple[str, str]]:
    """The scripts that pages fetch: one for each folder with a module of the same name."""
    paths = (
        path for folder in (*_OWN_FOLDERS, ASSETS_NAME) for path in _scripts_in(browser, folder)
    )
    modules = {path.relative_to(browser).as_posix(): _script(browser, path) for path in paths}
    icons = _icons(browser)
    modules[_ICONS_MODULE] = icons_module(icons)
    modules[_MORE_ICONS_MODULE] = ""
    named = json.dumps(_category_icons(browser))
    modules[_FORMS_MODULE] = f"export const sizes = {json.dumps(size_attributes())};\n"
    modules[_CATEGORY_ICONS_MODULE] = f"export const categoryIcons = {named};\n"
    joined = {
        name: script
        for folder in _OWN_FOLDERS
        if f"{folder}/{folder}.js" in modules
        for name, script in _page_scripts(modules, folder, icons)
    }
    alone = {
        name: JoinedScript("", [_script(browser, browser / name)], "", {name: {}})
        for name in (EARLY_FILE, WORKER_FILE)
        if (browser / name).is_file()
    }
    for name, script in shortened(joined | alone).items():
        yield name, script.text
        if name in joined:
            yield places_file(name), json.dumps(script.places())


def _page_scripts(
    modules: Mapping[str, str], folder: str, icons: Mapping[str, str]
) -> Iterator[tuple[str, JoinedScript]]:
    """The script of a page, and those that come later with what they have beside it."""
    first = f"{folder}/{folder}.js"
    later = {later_script(folder): f"{folder}/{_LATER_VIEWS}"}
    if folder in _SPOKEN_PAGES:
        later[voice_script(folder)] = _VOICE
    shown = _icons_named(modules, first, icons)
    page = {**modules, _ICONS_MODULE: icons_module(shown)}
    yield f"{SCRIPTS_FOLDER}/{folder}.js", joined_script(page, first)
    for name, module in later.items():
        if module in modules:
            more = _icons_named(modules, module, icons).items() - shown.items()
            added = {_MORE_ICONS_MODULE: _more_icons(dict(sorted(more)))}
            yield name, joined_later({**page, **added}, module, first)


def _icons_named(
    modules: Mapping[str, str], first: str, icons: Mapping[str, str]
) -> Mapping[str, str]:
    """The icons whose names stand in quotes in what a script begins with and imports."""
    paths = modules_in_reach(modules, first)
    said = "\n".join(modules[path] for path in paths if path != _ICONS_MODULE)
    return {name: inner for name, inner in icons.items() if f'"{name}"' in said}


def _scripts_in(browser: Path, folder: str) -> Iterator[Path]:
    yield from sorted((browser / folder).rglob("*.js"))


def _script(browser: Path, path: Path) -> str:
    """A script without its comments and without what lines begin with; as it is where a licence
    stands in it.

    A comment stands on lines of its own, so none is taken for one inside a string or a template.
    Templates are markup, where one space is as good as ten.
    """
    text = path.read_text(encoding="utf-8")
    if path.is_relative_to(browser / ASSETS_NAME) and _LICENCE in text:
        return text
    return _INDENTS.sub("", _COMMENT_LINES.sub("", text))


def _file(name: str, body: bytes) -> KeptAnswer:
    ending = Path(name).suffix
    zips = ending in _ZIPPED
    return KeptAnswer.of(body, _MEDIA_TYPES[ending], zips=zips, zip_level=SMALLEST)
