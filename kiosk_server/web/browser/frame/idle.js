// Notices that nobody is there any more: asks first, then ends the visit, or what of it was to last
// no longer.

import { boot } from "./boot.js";

const SIGNS = ["pointerdown", "keydown", "input", "wheel", "touchmove", "voice-read"];
const TICK_MS = 500;
const SWALLOW_MS = 1000;

/**
 * @param {object} wishes
 * @param {(secondsLeft: number) => void} wishes.onWarn each second while it is asked
 * @param {() => void} wishes.onWipe nobody answered
 * @param {() => void} wishes.onStay somebody touched the page while it was asked
 * @param {() => boolean} [wishes.isNeeded] false: there is nothing to wipe, so nothing is asked
 * @param {number} [wishes.askAfterSeconds]
 * @param {boolean} [wishes.isOver] false: the question stands beside the rest of the page, and the
 *   touch that answers it also does what it does
 * @returns {{stay: () => void, stop: () => void}}
 */
export function watchIdle({
  onWarn,
  onWipe,
  onStay,
  isNeeded = () => true,
  askAfterSeconds = boot.idle.askAfterSeconds,
  isOver = true,
}) {
  const { wipeAfterSeconds } = boot.idle;
  let lastSign = Date.now();
  /** Seconds left as they were told last; null: it is not being asked. */
  let told = null;
  let swallowUntil = 0;

  function stay() {
    const wasAsked = told !== null;
    lastSign = Date.now();
    told = null;
    if (wasAsked) onStay();
  }

  /** @param {Event} event */
  function notice(event) {
    // The touch that answers the question must not also press what lies beneath it.
    if (told !== null && isOver) {
      swallowUntil = Date.now() + SWALLOW_MS;
      if (event.type === "keydown") event.preventDefault();
    }
    stay();
  }

  /** @param {Event} event */
  function swallow(event) {
    if (Date.now() >= swallowUntil) return;
    swallowUntil = 0;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  function tick() {
    if (!isNeeded()) {
      lastSign = Date.now();
      told = null;
      return;
    }
    const idleSeconds = (Date.now() - lastSign) / 1000;
    if (idleSeconds < askAfterSeconds) return;
    const left = Math.ceil(askAfterSeconds + wipeAfterSeconds - idleSeconds);
    if (told === null) {
      // After a sleep of the whole machine there is still time to answer.
      if (left < wipeAfterSeconds) lastSign = Date.now() - askAfterSeconds * 1000;
      told = wipeAfterSeconds;
      onWarn(told);
    } else if (left <= 0) {
      told = null;
      lastSign = Date.now();
      onWipe();
    } else if (left < told) {
      told = left;
      onWarn(left);
    }
  }

  for (const sign of SIGNS) addEventListener(sign, notice, { capture: true, passive: false });
  addEventListener("click", swallow, { capture: true });
  const timer = setInterval(tick, TICK_MS);
  return {
    stay,
    stop() {
      clearInterval(timer);
      for (const sign of SIGNS) removeEventListener(sign, notice, { capture: true });
      removeEventListener("click", swallow, { capture: true });
    },
  };
}
