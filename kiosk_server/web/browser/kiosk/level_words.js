// Owns how the levels of a leg are called in a few words.
import { say } from "../frame/words.js";

function joined(names) {
  const first = names[0] ?? "";
  const last = names.at(-1) ?? "";
  return first === last ? first : say("kiosk-levels-joined", { first, last });
}

function called({ name, buildingName }) {
  return buildingName
    ? say("kiosk-level-with-building", { building: buildingName, level: name })
    : name;
}

function levelsOf(levelIds, levels) {
  return levelIds.map((id) => levels.find((level) => level.id === id)).filter(Boolean);
}

/** All of it: “Outpatient building, level 1 – Inpatient building, level 1”. */
export function legName(levelIds, levels) {
  return joined(levelsOf(levelIds, levels).map(called));
}

/** The same for a sign: what counts, and the building below it, which may be empty. */
export function legSign(levelIds, levels) {
  const known = levelsOf(levelIds, levels);
  const inside = known.filter(({ buildingName }) => buildingName);
  return {
    level: joined((inside.length > 0 ? inside : known).map(({ name }) => name)),
    building: joined(inside.map(({ buildingName }) => buildingName)),
  };
}
