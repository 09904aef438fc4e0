// Owns how much of a zone has room on a board, by how wide numbers and names are; what has none is left
// out whole, and never cut. Pure. Sizes are parts of a board 1920 wide, as css/board has them.

/** Calls in one column and in two, and entries of the lists; less is next where somebody missed a call. */
const ROOM = { column: 3, columns: 4, next: 7, nextBesideMissed: 5, last: 4, missed: 4, small: 66 };
const ROOM_LARGE = { column: 2, columns: 2, next: 5, nextBesideMissed: 3, last: 2, missed: 3, small: 92 };
const NEXT_AT_DOOR = 3;
/** So many calls of wide numbers stand one under the other, each as large as others. */
const MOST_WIDE = 2;
const USUAL_SIGNS = 5;
const USUAL_NAME = 18;
const USUAL_ROOM = 24;
const USUAL_ROOM_IN_TWO_COLUMNS = 18;
const USUAL_TITLE = 40;
/** The height of a name's or a room's line below a number, of that of the number's line. */
const LOWER_LINE = 0.78;
const MISSED_LINES = 2;
const ASIDE = 564;
const GAP = 32;
/** Of a numeral's or letter's size: how wide it is. */
const SIGN = 0.64;
const NAME = 0.74;
const HAN = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;

/** How many Latin letters are as wide as a text. */
export const widthOf = (text) => [...text].reduce((sum, sign) => sum + (HAN.test(sign) ? 2 : 1), 0);

export const isLongName = (name) => widthOf(name) > USUAL_NAME;

/** Whether the name of a room, if there is one, needs smaller type in so many columns of calls. */
export const isLongRoom = (name, columns) =>
  widthOf(name ?? "") > (columns === 2 ? USUAL_ROOM_IN_TWO_COLUMNS : USUAL_ROOM);

export const isLongTitle = (names) => names.some((name) => widthOf(name) > USUAL_TITLE);

/** Whether numbers leave no room for a name beside them. */
export const hasWideNumbers = (entries) => entries.some(({ number }) => number.length > USUAL_SIGNS);

/**
 * How many calls, and how many entries of each list, a board has room for.
 * @param {{called: object[], next: object[], missed: object[]}} board
 * @param {"zone" | "room"} kind
 * @param {boolean} isLarge
 */
export function roomFor(board, kind, isLarge) {
  const room = isLarge ? ROOM_LARGE : ROOM;
  const calls = hasWideNumbers(board.called) ? MOST_WIDE : room.columns;
  const most = board.missed.length > 0 ? room.nextBesideMissed : room.next;
  return {
    column: Math.min(room.column, calls),
    columns: calls,
    next: Math.min(mostNext(board.next, most, room.small), kind === "room" ? NEXT_AT_DOOR : most),
    last: room.last,
    missed: Math.min(room.missed, MISSED_LINES * missedInLine(board.missed, room.small)),
  };
}

/** How many of those who are next have the room of so many numbers alone. */
function mostNext(next, most, small) {
  let height = 0;
  const over = next.findIndex((each) => (height += heightOf(each, small)) > most);
  return over === -1 ? next.length : over;
}

/** How many numbers alone are as high as an entry: its name may stand beside, its room stands below. */
function heightOf({ number, maskedName, roomName }, small) {
  const linesOf = (text) => Math.ceil((small * NAME * widthOf(text)) / 2 / ASIDE);
  const name = (small * NAME * widthOf(maskedName)) / 2;
  const isBeside = small * SIGN * number.length + name + GAP <= ASIDE;
  return 1 + LOWER_LINE * ((isBeside ? 0 : linesOf(maskedName)) + linesOf(roomName ?? ""));
}

function missedInLine(missed, small) {
  const widest = Math.max(1, ...missed.map(({ number }) => number.length)) * SIGN * small;
  return Math.max(1, Math.floor((ASIDE + GAP) / (widest + GAP)));
}
