// Owns the words of a board that speaks two languages at once: the page's own, and one beside it.

import { FluentBundle, FluentResource } from "@fluent/bundle";
import { boot } from "../frame/boot.js";
import { locale, say } from "../frame/words.js";

const bundles = new Map(
  boot.beside.map(({ tag, fluent }) => {
    const bundle = new FluentBundle(tag, { useIsolating: false });
    bundle.addResource(new FluentResource(fluent));
    return [tag, bundle];
  }),
);

/** The languages of this board, the page's own first. */
export const TAGS = [locale(), ...bundles.keys()];

/**
 * A message in one of the board's languages.
 * @param {string} tag
 * @param {string} id
 * @param {Record<string, string | number>} [args]
 */
export function sayIn(tag, id, args) {
  const bundle = bundles.get(tag);
  const message = bundle?.getMessage(id);
  return message?.value ? bundle.formatPattern(message.value, args) : say(id, args);
}
