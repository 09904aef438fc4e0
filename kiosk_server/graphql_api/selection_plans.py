"""Turns plain selections into plans once, so that an answer's bulk is read without the executor.

A selection is plain where every field below only reads an attribute or key that is open to
everybody: no resolver, arguments, directives or abstract types. A plan gives what graphql-core
would; at anything unexpected (null where none may be, a wrong class, an awaitable) it gives up,
and graphql-core does that part again, errors and all.
"""

from collections.abc import Callable, Mapping
from operator import attrgetter, itemgetter
from typing import Any

from graphql import (
    FieldNode,
    FragmentSpreadNode,
    GraphQLBoolean,
    GraphQLEnumType,
    GraphQLError,
    GraphQLField,
    GraphQLFloat,
    GraphQLID,
    GraphQLInt,
    GraphQLLeafType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLResolveInfo,
    GraphQLScalarType,
    GraphQLString,
    InlineFragmentNode,
    SelectionSetNode,
)
from graphql.execution.collect_fields import FieldDetailsList
from graphql.execution.executor import Executor
from graphql.pyutils import Path, is_awaitable

from kiosk_server.core.errors import ServerError

PLAIN_NAME = "plain_name"
"""In a field's extensions: the attribute or key that it reads, where that is all it does."""

Plan = Callable[[Any], Any]
"""From a source value to what goes into the answer. Raises SurpriseError to give up."""


class SurpriseError(Exception):
    """A value that a plan was not made for."""


_SURPRISES = (
    SurpriseError,
    GraphQLError,
    ServerError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RuntimeError,
    TypeError,
    ValueError,
)
_EXACT: Mapping[GraphQLScalarType, type] = {
    GraphQLString: str,
    GraphQLID: str,
    GraphQLBoolean: bool,
}


class PlanningExecutor(Executor[Any]):
    """Graphql-core's executor, with plans for plain selections. They live as long as `plans`."""

    def __init__(
        self,
        *given: Any,  # noqa: ANN401 (handed on to graphql-core as they come)
        plans: dict[tuple[str, int], Plan | None],
        **named: Any,  # noqa: ANN401 (as above)
    ) -> None:
        super().__init__(*given, **named)
        self._plans = plans

    def complete_object_value(
        self,
        return_type: GraphQLObjectType,
        field_details_list: FieldDetailsList,
        info: GraphQLResolveInfo[Any],
        path: Path,
        result: Any,  # noqa: ANN401 (graphql-core's signature)
        position_context: Any,  # noqa: ANN401 (as above)
    ) -> Any:  # noqa: ANN401 (as above)
        """The value of an object: by its plan, or by graphql-core where there is none or it fails.

        A plan belongs to the nodes of a document, which the owner of `plans` keeps alive.
        """
        if len(field_details_list) == 1:
            key = (return_type.name, id(field_details_list[0].node))
            plan = self._plans.get(key, _unplanned)
            if plan is _unplanned:
                plan = self._plans[key] = self._object_plan(return_type, field_details_list)
            if plan is not None:
                try:
                    return plan(result)
                except _SURPRISES:
                    pass  # graphql-core finds the same again, and says where it is
        return super().complete_object_value(
            return_type, field_details_list, info, path, result, position_context
        )

    def _object_plan(
        self, kind: GraphQLObjectType, field_details_list: FieldDetailsList
    ) -> Plan | None:
        selections = [details.node.selection_set for details in field_details_list]
        if kind.is_type_of or not all(self._has_no_conditions(each, set()) for each in selections):
            return None
        keys: list[str] = []
        names: list[str] = []
        plans: list[Plan] = []
        constants: dict[str, str] = {}
        for key, details in self.collect_subfields(kind, field_details_list)[0].items():
            name = details[0].node.name.value
            if name == "__typename":
                constants[key] = kind.name
                continue
            field = kind.fields.get(name)
            plan = None if field is None else self._field_plan(field, details)
            if field is None or plan is None:
                return None
            keys.append(key)
            names.append(field.extensions[PLAIN_NAME])
            plans.append(plan)
        order = list(self.collect_subfields(kind, field_details_list)[0])
        return _reading(keys, names, plans, constants, order) if keys else None

    def _field_plan(self, field: GraphQLField, details: FieldDetailsList) -> Plan | None:
        if PLAIN_NAME not in field.extensions or field.args:
            return None
        return self._value_plan(field.type, details)

    def _value_plan(self, kind: GraphQLOutputType, details: FieldDetailsList) -> Plan | None:
        if isinstance(kind, GraphQLNonNull):
            return self._present_plan(kind.of_type, details)
        present = self._present_plan(kind, details)
        return None if present is None else _or_null(present)

    def _present_plan(self, kind: GraphQLOutputType, details: FieldDetailsList) -> Plan | None:
        if isinstance(kind, GraphQLList):
            item = self._value_plan(kind.of_type, details)
            return None if item is None else _each(item)
        if isinstance(kind, GraphQLObjectType):
            return self._object_plan(kind, details)
        if isinstance(kind, GraphQLScalarType | GraphQLEnumType):
            return _leaf(kind)
        return None

    def _has_no_conditions(self, selections: SelectionSetNode | None, entered: set[str]) -> bool:
        """Whether nothing below depends on variables: no directive and no argument anywhere."""
        for node in selections.selections if selections else ():
            if node.directives:
                return False
            if isinstance(node, FieldNode):
                if node.arguments or not self._has_no_conditions(node.selection_set, entered):
                    return False
            elif isinstance(node, InlineFragmentNode):
                if not self._has_no_conditions(node.selection_set, entered):
                    return False
            elif isinstance(node, FragmentSpreadNode) and node.name.value not in entered:
                entered.add(node.name.value)
                fragment = self.fragments[node.name.value].definition
                if fragment.directives or not self._has_no_conditions(
                    fragment.selection_set, entered
                ):
                    return False
        return True


def _unplanned(_: object) -> None:
    """Stands for a plan that was not looked for yet."""


def _reading(
    keys: list[str],
    names: list[str],
    plans: list[Plan],
    constants: dict[str, str],
    order: list[str],
) -> Plan:
    """Reads all fields of a source at once, and makes each into what is answered."""
    of_mapping = itemgetter(*names)
    of_object = attrgetter(*names)
    is_single = len(names) == 1
    pairs = list(zip(keys, plans, strict=True))

    def read(source: Any) -> dict[str, Any]:  # noqa: ANN401 (a domain's value)
        if source is None or callable(source):
            raise SurpriseError
        values = of_mapping(source) if isinstance(source, Mapping) else of_object(source)
        if is_single:
            values = (values,)
        return {key: plan(value) for (key, plan), value in zip(pairs, values, strict=True)}

    if not constants:
        return read

    def read_with_constants(source: Any) -> dict[str, Any]:  # noqa: ANN401 (as above)
        found = read(source)
        return {key: constants[key] if key in constants else found[key] for key in order}

    return read_with_constants


def _or_null(present: Plan) -> Plan:
    def plan(value: Any) -> Any:  # noqa: ANN401 (as above)
        return None if value is None else present(value)

    return plan


def _each(item: Plan) -> Plan:
    def plan(value: Any) -> list[Any]:  # noqa: ANN401 (as above)
        if value.__class__ is not list and value.__class__ is not tuple:
            raise SurpriseError
        return [item(each) for each in value]

    return plan


def _leaf(kind: GraphQLLeafType) -> Plan:
    """Values of the usual class as they are, others through the type's own coercion."""
    coerce = kind.coerce_output_value
    exact = _EXACT.get(kind) if isinstance(kind, GraphQLScalarType) else None

    def checked(value: Any) -> Any:  # noqa: ANN401 (as above)
        if value is None or callable(value) or is_awaitable(value):
            raise SurpriseError
        coerced = coerce(value)
        if coerced is None:
            raise SurpriseError
        return coerced

    def exactly(value: Any) -> Any:  # noqa: ANN401 (as above)
        return value if value.__class__ is exact else checked(value)

    def whole_number(value: Any) -> Any:  # noqa: ANN401 (as above)
        is_plain = value.__class__ is int and -2_147_483_648 <= value <= 2_147_483_647
        return value if is_plain else checked(value)

    def number(value: Any) -> Any:  # noqa: ANN401 (as above)
        is_plain = value.__class__ is float and value - value == 0.0
        return value if is_plain else checked(value)

    if kind is GraphQLInt:
        return whole_number
    if kind is GraphQLFloat:
        return number
    return checked if exact is None else exactly
