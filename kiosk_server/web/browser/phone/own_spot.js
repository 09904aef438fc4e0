// Owns where somebody with this phone sets out: at the code that was scanned, or at the place that
// they reached or said they are at. It stays in this tab, and no address of the server holds it
// unless it is asked for something there. Knows no page.

import { boot } from "../frame/boot.js";
import { ask } from "../frame/operations.js";
import { originate } from "../frame/origins.js";
import { recall, remember } from "../frame/visit.js";
import { locale } from "../frame/words.js";

const KEPT = "phone.here";

/**
 * The place; null: at the code. A level or names that are not known yet are asked for.
 * @type {{id: string, levelId: string | null, names: Record<string, string>} | null}
 */
let here = null;

/** Where one is, in the form of `boot.spot`; an empty name is not known yet. */
export function ownSpot() {
  if (here === null) return boot.spot;
  const { id, levelId, names } = here;
  const name = names[locale()] ?? Object.values(names)[0] ?? "";
  return { code: id, location: { placeId: id }, levelId, name, parking: null };
}

/**
 * Takes in what a place is called, and keeps it in this tab.
 * @param {{id: string, name: string, level: {id: string}}} place of an answer
 * @param {string} [tag] the language of the answer
 */
export function learnPlace({ id, name, level }, tag = locale()) {
  const names = { ...kept(id)?.names, [tag]: name };
  const place = { id, levelId: level.id, names };
  remember(KEPT, JSON.stringify(place));
  if (here?.id === id) here = place;
}

/**
 * Sets out from a place from now on.
 * @param {string | null} id null: from the code that was scanned
 * @returns {boolean} whether one is elsewhere than before
 */
export function takeUp(id) {
  if ((here?.id ?? null) === id) return false;
  here = id === null ? null : (kept(id) ?? { id, levelId: null, names: {} });
  for (const name of Object.values(here?.names ?? {})) originate(name, { value: { placeId: id } });
  return true;
}

/** Nothing of where one was is kept. */
export const forgetSpot = () => remember(KEPT, null);

/**
 * Asks what the place where one is is called, if that is not known in the page's language.
 * @returns {Promise<boolean | null>} null: it is known; false: the plan has no such place. Rejects
 *   with AskError.
 */
export async function nameOwnSpot() {
  const tag = locale();
  if (here === null || here.names[tag]) return null;
  const { place } = await ask("ShowPlace", { id: here.id });
  if (place) learnPlace(place, tag);
  return place !== null;
}

function kept(id) {
  try {
    const found = JSON.parse(recall(KEPT) ?? "null");
    return found?.id === id && typeof found.names === "object" ? found : null;
  } catch {
    return null;
  }
}
