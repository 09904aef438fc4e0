// Owns which of several new calls a board shows next: one at a time, the earliest first, so that a
// hall can follow. Pure.

/** What names one call: the same number called again is another one. */
export const callOf = ({ number, queueId, calledAt, recalls }) =>
  JSON.stringify([number, queueId, calledAt, recalls]);

/**
 * The board to show after another one, on the way to what the server says.
 * @param {object | null} shown null: nothing is shown yet, so nothing is new
 * @param {object} wanted as the server says it
 * @returns {{board: object, news: string | null, isWhole: boolean}} news: the call that is new;
 *   isWhole: this is all of it
 */
export function nextShown(shown, wanted) {
  if (shown === null) return { board: wanted, news: null, isWhole: true };
  const known = new Set(shown.called.map(callOf));
  const calls = wanted.called.filter((each) => !known.has(callOf(each)));
  if (calls.length === 0) return { board: wanted, news: null, isWhole: true };
  const news = callOf(calls.at(-1));
  if (calls.length === 1) return { board: wanted, news, isWhole: true };
  const later = calls.slice(0, -1);
  const isLater = new Set(later.map(callOf));
  const called = wanted.called.filter((each) => !isLater.has(callOf(each)));
  // Whoever is about to be called still stands before all who wait; who is called again stays there.
  const before = shown.called.filter((each) =>
    later.some(({ number, queueId }) => number === each.number && queueId === each.queueId),
  );
  const first = later
    .filter(({ number, queueId }) => !before.some((each) => number === each.number && queueId === each.queueId))
    .reverse();
  const board = { ...wanted, called: [...called, ...before], next: [...first, ...wanted.next] };
  return { board, news, isWhole: false };
}
