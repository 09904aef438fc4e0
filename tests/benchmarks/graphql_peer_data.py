"""The schema, data and questions that our endpoint and its peers are asked alike."""

import json
from pathlib import Path
from typing import Any

SCHEMA = Path(__file__).with_name("graphql_peers") / "schema.graphql"
VARIANTS = 20

ROUTE = """query FindRoute($from: LocationInput!, $to: LocationInput!, $needs: TravelNeedsInput) {
  route(from: $from, to: $to, needs: $needs) {
    __typename
    ... on Route {
      distanceMetres durationSeconds stepFree dataVersion
      points { levelId x y lon lat }
      steps {
        kind text spokenText speechUrl distanceMetres durationSeconds levelId landmark
      }
    }
    ... on NoRoute { reason message }
  }
}"""
PLACES = """query ListPlaces($first: Int! = 50, $after: String) {
  places(first: $first, after: $after) {
    totalCount
    edges { cursor node { id name kind ref level { id name } } }
    pageInfo { hasNextPage endCursor }
  }
}"""


def route_and_places() -> dict[str, Any]:
    """A route of 12 steps and 24 points, and 200 places: about what a clinic answers with."""
    step = {
        "kind": "TURN",
        "text": "在放射科前向左转，沿走廊走约 24 米",
        "spokenText": "在放射科前向左转，沿走廊走大约二十四米",
        "speechUrl": None,
        "distanceMetres": 24.37,
        "durationSeconds": 20.31,
        "levelId": "level-1",
        "landmark": "放射科",
    }
    point = {"levelId": "level-1", "x": 12.34, "y": 56.78, "lon": 113.26431, "lat": 23.12908}
    edges = [
        {
            "cursor": f"cursor-{number:04}",
            "node": {
                "id": f"place-{number:04}",
                "name": f"诊室 {number}",
                "kind": "CONSULTING_ROOM",
                "ref": f"A{number:03}" if number % 3 else None,
                "level": {"id": f"level-{number % 5}", "name": f"{number % 5} 楼"},
            },
        }
        for number in range(200)
    ]
    return {
        "route": {
            "distanceMetres": 292.44,
            "durationSeconds": 243.72,
            "stepFree": "ASSUMED",
            "dataVersion": "3f2a91+7",
            "points": [{**point, "x": 12.34 + at} for at in range(24)],
            "steps": [{**step, "distanceMetres": 24.37 + at} for at in range(12)],
        },
        "places": {
            "totalCount": 200,
            "edges": edges,
            "pageInfo": {"hasNextPage": True, "endCursor": "cursor-0049"},
        },
    }


def questions(name: str) -> list[dict[str, Any]]:
    """Request bodies that differ in their variables."""
    if name == "route":
        return [
            {
                "query": ROUTE,
                "operationName": "FindRoute",
                "variables": {
                    "from": {"placeId": "entrance"},
                    "to": {"placeId": f"place-{number:04}"},
                    "needs": {"profile": "WHEELCHAIR"},
                },
            }
            for number in range(VARIANTS)
        ]
    return [
        {
            "query": PLACES,
            "operationName": "ListPlaces",
            "variables": {"first": 50, "after": f"cursor-{number:04}"},
        }
        for number in range(VARIANTS)
    ]


def write(folder: Path) -> None:
    """Writes `schema.graphql`, `data.json`, `route.json` and `places.json` for the programs."""
    (folder / "schema.graphql").write_text(SCHEMA.read_text("utf-8"), encoding="utf-8")
    (folder / "data.json").write_text(json.dumps(route_and_places()), encoding="utf-8")
    for name in ("route", "places"):
        (folder / f"{name}.json").write_text(json.dumps(questions(name)), encoding="utf-8")
