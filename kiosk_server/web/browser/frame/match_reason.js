// Owns whether a list says why a place was found: by a word that its name does not show.

import { locale } from "./words.js";

const SAID_OF_MATCHES = new Set(["SYNONYM", "DEPARTMENT", "TITLE", "READING", "COMMON_WORD"]);
const HAN = /\p{Script=Han}/u;

/**
 * The word that a place was found by; null where it would explain nothing: the name holds it, or it
 * is of another script than the page and nobody typed it.
 * @param {{place: {name: string}, matchedOn?: string, matchedText?: string}} found
 * @param {string} typed
 */
export function matchReason({ place, matchedOn, matchedText }, typed) {
  if (!SAID_OF_MATCHES.has(matchedOn) || place.name.includes(matchedText)) return null;
  const isTyped = matchedText.toLowerCase().includes(typed.trim().toLowerCase());
  return isTyped || HAN.test(matchedText) === isHan(locale()) ? matchedText : null;
}

function isHan(tag) {
  return new Intl.Locale(tag).maximize().script.startsWith("Han");
}
