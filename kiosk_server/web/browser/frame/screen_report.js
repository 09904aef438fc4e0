// Tells the server once a minute that this screen is there, and where it is heard, so that those who
// look after screens see it and calls are said where somebody says them. A browser that was not
// enrolled is told so; it asks again only where it is to be a loudspeaker, since a server whose clock
// or keys were wrong knows its screens again later.

import { ask } from "./operations.js";
import { mayBeHeard } from "./sound_gate.js";

/** After everything that the first view waits for. */
const FIRST_MS = 4000;
const EVERY_MS = 60_000;
/** Browsers keep a cookie for 400 days at most, so it is given anew while the screen is in use. */
const STAY_EVERY_MS = 24 * 3600_000;

/**
 * @param {object} screen
 * @param {boolean} screen.isLoudspeaker
 * @param {string} screen.zoneId where it says announcements
 * @param {boolean} screen.isAtDoor
 * @param {(isEnrolled: boolean) => void} [screen.onTold]
 * @returns {() => void} tells at once, where something has changed
 */
export function reportScreen({ isLoudspeaker, zoneId, isAtDoor, onTold = () => {} }) {
  let isScreen = false;
  let stayedAt = -Infinity;
  let timer = 0;

  async function tell() {
    const sound = !isLoudspeaker ? "SILENT" : (await mayBeHeard()) ? "HEARD" : "BLOCKED";
    try {
      const input = { sound, zoneId, isAtDoor };
      const told = await ask("ReportKioskHealth", { input }, { asScreen: true });
      onTold(told.reportKioskHealth);
      isScreen ||= told.reportKioskHealth;
      if (told.reportKioskHealth) stay();
      else if (!isLoudspeaker && !isScreen) return;
    } catch (error) {
      if (error.kind === undefined) throw error;
    }
    clearTimeout(timer);
    timer = setTimeout(tell, EVERY_MS);
  }

  async function stay() {
    if (performance.now() - stayedAt < STAY_EVERY_MS) return;
    try {
      const answer = await fetch("/enrol", { method: "POST", credentials: "same-origin", cache: "no-store" });
      if (answer.ok) stayedAt = performance.now();
    } catch {
      // The next report tries again.
    }
  }

  timer = setTimeout(tell, FIRST_MS);
  return () => {
    clearTimeout(timer);
    tell();
  };
}
