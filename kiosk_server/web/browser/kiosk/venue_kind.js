// Owns whether the page speaks of clinics: a plan without any is not a hospital's.

/** The argument `venue` of messages that name what can be searched for. */
export function venueKind({ known }) {
  const offered = known.categories.value?.placeCategories ?? [];
  const isHospital = offered.length === 0 || offered.some(({ category }) => category === "CLINICS");
  return { venue: isHospital ? "hospital" : "other" };
}
