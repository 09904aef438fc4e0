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
  FACILITIES: "store",
  ROOMS: "door-closed",
};

/**
 * @param {string} category a PlaceCategory; one that is not known yet gets a pin
 * @returns {string} the name of its icon
 */
export const categoryIcon = (category) => CATEGORY_ICONS[category] ?? "map-pin";
