// What this phone keeps between pages: the way, how far one got, and where one was going. It stays
// on the phone, is a day old at most, and is gone when its owner says so. Knows no page.

const KEY = "kiosk-server.phone.way";
const FORM = 1;
const KEPT_MILLISECONDS = 24 * 60 * 60 * 1000;

/**
 * Used where the phone gives no storage, as in some private windows: it lasts as long as the page.
 */
let withoutStorage = null;

/**
 * @typedef {object} KeptWay
 * @property {import("./carried_way.js").CarriedWay} way  words and pictures
 * @property {number} stepIndex  the step that was shown last
 * @property {boolean} isDone  whether its owner said to have arrived
 * @property {number} keptAt  when it was kept first, in milliseconds since 1970
 */

/** Keeps a way; without its pictures where there is no room for them. */
export function keepWay({ way, stepIndex, isDone }, now = Date.now()) {
  const before = recallWay(now);
  const keptAt = before && before.way.key === way.key ? before.keptAt : now;
  const kept = { form: FORM, way, stepIndex, isDone, keptAt };
  withoutStorage = kept;
  const lighter = { ...kept, way: { ...way, stepPictures: {}, levelPictures: {} } };
  for (const wanted of [kept, lighter]) {
    try {
      localStorage.setItem(KEY, JSON.stringify(wanted));
      return;
    } catch {
      // No storage, or no room in it: the lighter one is tried, then the page alone keeps it.
    }
  }
}

/**
 * The kept way, or null: none, too old, or written by another form of this page.
 * @returns {KeptWay | null}
 */
export function recallWay(now = Date.now()) {
  let kept = withoutStorage;
  try {
    const text = localStorage.getItem(KEY);
    if (text !== null) kept = JSON.parse(text);
  } catch {
    // Unreadable: as good as none.
  }
  if (!isWhole(kept)) return null;
  const age = now - kept.keptAt;
  if (age >= 0 && age < KEPT_MILLISECONDS) return kept;
  forgetWay();
  return null;
}

/** Leaves nothing behind. */
export function forgetWay() {
  withoutStorage = null;
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Nothing was kept there.
  }
}

function isWhole(kept) {
  return (
    kept !== null &&
    typeof kept === "object" &&
    kept.form === FORM &&
    Number.isFinite(kept.keptAt) &&
    Number.isInteger(kept.stepIndex) &&
    typeof kept.way?.key === "string" &&
    typeof kept.way.words === "object" &&
    typeof kept.way.stepPictures === "object" &&
    typeof kept.way.levelPictures === "object"
  );
}
