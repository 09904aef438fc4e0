// What screens there can be, where they stand, and the addresses that they open. Pure, but for the
// names of levels.

import { boot } from "../frame/boot.js";
import { say } from "../frame/words.js";

/** @typedef {"kiosk" | "zone" | "room"} ScreenSort what a screen is for */
export const SORTS = ["kiosk", "zone", "room"];
/** Of how many languages a board has room. */
const MOST_LANGUAGES = 2;

/** What a level is called, with its building where the venue has several. */
export function levelName(levelId) {
  const level = boot.venue.levels.find(({ id }) => id === levelId);
  if (!level) return say("screens-level-gone");
  const houses = new Set(boot.venue.levels.map(({ buildingId }) => buildingId).filter(Boolean));
  if (!level.buildingName || houses.size < 2) return level.name;
  return say("screens-level-of", { level: level.name, building: level.buildingName });
}

/**
 * Where a screen can stand, in groups: kiosks by level, halls together, doors by zone. What hangs on
 * no level of the plan speaks to nobody, and is left out.
 * @param {ScreenSort} sort
 * @param {{kioskSpots: object[], queueZones: object[]}} known
 * @returns {{name: string, spots: {id: string, name: string, levelId: string}[]}[]}
 */
export function groupsOf(sort, { kioskSpots, queueZones }) {
  if (sort === "kiosk") return spotsByLevel(kioskSpots);
  const zones = queueZones.filter(({ place }) => place);
  if (sort === "zone") {
    const spots = zones.map(({ id, name, place }) => ({ id, name, levelId: place.level.id }));
    return spots.length > 0 ? [{ name: "", spots }] : [];
  }
  return zones
    .filter(({ rooms }) => rooms.length > 0)
    .map(({ name, rooms, place }) => ({
      name,
      spots: rooms.map((room) => ({ ...room, levelId: place.level.id })),
    }));
}

function spotsByLevel(kioskSpots) {
  const spotsOf = (levelId) =>
    kioskSpots
      .filter(({ level }) => level.id === levelId)
      .map(({ code, name }) => ({ id: code, name, levelId }));
  return boot.venue.levels
    .map(({ id }) => ({ name: levelName(id), spots: spotsOf(id) }))
    .filter(({ spots }) => spots.length > 0);
}

/** The languages that a board can show: each alone, and the first two together. */
export function languageChoices() {
  const tags = boot.locales.map(({ tag }) => tag);
  const pair = tags.slice(0, MOST_LANGUAGES);
  const each = tags.map((tag) => [tag]);
  return (pair.length > 1 ? [pair, ...each] : each).map((chosen) => ({
    id: chosen.join(","),
    name: chosen.map((tag) => boot.locales.find((entry) => entry.tag === tag).name).join(" + "),
  }));
}

/** The path of a board or a kiosk as it is looked at, without a loudspeaker. */
export function pathOf(sort, spotId) {
  if (sort === "kiosk") return `/kiosk?${new URLSearchParams({ at: spotId })}`;
  const id = encodeURIComponent(spotId);
  return sort === "zone" ? `/board/${id}` : `/board/room/${id}`;
}

/**
 * The path that a screen opens for good.
 * @param {{sort: ScreenSort, spotId: string, languages: string, look: string, isLoudspeaker: boolean}} wish
 */
export function pageOf({ sort, spotId, languages, look, isLoudspeaker }) {
  const query = new URLSearchParams();
  if (sort === "kiosk") query.set("at", spotId);
  else query.set("locales", languages);
  if (look === "large") query.set("mode", "large");
  if (look === "contrast") query.set("contrast", "high");
  if (isLoudspeaker) query.set("loudspeaker", "on");
  const path = pathOf(sort, spotId).split("?")[0];
  return `${path}?${String(query).replaceAll("%2C", ",")}`;
}

/**
 * What a screen shows, read from the path that it opens.
 * @returns {{sort: ScreenSort, name: string | null, isLoudspeaker: boolean}} name null: not to be found
 */
export function shownOn(page, { kioskSpots, queueZones }) {
  const { pathname, searchParams } = new URL(page, location.origin);
  const isLoudspeaker = searchParams.get("loudspeaker") === "on";
  const [, first, second, third] = pathname.split("/").map(decoded);
  if (first === "board" && second === "room" && third !== undefined) {
    const rooms = queueZones.flatMap((zone) => zone.rooms);
    return { sort: "room", name: nameOf(rooms, third), isLoudspeaker };
  }
  if (first === "board") return { sort: "zone", name: nameOf(queueZones, second), isLoudspeaker };
  const at = searchParams.get("at");
  const name = kioskSpots.find(({ code }) => code === at)?.name ?? null;
  return { sort: "kiosk", name, isLoudspeaker };
}

const nameOf = (all, id) => all.find((each) => each.id === id)?.name ?? null;

function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
