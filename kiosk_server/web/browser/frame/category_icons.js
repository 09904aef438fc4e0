// Owns which icon stands beside which kind of place; category_icons.json says it for the server too.
// Must not know words.

import { categoryIcons } from "category_icons";

/**
 * @param {string} category a PlaceCategory; one that is not known yet gets a pin
 * @returns {string} the name of its icon
 */
export const categoryIcon = (category) => categoryIcons[category] ?? "map-pin";
