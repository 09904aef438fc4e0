// Owns what is said before what: never two things at once. Pure; it must not know sounds or pages.

/**
 * @typedef {"alarm" | "warning" | "focus" | "news"} Kind
 * alarm and warning interrupt all that is less; focus is what somebody has just come to, and takes
 * the place of what they came to before; news wait until that is said. What a warning or the name of
 * a control of the voice cuts off is said again after it, from its beginning. What is being said once
 * more was heard already: whatever comes then takes its place.
 *
 * @typedef {object} Said
 * @property {Kind} kind
 * @property {string[]} texts one after the other
 * @property {number} at when it came to be said, in milliseconds
 * @property {number} [times] how often it is said
 * @property {string[]} [again] what of it is said from the second time on
 * @property {boolean} [isAgain] it has been said, and is being said once more
 * @property {boolean} [isControl] the name of a control of the voice, or what came of it
 * @property {boolean} [isOfView] news of the view that was open: nothing to who has left it
 */

const RANKS = { news: 0, focus: 1, warning: 2, alarm: 3 };
/** News this fresh belong to the view that somebody has just come to. */
const FRESH_MS = 400;
const MOST_NEWS = 4;

/**
 * What is said now and what waits, after something new came to be said.
 * @param {{now: Said | null, waiting: Said[]}} before
 * @param {Said} next
 * @returns {{now: Said | null, waiting: Said[], stops: boolean}} stops: `now` begins afresh
 */
export function arrange({ now, waiting }, next) {
  const isGraver = (said) => !said.isAgain && RANKS[said.kind] > RANKS[next.kind];
  const isFreshNews = (said) =>
    said.kind === "news" && !said.isOfView && next.at - said.at < FRESH_MS;
  if (next.kind === "news") {
    if (now === null) return { now: next, waiting, stops: true };
    const others = waiting.filter((said) => !isSame(said, next)).slice(-MOST_NEWS + 1);
    return { now, waiting: isSame(now, next) ? others : inOrder([...others, next]), stops: false };
  }
  const isCutOff = (said) =>
    said.kind === "focus" && !said.isControl && (next.kind === "warning" || Boolean(next.isControl));
  const kept = waiting.filter((said) => isGraver(said) || isFreshNews(said) || isCutOff(said));
  if (now !== null && isGraver(now)) return { now, waiting: inOrder([...kept, next]), stops: false };
  if (now !== null && ((next.kind === "focus" && isFreshNews(now)) || isCutOff(now))) kept.unshift(now);
  return { now: next, waiting: inOrder(kept), stops: true };
}

/** What is said when the present one has been. */
export function advance({ waiting }) {
  return { now: waiting[0] ?? null, waiting: waiting.slice(1) };
}

/** The gravest first, and of equals the oldest. */
function inOrder(list) {
  return list.map((said, at) => ({ said, at }))
    .sort((a, b) => RANKS[b.said.kind] - RANKS[a.said.kind] || a.at - b.at)
    .map(({ said }) => said);
}

const isSame = (one, other) => JSON.stringify(one.texts) === JSON.stringify(other.texts);
