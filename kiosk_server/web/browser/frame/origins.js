// Owns where the texts of a page come from: the message of the catalogs or the thing of the plan
// that each of them is. What is shown can so be read aloud without a word of it being said twice in
// code. Must not know pages, and speaks nothing itself.

/**
 * @typedef {object} Origin
 * @property {string} [id] of a message
 * @property {Record<string, string | number>} [args] of that message
 * @property {string} [tag] the language of that message; left out: the page's
 * @property {object} [value] what a message takes as an argument: `{placeId}`, `{metres}` …
 * @property {string | null} [url] where it is spoken already; null: no voice speaks it
 * @property {string[]} [texts] it is these texts, one after the other
 */

/** More than any page shows; what was said longest ago is forgotten first. */
const MOST_TEXTS = 3000;
/** Names of things that a spoken message may hold, by where answers and records have them. */
const IDS = {
  place: "placeId",
  goal: "placeId",
  stops: "placeId",
  nearestReachable: "placeId",
  level: "levelId",
  levels: "levelId",
  building: "buildingId",
};
/** The texts that are spoken at an address which stands beside them. */
const SPOKEN = {
  speechUrl: [
    ...["text", "spokenText", "message", "spokenMessage", "advice"],
    ...["summary", "stepFreeText", "reason"],
  ],
  tooFarSpeechUrl: ["tooFarText", "tooFarSpokenText"],
  avoidedSpeechUrl: ["avoidedText"],
  throughRoomsSpeechUrl: ["throughRoomsText"],
};

/** @type {Map<string, Origin>} */
const origins = new Map();

/**
 * @param {string} text
 * @param {Origin} origin
 * @returns {string} the text
 */
export function originate(text, origin) {
  const known = origins.get(text);
  origins.set(text, known ? { ...known, ...origin } : origin);
  if (origins.size > MOST_TEXTS) origins.delete(origins.keys().next().value);
  return text;
}

/**
 * @param {string} text as it stands on the page
 * @returns {Origin | undefined}
 */
export const originOf = (text) => origins.get(text);

/**
 * Texts in a row, as one.
 * @param {string[]} texts
 * @param {string} [between]
 */
export const joined = (texts, between = " ") =>
  texts.length === 1 ? texts[0] : originate(texts.join(between), { texts });

/**
 * A text that holds what somebody typed or another word that cannot be spoken; a message is spoken
 * in its place.
 * @param {string} text
 * @param {string} id
 * @param {Record<string, string | number>} [args]
 */
export const spokenAs = (text, id, args) => originate(text, { id, args });

/**
 * Takes in whose names and sentences the texts of an answer or a record are.
 * @param {unknown} data
 * @param {string} [kind] the field that holds them
 */
export function learn(data, kind = "") {
  if (!data || typeof data !== "object") return;
  if (Array.isArray(data)) {
    for (const each of data) learn(each, kind);
    return;
  }
  if (data.name && data.id && IDS[kind]) originate(data.name, { value: { [IDS[kind]]: data.id } });
  if (data.label && data.id && IDS[kind] === "levelId" && !/^\d+$/.test(data.label))
    originate(data.label, { value: { levelId: data.id } });
  if (data.buildingName && data.buildingId)
    originate(data.buildingName, { value: { buildingId: data.buildingId } });
  if (kind === "placeCategories") {
    const id = `place-category-${data.category.toLowerCase()}`;
    originate(data.name, { id, value: { message: id } });
  }
  for (const [address, texts] of Object.entries(SPOKEN)) {
    if (data[address] === undefined) continue;
    for (const name of texts) if (data[name]) originate(data[name], { url: data[address] });
  }
  for (const [name, each] of Object.entries(data)) learn(each, name);
}
