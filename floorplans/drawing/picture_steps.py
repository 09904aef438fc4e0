"""The picture of one step of a way: a small piece of plan, forward up, the step's walk loud."""

from floorplans.drawing.drawing_plan import DrawingPlan
from floorplans.drawing.markers import Marker, MarkerKind
from floorplans.drawing.picture import Picture, draw_level
from floorplans.drawing.route_line import RoutePart
from floorplans.drawing.scene import Words
from floorplans.drawing.step_view import StepWalk, find_heading, heading_of, step_view, step_walk
from floorplans.drawing.stretches import Stretch, stretches_of
from floorplans.drawing.theme import Theme
from floorplans.drawing.view import PictureSize
from floorplans.guidance import Step
from floorplans.model import Plan
from floorplans.route import Route


def draw_step(
    plan: Plan | DrawingPlan,
    route: Route,
    step: Step,
    *,
    size: PictureSize,
    words: Words,
    theme: Theme = Theme.STANDARD,
) -> Picture:
    """The picture of a step of a route, whose legs it counts.

    A marker stands where the step begins and points where one walks, which is up; what is walked
    already and what comes later is faint. Raises FloorplanError `level-unknown`.
    """
    drawn = DrawingPlan.of(plan)
    walk = _walk_of(drawn, route, step)
    up_degrees = heading_of(walk, drawn.storey(step.level_id).straight_degrees)
    heading = walking_degrees(drawn, route, step)
    here = Marker(MarkerKind.HERE, step.level_id, walk.spot, heading)
    part = RoutePart(route, step.first_leg, step.end_leg, _stretch_at(route, step, drawn.plan))
    return draw_level(
        drawn,
        step.level_id,
        words=words,
        view=step_view(walk, size, up_degrees),
        route=part,
        markers=[here],
        theme=theme,
    )


def walking_degrees(drawn: DrawingPlan, route: Route, step: Step) -> float | None:
    """The bearing, clockwise from local +y, in which one walks where a step begins: in every
    picture of a way the marker of who walks points there. None where nothing is walked."""
    straight_degrees = drawn.storey(step.level_id).straight_degrees
    return find_heading(_walk_of(drawn, route, step), straight_degrees)


def _walk_of(drawn: DrawingPlan, route: Route, step: Step) -> StepWalk:
    level_ids = drawn.storey(step.level_id).level_ids
    return step_walk(route.legs, step.first_leg, step.end_leg, step.point.point, level_ids)


def _stretch_at(route: Route, step: Step, plan: Plan) -> Stretch | None:
    """The stretch that a step begins in."""
    stretches = stretches_of(route, plan)
    return next(
        (stretch for stretch in stretches if stretch.holds(step.first_leg)),
        stretches[-1] if stretches else None,
    )
