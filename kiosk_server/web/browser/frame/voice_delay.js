// Owns when the voice of a waiting zone has fallen behind with its calls. Pure.

/** What is called just now is no delay yet. */
const LATE_MS = 30_000;

/**
 * @param {string} zoneId of a waiting zone
 * @param {{zoneId: string}[]} voices of all zones of announcements
 */
export const voiceOf = (zoneId, voices) =>
  voices.find((voice) => voice.zoneId === `waiting:${zoneId}`) ?? null;

/**
 * Whether what waits to be said for the first time waits for too long.
 * @param {{unsaidSince: string | null}} voice
 * @param {Date} at when that was told
 */
export const isBehind = ({ unsaidSince }, at) => unsaidSince !== null && at - new Date(unsaidSince) > LATE_MS;
