// What this phone keeps of an alarm and of the way out, so that both are there when the page is
// opened again without network. It stays on the phone. Knows no page.

import { createPhoneStorage } from "./phone_storage.js";

const storage = createPhoneStorage({
  key: "kiosk-server.phone.alarm",
  form: 2,
  // An alarm that nobody could take back for so long is not to be shown any more.
  keptHours: 2,
  isWhole: ({ alarms }) => Array.isArray(alarms),
});

/**
 * @typedef {object} KeptAlarm
 * @property {import("../frame/alarms.js").Alarm[]} alarms  in force when the server was heard last
 * @property {number} keptAt  milliseconds since 1970
 * @property {object | null} wish  where the way out begins, and the needs: `{from, needs}`
 * @property {object | null} words  an EvacuationRoute
 * @property {object[]} pictures  of its stretches
 */

/** Keeps what is known; without its pictures where there is no room for them. */
export function keepAlarm({ alarms, wish = null, words = null, pictures = [] }, now = Date.now()) {
  const kept = { alarms, wish, words, pictures };
  storage.keep(kept, now, { ...kept, pictures: [] });
}

/**
 * What was kept, or null: nothing, too old, or written by another form of this page.
 * @returns {KeptAlarm | null}
 */
export const recallAlarm = (now = Date.now()) => storage.recall(now);

/** Leaves nothing behind. */
export const forgetAlarm = () => storage.forget();
