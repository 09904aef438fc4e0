// Where the car stands: kept on this phone alone, for a day at most, and gone when its owner says
// so. Knows no page.

const KEY = "kiosk-server.phone.parking";
const FORM = 1;
const KEPT_MILLISECONDS = 24 * 60 * 60 * 1000;

/** Used where the phone gives no storage: it lasts as long as the page. */
let withoutStorage = null;

/**
 * @typedef {object} KeptParking
 * @property {string} id  of the place
 * @property {Record<string, string>} names  by locale
 * @property {number} keptAt  in milliseconds since 1970
 */

/** Keeps where the car stands, in place of where it stood before. */
export function keepParking({ id, names }, now = Date.now()) {
  withoutStorage = { form: FORM, id, names, keptAt: now };
  try {
    localStorage.setItem(KEY, JSON.stringify(withoutStorage));
  } catch {
    // No storage, or no room in it: the page alone keeps it.
  }
}

/**
 * Where the car stands, or null: never kept, too old, or written by another form of this page.
 * @returns {KeptParking | null}
 */
export function recallParking(now = Date.now()) {
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
  forgetParking();
  return null;
}

/** Leaves nothing behind. */
export function forgetParking() {
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
    typeof kept.id === "string" &&
    kept.names !== null &&
    typeof kept.names === "object"
  );
}
