// Owns when a way is asked for again by itself: soon after the venue changed, a little spread over
// the phones, and again and again as long as there is no answer. Knows no way.

/** A changed venue is asked about by all phones within a moment, and not in the same one. */
const SPREAD_MS = 400;
/** An answer that comes sooner needs no word before it. */
const LATE_MS = 1200;
const FIRST_WAIT_MS = 2000;
const LONGEST_WAIT_MS = 30_000;

/** Why there is no answer where the same question may have one a little later. */
const PASSING = new Set(["busy", "fault", "offline"]);

/** @param {{kind?: string}} error  of a question that got no answer */
export const isPassing = ({ kind }) => PASSING.has(kind);

/**
 * @param {object} wishes
 * @param {() => unknown} wishes.renew  asks
 * @param {() => void} wishes.onLate  called when what was asked because of a change is not answered soon
 */
export function createRenewal({ renew, onLate }) {
  let asking = 0;
  let late = 0;
  let failures = 0;

  function start(after) {
    clearTimeout(asking);
    asking = setTimeout(renew, after);
  }

  return {
    /** The venue has changed. */
    soon() {
      failures = 0;
      clearTimeout(late);
      late = setTimeout(onLate, LATE_MS);
      start(Math.random() * SPREAD_MS);
    },
    /** There was no answer. Full jitter, so that phones do not come back in one wave. */
    again() {
      const longest = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures);
      failures += 1;
      start(FIRST_WAIT_MS / 2 + Math.random() * longest);
    },
    /** It is being asked now: nothing else is to be asked beside. */
    begin() {
      clearTimeout(asking);
    },
    answered() {
      clearTimeout(asking);
      clearTimeout(late);
      failures = 0;
    },
  };
}
