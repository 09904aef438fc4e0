// What is marked on the plan: what is closed or will be, what is chosen, what is being drawn.

import { formatNumber } from "../frame/words.js";
import { boxOf, pointsPx, toPx } from "./plan_geometry.js";

/**
 * @param state the page's state
 * @param drawn the elements of the level, with their points in pixels
 * @returns {import("./plan_stage.js").Mark[]}
 */
export function marksOf(state, drawn) {
  const { closures, draft, drawing, picture, reports, shownId } = state;
  const byId = new Map(drawn.map((each) => [each.element.id, each]));
  const marks = (closures?.closures ?? []).flatMap((closure) => {
    const look = closure.isInForce ? "closed" : "coming";
    const found = targetMarks(closure, look, byId, drawn, picture);
    return closure.id === shownId ? [...found, ...found.map((mark) => ({ ...mark, look: "shown" }))] : found;
  });
  const taken = new Map();
  for (const [at, report] of (reports ?? []).entries()) {
    if (report.point?.levelId !== picture.levelId) continue;
    const spot = `${report.point.x} ${report.point.y}`;
    const place = taken.get(spot) ?? 0;
    taken.set(spot, place + 1);
    const look = report.id === shownId ? "report-shown" : "report";
    const { x, y } = report.point;
    const points = [toPx(picture.matrix, [x, y])];
    marks.push({ points, shape: "POINT", look, number: formatNumber(at + 1), place });
  }
  if (draft) marks.push(...targetMarks(asClosure(draft.target), "chosen", byId, drawn, picture));
  if (drawing) marks.push(...outlineMarks(drawing.corners, picture));
  return marks;
}

/**
 * The elements that lie on the picture at least in part, with their points in pixels.
 * @param {{matrix: number[], size: {width: number, height: number}}} picture
 */
export function onPicture({ matrix, size }, elements) {
  return elements
    .map((each) => ({ ...each, points: pointsPx(matrix, each.coordinates) }))
    .filter(({ points }) => {
      const box = boxOf(points);
      return (
        box.x < size.width && box.y < size.height && box.x + box.width > 0 && box.y + box.height > 0
      );
    });
}

/** What the plan shows first: the chosen level's own floors, without what else is at its height. */
export function levelBox({ levelId, picture }, drawn) {
  const own = drawn.filter((each) => each.levelId === levelId).flatMap(({ points }) => points);
  return boxOf(own) ?? { x: 0, y: 0, ...picture.size };
}

/** What is drawn so far: its corners, the sides between them, and in three corners its floor. */
function outlineMarks(corners, { matrix }) {
  const points = corners.map((corner) => toPx(matrix, corner));
  const marks = [];
  if (points.length === 2) marks.push({ points, shape: "LINE", look: "outline" });
  if (points.length > 2) marks.push({ points, shape: "AREA", look: "outline" });
  return [...marks, ...points.map((each) => ({ points: [each], shape: "POINT", look: "corner" }))];
}

function asClosure({ elementId = null, levelId = null, area = null }) {
  return { elementId, levelId: area?.levelId ?? levelId, corners: area?.corners ?? [] };
}

function targetMarks({ elementId, levelId, corners }, look, byId, drawn, picture) {
  if (elementId) {
    const each = byId.get(elementId);
    return each ? [{ points: each.points, shape: each.shape, look }] : [];
  }
  const isHere = drawn.some((each) => each.levelId === levelId);
  if (!isHere) return [];
  if (corners.length) {
    const points = pointsPx(picture.matrix, corners.flatMap(({ x, y }) => [x, y]));
    return [{ points, shape: "AREA", look }];
  }
  return drawn
    .filter((each) => each.levelId === levelId && each.shape === "AREA")
    .map(({ points }) => ({ points, shape: "AREA", look }));
}
