// What a way says beside its steps: rooms it leads through, closures it goes round and until when.
// Pure: must not know pages.

/**
 * @param {object} route  a Route of FindRoute
 * @returns {string[]} sentences, none where there is nothing to say
 */
export function routeNotes({ throughRoomsText, avoidedText, avoided }) {
  const ending = avoided.filter(({ until }) => until !== null).map(({ text }) => text);
  return [throughRoomsText, avoidedText, ...ending].filter(Boolean);
}
