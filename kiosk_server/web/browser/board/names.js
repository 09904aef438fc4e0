// Owns what queues, rooms and zones are called in the languages that a board speaks beside its own.
// Holds the names of the last answer only, so that nothing grows while a board runs for weeks.

/** @param {object | null} board in another language; null: not heard of yet */
export function namesOf(board) {
  const names = new Map();
  if (!board) return names;
  const { zone, room, rooms, queues, called, serving, lastCalled, next, missed } = board;
  names.set(`zone ${zone.id}`, zone.name);
  for (const each of [room, ...rooms].filter(Boolean)) names.set(`room ${each.id}`, each.name);
  for (const each of queues) names.set(`queue ${each.id}`, each.name);
  for (const each of [called, serving, lastCalled, next, missed].flat()) {
    names.set(`queue ${each.queueId}`, each.queueName);
    if (each.roomId) names.set(`room ${each.roomId}`, each.roomName);
  }
  return names;
}
