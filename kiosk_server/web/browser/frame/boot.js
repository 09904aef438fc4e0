// What the server gave this page to begin with. Only its names change, with the page's language.

/** @type {Record<string, any>} */
export const boot = recordOf(document);

/** Pages for staff ask as who signed in; all others as nobody, whoever uses the browser. */
export const CREDENTIALS = boot.forStaff ? "same-origin" : "omit";

const NAMED = ["venue", "spot"];
/** @type {Map<string, Record<string, any>>} what is named in each language that was loaded */
const named = new Map([[boot.locale, pick(boot)]]);

/**
 * The names of venue, levels and spot in another language.
 * @param {string} tag
 * @returns {Promise<Record<string, any> | null>} null: the server cannot be reached
 */
export async function bootIn(tag) {
  const known = named.get(tag);
  if (known) return known;
  const address = new URL(location.href);
  address.hash = "";
  address.searchParams.set("locale", tag);
  try {
    const answer = await fetch(address, { credentials: CREDENTIALS });
    if (!answer.ok) return null;
    const record = recordOf(new DOMParser().parseFromString(await answer.text(), "text/html"));
    // A page of another release may speak of what this one does not know.
    if (record.release === boot.release) named.set(tag, pick(record));
    return named.get(tag) ?? null;
  } catch {
    return null;
  }
}

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
