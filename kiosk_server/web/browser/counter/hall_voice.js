// Asks how the voice of a waiting zone does while its nurse has it open: who calls slower, or by name,
// helps a hall whose loudspeaker does not keep up.

import { ask } from "../frame/operations.js";
import { mayTriage } from "./ticket_acts.js";

const EVERY_MS = 30_000;

/** @param store the page's; `voices` and `voicesAt` are what was told last, and when */
export function createHallVoice(store) {
  let askedAt = -Infinity;

  /** What is known is of another zone now. */
  function renew() {
    askedAt = -Infinity;
    look();
  }

  /** Asks where it is time to. What is not told is asked for the next time. */
  async function look() {
    const { place, roles } = store.state;
    if (place.kind !== "zone" || place.id === null || !mayTriage(roles ?? [])) return;
    if (document.visibilityState !== "visible" || performance.now() - askedAt < EVERY_MS) return;
    askedAt = performance.now();
    try {
      const { announcementVoices } = await ask("ShowVoices", {}, { fresh: true });
      store.update({ voices: announcementVoices, voicesAt: new Date() });
    } catch (problem) {
      if (problem.kind === undefined) throw problem;
      store.update({ voices: [] });
    }
  }

  return { look, renew };
}
