"""Modules that import each other, joined into the one script that a page fetches.

A browser spends longer on fetching fifty modules than on what they say. They stay modules: each has
its names for itself, in a function of its own, and what it exports stands under numbers in
`modules`, which is all that the script of a page exports. Only the forms that our modules and their
packages use are understood; any other stops the start. It must not know how blocks are shortened.
"""

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

NAMED_MODULES: Mapping[str, str] = {
    "lit-html": "npm/lit-html/lit-html.js",
    "lit-html/": "npm/lit-html/",
    "icons": "icons.js",
    "more_icons": "more_icons.js",
    "category_icons": "category_icons.js",
    "presentation": "presentation.js",
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


Numbers = Mapping[str, int]
"""Where in `modules` each export of one module stands, by its name."""


@dataclass(frozen=True)
class JoinedScript:
    """A script: lines that begin it, a block for each of its modules, a line that ends it."""

    head: str
    blocks: Sequence[str]
    tail: str
    numbers: Mapping[str, Numbers]
    """Of its modules by their paths, in the order of the blocks."""

    @property
    def text(self) -> str:
        """The whole script."""
        return "".join((self.head, *self.blocks, self.tail))

    def with_blocks(self, shorter: Callable[[str], str]) -> "JoinedScript":
        """The script with each of its blocks said in another way."""
        return replace(self, blocks=[shorter(block) for block in self.blocks])

    def places(self) -> Mapping[str, Mapping[str, object]]:
        """For people who look for an error: the line where each module begins, and the numbers."""
        line, places = 1 + self.head.count("\n"), {}
        for (path, numbers), block in zip(self.numbers.items(), self.blocks, strict=True):
            places[path] = {"line": line, "exports": numbers}
            line += block.count("\n")
        return places


def joined_script(modules: Mapping[str, str], first: str) -> JoinedScript:
    """The module `first` after all that it imports, and what these import.

    `modules` are texts by path. Raises KeyError for a module or name that is imported and not
    there, and ValueError for imports in a circle and for what cannot be joined.
    """
    order = modules_in_reach(modules, first)
    blocks, numbers = _blocks(modules, order, first)
    return JoinedScript(f"{COMPILED_AHEAD}\nexport const modules = [];\n", blocks, "", numbers)


def joined_later(modules: Mapping[str, str], first: str, page: str) -> JoinedScript:
    """The module `first` with what the script of the module `page` lacks of what it imports.

    It stands beside that script and takes the modules that it has from there, so that there is one
    of each. It exports what the module `first` does, as `first`, and its `modules` with the page's.
    Raises as `joined_script` does.
    """
    there = {*modules_in_reach(modules, page)}
    order = modules_in_reach(modules, page, first)
    blocks, numbers = _blocks(modules, order, first)
    own = [block for path, block in zip(order, blocks, strict=True) if path not in there]
    said = ", ".join(f"{name}: modules[{number}]" for name, number in numbers[first].items())
    return JoinedScript(
        f'import {{ modules as page }} from "./{posixpath.basename(page)}";\n'
        "export const modules = [...page];\n",
        own,
        f"export const first = {{ {said} }};\n",
        {path: told for path, told in numbers.items() if path not in there},
    )


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
    for target in _read(path, modules[path]).targets:
        if target not in modules:
            raise KeyError(f"{path}: {target}")
        _put_in_order(modules, target, (*importing, path), order)
    order[path] = None


def _target(path: str, name: str) -> str:
    """The path of what a module imports, by a name or by where it is from the module."""
    for prefix, target in NAMED_MODULES.items():
        if name == prefix or (prefix.endswith("/") and name.startswith(prefix)):
            return target + name.removeprefix(prefix)
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), name))


def _blocks(
    modules: Mapping[str, str], order: Sequence[str], first: str
) -> tuple[Sequence[str], Mapping[str, Numbers]]:
    """Each module as a block, in their order, and the numbers of what they export."""
    numbers: dict[str, Numbers] = {}
    blocks: list[str] = []
    begin = 0
    for path in order:
        blocks.append(_block(path, modules[path], numbers, begin, may_wait=path == first))
        begin = max(begin, *(1 + number for number in numbers[path].values()), 0)
    return blocks, numbers


def _block(path: str, text: str, numbers: dict[str, Numbers], begin: int, *, may_wait: bool) -> str:
    """A module in a function, which ends with what the others read of it.

    `numbers` has those of the modules before it, and gets its own, the first free one of which is
    `begin`. `may_wait`: it may await, as only the one may that a script is made for.
    """
    module = _read(path, text)

    def number(target: str, name: str) -> int:
        if name not in numbers[target]:
            raise KeyError(f"{path}: {name} of {target}")
        return numbers[target][name]

    taken_over = sorted((number(target, theirs), ours) for target, theirs, ours in module.imports)
    imports = [f"{place}: {ours}" for place, ours in taken_over]
    passed_on = {ours: number(target, theirs) for target, theirs, ours in module.passed_on}
    new = {name: place for place, name in enumerate(module.exports, start=begin)}
    numbers[path] = passed_on | new
    taken = f"const {{ {', '.join(imports)} }} = modules;\n" if imports else ""
    told = f"modules.push({', '.join(module.exports.values())});\n" if new else ""
    wait, is_async = ("await ", "async ") if may_wait else ("", "")
    return f"{wait}({is_async}(modules) => {{\n{taken}{module.body}\n{told}}})(modules);\n"


@dataclass(frozen=True)
class _Module:
    """A module's text without its imports and exports, which are told beside it."""

    body: str
    imports: Sequence[tuple[str, str, str]]
    """Path of the other module, the name there, the name here; `passed_on` too."""
    passed_on: Sequence[tuple[str, str, str]]
    exports: Mapping[str, str]
    """What others call it, and what it is called here."""
    targets: Sequence[str]
    """Paths of all that it imports, also of what it imports no name of."""


@lru_cache(maxsize=1024)
def _read(path: str, text: str) -> _Module:
    """A module in its parts; most modules are in the scripts of many pages.

    Raises ValueError for a form that is not understood.
    """
    targets: list[str] = []
    imports: list[tuple[str, str, str]] = []
    passed_on: list[tuple[str, str, str]] = []
    exports: dict[str, str] = {}

    def taken_into(found: re.Match[str], pairs: list[tuple[str, str, str]]) -> str:
        target = _target(path, found["path"])
        targets.append(target)
        pairs += ((target, theirs, ours) for theirs, ours in _pairs(found["names"] or ""))
        return ""

    def listed(found: re.Match[str]) -> str:
        exports.update({theirs: ours for ours, theirs in _pairs(found["names"])})
        return ""

    def own(found: re.Match[str]) -> str:
        exports[found["name"]] = found["name"]
        return ""

    for form, replaced in (
        (_EXPORT_OF_OTHER, lambda found: taken_into(found, passed_on)),
        (_IMPORT, lambda found: taken_into(found, imports)),
        (_EXPORT_LIST, listed),
        (_EXPORT_OWN, own),
    ):
        text = form.sub(replaced, text)
    left = _NOT_UNDERSTOOD.search(text)
    if left:
        raise ValueError(f"{path}: {left[0]}")
    return _Module(_SOURCE_MAP.sub("", text), imports, passed_on, exports, targets)


def _pairs(names: str) -> Iterator[tuple[str, str]]:
    """`a, b as c` as pairs of what a name is called before and after."""
    for part in names.split(","):
        before, _, after = part.strip().partition(" as ")
        if before:
            yield before.strip(), after.strip() or before.strip()
