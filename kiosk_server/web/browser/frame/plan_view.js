// Shows a plan picture that the server made: a text, read as SVG and never as HTML, or what stands
// on a page of the server. It is refused if it holds anything but drawing.

import { html, nothing } from "lit-html";
import { AsyncDirective, directive } from "lit-html/async-directive.js";
import { whenIdle } from "./view.js";
import { say } from "./words.js";

const SVG = "http://www.w3.org/2000/svg";
const ALLOWED = new Set(
  "svg g path circle ellipse rect line polyline polygon text tspan title desc defs clipPath".split(" "),
);
const ALLOWED_LINK = /^url\(#[\w-]+\)$/;

/**
 * @param {string | SVGSVGElement} source
 * @returns {SVGSVGElement | null} null for what is not a plain drawing
 */
export function parsePicture(source) {
  const root =
    typeof source === "string"
      ? new DOMParser().parseFromString(source, "image/svg+xml").documentElement
      : source;
  // What stands on this page was shown before any script ran.
  const isOurs = root.ownerDocument === document;
  if (!isOurs && !isDrawing(root)) return null;
  // What stands nowhere is taken as it is; what is shown elsewhere stays there.
  const picture = isOurs && !root.isConnected ? root : document.importNode(root, true);
  return /** @type {SVGSVGElement} */ (/** @type {unknown} */ (picture));
}

/** Whether an element is an SVG that holds nothing but drawing. */
function isDrawing(root) {
  if (root.namespaceURI !== SVG || root.localName !== "svg") return false;
  for (const element of [root, ...root.querySelectorAll("*")]) {
    if (element.namespaceURI !== SVG || !ALLOWED.has(element.localName)) return false;
    for (const { localName, value } of element.attributes) {
      if (localName.startsWith("on") || localName === "href" || localName === "style") return false;
      if (/url\(/i.test(value) && !ALLOWED_LINK.test(value)) return false;
    }
  }
  return true;
}

/** Puts a picture into its element, and keeps it there while its source is the same. */
class PictureDirective extends AsyncDirective {
  source = null;
  picture = nothing;
  isDue = false;

  render(source, isLater) {
    const isKnown = source === this.source;
    if (!isKnown) {
      this.source = source;
      this.picture = nothing;
      this.isDue = true;
    }
    if (this.isDue && !isLater) this.draw();
    else if (!isKnown) whenIdle(() => this.drawLate(source));
    return this.picture;
  }

  /** What nobody sees yet is made while nobody waits, so that it is there at once when it is wanted. */
  drawLate(source) {
    if (!this.isDue || !this.isConnected || source !== this.source) return;
    this.draw();
    this.setValue(this.picture);
  }

  draw() {
    this.isDue = false;
    const picture = parsePicture(this.source);
    if (picture === null) {
      console.error("plan picture refused");
      this.picture = html`<p class="plan-failed">${say("frame-plan-failed")}</p>`;
    } else {
      // The box decides how large it is; the picture keeps its proportions in it.
      picture.removeAttribute("width");
      picture.removeAttribute("height");
      this.picture = picture;
    }
  }
}

const picture = directive(PictureDirective);

/**
 * @param {{svg: string | SVGSVGElement, label?: string, className?: string, isLater?: boolean}} shown label: an
 *   accessible name in place of the picture's own; isLater: it is not seen yet and may be made when
 *   the page has time
 */
export function planView({ svg, label, className = "", isLater = false }) {
  return label
    ? html`<div class="plan-view ${className}" role="group" aria-label=${label}>
        ${picture(svg, isLater)}
      </div>`
    : html`<div class="plan-view ${className}">${picture(svg, isLater)}</div>`;
}
