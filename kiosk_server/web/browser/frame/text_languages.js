// Owns which of the page's words are not in the page's language, so that a screen reader says them
// as what they are: messages that another language lends, and texts in another script. Where the
// page's language has words for all, it does nothing. Must not know what the words are about.

import { originOf } from "./origins.js";
import { direction, isLent, locale, locales, onLocale } from "./words.js";

const NAMES = ["aria-label", "alt", "placeholder"];
const LETTER = /\p{L}/u;
/** What is drawn, and what holds no words. */
const PASSED_OVER = "svg, script, style";
const HAN = new Set(["Hans", "Hant"]);
/** @type {Set<Element>} whose language was found here */
let marked = new Set();
/** @type {MutationObserver | null} */
let watcher = null;
/** @type {[string, RegExp][]} the script of each language, the page's own first */
let scripts = [];

/** Begins to mark the page's words, also after its language changes. */
export function markLanguages() {
  onLocale(turn);
  turn();
}

function turn() {
  watcher?.disconnect();
  watcher = null;
  for (const element of marked) unmark(element);
  marked = new Set();
  if (!isLent()) return;
  const others = locales().map(({ tag }) => tag).filter((tag) => tag !== locale());
  scripts = [locale(), ...others].map((tag) => [tag, lettersOf(tag)]);
  mark(document.body, locale());
  watcher = new MutationObserver(heed);
  watcher.observe(document.body, {
    attributeFilter: NAMES,
    characterData: true,
    childList: true,
    subtree: true,
  });
}

/** @param {MutationRecord[]} changes */
function heed(changes) {
  const changed = new Set(
    changes.map(({ target }) => (target instanceof Element ? target : target.parentElement)),
  );
  for (const element of changed) {
    if (!element?.isConnected || element.closest(PASSED_OVER)) continue;
    const around = element.parentElement?.closest("[lang]")?.lang;
    if (around !== undefined) mark(element, around);
  }
  for (const element of marked) if (!element.isConnected) marked.delete(element);
}

/** @param {Element} element  @param {string} around  the language of what it stands in */
function mark(element, around) {
  if (element.matches(PASSED_OVER)) return;
  // It says itself what it is in.
  if (element.hasAttribute("lang") && !marked.has(element)) return;
  const tag = languageOf(element) ?? around;
  if (tag === around) unmark(element);
  else {
    marked.add(element);
    element.lang = tag;
    // What holds more than words keeps the order of its parts.
    const isWords = element.childElementCount === 0 && element.textContent !== "";
    if (isWords && directionOf(tag) !== direction()) element.dir = directionOf(tag);
    else element.removeAttribute("dir");
  }
  for (const child of element.children) mark(child, tag);
}

function unmark(element) {
  if (!marked.delete(element)) return;
  element.removeAttribute("lang");
  element.removeAttribute("dir");
}

/** @returns {string | null} null: it has no words of its own */
function languageOf(element) {
  const nodes = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
  const own = nodes.map(({ data }) => data).filter((text) => LETTER.test(text));
  const texts = own.length ? own : NAMES.map((name) => element.getAttribute(name)).filter(Boolean);
  const tags = texts.map(tagOf).filter(Boolean);
  return tags.length && tags.every((tag) => tag === tags[0]) ? tags[0] : tags.length ? locale() : null;
}

/** @param {string} text  @returns {string | null} */
function tagOf(text) {
  const origin = originOf(text) ?? originOf(text.trim());
  if (origin?.id) return origin.tag ?? locale();
  return scripts.find(([, letters]) => letters.test(text))?.[0] ?? null;
}

const directionOf = (tag) => locales().find((each) => each.tag === tag)?.direction ?? "ltr";

/** @param {string} tag  @returns {RegExp} a letter of the script that the language is written in */
function lettersOf(tag) {
  const { script } = new Intl.Locale(tag).maximize();
  return new RegExp(`\\p{Script=${HAN.has(script) ? "Han" : script}}`, "u");
}
