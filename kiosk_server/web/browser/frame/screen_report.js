// Tells the server once a minute that this screen is there, and whether it is heard, so that those who
// look after screens see it. A browser that was not enrolled is told so the first time, and is silent.

import { ask } from "./operations.js";
import { mayBeHeard } from "./sound_gate.js";

/** After everything that the first view waits for. */
const FIRST_MS = 4000;
const EVERY_MS = 60_000;

/**
 * @param {object} screen
 * @param {boolean} screen.isLoudspeaker
 * @param {(isEnrolled: boolean) => void} [screen.onTold]
 */
export function reportScreen({ isLoudspeaker, onTold = () => {} }) {
  async function tell() {
    const sound = !isLoudspeaker ? "SILENT" : (await mayBeHeard()) ? "HEARD" : "BLOCKED";
    try {
      const told = await ask("ReportKioskHealth", { input: { sound } }, { asScreen: true });
      onTold(told.reportKioskHealth);
      if (!told.reportKioskHealth) return;
    } catch (error) {
      if (error.kind === undefined) throw error;
      if (error.kind === "gone" || error.kind === "refused") return;
    }
    setTimeout(tell, EVERY_MS);
  }
  setTimeout(tell, FIRST_MS);
}
