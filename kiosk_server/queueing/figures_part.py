"""What figures give to the schema: for managers only."""

from importlib import resources

from kiosk_server.core.principals import Allowed, Role
from kiosk_server.core.schema_part import SchemaPart
from kiosk_server.queueing import figures_resolvers

SEES_FIGURES: Allowed = frozenset({Role.MANAGER, Role.ADMIN})
_FIGURE = (
    *("called", "left", "waiting", "meanSeconds", "medianSeconds", "nineInTenSeconds"),
    *("withinTarget", "withinTargetShare", "targetSeconds"),
)
_FIELDS = {
    "Query": ("queueFigures",),
    "QueueFigures": ("firstDay", "lastDay", "total", "queues", "hours", "classes"),
    "WaitFigure": _FIGURE,
    "QueueWaitFigure": ("queueId", "name", "figure"),
    "HourWaitFigure": ("hour", "figure"),
    "ClassWaitFigure": ("classId", "name", "figure"),
}


def figures_part() -> SchemaPart:
    """The share of figures in the schema."""
    return SchemaPart(
        name="figures",
        sdl=resources.files("kiosk_server.queueing").joinpath("figures.graphql").read_text("utf-8"),
        bindables=(figures_resolvers.query, figures_resolvers.result),
        permissions={
            f"{kind}.{name}": SEES_FIGURES for kind, names in _FIELDS.items() for name in names
        },
        costs={"Query.queueFigures": 50},
    )
