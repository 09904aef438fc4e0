// Where things lie on the plan: metres to pixels of the picture and back, and what is under a touch.

/** @typedef {[number, number]} Point */
/** @typedef {{x: number, y: number, width: number, height: number}} Box */

/**
 * @param {number[]} matrix a to f as the server gives them
 * @param {Point} point in metres
 * @returns {Point} in pixels of the picture
 */
export function toPx([a, b, c, d, e, f], [x, y]) {
  return [a * x + c * y + e, b * x + d * y + f];
}

/**
 * @param {number[]} matrix
 * @param {Point} pixel
 * @returns {Point} in metres
 */
export function toMetres([a, b, c, d, e, f], [px, py]) {
  const size = a * d - b * c;
  const [right, down] = [px - e, py - f];
  return [(d * right - c * down) / size, (a * down - b * right) / size];
}

/** @param {number[]} matrix @returns {number} pixels of the picture for a metre */
export const pxPerMetre = ([a, b]) => Math.hypot(a, b);

/**
 * The points of an element in pixels.
 * @param {number[]} matrix
 * @param {number[]} coordinates x and y by turns
 */
export function pointsPx(matrix, coordinates) {
  const points = [];
  for (let at = 0; at + 1 < coordinates.length; at += 2)
    points.push(toPx(matrix, [coordinates[at], coordinates[at + 1]]));
  return points;
}

/**
 * The corners in metres of the rectangle on the picture between two of its points.
 * @param {number[]} matrix
 * @param {Point} first in pixels
 * @param {Point} second
 */
export function rectangleMetres(matrix, [x1, y1], [x2, y2]) {
  return [
    [x1, y1],
    [x2, y1],
    [x2, y2],
    [x1, y2],
  ].map((corner) => toMetres(matrix, /** @type {Point} */ (corner)));
}

/**
 * Whether sides of an outline cross or touch that do not follow each other.
 * @param {Point[]} corners
 */
export function crossesItself(corners) {
  const sides = corners.map((corner, at) => [corner, corners[(at + 1) % corners.length]]);
  return sides.some(([a, b], one) =>
    sides.some(([c, d], other) => {
      const isNext = other === one + 1 || (one === 0 && other === sides.length - 1);
      return other > one && !isNext && cross(a, b, c, d);
    }),
  );
}

function cross(a, b, c, d) {
  const turn = ([x1, y1], [x2, y2], [x3, y3]) =>
    Math.sign((x2 - x1) * (y3 - y1) - (y2 - y1) * (x3 - x1));
  return turn(a, b, c) !== turn(a, b, d) && turn(c, d, a) !== turn(c, d, b);
}

/** @param {Point[]} corners in metres @returns {number} square metres */
export const squareMetres = (corners) => areaOf(corners);

/** @param {Point[]} points @returns {Box | null} */
export function boxOf(points) {
  if (points.length === 0) return null;
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/**
 * What somebody may mean who touches a point, the likeliest first: a small thing near the finger,
 * then the floor under it.
 * @param {{points: Point[], shape: string}[]} drawn in pixels
 * @param {Point} touched
 * @param {number} reachPx how far a finger misses
 */
export function pick(drawn, touched, reachPx) {
  const near = [];
  const under = [];
  for (const each of drawn) {
    if (each.shape === "AREA" && holds(each.points, touched)) {
      under.push({ each, size: areaOf(each.points) });
      continue;
    }
    const away = distanceTo(each, touched);
    if (each.shape !== "AREA" && away <= reachPx) near.push({ each, away });
    // A lift's car is smaller than a finger.
    else if (each.shape === "AREA" && isSmall(each.points, reachPx) && away <= reachPx)
      near.push({ each, away });
  }
  near.sort((one, other) => one.away - other.away);
  under.sort((one, other) => one.size - other.size);
  const [first, ...rest] = under;
  // Who touches the middle of a lift or a room means that, and not a door two steps away.
  const isMeant = first && (near.length === 0 || near[0].away > reachPx / 2);
  const sorted = isMeant ? [first, ...near, ...rest] : [...near, ...under];
  return sorted.map(({ each }) => each);
}

function isSmall(points, reachPx) {
  const { width, height } = boxOf(points);
  return Math.max(width, height) < 2 * reachPx;
}

/**
 * How far a point is from an element, in metres; 0 within an area.
 * @param {{points: Point[], shape: string}} each in pixels
 * @param {Point} at in pixels
 * @param {number} scale pixels for a metre
 */
export function metresTo(each, at, scale) {
  return each.shape === "AREA" && holds(each.points, at) ? 0 : distanceTo(each, at) / scale;
}

function distanceTo({ points, shape }, touched) {
  if (points.length === 1) return Math.hypot(points[0][0] - touched[0], points[0][1] - touched[1]);
  const ends = shape === "AREA" ? [...points.slice(1), points[0]] : points.slice(1);
  return Math.min(...ends.map((end, at) => distanceToSide(touched, points[at], end)));
}

function distanceToSide([x, y], [x1, y1], [x2, y2]) {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / length));
  return Math.hypot(x - x1 - along * dx, y - y1 - along * dy);
}

/** @param {Point[]} points of an outline @param {Point} point */
export function holds(points, [x, y]) {
  let isInside = false;
  for (let at = 0, before = points.length - 1; at < points.length; before = at, at += 1) {
    const [[x1, y1], [x2, y2]] = [points[at], points[before]];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) isInside = !isInside;
  }
  return isInside;
}

function areaOf(points) {
  let sum = 0;
  points.forEach(([x1, y1], at) => {
    const [x2, y2] = points[(at + 1) % points.length];
    sum += x1 * y2 - x2 * y1;
  });
  return Math.abs(sum) / 2;
}
