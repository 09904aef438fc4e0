"""The wheel holds the packages with their data, and its command runs outside the repository."""

import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from kiosk_server.web.pages.npm_assets import BROWSER_FOLDER, LICENCES_NAME, listed_files

PACKAGES = ("accessibility", "devices", "floorplans", "i18n", "kiosk_server")


def run(*command: str | Path, cwd: Path) -> str:
    words = [str(word) for word in command]
    answer = subprocess.run(words, cwd=cwd, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stdout + answer.stderr
    return answer.stdout


@pytest.fixture(scope="module")
def wheel(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = (sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder)
    run(*build, ".", cwd=repository)
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new environment that holds the wheel, and sees the installed dependencies only."""
    folder = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", "--without-pip", folder, cwd=folder)
    python = folder / "bin" / "python"
    pip = (sys.executable, "-m", "pip", "--python", python, "--disable-pip-version-check")
    run(*pip, "install", "--quiet", "--no-index", "--no-deps", wheel, cwd=folder)
    (site_packages,) = folder.glob("lib/python*/site-packages")
    (site_packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return folder


def test_wheel_holds_every_file_of_the_packages(repository: Path, wheel: Path) -> None:
    listing = ("git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *PACKAGES)
    files = {name for name in run(*listing, cwd=repository).splitlines() if name}

    held = set(zipfile.ZipFile(wheel).namelist())

    assert {name for name in files if (repository / name).is_file()} <= held
    others = {name for name in held if not name.startswith(tuple(f"{p}/" for p in PACKAGES))}
    assert all(name.startswith("kiosk_server-") and ".dist-info/" in name for name in others)


def test_wheel_holds_what_pages_fetch_of_other_packages_with_its_licences(wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())

    assets = {name.partition("browser/npm/")[2] for name in held if "browser/npm/" in name}
    assert assets == {*listed_files(BROWSER_FOLDER), LICENCES_NAME}
    assert not [name for name in held if "node_modules" in name]


@pytest.mark.parametrize("harm", ["altered", "missing"])
def test_wheel_is_not_built_of_assets_that_are_not_the_listed_ones(
    repository: Path, tmp_path: Path, harm: str
) -> None:
    copy = tmp_path / "copy"
    for name in (*PACKAGES, "pyproject.toml", "hatch_build.py", "README.md", "LICENSE"):
        source = repository / name
        if source.is_dir():
            shutil.copytree(source, copy / name, ignore=shutil.ignore_patterns("node_modules"))
        else:
            shutil.copyfile(source, copy / name)
    library = copy / "kiosk_server/web/browser/npm/lit-html/lit-html.js"
    if harm == "altered":
        library.write_text("steal();\n", encoding="utf-8")
    else:
        library.unlink()

    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path)]
    answer = subprocess.run(build, cwd=copy, capture_output=True, text=True, check=False)

    assert answer.returncode != 0
    assert f"{harm}: lit-html/lit-html.js" in answer.stdout + answer.stderr
    assert list(tmp_path.glob("*.whl")) == []


@pytest.mark.parametrize("package", PACKAGES)
def test_package_is_imported_from_the_wheel(environment: Path, package: str) -> None:
    code = f"import {package}; print({package}.__file__)"

    origin = run(environment / "bin" / "python", "-c", code, cwd=environment)

    assert Path(origin.strip()).is_relative_to(environment)


def test_command_of_the_wheel_runs(environment: Path) -> None:
    answer = run(environment / "bin" / "kiosk-server", "--help", cwd=environment)

    assert "kiosk-server" in answer
