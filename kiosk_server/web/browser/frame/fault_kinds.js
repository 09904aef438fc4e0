// Kinds of fault on the pages of visitors and of staff: their icons, and how messages name them.

export const FAULT_ICONS = {
  LIFT: "lift",
  DOOR: "door-closed",
  TOILET: "toilet",
  LIGHT: "lightbulb",
  SIGN: "signpost",
  FLOOR: "footprints",
  OTHER: "wrench",
};

/** @param {string} value of an enum, as the server names it @returns {string} as messages do */
export const asId = (value) => value.toLowerCase().replaceAll("_", "-");
