// The plan that is moved, zoomed and touched: a picture of the server's, and marks over it. Keys
// move it under a mark in the middle, so that whatever a finger does a keyboard does too.

import { parsePicture } from "../frame/plan_view.js";

/** @typedef {import("./plan_geometry.js").Point} Point */
/** @typedef {import("./plan_geometry.js").Box} Box */
/** @typedef {{points: Point[], shape: "POINT" | "LINE" | "AREA", look: string, number?: string, place?: number}} Mark
 * place: how many marks with numbers lie at the same point before it */

const SVG = "http://www.w3.org/2000/svg";
const ZOOM = 1.5;
const MOST_ZOOM = 12;
const TAP_PX = 8;
const STEP = 0.08;
const FINGER_PX = 22;
const DOT_PX = 9;
const PIN_PX = 14;

/**
 * @param {object} wishes
 * @param {(point: Point, reachPx: number) => void} wishes.onTouch in pixels of the picture
 */
export function createStage({ onTouch }) {
  const element = document.createElement("div");
  element.className = "stage";
  element.tabIndex = 0;
  element.setAttribute("role", "application");
  const aim = document.createElement("span");
  aim.className = "stage-aim";
  aim.ariaHidden = "true";
  const overlay = document.createElementNS(SVG, "svg");
  overlay.classList.add("stage-marks");
  overlay.setAttribute("aria-hidden", "true");
  element.append(overlay, aim);
  /** @type {SVGSVGElement | null} */
  let picture = null;
  let source = "";
  let size = { width: 1, height: 1 };
  /** @type {Box} what is shown, in pixels of the picture */
  let view = { x: 0, y: 0, width: 1, height: 1 };
  /** @type {Mark[]} */
  let marks = [];
  /** @type {Map<number, {x: number, y: number}>} */
  const fingers = new Map();
  let moved = 0;
  /** @type {{box: Box, leastPx: number} | null} what is to be shown as soon as there is room */
  let wanted = null;

  /** Pixels of the picture for one of the screen. */
  const scale = () => Math.max(view.width / element.clientWidth, view.height / element.clientHeight);

  /** @param {{clientX: number, clientY: number}} event @returns {Point} */
  function pointAt({ clientX, clientY }) {
    const box = element.getBoundingClientRect();
    const by = scale();
    return [
      view.x + view.width / 2 + (clientX - box.x - box.width / 2) * by,
      view.y + view.height / 2 + (clientY - box.y - box.height / 2) * by,
    ];
  }

  function look(next) {
    const width = Math.min(Math.max(next.width, size.width / MOST_ZOOM), size.width);
    const height = (next.height * width) / next.width;
    const x = next.x + (next.width - width) / 2;
    const y = next.y + (next.height - height) / 2;
    view = { x, y, width, height };
    // Some of the plan always stays in the middle.
    view.x = Math.min(Math.max(view.x, -width / 2), size.width - width / 2);
    view.y = Math.min(Math.max(view.y, -height / 2), size.height - height / 2);
    const text = `${view.x} ${view.y} ${view.width} ${view.height}`;
    overlay.setAttribute("viewBox", text);
    picture?.setAttribute("viewBox", text);
    drawMarks();
  }

  /** @param {number} by @param {Point} [around] */
  function zoom(by, around = [view.x + view.width / 2, view.y + view.height / 2]) {
    const least = size.width / MOST_ZOOM / view.width;
    const factor = Math.max(least, Math.min(1 / by, size.width / view.width));
    look({
      x: around[0] - (around[0] - view.x) * factor,
      y: around[1] - (around[1] - view.y) * factor,
      width: view.width * factor,
      height: view.height * factor,
    });
  }

  /** Hidden, as one of a phone's panes is: it has no size, and is drawn when it has one. */
  const isHidden = () => element.clientWidth === 0 || element.clientHeight === 0;

  function drawMarks() {
    if (isHidden()) return;
    const by = scale();
    overlay.replaceChildren(...marks.flatMap((mark) => markNodes(mark, by)));
  }

  element.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    element.setPointerCapture(event.pointerId);
    if (fingers.size === 0) moved = 0;
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  });
  element.addEventListener("pointermove", (event) => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    const others = [...fingers].filter(([id]) => id !== event.pointerId).map(([, at]) => at);
    const now = { x: event.clientX, y: event.clientY };
    moved += Math.hypot(now.x - before.x, now.y - before.y);
    fingers.set(event.pointerId, now);
    if (moved < TAP_PX && others.length === 0) return;
    if (others.length === 1) {
      const apart = (at) => Math.hypot(at.x - others[0].x, at.y - others[0].y);
      const middle = { clientX: (now.x + others[0].x) / 2, clientY: (now.y + others[0].y) / 2 };
      zoom(apart(now) / Math.max(apart(before), 1), pointAt(middle));
    } else {
      const by = scale();
      look({ ...view, x: view.x - (now.x - before.x) * by, y: view.y - (now.y - before.y) * by });
    }
  });
  element.addEventListener("pointerup", (event) => {
    const isTap = fingers.size === 1 && fingers.has(event.pointerId) && moved < TAP_PX;
    fingers.delete(event.pointerId);
    if (isTap) onTouch(pointAt(event), FINGER_PX * scale());
  });
  element.addEventListener("pointercancel", (event) => fingers.delete(event.pointerId));
  element.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      zoom(event.deltaY < 0 ? 1.15 : 1 / 1.15, pointAt(event));
    },
    { passive: false },
  );
  element.addEventListener("keydown", (event) => {
    if (event.target !== element || event.altKey || event.ctrlKey || event.metaKey) return;
    const step = STEP * view.width * (event.shiftKey ? 3 : 1);
    const [right, down] = ARROWS[event.key] ?? [0, 0];
    if (right || down) look({ ...view, x: view.x + right * step, y: view.y + down * step });
    else if (event.key === "+" || event.key === "=") zoom(ZOOM);
    else if (event.key === "-") zoom(1 / ZOOM);
    else if (event.key === "Enter" || event.key === " ") {
      onTouch([view.x + view.width / 2, view.y + view.height / 2], FINGER_PX * scale());
    } else return;
    event.preventDefault();
  });
  new ResizeObserver(() => {
    if (wanted && !isHidden()) showBox(wanted.box, wanted.leastPx);
    else drawMarks();
  }).observe(element);

  function showBox(box, leastPx) {
    wanted = isHidden() ? { box, leastPx } : null;
    if (wanted) return;
    const [width, height] = [Math.max(box.width, leastPx), Math.max(box.height, leastPx)];
    const ratio = element.clientWidth / element.clientHeight;
    const wide = Math.max(width, height * ratio) * 1.08;
    look({
      x: box.x + box.width / 2 - wide / 2,
      y: box.y + box.height / 2 - wide / ratio / 2,
      width: wide,
      height: wide / ratio,
    });
  }

  return {
    element,
    /** @param {string} label */
    name(label) {
      element.setAttribute("aria-label", label);
    },
    /**
     * @param {string} svg
     * @param {{width: number, height: number}} drawn the size that it was asked for
     * @returns {boolean} whether it is another picture than before
     */
    setPicture(svg, drawn) {
      if (svg === source) return false;
      const made = parsePicture(svg);
      if (made === null) {
        console.error("plan picture refused");
        return false;
      }
      const isSameSize = picture !== null && drawn.width === size.width && drawn.height === size.height;
      source = svg;
      size = drawn;
      made.removeAttribute("width");
      made.removeAttribute("height");
      // What is on it can be found in the list beside; read as a picture it would be a thousand names.
      made.setAttribute("aria-hidden", "true");
      made.setAttribute("preserveAspectRatio", "xMidYMid meet");
      picture?.remove();
      picture = made;
      element.prepend(made);
      look(isSameSize ? view : { x: 0, y: 0, ...drawn });
      return true;
    },
    /** @param {Mark[]} next */
    setMarks(next) {
      marks = next;
      drawMarks();
    },
    /**
     * Shows a box with some plan around it.
     * @param {Box} box
     * @param {number} [leastPx] of the picture
     */
    show(box, leastPx = 0) {
      showBox(box, leastPx);
    },
    zoomIn: () => zoom(ZOOM),
    zoomOut: () => zoom(1 / ZOOM),
  };
}

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** @param {Mark} mark @param {number} by pixels of the picture for one of the screen */
function markNodes({ points, shape, look, number, place = 0 }, by) {
  const nodes = [];
  if (points.length === 1) {
    const [x, cy] = points[0];
    const cx = x + place * 2 * PIN_PX * by;
    nodes.push(made("circle", { cx, cy, r: (number === undefined ? DOT_PX : PIN_PX) * by }));
  } else {
    const text = points.map((point) => point.join(",")).join(" ");
    nodes.push(made(shape === "AREA" ? "polygon" : "polyline", { points: text }));
  }
  if (number !== undefined) {
    const [x, y] = points[0];
    const label = made("text", { x: x + place * 2 * PIN_PX * by, y, "font-size": 15 * by });
    label.textContent = number;
    nodes.push(label);
  }
  for (const node of nodes) node.classList.add("mark", `mark-${look}`);
  return nodes;
}

/** @param {string} name @param {Record<string, unknown>} attributes */
function made(name, attributes) {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value));
  return node;
}
