"""What an operation may cost at most: each field once for every time that its lists may hold it.

A field costs 1 unless its part says more. A list multiplies what is below it by its `first`
argument, or by an assumed size; a connection's `first` counts for the list inside it.
"""

from collections.abc import Mapping
from typing import Any

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    IntValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    VariableNode,
    get_named_type,
    get_nullable_type,
    is_leaf_type,
)

_SIZE = "first"
_LIST_OF_CONNECTION = frozenset({"edges", "nodes"})


class CostOfOperation:
    """Computes one operation's cost for given variables; the document must be valid."""

    def __init__(
        self,
        schema: GraphQLSchema,
        costs: Mapping[str, int],
        assumed_list_size: int,
        fragments: Mapping[str, FragmentDefinitionNode],
    ) -> None:
        self._schema = schema
        self._costs = costs
        self._assumed = assumed_list_size
        self._fragments = fragments

    def of(self, operation: OperationDefinitionNode, variables: Mapping[str, object]) -> int:
        """The cost of an operation. `variables` are those of the request, before coercion."""
        defaults = {
            definition.variable.name.value: int(definition.default_value.value)
            for definition in operation.variable_definitions or ()
            if isinstance(definition.default_value, IntValueNode)
        }
        root = self._schema.get_root_type(operation.operation)
        known: dict[tuple[str, str, int | None], int] = {}
        return self._selections(
            operation.selection_set, root, None, {**defaults, **variables}, known
        )

    def _selections(
        self,
        selections: SelectionSetNode | None,
        parent: GraphQLNamedType | None,
        pending: int | None,
        variables: Mapping[str, object],
        known: dict[tuple[str, str, int | None], int],
    ) -> int:
        """`pending` is the `first` of the connection that these are selected on."""
        total = 0
        for node in selections.selections if selections else ():
            if isinstance(node, FieldNode):
                total += self._field(node, parent, pending, variables, known)
            elif isinstance(node, InlineFragmentNode):
                on = node.type_condition
                kind = self._schema.get_type(on.name.value) if on else parent
                total += self._selections(node.selection_set, kind, pending, variables, known)
            elif isinstance(node, FragmentSpreadNode):
                key = (node.name.value, "", pending)
                if key not in known:
                    fragment = self._fragments[node.name.value]
                    kind = self._schema.get_type(fragment.type_condition.name.value)
                    known[key] = self._selections(
                        fragment.selection_set, kind, pending, variables, known
                    )
                total += known[key]
        return total

    def _field(
        self,
        node: FieldNode,
        parent: GraphQLNamedType | None,
        pending: int | None,
        variables: Mapping[str, object],
        known: dict[tuple[str, str, int | None], int],
    ) -> int:
        name = node.name.value
        if not isinstance(parent, GraphQLObjectType | GraphQLInterfaceType):
            return 1
        field = parent.fields.get(name)
        if field is None:  # __typename, and introspection, which has a limit of its own
            return 1
        own = self._costs.get(f"{parent.name}.{name}", 1)
        kind = get_named_type(field.type)
        size = self._size(node, field, variables)
        is_list = isinstance(get_nullable_type(field.type), GraphQLList)
        times = 1
        if is_list and size is None and pending is not None and name in _LIST_OF_CONNECTION:
            times = pending
        elif is_list and not is_leaf_type(kind):
            times = self._assumed if size is None else size
        below = None if is_list else size
        return own + times * self._selections(node.selection_set, kind, below, variables, known)

    def _size(
        self, node: FieldNode, field: GraphQLField, variables: Mapping[str, object]
    ) -> int | None:
        """How many a field's `first` asks for; None where it has no such argument."""
        argument: Any = field.args.get(_SIZE)
        if argument is None:
            return None
        value: object = argument.default_value
        for given in node.arguments or ():
            if given.name.value == _SIZE:
                if isinstance(given.value, IntValueNode):
                    value = int(given.value.value)
                elif isinstance(given.value, VariableNode):
                    value = variables.get(given.value.name.value, value)
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        return max(value, 0) if isinstance(value, int) else self._assumed
