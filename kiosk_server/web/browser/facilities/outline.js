// Drawing a part of a level: two corners of a rectangle that lies along the walls, or any shape
// corner by corner. Corners are kept in metres, so that they stay where they are whatever is shown.

import { announce } from "../frame/announcer.js";
import { say } from "../frame/words.js";
import { crossesItself, rectangleMetres, squareMetres, toMetres, toPx } from "./plan_geometry.js";

/** @typedef {import("./plan_geometry.js").Point} Point */

const LEAST_PX = 4;
const LEAST_SQUARE_METRES = 0.25;
const LEAST_CORNERS = 3;
const MOST_CORNERS = 100;

/**
 * @param store the page's store; `drawing` is null or `{corners, isFree, problem}`
 * @param {(corners: Point[]) => void} onDone in metres, to the centimetre
 */
export function createOutline(store, onDone) {
  /** What is drawn, changed; what was wrong with it is told no more. */
  function draw(patch) {
    store.update({ drawing: { ...store.state.drawing, problem: null, ...patch } });
  }

  function refuse(problem) {
    draw({ problem });
    announce(problem);
  }

  function start() {
    store.update({ drawing: { corners: [], isFree: false, problem: null } });
    announce(say("facilities-draw-keys"));
  }

  function tellCorners(count) {
    announce(say("facilities-draw-corner", { count, shown: String(count) }));
  }

  /** @param {Point} point of the picture @param {number} reachPx how far a finger misses */
  function take(point, reachPx) {
    const { drawing, picture } = store.state;
    if (drawing.isFree) takeNext(point, reachPx, picture.matrix);
    else takeOpposite(point, picture.matrix);
  }

  function takeOpposite(point, matrix) {
    const [first] = store.state.drawing.corners;
    if (!first) {
      draw({ corners: [toMetres(matrix, point)] });
      announce(say("facilities-draw-second"));
      return;
    }
    const [x, y] = toPx(matrix, first);
    if (Math.abs(point[0] - x) < LEAST_PX || Math.abs(point[1] - y) < LEAST_PX) return;
    done(rectangleMetres(matrix, [x, y], point));
  }

  function takeNext(point, reachPx, matrix) {
    const { corners } = store.state.drawing;
    const away = corners.map((corner) => {
      const [x, y] = toPx(matrix, corner);
      return Math.hypot(point[0] - x, point[1] - y);
    });
    if (corners.length >= LEAST_CORNERS && away[0] <= reachPx) return finish();
    // A corner that is touched twice is one corner.
    if (away.length > 0 && away.at(-1) < LEAST_PX) return;
    if (corners.length >= MOST_CORNERS) {
      refuse(say("facilities-draw-most", { most: String(MOST_CORNERS) }));
      return;
    }
    draw({ corners: [...corners, toMetres(matrix, point)] });
    tellCorners(corners.length + 1);
  }

  function takeBack() {
    const { corners } = store.state.drawing;
    if (corners.length === 0) return;
    draw({ corners: corners.slice(0, -1) });
    tellCorners(corners.length - 1);
  }

  function finish() {
    const { corners } = store.state.drawing;
    if (corners.length < LEAST_CORNERS) return;
    if (crossesItself(corners)) refuse(say("facilities-draw-crosses"));
    else if (squareMetres(corners) < LEAST_SQUARE_METRES) refuse(say("facilities-draw-small"));
    else done(corners);
  }

  function done(corners) {
    const rounded = (value) => Math.round(value * 100) / 100;
    onDone(corners.map(([x, y]) => [rounded(x), rounded(y)]));
  }

  /** Keys of the plan while something is drawn on it. */
  function heedKey(event) {
    const { drawing } = store.state;
    if (!drawing) return;
    if (event.key === "Backspace" || event.key === "Delete") takeBack();
    else if (event.key === "Escape") store.update({ drawing: null });
    else return;
    event.preventDefault();
  }

  return {
    start,
    draw(patch) {
      draw(patch);
      announce(say("facilities-draw-keys-free"));
    },
    take,
    takeBack,
    finish,
    heedKey,
  };
}
