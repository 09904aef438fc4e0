// Owns when somebody who waits elsewhere is to set off: the walk and some time to spare before the
// earliest moment at which they may be called. Pure.

/** Time for a lift that does not come and for finding a seat. */
export const MARGIN_SECONDS = 180;
/** Counted where nobody knows how far it is. */
export const UNKNOWN_WALK_SECONDS = 300;
/** With so few before, nobody is to be far away, whatever the estimate says. */
export const FEW_AHEAD = 2;

/**
 * @param {{earliest: string} | null} estimatedCall
 * @param {number | null} walkSeconds from where they are; null: not known
 * @returns {Date | null} null: nobody knows when they are called
 */
export function setOffAt(estimatedCall, walkSeconds) {
  if (!estimatedCall) return null;
  const seconds = (walkSeconds ?? UNKNOWN_WALK_SECONDS) + MARGIN_SECONDS;
  return new Date(new Date(estimatedCall.earliest).getTime() - seconds * 1000);
}

/**
 * Whether it is time to go.
 * @param {{ahead: number | null, estimatedCall: {earliest: string} | null}} ticket one that waits
 * @param {number | null} walkSeconds
 * @param {Date} now
 */
export function isTimeToGo({ ahead, estimatedCall }, walkSeconds, now) {
  if (ahead !== null && ahead <= FEW_AHEAD) return true;
  const at = setOffAt(estimatedCall, walkSeconds);
  return at !== null && now >= at;
}
