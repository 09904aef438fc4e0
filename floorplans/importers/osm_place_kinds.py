"""What kind of place a feature is to a visitor, by its tags."""

from floorplans.importers.osm_reading import Tags
from floorplans.kinds import PlaceKind

_BY_TAG: dict[tuple[str, str], PlaceKind] = {
    ("amenity", "pharmacy"): PlaceKind.PHARMACY,
    ("healthcare", "pharmacy"): PlaceKind.PHARMACY,
    ("room", "pharmacy"): PlaceKind.PHARMACY,
    ("shop", "chemist"): PlaceKind.SHOP,
    ("healthcare", "laboratory"): PlaceKind.LABORATORY,
    ("healthcare", "sample_collection"): PlaceKind.LABORATORY,
    ("healthcare", "blood_donation"): PlaceKind.LABORATORY,
    ("room", "laboratory"): PlaceKind.LABORATORY,
    ("room", "lab"): PlaceKind.LABORATORY,
    ("healthcare", "radiology"): PlaceKind.IMAGING,
    ("room", "radiology"): PlaceKind.IMAGING,
    ("room", "x-ray"): PlaceKind.IMAGING,
    ("room", "mri"): PlaceKind.IMAGING,
    ("room", "ct"): PlaceKind.IMAGING,
    ("room", "operating_theatre"): PlaceKind.OPERATING_THEATRE,
    ("room", "operating_room"): PlaceKind.OPERATING_THEATRE,
    ("room", "surgery"): PlaceKind.OPERATING_THEATRE,
    ("room", "ward"): PlaceKind.WARD,
    ("room", "patient"): PlaceKind.WARD,
    ("room", "patient_room"): PlaceKind.WARD,
    ("room", "bedroom"): PlaceKind.WARD,
    ("room", "treatment"): PlaceKind.CONSULTING_ROOM,
    ("room", "examination"): PlaceKind.CONSULTING_ROOM,
    ("room", "consultation"): PlaceKind.CONSULTING_ROOM,
    ("room", "doctor"): PlaceKind.CONSULTING_ROOM,
    ("amenity", "doctors"): PlaceKind.CONSULTING_ROOM,
    ("amenity", "dentist"): PlaceKind.CONSULTING_ROOM,
    ("healthcare", "doctor"): PlaceKind.CONSULTING_ROOM,
    ("healthcare", "dentist"): PlaceKind.CONSULTING_ROOM,
    ("healthcare", "physiotherapist"): PlaceKind.CONSULTING_ROOM,
    ("healthcare", "department"): PlaceKind.DEPARTMENT,
    ("healthcare", "clinic"): PlaceKind.DEPARTMENT,
    ("healthcare", "centre"): PlaceKind.DEPARTMENT,
    ("healthcare", "dialysis"): PlaceKind.DEPARTMENT,
    ("healthcare", "rehabilitation"): PlaceKind.DEPARTMENT,
    ("amenity", "clinic"): PlaceKind.DEPARTMENT,
    ("emergency", "emergency_ward_entrance"): PlaceKind.EMERGENCY,
    ("room", "emergency"): PlaceKind.EMERGENCY,
    ("healthcare", "emergency"): PlaceKind.EMERGENCY,
    ("room", "reception"): PlaceKind.INFORMATION,
    ("amenity", "reception_desk"): PlaceKind.INFORMATION,
    ("reception_desk", "yes"): PlaceKind.INFORMATION,
    ("tourism", "information"): PlaceKind.INFORMATION,
    ("information", "office"): PlaceKind.INFORMATION,
    ("amenity", "cash_desk"): PlaceKind.CASH_DESK,
    ("room", "cashier"): PlaceKind.CASH_DESK,
    ("shop", "ticket"): PlaceKind.CASH_DESK,
    ("information", "terminal"): PlaceKind.KIOSK,
    ("amenity", "kiosk"): PlaceKind.KIOSK,
    ("room", "waiting"): PlaceKind.WAITING_AREA,
    ("room", "waiting_room"): PlaceKind.WAITING_AREA,
    ("amenity", "waiting_room"): PlaceKind.WAITING_AREA,
    ("room", "toilet"): PlaceKind.TOILET,
    ("room", "toilets"): PlaceKind.TOILET,
    ("room", "restroom"): PlaceKind.TOILET,
    ("amenity", "toilets"): PlaceKind.TOILET,
    ("room", "nursing"): PlaceKind.NURSING_ROOM,
    ("amenity", "baby_hatch"): PlaceKind.NURSING_ROOM,
    ("amenity", "nursing_room"): PlaceKind.NURSING_ROOM,
    ("amenity", "wheelchair_rental"): PlaceKind.WHEELCHAIR_POINT,
    ("amenity", "drinking_water"): PlaceKind.DRINKING_WATER,
    ("amenity", "water_point"): PlaceKind.DRINKING_WATER,
    ("amenity", "bench"): PlaceKind.SEAT,
    ("leisure", "bench"): PlaceKind.SEAT,
    ("amenity", "vending_machine"): PlaceKind.VENDING_MACHINE,
    ("amenity", "atm"): PlaceKind.CASH_MACHINE,
    ("emergency", "defibrillator"): PlaceKind.DEFIBRILLATOR,
    ("amenity", "cafe"): PlaceKind.FOOD,
    ("amenity", "restaurant"): PlaceKind.FOOD,
    ("amenity", "fast_food"): PlaceKind.FOOD,
    ("amenity", "food_court"): PlaceKind.FOOD,
    ("amenity", "canteen"): PlaceKind.FOOD,
    ("amenity", "bar"): PlaceKind.FOOD,
    ("amenity", "ice_cream"): PlaceKind.FOOD,
    ("room", "restaurant"): PlaceKind.FOOD,
    ("room", "cafeteria"): PlaceKind.FOOD,
    ("room", "canteen"): PlaceKind.FOOD,
    ("room", "lecture"): PlaceKind.LECTURE_HALL,
    ("room", "auditorium"): PlaceKind.LECTURE_HALL,
    ("room", "class"): PlaceKind.LECTURE_HALL,
    ("room", "shop"): PlaceKind.SHOP,
    ("room", "office"): PlaceKind.OFFICE,
    ("room", "administration"): PlaceKind.OFFICE,
    ("room", "storage"): PlaceKind.STORAGE,
    ("room", "store"): PlaceKind.STORAGE,
    ("emergency", "refuge"): PlaceKind.REFUGE,
    ("emergency", "assembly_point"): PlaceKind.ASSEMBLY_POINT,
    ("highway", "bus_stop"): PlaceKind.BUS_STOP,
    ("amenity", "taxi"): PlaceKind.DROP_OFF,
    ("amenity", "drop_off"): PlaceKind.DROP_OFF,
    ("public_transport", "platform"): PlaceKind.PLATFORM,
    ("railway", "platform"): PlaceKind.PLATFORM,
    ("amenity", "parking"): PlaceKind.PARKING,
    ("amenity", "parking_entrance"): PlaceKind.PARKING,
}
_KEYS = (
    "emergency", "healthcare", "amenity", "room", "highway", "public_transport", "railway",
    "information", "tourism", "shop", "leisure", "reception_desk",
)  # fmt: skip
_BY_SPECIALITY = {
    "radiology": PlaceKind.IMAGING,
    "diagnostic_radiology": PlaceKind.IMAGING,
    "nuclear_medicine": PlaceKind.IMAGING,
    "emergency": PlaceKind.EMERGENCY,
    "emergency_medicine": PlaceKind.EMERGENCY,
    "accident_and_emergency": PlaceKind.EMERGENCY,
    "laboratory_medicine": PlaceKind.LABORATORY,
    "biochemistry": PlaceKind.LABORATORY,
}
_IGNORED = frozenset(
    {"waste_basket", "bicycle_parking", "grit_bin", "clock", "recycling", "waste_disposal",
     "smoking_area", "parking_space", "letter_box", "lounger", "loading_dock"}
)  # fmt: skip
_YES = frozenset({"yes", "designated"})


def find_place_kind(tags: Tags) -> PlaceKind | None:
    """The kind of place, or None for what nobody would ask the way to."""
    if _is_ignored(tags):
        return None
    found = _special(tags)
    for key in _KEYS:
        found = found or _BY_TAG.get((key, tags.get(key, "")))
    return _for_wheelchairs(found, tags) if found else _general(tags)


def _is_ignored(tags: Tags) -> bool:
    ignored = tags.get("amenity") in _IGNORED and "name" not in tags
    return ignored and "disabled" not in tags.get("parking_space", "")


def _for_wheelchairs(kind: PlaceKind, tags: Tags) -> PlaceKind:
    """The accessible kind of a toilet or car park that is said to be."""
    if kind is PlaceKind.TOILET and (
        tags.get("wheelchair") in _YES or tags.get("toilets:wheelchair") in _YES
    ):
        return PlaceKind.ACCESSIBLE_TOILET
    if kind is PlaceKind.PARKING and tags.get("capacity:disabled", "no") not in {"no", "0"}:
        return PlaceKind.ACCESSIBLE_PARKING
    return kind


def _general(tags: Tags) -> PlaceKind | None:
    if tags.get("shop", "vacant") not in {"vacant", "no"}:
        return PlaceKind.SHOP
    if "office" in tags:
        return PlaceKind.OFFICE
    if any(key in tags for key in ("healthcare", "healthcare:speciality")):
        return PlaceKind.DEPARTMENT
    return PlaceKind.OTHER if "name" in tags or "ref" in tags else None


def _special(tags: Tags) -> PlaceKind | None:
    if "disabled" in tags.get("parking_space", ""):
        return PlaceKind.ACCESSIBLE_PARKING
    for part in tags.get("healthcare:speciality", "").split(";"):
        if kind := _BY_SPECIALITY.get(part.strip()):
            return kind
    if "assembly_point" in tags.get("emergency", ""):
        return PlaceKind.ASSEMBLY_POINT
    return None
