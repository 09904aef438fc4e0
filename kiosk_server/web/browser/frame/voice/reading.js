// Owns what of an element is read aloud: its name as those hear it who use a screen reader, then
// its state. Gives the texts as they stand on the page; must not know how they are spoken.

import { originate, originOf } from "../origins.js";
import { spoken } from "../words.js";
import { GROUP, isThere, rowsOfGroup, signFor } from "./stops.js";

const SILENT = "svg, [aria-hidden=true], [hidden], .plan-view, script, style";
const FIELD = "input, select, textarea";
const SPELLED = /[a-z0-9 ]/i;
/** The last ones tell that the right sign was taken. */
const MOST_SPELLED = 8;
/** Lists this long are told as “2 of 9”. */
const LEAST_LISTED = 2;

/**
 * @param {Element} element
 * @returns {string[]} texts in the order in which they are said
 */
export function textsOf(element) {
  if (element.matches(GROUP)) return groupTexts(element);
  const sign = signFor(element);
  // A single sign, such as a letter of the pad, is no message: it is read as what it is.
  if (sign !== null) return [originate(sign, { value: { code: sign } })];
  return [...nameOf(element), ...stateOf(element)];
}

/** The group itself, or the row of it that somebody is at. */
function groupTexts(group) {
  const row = rowsOfGroup(group)[Number(group.dataset.row ?? NaN)];
  if (!row) return [spoken("voice-letters")];
  const [first, last] = [row[0], row.at(-1)].map((part) => signFor(part)?.toUpperCase());
  return first ? [spoken("voice-row", { first, last })] : row.flatMap(nameOf);
}

/**
 * What a field is for, without what stands in it; empty for what is no field.
 * @param {Element} element
 * @returns {string[]}
 */
export const labelOf = (element) => (element.matches(FIELD) ? nameOf(element) : []);

/** @returns {string[]} */
function nameOf(element) {
  const labelledBy = element.getAttribute("aria-labelledby");
  if (labelledBy) {
    const labels = labelledBy.split(/\s+/).map((id) => document.getElementById(id));
    return labels.filter(Boolean).flatMap(inner);
  }
  const label = element.getAttribute("aria-label");
  if (label) return [label];
  if (element.matches(FIELD)) return [...(element.labels ?? [])].flatMap(inner);
  return inner(element);
}

/** The texts inside an element; one text that is set in pieces is whole again. */
function inner(element) {
  const whole = visibleText(element).trim();
  if (originOf(whole)) return [whole];
  const first = [...element.querySelectorAll("[data-read-first]")].flatMap(inner);
  const texts = [];
  for (const child of element.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) texts.push(child.data.trim());
    else if (child.nodeType === Node.ELEMENT_NODE && isHeard(child) && !isOwnField(child)) {
      if (!child.matches("[data-read-first]")) texts.push(...nameOf(child));
    }
  }
  return [...first, ...texts.filter((text) => /[\p{L}\p{N}]/u.test(text) && !first.includes(text))];
}

/** Whether it is the field that the label around it names: it is no part of its own name. */
const isOwnField = (element) => element.matches(FIELD) && element.closest("label") !== null;

function visibleText(element) {
  let text = "";
  for (const child of element.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) text += child.data;
    else if (child.nodeType === Node.ELEMENT_NODE && isHeard(child)) text += visibleText(child);
  }
  return text;
}

const isHeard = (element) => !element.matches(SILENT) && isThere(element);

function stateOf(element) {
  const is = (name, value = "true") => element.getAttribute(name) === value;
  const texts = [];
  if (element.matches("input[type=text], input[type=search], textarea")) {
    texts.push(typed(element.value));
  }
  const isChosen =
    is("aria-pressed") || is("aria-checked") || is("aria-current", "step") ||
    is("aria-current", "page") || (element.matches("[type=radio], [type=checkbox]") && element.checked);
  if (isChosen) texts.push(spoken("voice-chosen"));
  if (is("aria-disabled")) texts.push(spoken("voice-not-now"));
  const place = placeInList(element);
  if (place) texts.push(place);
  return texts;
}

/** What stands in a field, sign by sign. */
export function typed(value) {
  const signs = [...value.trim()];
  if (signs.length === 0) return spoken("voice-typed-nothing");
  if (!signs.every((sign) => SPELLED.test(sign))) return spoken("voice-typed-words");
  return spoken("voice-typed", { code: signs.slice(-MOST_SPELLED).join(" ") });
}

function placeInList(element) {
  const item = element.matches("li") ? element : element.closest("li");
  const list = item?.parentElement;
  const isOnly = item && (item === element || item.querySelectorAll("a, button, input").length === 1);
  if (!isOnly || list.children.length < LEAST_LISTED || element.matches(".step")) return null;
  const number = [...list.children].indexOf(item) + 1;
  return spoken("voice-position", { number: String(number), total: String(list.children.length) });
}

/** Texts as one sentence to be seen. */
export function sentenceOf(texts) {
  const between = spoken("voice-between");
  return texts.reduce((all, text) => all + (/[\p{L}\p{N}]$/u.test(all) ? between : " ") + text);
}
