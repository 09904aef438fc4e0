// Owns how a message becomes a text: what is filled in, and which of several forms fits a count. The
// server has read the catalogs (i18n/message_patterns.py); it must not know which messages there are.

/** @typedef {Record<string, any>} Catalog messages by their ids */

/**
 * One language's messages.
 * @param {string} tag
 * @param {{own: Catalog, lent: {tag: string, own: Catalog} | null}} texts what the language has, and what
 *   another one says in its place
 * @param {boolean} [isolates] keeps what is filled in in its place where lines run from right to left
 */
export function createMessages(tag, { own, lent }, isolates = false) {
  const lender = lent && createMessages(lent.tag, { own: lent.own, lent: null }, isolates);
  const [before, after] = isolates ? ["\u2068", "\u2069"] : ["", ""];
  const has = (id) => Object.hasOwn(own, id);
  let numbers = null;
  let counts = null;

  /** @param {string} id @returns {string | null} the language of a message; null: there is none */
  const languageOf = (id) => (has(id) ? tag : (lender?.languageOf(id) ?? null));

  /**
   * A message of those that there are; its id where there is none, as Fluent says it.
   * @param {string} id
   * @param {Record<string, string | number> | undefined} args
   * @param {{isSpoken?: boolean, onError: (why: string) => void}} how `isSpoken`: as it is read aloud
   * @returns {string}
   */
  function fill(id, args, how) {
    if (!has(id) && lender) return lender.fill(id, args, how);
    if (!has(id)) {
      how.onError(`no message ${id}`);
      return `{${id}}`;
    }
    const message = own[id];
    return filled((how.isSpoken && message.speak) || (message.shown ?? message), args, how);
  }

  function filled(pattern, args, how) {
    if (typeof pattern === "string") return pattern;
    const marked = (text) => (pattern.length > 1 ? before + text + after : text);
    return pattern
      .map((part) => (typeof part === "string" ? part : marked(valueOf(part, args, how))))
      .join("");
  }

  function valueOf(part, args, how) {
    if (part.message) return fill(part.message, args, { onError: how.onError });
    const name = part.arg ?? part.by;
    const value = args?.[name];
    if (value === undefined) how.onError(`no ${name}`);
    if (part.by) return filled(chosen(part, value), args, how);
    if (typeof value !== "number") return value ?? `{$${name}}`;
    numbers ??= new Intl.NumberFormat(tag);
    return numbers.format(value);
  }

  function chosen({ when, else: other }, value) {
    if (Object.hasOwn(when, value)) return when[value];
    if (typeof value !== "number") return other;
    counts ??= new Intl.PluralRules(tag);
    return when[counts.select(value)] ?? other;
  }

  return { languageOf, fill };
}
