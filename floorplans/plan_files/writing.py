"""Writes a Plan as a plan folder: whole or not at all, and only what reads back the same."""

import errno
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from floorplans.errors import PlanReadError
from floorplans.model import Anchor, Plan
from floorplans.plan_files.contents import PlanWriteError, plan_documents
from floorplans.plan_files.layout import BUILDINGS_FOLDER, TOP_FILES, VENUE_FILE
from floorplans.plan_files.reading import read_plan
from floorplans.plan_files.spot import Spot
from floorplans.plan_files.values import identifier

_PLAN_ENTRIES = frozenset({*TOP_FILES, BUILDINGS_FOLDER})


def write_plan(plan: Plan, folder: Path) -> None:
    """Writes a plan as the folder `folder`, in place of the plan that is there now, if any.

    The files are written beside it, read back and compared, and only then take its place; other
    files at its top (`.git`, a read-me) stay. Raises PlanWriteError for a plan that would not read
    back the same (the codes of `read_plan`, `plan-not-finite`, or `plan-not-exact` with the first
    value that differs), for a folder that holds something else than a plan
    (`plan-folder-not-a-plan`), and where the disk refuses (`plan-folder-unwritable`). The folder is
    then as it was.
    """
    _check_file_names(plan)
    documents = plan_documents(plan)
    try:
        folder = folder.resolve()
        _refuse_other_folder(folder)
        folder.parent.mkdir(parents=True, exist_ok=True)
        workshop = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
        try:
            _write_documents(documents, workshop / "new")
            _check_written(plan, workshop / "new")
            _swap(workshop / "new", folder, workshop / "old")
            _remove_plan(workshop / "old")
        finally:
            shutil.rmtree(workshop / "new", ignore_errors=True)
            if not any(workshop.iterdir()):  # else it holds what could not be put back
                workshop.rmdir()
    except OSError as error:
        raise PlanWriteError(
            "plan-folder-unwritable",
            file=str(folder),
            problem=errno.errorcode.get(error.errno or 0, type(error).__name__),
        ) from error


def _check_file_names(plan: Plan) -> None:
    """Ids become names of files, so they are checked before the first file is made."""
    for each_id in (each.id for kind in (plan.buildings, plan.levels) for each in kind):
        try:
            identifier(each_id, Spot(VENUE_FILE, feature=each_id, field="id"))
        except PlanReadError as error:
            raise PlanWriteError(error.code, **error.fields) from error


def _refuse_other_folder(folder: Path) -> None:
    """Raises PlanWriteError unless there is nothing, an empty folder or a plan."""
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return
    refusal = PlanWriteError("plan-folder-not-a-plan", file=str(folder))
    try:
        venue = json.loads((folder / VENUE_FILE).read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        raise refusal from error
    if not isinstance(venue, dict) or "format_version" not in venue:
        raise refusal
    for path in (folder / BUILDINGS_FOLDER).rglob("*"):
        if path.is_symlink() or not (path.is_dir() or path.suffix == ".geojson"):
            raise PlanWriteError(
                "plan-folder-foreign-file", file=path.relative_to(folder).as_posix()
            )


def _write_documents(documents: Mapping[str, str], folder: Path) -> None:
    for name, content in documents.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            file.write(content.encode("utf-8", errors="surrogatepass"))
            file.flush()
            os.fsync(file.fileno())


def _check_written(plan: Plan, folder: Path) -> None:
    try:
        read = read_plan(folder)
    except PlanReadError as error:
        raise PlanWriteError(error.code, **error.fields) from error
    if read != plan:
        raise PlanWriteError("plan-not-exact", feature=_first_difference(plan, read))


def _first_difference(plan: Plan, read: Plan) -> str | None:
    """The id of the first value that was not read back as it is; None: a field of the venue."""
    pairs: Iterator[tuple[tuple[object, ...], tuple[object, ...]]] = iter(
        (
            (plan.buildings, read.buildings),
            (plan.levels, read.levels),
            (tuple(plan.elements()), tuple(read.elements())),
            (plan.places, read.places),
            (plan.anchors, read.anchors),
            (plan.departments, read.departments),
            (plan.signs, read.signs),
        )
    )
    for ours, theirs in pairs:
        for index, value in enumerate(ours):
            if index >= len(theirs) or theirs[index] != value:
                return value.code if isinstance(value, Anchor) else str(getattr(value, "id", None))
    return None


def _swap(fresh: Path, folder: Path, old: Path) -> None:
    """Puts `fresh` in the place of `folder`; if a step fails, the ones before are undone."""
    if not folder.exists():
        fresh.rename(folder)
        return
    folder.rename(old)
    try:
        fresh.rename(folder)
        for entry in sorted(old.iterdir()):
            if entry.name not in _PLAN_ENTRIES:
                entry.rename(folder / entry.name)
    except OSError:
        _undo_swap(folder, old)
        raise


def _undo_swap(folder: Path, old: Path) -> None:
    if folder.exists():
        for entry in sorted(folder.iterdir()):
            if entry.name not in _PLAN_ENTRIES:
                entry.rename(old / entry.name)
        _remove_plan(folder)
    old.rename(folder)


def _remove_plan(folder: Path) -> None:
    """Removes a plan's files, and the folder if it holds nothing else."""
    if not folder.is_dir():
        return
    shutil.rmtree(folder / BUILDINGS_FOLDER, ignore_errors=True)
    for name in TOP_FILES:
        (folder / name).unlink(missing_ok=True)
    folder.rmdir()
