"""Measures a parsed document without trusting it: nesting, aliases, directives, repeated fields.

Runs before validation, since validation itself takes time that grows faster than the document.
Fragments are followed once each and may be cyclic; validation refuses those later.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
)

from kiosk_server.core.errors import ServerError
from kiosk_server.graphql_api.limits import Limits

_INTROSPECTION = frozenset({"__schema", "__type"})
_MOST_LEVELS = 100
"""Of selection sets and fragments within each other; keeps every later walk off the stack's end."""


@dataclass(frozen=True, slots=True)
class DocumentMeasures:
    """What a document asks for, at most: over all its operations."""

    depth: int
    introspection_depth: int
    aliases: int
    directives: int
    root_fields: int
    repeated_fields: int


def measure(document: DocumentNode) -> DocumentMeasures:
    """Measures all operations of a document, in time linear in its length."""
    return _Walk(document).measured()


def check_measures(measures: DocumentMeasures, limits: Limits) -> None:
    """Raises ServerError naming the first limit that is passed, with the limit."""
    checks = (
        ("document-too-many-root-fields", measures.root_fields, limits.root_fields),
        ("document-too-many-aliases", measures.aliases, limits.aliases),
        ("document-too-many-directives", measures.directives, limits.directives),
        ("document-too-repetitive", measures.repeated_fields, limits.repeated_fields),
        ("document-too-deep", measures.depth, limits.depth),
        ("introspection-too-deep", measures.introspection_depth, limits.introspection_depth),
    )
    for code, found, most in checks:
        if found > most:
            raise ServerError(code, most=most)


@dataclass(frozen=True, slots=True)
class _Nesting:
    """How deep something nests: ordinary fields, those of introspection, and levels of any kind."""

    plain: int = 0
    introspection: int = 0
    levels: int = 0

    def beside(self, other: "_Nesting") -> "_Nesting":
        return _Nesting(
            max(self.plain, other.plain),
            max(self.introspection, other.introspection),
            max(self.levels, other.levels),
        )


class _Walk:
    def __init__(self, document: DocumentNode) -> None:
        self._fragments: Mapping[str, FragmentDefinitionNode] = {
            node.name.value: node
            for node in document.definitions
            if isinstance(node, FragmentDefinitionNode)
        }
        self._operations = [
            node for node in document.definitions if isinstance(node, OperationDefinitionNode)
        ]
        self._aliases = self._directives = self._repeated = 0
        self._nestings: dict[str, _Nesting] = {}
        self._entered: set[str] = set()

    def measured(self) -> DocumentMeasures:
        deepest, roots = _Nesting(), 0
        for operation in self._operations:
            self._directives += len(operation.directives or ())
            deepest = deepest.beside(self._nesting(operation.selection_set, 0))
            roots = max(roots, self._root_fields(operation.selection_set))
        for name in self._fragments:
            deepest = deepest.beside(_Nesting(levels=self._of_fragment(name, 0).levels))
        if deepest.levels > _MOST_LEVELS:
            raise ServerError("document-too-deep", most=_MOST_LEVELS)
        return DocumentMeasures(
            deepest.plain,
            deepest.introspection,
            self._aliases,
            self._directives,
            roots,
            self._repeated,
        )

    def _nesting(self, selections: SelectionSetNode | None, level: int) -> _Nesting:
        if selections is None:
            return _Nesting()
        if level > _MOST_LEVELS:
            raise ServerError("document-too-deep", most=_MOST_LEVELS)
        names: Counter[str] = Counter()
        deepest = _Nesting()
        for node in selections.selections:
            self._directives += len(node.directives or ())
            if isinstance(node, FieldNode):
                self._aliases += node.alias is not None
                names[(node.alias or node.name).value] += 1
            deepest = deepest.beside(self._of_selection(node, level))
        self._repeated = max(self._repeated, *names.values(), 0)
        return _Nesting(deepest.plain, deepest.introspection, deepest.levels + 1)

    def _of_selection(self, node: SelectionNode, level: int) -> _Nesting:
        if isinstance(node, FieldNode):
            below = self._nesting(node.selection_set, level + 1)
            if node.name.value in _INTROSPECTION:
                return _Nesting(1, max(below.plain, below.introspection) + 1, below.levels)
            return _Nesting(below.plain + 1, below.introspection, below.levels)
        if isinstance(node, InlineFragmentNode):
            return self._nesting(node.selection_set, level + 1)
        if isinstance(node, FragmentSpreadNode):
            return self._of_fragment(node.name.value, level)
        return _Nesting()

    def _of_fragment(self, name: str, level: int) -> _Nesting:
        known = self._nestings.get(name)
        if known is not None:
            return known
        if name in self._entered or name not in self._fragments:
            return _Nesting()
        self._entered.add(name)
        fragment = self._fragments[name]
        self._directives += len(fragment.directives or ())
        self._nestings[name] = self._nesting(fragment.selection_set, level + 1)
        return self._nestings[name]

    def _root_fields(self, selections: SelectionSetNode) -> int:
        """Root fields with every spread counted, so that fragments cannot multiply them unseen."""
        counts: dict[str, int] = {}

        def count(found: SelectionSetNode) -> int:
            total = 0
            for node in found.selections:
                if isinstance(node, FieldNode):
                    total += 1
                elif isinstance(node, InlineFragmentNode):
                    total += count(node.selection_set)
                elif isinstance(node, FragmentSpreadNode):
                    name = node.name.value
                    if name not in counts:
                        counts[name] = 0
                        fragment = self._fragments.get(name)
                        counts[name] = count(fragment.selection_set) if fragment else 0
                    total += counts[name]
            return total

        return count(selections)
