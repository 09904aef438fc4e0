"""Modules that import each other, joined into the one script that a page fetches.

A browser spends longer on fetching fifty modules than on what they say. They stay modules: each has
its names for itself, in a block of its own, and what it exports stands under its path in `modules`,
which is all that the script exports. Only the forms that our modules and their packages use are
understood; any other stops the start.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

NAMED_MODULES: Mapping[str, str] = {
    "lit-html": "npm/lit-html/lit-html.js",
    "lit-html/": "npm/lit-html/",
    "@fluent/bundle": "npm/@fluent/bundle/esm/index.js",
    "icons": "icons.js",
    "more_icons": "more_icons.js",
    "category_icons": "category_icons.js",
}
"""Where the modules are that are imported by a name; `/` stands for all that begin with it."""

COMPILED_AHEAD = "//# allFunctionsCalledOnLoad"
"""Has Chromium compile all of a script beside the page while it comes; without it each function is
compiled when it is called first, while somebody waits for what it shows."""

_BEGIN = r"(?:^|(?<=[;}]))"
_NAMES = r"\{(?P<names>[^}]*)\}"
_FROM = r"""["'](?P<path>[^"']+)["'];?"""
_IMPORT = re.compile(rf"{_BEGIN}import\s*(?:{_NAMES}\s*from\s*)?{_FROM}", re.MULTILINE)
_EXPORT_OF_OTHER = re.compile(rf"{_BEGIN}export\s*{_NAMES}\s*from\s*{_FROM}", re.MULTILINE)
_EXPORT_LIST = re.compile(rf"{_BEGIN}export\s*{_NAMES};?", re.MULTILINE)
_EXPORT_OWN = re.compile(
    r"^export (?=(?:(?:async )?function\*?|class|const) (?P<name>[\w$]+))", re.MULTILINE
)
_NOT_UNDERSTOOD = re.compile(rf"{_BEGIN}(?:import|export)\b(?!\s*[(.]).*", re.MULTILINE)
_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)


def joined_script(modules: Mapping[str, str], first: str) -> str:
    """The module `first` after all that it imports, and what these import.

    `modules` are texts by path. Raises KeyError for a module or name that is imported and not
    there, and ValueError for imports in a circle and for what cannot be joined.
    """
    blocks = _blocks(modules, modules_in_reach(modules, first))
    return f"{COMPILED_AHEAD}\nexport const modules = {{}};\n{''.join(blocks.values())}"


def joined_later(modules: Mapping[str, str], first: str, page: str) -> str:
    """The module `first` with what the script of the module `page` lacks of what it imports.

    It stands beside that script, takes the modules that it has from there, so that there is one of
    each, and adds those of its own to them. Raises as `joined_script` does.
    """
    there = {*modules_in_reach(modules, page)}
    blocks = _blocks(modules, modules_in_reach(modules, page, first))
    own = (block for path, block in blocks.items() if path not in there)
    script = f"./{posixpath.basename(page)}"
    return f'import {{ modules }} from "{script}";\n{"".join(own)}export {{ modules }};\n'


def modules_in_reach(modules: Mapping[str, str], *firsts: str) -> Sequence[str]:
    """The paths of some modules and of all that they import, each after those that it imports.

    Raises as `joined_script` does.
    """
    order: dict[str, None] = {}
    for first in firsts:
        _put_in_order(modules, first, (), order)
    return [*order]


def _put_in_order(
    modules: Mapping[str, str], path: str, importing: Sequence[str], order: dict[str, None]
) -> None:
    """Adds every module once, each after those that it imports."""
    if path in order:
        return
    if path in importing:
        raise ValueError(f"imports in a circle: {' '.join((*importing, path))}")
    for target in _targets(path, modules[path]):
        if target not in modules:
            raise KeyError(f"{path}: {target}")
        _put_in_order(modules, target, (*importing, path), order)
    order[path] = None


@lru_cache(maxsize=512)
def _targets(path: str, text: str) -> Sequence[str]:
    """The paths of what a module imports; most modules are in the scripts of many pages."""
    forms = (_IMPORT, _EXPORT_OF_OTHER)
    return [_target(path, found["path"]) for form in forms for found in form.finditer(text)]


def _target(path: str, name: str) -> str:
    """The path of what a module imports, by a name or by where it is from the module."""
    for prefix, target in NAMED_MODULES.items():
        if name == prefix or (prefix.endswith("/") and name.startswith(prefix)):
            return target + name.removeprefix(prefix)
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), name))


def _blocks(modules: Mapping[str, str], order: Sequence[str]) -> Mapping[str, str]:
    """Each module as a block by its path, in their order."""
    exported: dict[str, Sequence[str]] = {}
    return {path: _block(path, modules[path], exported) for path in order}


def _block(path: str, text: str, exported: dict[str, Sequence[str]]) -> str:
    """A module in a block, which ends with what the others read of it.

    `exported` has what the modules before it export, and gets what it exports.
    """
    imports: list[str] = []
    exports: dict[str, str] = {}

    def other(found: re.Match[str]) -> tuple[str, Sequence[tuple[str, str]]]:
        target, pairs = _target(path, found["path"]), [*_pairs(found["names"] or "")]
        for theirs, _ in pairs:
            if theirs not in exported[target]:
                raise KeyError(f"{path}: {theirs} of {target}")
        return f'modules["{target}"]', pairs

    def imported(found: re.Match[str]) -> str:
        name, pairs = other(found)
        if pairs:
            taken = ", ".join(_renamed(theirs, ours) for theirs, ours in pairs)
            imports.append(f"const {{ {taken} }} = {name};\n")
        return ""

    def passed_on(found: re.Match[str]) -> str:
        name, pairs = other(found)
        exports.update({ours: f"{name}.{theirs}" for theirs, ours in pairs})
        return ""

    def listed(found: re.Match[str]) -> str:
        exports.update({theirs: ours for ours, theirs in _pairs(found["names"])})
        return ""

    def own(found: re.Match[str]) -> str:
        exports[found["name"]] = found["name"]
        return ""

    for form, replaced in (
        (_EXPORT_OF_OTHER, passed_on),
        (_IMPORT, imported),
        (_EXPORT_LIST, listed),
        (_EXPORT_OWN, own),
    ):
        text = form.sub(replaced, text)
    left = _NOT_UNDERSTOOD.search(text)
    if left:
        raise ValueError(f"{path}: {left[0]}")
    text = _SOURCE_MAP.sub("", text)
    exported[path] = [*exports]
    said = ", ".join(_renamed(*each) for each in exports.items())
    return f'{{\n{"".join(imports)}{text}\nmodules["{path}"] = {{ {said} }};\n}}\n'


def _renamed(key: str, value: str) -> str:
    return key if key == value else f"{key}: {value}"


def _pairs(names: str) -> Iterator[tuple[str, str]]:
    """`a, b as c` as pairs of what a name is called before and after."""
    for part in names.split(","):
        before, _, after = part.strip().partition(" as ")
        if before:
            yield before.strip(), after.strip() or before.strip()
