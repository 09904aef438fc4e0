// What a phone keeps for some hours: one thing under one key, on this phone alone. Where there is
// no storage, as in some private windows, it lasts as long as the page. Knows no page.

const HOUR_MILLISECONDS = 60 * 60 * 1000;

/**
 * @param {object} about
 * @param {string} about.key  of the phone's storage
 * @param {number} about.form  what was kept in another form is as good as none
 * @param {number} about.keptHours
 * @param {(kept: object) => boolean} about.isWhole  whether it has all that is its own
 */
export function createPhoneStorage({ key, form, keptHours, isWhole }) {
  let withoutStorage = null;

  const isUsable = (kept) =>
    kept !== null &&
    typeof kept === "object" &&
    kept.form === form &&
    Number.isFinite(kept.keptAt) &&
    isWhole(kept);

  /** Leaves nothing behind. */
  function forget() {
    withoutStorage = null;
    try {
      localStorage.removeItem(key);
    } catch {
      // Nothing was kept there.
    }
  }

  return {
    forget,

    /**
     * Keeps it in place of what was there before; `keptAt` is in milliseconds since 1970.
     * @param {object} lighter  what to keep where there is no room for all of it
     */
    keep(whole, keptAt, lighter = whole) {
      withoutStorage = { ...whole, form, keptAt };
      for (const wanted of [whole, lighter]) {
        try {
          localStorage.setItem(key, JSON.stringify({ ...wanted, form, keptAt }));
          return;
        } catch {
          // No storage, or no room in it: the lighter one is tried, then the page alone keeps it.
        }
      }
    },

    /** What is kept, or null: nothing, too old, or written by another form of this page. */
    recall(now) {
      let kept = withoutStorage;
      try {
        const text = localStorage.getItem(key);
        if (text !== null) kept = JSON.parse(text);
      } catch {
        // Unreadable: as good as none.
      }
      if (!isUsable(kept)) return null;
      const age = now - kept.keptAt;
      if (age >= 0 && age < keptHours * HOUR_MILLISECONDS) return kept;
      forget();
      return null;
    },
  };
}
