// Owns how a page hears of the venue: by its socket, and by asking now and then where a proxy lets
// none through. What the socket brought is never put back by an answer that was asked for before.

import { watch } from "./live.js";
import { ask } from "./operations.js";

const FIRST_POLL_MS = 2000;
const POLL_MS = 10_000;
/** The longest that it takes by chance besides, so that pages do not ask in one wave. */
const SPREAD_MS = 2000;

/**
 * @param {object} wishes
 * @param {(venue: {planVersion: string, dataVersion: string, alarms: object[]}, how: {isPolled: boolean}) => void} wishes.onVenue
 * @param {(state: import("./live.js").LiveState) => void} [wishes.onState] `live` as long as the
 *   venue is heard of, whichever way
 * @returns {{isLive: () => boolean}} isLive: whether the venue is heard of now
 */
export function watchVenue({ onVenue, onState = () => {} }) {
  let hasSocket = false;
  let isPollHeard = false;
  let lastHeard = new Date();
  let told = null;
  /** Counts what the socket said: an answer that was asked for before is older. */
  let heard = 0;
  let polls = 0;
  let timer = 0;

  const isLive = () => hasSocket || isPollHeard;

  function tell() {
    const state = isLive() ? "live" : "stale";
    if (state === told) return;
    told = state;
    onState(state === "live" ? { state } : { state, since: lastHeard });
  }

  function schedule(after) {
    clearTimeout(timer);
    timer = setTimeout(poll, after + Math.random() * SPREAD_MS);
  }

  async function poll() {
    const [own, before] = [(polls += 1), heard];
    const isOld = () => hasSocket || heard !== before || own !== polls;
    try {
      const { venue } = await ask("ShowAlarms", {}, { fresh: true });
      if (isOld()) return;
      isPollHeard = true;
      lastHeard = new Date();
      tell();
      onVenue(venue, { isPolled: true });
    } catch (error) {
      if (error.kind === undefined) throw error;
      if (isOld()) return;
      isPollHeard = false;
      tell();
    }
    schedule(POLL_MS);
  }

  /** The network is back: nobody waits for the next time. */
  function hurry() {
    if (!hasSocket && document.visibilityState !== "hidden") schedule(0);
  }

  schedule(FIRST_POLL_MS);
  addEventListener("online", hurry);
  document.addEventListener("visibilitychange", hurry);
  watch(
    "WatchVenue",
    {},
    {
      onState(state) {
        hasSocket = state.state === "live";
        heard += 1;
        if (hasSocket) {
          clearTimeout(timer);
          isPollHeard = false;
        } else {
          lastHeard = state.since;
          schedule(FIRST_POLL_MS);
        }
        tell();
      },
      onData({ venueChanged }) {
        heard += 1;
        lastHeard = new Date();
        onVenue(venueChanged, { isPolled: false });
      },
    },
  );
  return { isLive };
}
