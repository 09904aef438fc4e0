"""Parsed and validated documents, kept by their hash: a document is checked once, then looked up.

Only documents that passed are kept; listed ones stay for ever, others in a bounded LRU.
"""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    InlineFragmentNode,
    MaxIntrospectionDepthRule,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    VariableNode,
    parse,
    specified_rules,
    validate,
)

from kiosk_server.core.errors import ServerError
from kiosk_server.core.schema_part import DataVersion
from kiosk_server.graphql_api.cost import CostOfOperation
from kiosk_server.graphql_api.document_measures import check_measures, measure
from kiosk_server.graphql_api.limits import Limits
from kiosk_server.graphql_api.schema import ServerSchema
from kiosk_server.graphql_api.selection_plans import Plan

_RULES = (*specified_rules, MaxIntrospectionDepthRule)
_MOST_ERRORS = 5
_MOST_COSTS = 256
_TOO_LONG = ("Parsing aborted.",)


@dataclass(frozen=True, slots=True, eq=False)
class CheckedOperation:
    """One operation of a valid document. `data_versions` is None where it may not be cached."""

    node: OperationDefinitionNode
    name: str
    kind: OperationType
    root_fields: tuple[FieldNode, ...]
    variable_names: frozenset[str]
    size_variables: tuple[str, ...]
    introspects: bool
    data_versions: tuple[DataVersion, ...] | None
    costs: dict[tuple[object, ...], int] = field(default_factory=dict)
    """Costs that were computed, by the values of `size_variables`."""


@dataclass(frozen=True, slots=True, eq=False)
class CheckedDocument:
    """A document that passed the limits and validation."""

    hash: str
    node: DocumentNode
    operations: Mapping[str, CheckedOperation]
    cost: CostOfOperation
    plans: dict[tuple[str, int], Plan | None] = field(default_factory=dict)
    """Plans of its selections, made as they are first met."""


class DocumentError(Exception):
    """A document that does not parse or is not valid for the schema."""

    def __init__(self, code: str, errors: list[GraphQLError]) -> None:
        self.code = code
        self.errors = errors
        super().__init__(code)


class Documents:
    """The documents that were checked."""

    def __init__(self, schema: ServerSchema, limits: Limits, kept: int) -> None:
        self._schema = schema
        self._limits = limits
        self._kept = kept
        self._by_hash: OrderedDict[str, CheckedDocument] = OrderedDict()
        self._listed: dict[str, CheckedDocument] = {}

    def find(self, document_hash: str) -> CheckedDocument | None:
        """A document that was checked before."""
        found = self._listed.get(document_hash)
        if found is not None:
            return found
        found = self._by_hash.get(document_hash)
        if found is not None:
            self._by_hash.move_to_end(document_hash)
        return found

    def check(
        self, document_hash: str, source: str, *, listed: bool = False, hide_names: bool = True
    ) -> CheckedDocument:
        """Parses, measures, validates and keeps a document.

        `hide_names` leaves suggestions out of errors, for callers that may not ask for the schema.
        Raises ServerError for a limit, DocumentError (`GRAPHQL_PARSE_FAILED`,
        `GRAPHQL_VALIDATION_FAILED`) with what is wrong.
        """
        node = self._parse(source)
        check_measures(measure(node), self._limits)
        errors = validate(
            self._schema.executable,
            node,
            _RULES,
            max_errors=_MOST_ERRORS,
            hide_suggestions=hide_names,
            allow_empty_selection_sets=False,
        )
        if errors:
            raise DocumentError("GRAPHQL_VALIDATION_FAILED", errors)
        checked = self._checked(document_hash, node)
        if listed:
            self._listed[document_hash] = checked
        else:
            self._by_hash[document_hash] = checked
            while len(self._by_hash) > self._kept:
                self._by_hash.popitem(last=False)
        return checked

    def check_cost(
        self,
        document: CheckedDocument,
        operation: CheckedOperation,
        variables: Mapping[str, object],
    ) -> None:
        """Raises ServerError `document-too-costly` for an operation with these variables."""
        sizes = tuple(_hashable(variables.get(name)) for name in operation.size_variables)
        cost = operation.costs.get(sizes)
        if cost is None:
            cost = document.cost.of(operation.node, variables)
            if len(operation.costs) < _MOST_COSTS:
                operation.costs[sizes] = cost
        if cost > self._limits.cost:
            raise ServerError("document-too-costly", most=self._limits.cost)

    def _parse(self, source: str) -> DocumentNode:
        try:
            return parse(
                source,
                allow_empty_selection_sets=False,
                max_lexical_tokens=self._limits.tokens,
                max_comments=self._limits.tokens,
            )
        except GraphQLError as error:
            if error.message.endswith(_TOO_LONG):
                raise ServerError("document-too-long", most=self._limits.tokens) from error
            raise DocumentError("GRAPHQL_PARSE_FAILED", [error]) from error

    def _checked(self, document_hash: str, node: DocumentNode) -> CheckedDocument:
        fragments = {
            found.name.value: found
            for found in node.definitions
            if isinstance(found, FragmentDefinitionNode)
        }
        sizes = _size_variables(node)
        operations = {
            found.name.value if found.name else "": self._operation(found, fragments, sizes)
            for found in node.definitions
            if isinstance(found, OperationDefinitionNode)
        }
        cost = CostOfOperation(
            self._schema.executable, self._schema.costs, self._limits.assumed_list_size, fragments
        )
        return CheckedDocument(document_hash, node, operations, cost)

    def _operation(
        self,
        node: OperationDefinitionNode,
        fragments: Mapping[str, FragmentDefinitionNode],
        sizes: frozenset[str],
    ) -> CheckedOperation:
        roots = tuple(_root_fields(node.selection_set, fragments, set()))
        names = {root.name.value for root in roots} - {"__typename"}
        versions = [self._schema.data_versions.get(f"Query.{name}") for name in names]
        may_cache = node.operation is OperationType.QUERY and bool(versions)
        known = tuple(version for version in versions if version is not None)
        variable_names = frozenset(
            definition.variable.name.value for definition in node.variable_definitions or ()
        )
        return CheckedOperation(
            node=node,
            name=node.name.value if node.name else "",
            kind=node.operation,
            root_fields=roots,
            variable_names=variable_names,
            size_variables=tuple(sorted(sizes & variable_names)),
            introspects=not names.isdisjoint({"__schema", "__type"}),
            data_versions=known if may_cache and len(known) == len(versions) else None,
        )


def _root_fields(
    selections: SelectionSetNode,
    fragments: Mapping[str, FragmentDefinitionNode],
    entered: set[str],
) -> list[FieldNode]:
    """The fields at the root, fragments followed once each."""
    found: list[FieldNode] = []
    for node in selections.selections:
        if isinstance(node, FieldNode):
            found.append(node)
        elif isinstance(node, InlineFragmentNode):
            found += _root_fields(node.selection_set, fragments, entered)
        elif isinstance(node, FragmentSpreadNode) and node.name.value not in entered:
            entered.add(node.name.value)
            found += _root_fields(fragments[node.name.value].selection_set, fragments, entered)
    return found


def _size_variables(document: DocumentNode) -> frozenset[str]:
    """The variables that stand as a `first` argument anywhere."""
    found: set[str] = set()

    def look(selections: SelectionSetNode | None) -> None:
        for node in selections.selections if selections else ():
            if isinstance(node, FieldNode):
                for argument in node.arguments or ():
                    if argument.name.value == "first" and isinstance(argument.value, VariableNode):
                        found.add(argument.value.name.value)
            if isinstance(node, FieldNode | InlineFragmentNode):
                look(node.selection_set)

    for definition in document.definitions:
        if isinstance(definition, OperationDefinitionNode | FragmentDefinitionNode):
            look(definition.selection_set)
    return frozenset(found)


def _hashable(value: object) -> object:
    return value if isinstance(value, int | float | None) else "other"
