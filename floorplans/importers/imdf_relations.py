"""Reads the relationships of an IMDF archive: what leads where, through what, one way or both."""

from dataclasses import dataclass

from floorplans.importers.imdf_reading import ImdfFeature, ImdfFeatures
from floorplans.importers.osm_findings import ImportLog, UnusedReason


@dataclass(frozen=True, slots=True)
class Relation:
    """Ids of features that exist. `is_directed`: it leads from origin to destination only."""

    id: str
    category: str
    is_directed: bool
    origin: str | None
    through: tuple[str, ...]
    destination: str | None

    @property
    def members(self) -> tuple[str, ...]:
        ends = (self.origin, *self.through, self.destination)
        return tuple(member for member in ends if member is not None)


def read_relations(features: ImdfFeatures, log: ImportLog) -> list[Relation]:
    """The relationships whose features are all there."""
    found: list[Relation] = []
    for feature in features.of("relationship"):
        given = feature.properties.get("intermediary")
        through = [_id_of(entry) for entry in given] if isinstance(given, list) else []
        ends = [_id_of(feature.properties.get(key)) for key in ("origin", "destination")]
        known = [each for each in (*ends, *through) if each is not None]
        if not known or any(each not in features.by_id for each in known):
            log.leave_out(feature.id, UnusedReason.UNKNOWN_REFERENCE)
            continue
        found.append(_relation(feature, ends, [each for each in through if each is not None]))
    return found


def _relation(feature: ImdfFeature, ends: list[str | None], through: list[str]) -> Relation:
    return Relation(
        feature.id,
        feature.text("category"),
        feature.text("direction") == "directed",
        ends[0],
        tuple(through),
        ends[1],
    )


def _id_of(reference: object) -> str | None:
    found = reference.get("id") if isinstance(reference, dict) else None
    return found if isinstance(found, str) else None
