// Levels as signs and lift buttons name them, from what the page was given in its language.

import { boot } from "../frame/boot.js";
import { say } from "../frame/words.js";

/** A level by its id; null where the plan has none. */
export function findLevel(id) {
  return boot.venue.levels.find((level) => level.id === id) ?? null;
}

/** “3F”, as on a lift's button; the level's name where it has no label, as outside. */
export function levelSign(id) {
  const level = findLevel(id);
  return level?.label ?? level?.name ?? "";
}

/** “level 3 · Outpatient building”. */
export function levelInBuilding(name, buildingName) {
  return buildingName ? say("frame-place-of", { level: name, building: buildingName }) : name;
}
