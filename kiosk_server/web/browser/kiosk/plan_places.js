// Owns which places a plan picture shows, and which of them somebody means who touches it. Must not
// know visits or the server.
import { originate } from "../frame/origins.js";
import { parsePicture } from "../frame/plan_view.js";

const PLACE = "[data-place-id]";
/** A fingertip on a kiosk, and as much again for who stands at an angle to it. */
const REACH_PX = 90;
const MOST_MEANT = 3;

let read = { svg: null, places: new Map() };

/**
 * The names of the places of a picture by their ids, as it says them to who cannot see it.
 * @param {string} svg
 * @returns {Map<string, string>}
 */
export function placesOn(svg) {
  if (read.svg !== svg) {
    const places = new Map();
    for (const part of parsePicture(svg)?.querySelectorAll(PLACE) ?? []) {
      const name = part.getAttribute("aria-label");
      const id = part.getAttribute("data-place-id");
      if (name && !places.has(id)) places.set(id, originate(name, { value: { placeId: id } }));
    }
    read = { svg, places };
  }
  return read.places;
}

/**
 * The ids of what lies under or near a point of the screen, the likeliest first: what holds it, the
 * smallest before what lies around that, then what is nearest.
 * @param {Element} plan
 * @param {{clientX: number, clientY: number}} point
 */
export function placesAt(plan, { clientX, clientY }) {
  const near = [];
  for (const part of plan.querySelectorAll(PLACE)) {
    const { left, right, top, bottom, width, height } = part.getBoundingClientRect();
    const aside = Math.max(left - clientX, 0, clientX - right);
    const above = Math.max(top - clientY, 0, clientY - bottom);
    const away = Math.hypot(aside, above);
    if (away <= REACH_PX) near.push({ id: part.dataset.placeId, away, size: width * height });
  }
  near.sort((one, other) => one.away - other.away || one.size - other.size);
  return [...new Set(near.map(({ id }) => id))].slice(0, MOST_MEANT);
}

/** Marks places of a plan that is shown, and no others. */
export function markPlaces(plan, ids) {
  for (const part of plan.querySelectorAll(PLACE)) {
    part.toggleAttribute("data-meant", ids.includes(part.dataset.placeId));
  }
}
