// Owns how a page follows one thing of the server: by its socket, and by asking now and then where a
// proxy lets none through. What the socket brought is never put back by an answer that was asked for
// before. It must not know what is followed.

import { watch } from "./live.js";
import { ask } from "./operations.js";

const FIRST_POLL_MS = 2000;
const POLL_MS = 10_000;
/** The longest that it takes by chance besides, so that pages do not ask in one wave. */
const SPREAD_MS = 2000;

/**
 * @param {object} wishes
 * @param {string} wishes.subscription and
 * @param {string} wishes.query the listed operations, with equal variables and the same data
 * @param {Record<string, unknown>} wishes.variables
 * @param {string} [wishes.tag] the language of the answers, the page's own where it is left out
 * @param {(data: any, how: {isPolled: boolean}) => void} wishes.onData
 * @param {(state: import("./live.js").LiveState) => void} [wishes.onState] `live` as long as it is
 *   heard of, whichever way
 * @returns {{isLive: () => boolean, look: () => void, stop: () => void}} look: asks at once, beside
 *   the socket
 */
export function follow({ subscription, query, variables, tag, onData, onState = () => {} }) {
  const end = new AbortController();
  const { signal } = end;
  let hasSocket = false;
  let isPollHeard = false;
  let lastHeard = new Date();
  let told = null;
  /** Counts what the socket said and what was asked: an answer to an older question is passed over. */
  let heard = 0;
  let timer = 0;

  const isLive = () => hasSocket || isPollHeard;

  function tell() {
    const state = isLive() ? "live" : "stale";
    if (state === told || signal.aborted) return;
    told = state;
    onState(state === "live" ? { state } : { state, since: lastHeard });
  }

  function schedule(after) {
    clearTimeout(timer);
    if (!signal.aborted && !hasSocket) timer = setTimeout(poll, after + Math.random() * SPREAD_MS);
  }

  async function poll() {
    const asked = (heard += 1);
    try {
      const data = await ask(query, variables, { fresh: true, locale: tag });
      if (asked !== heard || signal.aborted) return;
      isPollHeard = !hasSocket;
      lastHeard = new Date();
      tell();
      onData(data, { isPolled: true });
    } catch (error) {
      if (error.kind === undefined) throw error;
      if (asked !== heard || signal.aborted) return;
      isPollHeard = false;
      tell();
    }
    schedule(POLL_MS);
  }

  /** The network is back, or somebody: nobody waits for the next time. */
  function hurry() {
    if (document.visibilityState !== "hidden") schedule(0);
  }

  schedule(FIRST_POLL_MS);
  addEventListener("online", hurry, { signal });
  document.addEventListener("visibilitychange", hurry, { signal });
  const unwatch = watch(subscription, variables, {
    tag,
    onState(state) {
      heard += 1;
      hasSocket = state.state === "live";
      if (hasSocket) {
        clearTimeout(timer);
        isPollHeard = false;
      } else {
        lastHeard = state.since;
        schedule(FIRST_POLL_MS);
      }
      tell();
    },
    onData(data) {
      heard += 1;
      lastHeard = new Date();
      onData(data, { isPolled: false });
    },
  });
  return {
    isLive,
    look: poll,
    stop() {
      end.abort();
      clearTimeout(timer);
      unwatch();
    },
  };
}
