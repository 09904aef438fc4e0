// Guards against double taps: what lies under a finger acts once, when it is lifted.
//
// A second click soon after the first is dropped if it is on the same control or at the same spot,
// since the first one may have put another control there. Keys of a pad carry `data-repeat`.

const APART_MS = 300;
const SPOT_PX = 40;
const CONTROLS = "a, button, input, select, summary, [role=button], [role=switch], [role=tab]";

let lastTime = -Infinity;
/** @type {Element | null} */
let lastControl = null;
let lastX = 0;
let lastY = 0;

/** Begins to guard the page; once is enough. */
export function guardTaps() {
  document.addEventListener("click", guard, { capture: true });
}

/** @param {MouseEvent} event */
function guard(event) {
  const target = event.target instanceof Element ? event.target : null;
  const control = target?.closest(CONTROLS) ?? null;
  // The click on a label comes again as a click on its field: that one counts.
  if (control === null && target?.closest("label")) return;
  const isRepeatable = Boolean(control?.hasAttribute("data-repeat"));
  const isSoon = event.timeStamp - lastTime < APART_MS;
  const byPointer = event.detail > 0;
  const isSameSpot =
    byPointer && Math.hypot(event.clientX - lastX, event.clientY - lastY) < SPOT_PX;
  if (isSoon && !isRepeatable && ((control && control === lastControl) || isSameSpot)) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  lastTime = event.timeStamp;
  lastControl = control;
  // A key press is at no spot.
  [lastX, lastY] = byPointer ? [event.clientX, event.clientY] : [-1e6, -1e6];
}
