// What this phone keeps of an alarm and of the way out, so that both are there when the page is
// opened again without network. It stays on the phone. Knows no page.

const KEY = "kiosk-server.phone.alarm";
const FORM = 1;
/** An alarm that nobody could take back for so long is not to be shown any more. */
const KEPT_MILLISECONDS = 2 * 60 * 60 * 1000;

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
  const kept = { form: FORM, keptAt: now, alarms, wish, words, pictures };
  for (const wanted of [kept, { ...kept, pictures: [] }]) {
    try {
      localStorage.setItem(KEY, JSON.stringify(wanted));
      return;
    } catch {
      // No storage, or no room in it.
    }
  }
}

/**
 * What was kept, or null: nothing, too old, or written by another form of this page.
 * @returns {KeptAlarm | null}
 */
export function recallAlarm(now = Date.now()) {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY));
    const age = now - kept?.keptAt;
    const isWhole = kept?.form === FORM && Array.isArray(kept.alarms);
    if (isWhole && age >= 0 && age < KEPT_MILLISECONDS) return kept;
  } catch {
    // Unreadable: as good as none.
  }
  forgetAlarm();
  return null;
}

/** Leaves nothing behind. */
export function forgetAlarm() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Nothing was kept there.
  }
}
