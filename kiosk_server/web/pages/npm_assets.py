"""The files of other people's packages that pages use: which, that they are the right ones, and
whose. Knows no server; the build of the wheel runs it too, with the standard library alone.

`npm_files.sha256` lists them in the form of `sha256sum`, so a change of any of them is seen.
"""

import hashlib
import json
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

BROWSER_FOLDER = Path(__file__).resolve().parent.parent / "browser"
LIST_NAME = "npm_files.sha256"
ASSETS_NAME = "npm"
LICENCES_NAME = "LICENCES.txt"
_LICENCE_FILES = ("LICENSE", "LICENSE.txt", "LICENSE.md", "LICENCE", "OFL.txt")


class NpmAssetsError(Exception):
    """The fetched files are not those that the list names."""


def listed_files(browser: Path) -> Mapping[str, str]:
    """SHA-256 in hex by path below `node_modules`; empty for a file that was not hashed yet."""
    listed: dict[str, str] = {}
    for line in (browser / LIST_NAME).read_text(encoding="utf-8").splitlines():
        digest, _, path = line.rpartition("  ")
        listed[path.strip()] = digest.strip()
    return listed


def find_faults(browser: Path) -> Sequence[str]:
    """What is missing, altered or too much in the folder that is served, in words for a builder."""
    folder = browser / ASSETS_NAME
    listed = listed_files(browser)
    faults = [
        f"{'altered' if (folder / path).is_file() else 'missing'}: {path}"
        for path, digest in listed.items()
        if not digest or not (folder / path).is_file() or _digest(folder / path) != digest
    ]
    if not (folder / LICENCES_NAME).is_file():
        faults.append(f"missing: {LICENCES_NAME}")
    expected = {*listed, LICENCES_NAME}
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    names = (path.relative_to(folder).as_posix() for path in found)
    return [*faults, *(f"not listed: {name}" for name in names if name not in expected)]


def verify(browser: Path = BROWSER_FOLDER) -> None:
    """Raises NpmAssetsError unless the folder holds exactly the listed files and the licences."""
    faults = find_faults(browser)
    if faults:
        shown = "; ".join(faults[:5])
        raise NpmAssetsError(f"{browser / ASSETS_NAME}: {shown}. Run: make setup")


def copy_assets(browser: Path = BROWSER_FOLDER) -> None:
    """Copies the listed files out of `node_modules` and writes their licences; all or nothing.

    Raises NpmAssetsError for a file that is missing or not the listed one.
    """
    source, draft = browser / "node_modules", browser / f"{ASSETS_NAME}.new"
    shutil.rmtree(draft, ignore_errors=True)
    listed = listed_files(browser)
    for path, digest in listed.items():
        origin = source / path
        if not origin.is_file() or _digest(origin) != digest:
            raise NpmAssetsError(f"{path} is missing or not the listed one. Run: make lock")
        target = draft / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(origin, target)
    (draft / LICENCES_NAME).write_text(_licences(source, listed), encoding="utf-8")
    shutil.rmtree(browser / ASSETS_NAME, ignore_errors=True)
    draft.rename(browser / ASSETS_NAME)


def renew_list(browser: Path = BROWSER_FOLDER) -> None:
    """Hashes the listed files anew, after an upgrade or for a path that was added by hand."""
    source = browser / "node_modules"
    lines = [f"{_digest(source / path)}  {path}\n" for path in sorted(listed_files(browser))]
    (browser / LIST_NAME).write_text("".join(lines), encoding="utf-8")


def _licences(source: Path, listed: Mapping[str, str]) -> str:
    packages = sorted({_package_of(path) for path in listed})
    return "\n\n".join(_licence(source / name) for name in packages) + "\n"


def _licence(package: Path) -> str:
    """Name, version and licence of a package; the text is the one that it ships, if it does."""
    about = json.loads((package / "package.json").read_text(encoding="utf-8"))
    texts = [package / name for name in _LICENCE_FILES if (package / name).is_file()]
    text = texts[0].read_text(encoding="utf-8").strip() if texts else _known_text(about["license"])
    return f"{about['name']} {about['version']} ({about['license']})\n\n{text}"


def _known_text(licence: str) -> str:
    """The text of a licence that a package names but does not ship: ours has the same."""
    own = Path(__file__).resolve().parents[3] / "LICENSE"
    if licence != "Apache-2.0" or not own.is_file():
        raise NpmAssetsError(f"the text of {licence} is not here")
    return own.read_text(encoding="utf-8").strip()


def _package_of(path: str) -> str:
    parts = path.split("/")
    return "/".join(parts[: 2 if path.startswith("@") else 1])


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    renew_list() if "--renew" in sys.argv[1:] else copy_assets()
