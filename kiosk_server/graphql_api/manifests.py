"""The documents that our own pages send by their hash: those of this release and of earlier ones.

A manifest file has the common form `apollo-persisted-query-manifest`; ids are SHA-256 in hex.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources.abc import Traversable

from graphql import GraphQLError, OperationDefinitionNode, parse

from kiosk_server.core.errors import ServerError

FORMAT = "apollo-persisted-query-manifest"


@dataclass(frozen=True, slots=True)
class ListedOperation:
    """One document that may be sent by its hash. It holds one operation."""

    hash: str
    name: str
    kind: str
    document: str


@dataclass(frozen=True)
class Manifests:
    """All listed documents, by hash; `current` are those of this release, by operation name."""

    by_hash: Mapping[str, ListedOperation]
    current: Mapping[str, ListedOperation]

    @staticmethod
    def none() -> "Manifests":
        """No documents."""
        return Manifests({}, {})

    @staticmethod
    def load(folder: Traversable) -> "Manifests":
        """Reads `*.graphql`, this release's, and `manifests/*.json`, those of earlier ones.

        Raises ServerError: `operation-unreadable`, `operation-name-repeated`, `manifest-unreadable`
        (not this format, or a hash that is not its document's).
        """
        own = [
            _operation(file.name, file.read_text("utf-8")) for file in _files(folder, ".graphql")
        ]
        current: dict[str, ListedOperation] = {}
        for operation in own:
            if operation.name in current:
                raise ServerError("operation-name-repeated", name=operation.name)
            current[operation.name] = operation
        earlier: list[ListedOperation] = []
        for file in _files(folder / "manifests", ".json"):
            earlier += _read_manifest(file.name, file.read_text("utf-8"))
        return Manifests({found.hash: found for found in (*earlier, *own)}, current)

    def as_manifest(self) -> str:
        """This release's manifest file, to be kept in `manifests/` for the releases to come."""
        operations = [
            {"id": found.hash, "name": name, "type": found.kind, "body": found.document}
            for name, found in sorted(self.current.items())
        ]
        document = {"format": FORMAT, "version": 1, "operations": operations}
        return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


def hash_of(document: str) -> str:
    """SHA-256 of a document's UTF-8, in hex. Lone surrogates count as they stand."""
    return sha256(document.encode("utf-8", "surrogatepass")).hexdigest()


def _files(folder: Traversable, ending: str) -> Iterable[Traversable]:
    if not folder.is_dir():
        return []
    found = [file for file in folder.iterdir() if file.name.endswith(ending)]
    return sorted(found, key=lambda file: file.name)


def _operation(file_name: str, document: str) -> ListedOperation:
    try:
        parsed = parse(document)
    except GraphQLError as error:
        raise ServerError("operation-unreadable", operation=file_name) from error
    operations = [node for node in parsed.definitions if isinstance(node, OperationDefinitionNode)]
    if len(operations) != 1 or operations[0].name is None:
        raise ServerError("operation-unreadable", operation=file_name)
    name, kind = operations[0].name.value, operations[0].operation.value
    return ListedOperation(hash_of(document), name, kind, document)


def _read_manifest(file_name: str, text: str) -> list[ListedOperation]:
    try:
        manifest = json.loads(text)
        if manifest["format"] != FORMAT or manifest["version"] != 1:
            raise ServerError("manifest-unreadable", manifest=file_name)
        found = [
            ListedOperation(entry["id"], entry["name"], entry["type"], entry["body"])
            for entry in manifest["operations"]
        ]
    except (ValueError, KeyError, TypeError) as error:
        raise ServerError("manifest-unreadable", manifest=file_name) from error
    if any(hash_of(operation.document) != operation.hash for operation in found):
        raise ServerError("manifest-unreadable", manifest=file_name)
    return found
