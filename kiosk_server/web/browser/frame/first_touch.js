// Owns what is touched on the first paint, before the page's script was there and until it shows
// something of its own: early.js marks it. Must not know what touches do.

/** @param {(touched: DOMStringMap) => void} take told what the control that was touched last says of itself */
export function onFirstTouch(take) {
  const look = () => {
    const touched = document.querySelector(".first-paint [data-touched]");
    if (touched instanceof HTMLElement) take(touched.dataset);
  };
  look();
  addEventListener("click", look);
}
