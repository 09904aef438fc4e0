// What the server gave this page to begin with. Only its names change, with the page's language.

/** @type {Record<string, any>} */
export const boot = recordOf(document);

/** Pages for staff ask as who signed in; all others as nobody, whoever uses the browser. */
export const CREDENTIALS = boot.forStaff ? "same-origin" : "omit";

const NAMED = ["venue", "spot"];
/** @type {Map<string, Record<string, any>>} what is named in each language that was loaded */
const named = new Map([[boot.locale, pick(boot)]]);

/** The page that was fetched last, until somebody shows it: a language is not fetched twice. */
let fetched = null;

/**
 * The names of venue, levels and spot in another language.
 * @param {string} tag
 * @returns {Promise<Record<string, any> | null>} null: the server cannot be reached
 */
export async function bootIn(tag) {
  const known = named.get(tag);
  if (known) return known;
  const look = { locale: tag, contrast: document.documentElement.dataset.contrast };
  try {
    const answer = await fetchPage(look);
    if (!answer.ok) return null;
    const record = recordOf(await readPage(answer));
    // A page of another release may speak of what this one does not know.
    if (record.release === boot.release) {
      named.set(tag, pick(record));
      fetched = { ...look, record };
    }
    return named.get(tag) ?? null;
  } catch {
    return null;
  }
}

/**
 * The record of this page in a look, if exactly that was fetched last; once.
 * @param {{locale: string, contrast: string, dataVersion: string}} look
 * @returns {Record<string, any> | null}
 */
export function takeFetched({ locale, contrast, dataVersion }) {
  const last = fetched;
  fetched = null;
  const isThis = last?.locale === locale && last.contrast === contrast;
  return isThis && last.record.venue.dataVersion === dataVersion ? last.record : null;
}

/**
 * This page as the server writes it in another look.
 * @param {{locale: string, contrast: string}} look
 * @param {RequestInit} [options]
 */
export function fetchPage(look, options) {
  const address = new URL(location.pathname, location.href);
  const at = new URLSearchParams(location.search).get("at");
  address.search = String(new URLSearchParams({ ...(at === null ? {} : { at }), ...look }));
  return fetch(address, { credentials: CREDENTIALS, ...options });
}

/** @param {Response} answer */
export const readPage = async (answer) =>
  new DOMParser().parseFromString(await answer.text(), "text/html");

/**
 * Names everything of `boot` in a language that was loaded; nothing happens for another.
 * @param {string} tag
 */
export function nameIn(tag) {
  Object.assign(boot, named.get(tag) ?? {});
}

/**
 * The record of a page; `home.svg` is the plan itself that the server painted on it.
 * @param {Document} page
 * @returns {Record<string, any>}
 */
export function recordOf(page) {
  const record = JSON.parse(page.getElementById("boot").textContent);
  if (record.home) record.home.svg = page.querySelector(".first-paint .plan-view > svg");
  return record;
}

/** @param {Record<string, any>} record */
function pick(record) {
  return Object.fromEntries(NAMED.map((name) => [name, record[name]]));
}
