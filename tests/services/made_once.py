"""What the program makes of its own files at each start, made once for all tests of a process and
for all servers that are forked from it: texts, the schema, the files of pages.

Nothing of it depends on a test. A server that is started by its path makes all of it itself.
"""

from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from i18n.translator import Translator

if TYPE_CHECKING:
    from kiosk_server.web.pages.static_tree import StaticTree

GRAPHS_FOLDER = "GRAPHS_OF_TEST_RUN"
"""The variable of the environment that names the folder of a run's compiled graphs; without it all
compile for themselves."""


def keep_catalogs() -> None:
    """From now on the packaged catalogs are parsed when they are first asked for, and kept."""
    load = Translator.load
    packaged = cache(lambda use_isolating: load(use_isolating=use_isolating))

    def loaded(folder: Traversable | None = None, *, use_isolating: bool = False) -> Translator:
        if folder is None:
            return packaged(use_isolating)
        return load(folder, use_isolating=use_isolating)

    patch.object(Translator, "load", loaded).start()


def keep_parts_of_servers() -> "Callable[[Mapping[str, str]], StaticTree]":
    """From now on the schema of all domains, what was found valid by it, and the files of pages are
    kept too. Returns what loads these files."""
    # Who needs only the catalogs need not wait for what a server loads.
    from graphql import validate  # noqa: PLC0415 - see above

    from kiosk_server.app import graphql  # noqa: PLC0415 - see above
    from kiosk_server.graphql_api import documents  # noqa: PLC0415 - see above
    from kiosk_server.web.pages import assembly  # noqa: PLC0415 - see above
    from kiosk_server.web.pages.static_tree import load_static_tree  # noqa: PLC0415 - see above

    trees: dict[tuple[tuple[str, str], ...], StaticTree] = {}
    valid: dict[tuple[int, str], object] = {}
    """With their schema, so that none is taken for another that lies where it lay."""

    def tree_of(made: Mapping[str, str]) -> "StaticTree":
        key = tuple(sorted(made.items()))
        if key not in trees:
            trees[key] = load_static_tree(made)
        return trees[key]

    def validated(schema: Any, node: Any, *rules: Any, **options: Any) -> Any:  # noqa: ANN401 - passed on
        key = id(schema), node.loc.source.body
        if key in valid:
            return []
        errors = validate(schema, node, *rules, **options)
        if not errors:
            valid[key] = schema
        return errors

    patch.object(graphql, "server_schema", cache(graphql.server_schema)).start()
    patch.object(graphql, "listed_operations", cache(graphql.listed_operations)).start()
    patch.object(assembly, "load_static_tree", tree_of).start()
    patch.object(documents, "validate", validated).start()
    return tree_of


def make_parts_of_servers() -> None:
    """Makes now what every server makes at its start, for those that will be forked."""
    from kiosk_server.app import graphql  # noqa: PLC0415 - see above
    from kiosk_server.core.settings import Settings  # noqa: PLC0415 - see above
    from kiosk_server.graphql_api.documents import Documents  # noqa: PLC0415 - see above
    from kiosk_server.graphql_api.limits import Limits  # noqa: PLC0415 - see above
    from kiosk_server.web.pages.page_texts import all_page_texts  # noqa: PLC0415 - see above
    from tests.services.kept_graphs import keep_graphs_of_servers  # noqa: PLC0415 - see above

    keep_catalogs()
    keep_graphs_of_servers()
    load_files_of_pages = keep_parts_of_servers()
    documents = Documents(graphql.server_schema(Translator.load()), Limits(), kept=1)
    for listed in graphql.listed_operations().by_hash.values():
        documents.check(listed.hash, listed.document, listed=True)
    load_files_of_pages(all_page_texts(Settings.locales))
