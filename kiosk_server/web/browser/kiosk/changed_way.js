// What is said of a way while something has changed and nobody knows yet whether the way has, and
// once it was found again. Pure.

const FOUND = new Map([
  ["kiosk-route-doubt-closure", "kiosk-route-changed-closure"],
  ["kiosk-route-doubt-plan", "kiosk-route-changed"],
]);

/** @param {boolean} isClosure  something was closed or opened, and the plan is the same */
export const noticeOfDoubt = (isClosure) =>
  isClosure ? "kiosk-route-doubt-closure" : "kiosk-route-doubt-plan";

/**
 * The notice to show: a doubt ends with the answer to the question that was asked after the change.
 * @param {string | null} notice  that is shown
 * @param {import("../frame/question.js").Known} way  what is known of the way
 */
export const noticeOnceFound = (notice, { status }) =>
  status === "ready" && FOUND.has(notice) ? FOUND.get(notice) : notice;
