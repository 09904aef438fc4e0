"""`kiosk-server plan signs`: posters, sheets of levels, the directory and door signs as files."""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

from floorplans.model import Plan
from floorplans.plan_opening import open_plan
from floorplans.snapshot import Snapshot
from kiosk_server.command_line.console import EXIT_DONE, EXIT_TROUBLE, Console
from kiosk_server.signs.documents import Document, DocumentKind, SignDocuments
from kiosk_server.signs.files import pdf_of, png_of
from kiosk_server.signs.paper import FileFormat, Paper
from kiosk_server.signs.sign_fonts import sign_fonts

_NAMES = {
    DocumentKind.POSTERS: "poster",
    DocumentKind.LEVELS: "level",
    DocumentKind.DIRECTORY: "directory",
    DocumentKind.DOORS: "doors",
}


def add_parser(
    plan: "argparse._SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser
) -> None:
    """Adds the command to those about plans."""
    parser = plan.add_parser(
        "signs", parents=[common], help="posters, plans, directory and door signs to print"
    )
    parser.add_argument("plan", type=Path)
    parser.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    kinds = [kind.value for kind in DocumentKind]
    parser.add_argument("--kind", choices=kinds, default=DocumentKind.POSTERS.value)
    parser.add_argument("--paper", choices=[paper.name for paper in Paper], default=Paper.A4.name)
    formats = [each.value for each in FileFormat]
    parser.add_argument("--format", choices=formats, default=FileFormat.PDF.value)
    parser.add_argument(
        "--anchor",
        action="append",
        metavar="CODE",
        help="only the poster of this anchor, or of a place by its id; may be said again",
    )
    parser.add_argument(
        "--level", action="append", metavar="ID", help="only this level; may be said again"
    )
    parser.add_argument(
        "--public-url", default="", metavar="URL", help="where phones find the server (QR codes)"
    )
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace, console: Console) -> int:
    plan = open_plan(arguments.plan).plan
    documents = SignDocuments(
        Snapshot(plan),
        console.translator,
        _locales(plan, console),
        sign_fonts(),
        arguments.public_url,
    )
    asked = _asked(documents, arguments)
    if not asked:
        console.trouble("command-signs-none")
        return EXIT_TROUBLE
    arguments.out.mkdir(parents=True, exist_ok=True)
    paper, file_format = Paper[arguments.paper], FileFormat(arguments.format)
    for document in asked:
        for name, body in _files(documents, document, paper, file_format):
            file = arguments.out / name
            file.write_bytes(body)
            console.say("command-signs-written", file=str(file))
    return EXIT_DONE


def _locales(plan: Plan, console: Console) -> Sequence[str]:
    """The venue's languages that there are words for; else all, that of the terminal first."""
    known = console.translator.locales
    own = [locale for locale in plan.locales if locale in known]
    return own or sorted(known, key=lambda locale: locale != console.locale)


def _asked(documents: SignDocuments, arguments: argparse.Namespace) -> Sequence[Document]:
    kind = DocumentKind(arguments.kind)
    chosen = arguments.anchor if kind is DocumentKind.POSTERS else arguments.level
    if chosen and kind is not DocumentKind.DIRECTORY:
        return [Document(kind, subject) for subject in dict.fromkeys(chosen)]
    return documents.of_kind(kind)


def _files(
    documents: SignDocuments, document: Document, paper: Paper, file_format: FileFormat
) -> Iterator[tuple[str, bytes]]:
    """The files of a document, by their names: one PDF, or a PNG for each page."""
    subject = f"-{quote(document.subject, safe='')}" if document.subject else ""
    stem = f"{_NAMES[document.kind]}{subject}-{paper.name}"
    pages = documents.pages(document, paper)
    if file_format is FileFormat.PDF:
        title = documents.words.venue().first
        yield f"{stem}.{file_format.value}", pdf_of(pages, title, sign_fonts())
        return
    for number, page in enumerate(pages, start=1):
        yield f"{stem}-{number}.{file_format.value}", png_of(page, sign_fonts())
