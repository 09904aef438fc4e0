// Forgetting that holds: entries of the history from before it are known by their number, and lose
// their destination when one comes back to them. Knows no page.

import { recall, remember } from "../frame/visit.js";

const NAME = "phone.forgettings";

/** How often a way was forgotten in this tab; each entry of the history carries it. */
export function forgettings() {
  // Where nothing can be remembered, the entry that is shown says it.
  return Math.max(Number(recall(NAME) ?? 0), history.state?.forgettings ?? 0);
}

/** Every entry of the history until now is one of before. */
export function forgetEntries() {
  remember(NAME, String(forgettings() + 1));
}

/**
 * The wish of an entry, without its destination if that was forgotten since.
 * @param {import("./address.js").PhoneWish} wish
 * @param {{forgettings?: number} | null} entry null: an address that was opened anew
 */
export function wishOfEntry(wish, entry) {
  const isForgotten = entry !== null && (entry.forgettings ?? 0) < forgettings();
  return isForgotten ? { ...withoutDestination(wish), here: null } : wish;
}

/** The same traveller, going nowhere yet. */
export function withoutDestination(wish) {
  return { ...wish, to: null, via: [], isBack: false };
}
