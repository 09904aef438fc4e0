// Owns how a phone makes itself heard: a chime and a shake, once its owner has allowed them by a
// touch, as browsers want it. It also keeps the screen on meanwhile, where that can be.

import { playTones } from "../frame/tones.js";
import { recall, remember } from "../frame/visit.js";

const KEPT = "ring";
const RING = { toneSeconds: 0.4, gain: 0.5 };
const SHAKES_MS = [500, 200, 500, 200, 500];

/** @param {() => void} changed */
export function createRinging(changed) {
  let context = null;
  let lock = null;
  let isOn = false;

  async function keepAwake() {
    if (!isOn || document.visibilityState === "hidden") return;
    try {
      lock = (await navigator.wakeLock?.request("screen")) ?? null;
    } catch {
      // Low battery, or no secure context: the screen goes dark as it always does.
    }
  }

  function sound() {
    if (context?.state !== "running") return;
    playTones(context, RING);
  }

  document.addEventListener("visibilitychange", keepAwake);

  return {
    isOn: () => isOn,
    /** Whether it was allowed before this page was opened anew: a touch is needed again. */
    wasOn: () => !isOn && recall(KEPT) === "on",
    /** To be called by a touch. */
    async set(wish) {
      isOn = wish;
      remember(KEPT, wish ? "on" : null);
      if (wish) {
        context ??= new AudioContext();
        await context.resume();
        sound();
        keepAwake();
      } else {
        lock?.release();
        lock = null;
      }
      changed();
    },
    ring() {
      if (!isOn) return;
      sound();
      navigator.vibrate?.(SHAKES_MS);
    },
  };
}
