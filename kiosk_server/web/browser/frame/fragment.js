// What an address says behind its `#`: where to go, for whom, and how the page is shown.
// The grammar is that of kiosk_server/wayfinding/hand_off.py; no server ever sees a fragment.

import { SIZES } from "./modes.js";
import { PACES } from "./voice_switch.js";
import { needsFromPairs, needsToPairs } from "./needs_values.js";

/**
 * @typedef {object} Wish
 * @property {string | null} to place id; null: nothing chosen yet
 * @property {string[]} via place ids
 * @property {Record<string, unknown>} needs a TravelNeedsInput
 * @property {string | null} locale
 * @property {"standard" | "large" | "largest" | null} mode
 * @property {boolean | null} contrast
 * @property {number | null} voice the pace at which it is read aloud; null: it is not
 */

const MOST_STOPS = 8;

/**
 * @param {string} [hash] with or without `#`
 * @returns {Wish} what is unknown or cannot be meant is passed over
 */
export function readFragment(hash = location.hash) {
  const said = new URLSearchParams(hash.replace(/^#/, ""));
  const mode = said.get("mode");
  const contrast = said.get("contrast");
  return {
    to: said.get("to") || null,
    via: said.getAll("via").filter(Boolean).slice(0, MOST_STOPS),
    needs: needsFromPairs(said),
    locale: said.get("locale") || null,
    mode: SIZES.includes(mode) ? mode : null,
    contrast: contrast === "high" ? true : contrast === "normal" ? false : null,
    voice: PACES.find((pace) => String(pace) === said.get("voice")) ?? null,
  };
}

/**
 * @param {Partial<Wish>} wish
 * @returns {string} without `#`
 */
export function fragmentOf(wish) {
  const pairs = new URLSearchParams();
  if (wish.to) pairs.append("to", wish.to);
  for (const stop of wish.via ?? []) pairs.append("via", stop);
  for (const [name, value] of needsToPairs(wish.needs ?? {})) pairs.append(name, value);
  if (wish.locale) pairs.append("locale", wish.locale);
  if (wish.mode && wish.mode !== "standard") pairs.append("mode", wish.mode);
  if (wish.contrast) pairs.append("contrast", "high");
  if (wish.voice) pairs.append("voice", String(wish.voice));
  return pairs.toString();
}

/**
 * Keeps the address in step with the page, without a new entry in the history.
 * @param {Partial<Wish>} wish
 */
export function writeFragment(wish) {
  const fragment = fragmentOf(wish);
  const address = location.pathname + location.search + (fragment ? `#${fragment}` : "");
  history.replaceState(history.state, "", address);
}
