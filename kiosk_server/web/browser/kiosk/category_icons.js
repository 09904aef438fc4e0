// Owns which icon stands beside which kind of place. Must not know words.

const CATEGORY_ICONS = {
  EMERGENCY: "siren",
  CLINICS: "stethoscope",
  EXAMINATIONS: "microscope",
  WARDS: "bed-double",
  PAYMENT: "banknote",
  PHARMACY: "pill",
  TOILETS: "toilet",
  EXITS: "door-open",
  FACILITIES: "coffee",
  ROOMS: "door-closed",
};

/** The icon of a category; one that is not known yet gets a pin. */
export function categoryIcon(category) {
  return CATEGORY_ICONS[category] ?? "map-pin";
}
