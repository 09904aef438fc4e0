// Owns the keys of a room: one for each act, as long as nobody types. They can be switched off, since
// some people's aids send letters by themselves (WCAG 2.2, 2.1.4).

const KEPT = "kiosk-server.counter.keys";

/** The key of each act; the space bar does what comes next. */
export const KEYS = {
  next: " ",
  call: "c",
  start: "s",
  recall: "r",
  "no-show": "n",
  finish: "f",
  results: "b",
  hold: "h",
  transfer: "t",
  undo: "u",
};

const ACT_OF = new Map(Object.entries(KEYS).map(([act, key]) => [key, act]));
const TYPING = "input, select, textarea";
const PRESSED = "a, button, summary, [role=button]";

export const hasKeys = () => localStorage.getItem(KEPT) !== "off";

/** @param {boolean} isOn */
export function keepKeys(isOn) {
  if (isOn) localStorage.removeItem(KEPT);
  else localStorage.setItem(KEPT, "off");
}

/**
 * @param {{isOff: () => boolean, onAct: (act: string) => void}} wishes  isOff: keys lead nowhere now
 */
export function heedKeys({ isOff, onAct }) {
  addEventListener("keydown", (event) => {
    const { key, target, repeat } = event;
    if (repeat || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (!(target instanceof Element) || target.closest(TYPING) || isOff()) return;
    // What has the focus is pressed by the space bar itself.
    if (key === " " && target.closest(PRESSED)) return;
    const act = ACT_OF.get(key.toLowerCase());
    if (act === undefined) return;
    event.preventDefault();
    onAct(act);
  });
}
