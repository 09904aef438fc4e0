// Owns the words of a board that speaks two languages at once: the page's own, and one beside it.

import { boot } from "../frame/boot.js";
import { createMessages } from "../frame/messages.js";
import { locale, say } from "../frame/words.js";

const beside = new Map(
  boot.beside.map(({ tag, messages }) => [tag, createMessages(tag, messages)]),
);

/** The languages of this board, the page's own first. */
export const TAGS = [locale(), ...beside.keys()];

/**
 * A message in one of the board's languages.
 * @param {string} tag
 * @param {string} id
 * @param {Record<string, string | number>} [args]
 */
export function sayIn(tag, id, args) {
  const messages = beside.get(tag);
  return messages?.languageOf(id)
    ? messages.fill(id, args, { onError: console.error })
    : say(id, args);
}
