// Owns what becomes of keys that somebody presses on a real keyboard before the field is open.

/**
 * Listens for good. `visits` is the store of the visit; `isOff()` says when letters lead nowhere.
 */
export function heedTyping({ visits, actions, isOff }) {
  addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (isOff()) return;
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (target instanceof HTMLInputElement) return;
    const { view, text } = visits.state;
    if (key === "Enter" && view === "search" && !isControl(target)) {
      actions.takeFirst();
      return;
    }
    if (!/^[\p{L}\p{N}]$/u.test(key)) return;
    if (view === "check-in" || view === "number-search") {
      // A reader of cards types like a keyboard, and nobody has touched the field before.
      document.querySelector(view === "check-in" ? "#check-in-text" : "#number-text")?.focus();
      return;
    }
    if (view === "search") {
      // The next keys may come before the field is there.
      actions.type(text + key);
      document.querySelector("#search-text")?.focus({ preventScroll: true });
    } else if (view === "home" || view === "choose") actions.openSearch(key);
    else return;
    event.preventDefault();
  });
}

/** Whether Enter means what has the focus. */
const isControl = (target) => target instanceof Element && target.closest("a, button") !== null;
