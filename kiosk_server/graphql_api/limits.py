"""How much an operation may ask for, before anything of it is executed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that hold for every caller; a document beyond one is refused by name.

    Introspection has a depth of its own, since the usual introspection query is deep and cheap.
    """

    body_bytes: int = 131_072
    """Longest request body, and longest query string of a GET."""
    tokens: int = 2_000
    """Most lexical tokens in a document."""
    depth: int = 12
    """Deepest nesting of fields, fragments followed."""
    introspection_depth: int = 20
    """Deepest nesting of fields under `__schema` and `__type`."""
    aliases: int = 30
    """Most aliased fields in a document."""
    directives: int = 50
    """Most directives in a document."""
    root_fields: int = 20
    """Most fields at the root of an operation, fragments followed."""
    repeated_fields: int = 20
    """Most times that one response name stands in one selection set."""
    cost: int = 5_000
    """Highest cost of an operation: its fields, each as often as its lists may be long."""
    assumed_list_size: int = 10
    """How long a list without a `first` argument is taken to be."""
    variable_depth: int = 32
    """Deepest nesting of lists and objects in variables."""
