// What of tickets a desk holds. Pure.

/** All tickets that a room's or a zone's desk shows. */
export function everyTicket(desk) {
  const lists = ["current", "next", "missed", "aside", "recent", "atCounter", "over"];
  return [...lists.flatMap((name) => desk[name] ?? []), ...(desk.lines ?? []).flatMap(({ tickets }) => tickets)];
}
