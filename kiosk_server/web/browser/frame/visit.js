// What is remembered for one visit in this tab and for nobody else: wiped when the visit ends.

const PREFIX = "visit.";
/** Stands in where a browser forbids storage. */
const inMemory = new Map();

/**
 * @param {string} name
 * @returns {string | null}
 */
export function recall(name) {
  try {
    return sessionStorage.getItem(PREFIX + name) ?? inMemory.get(name) ?? null;
  } catch {
    return inMemory.get(name) ?? null;
  }
}

/**
 * @param {string} name
 * @param {string | null} value null: forget it
 */
export function remember(name, value) {
  if (value === null) inMemory.delete(name);
  else inMemory.set(name, value);
  try {
    if (value === null) sessionStorage.removeItem(PREFIX + name);
    else sessionStorage.setItem(PREFIX + name, value);
  } catch {
    // Kept in memory only.
  }
}

/** Forgets everything of this visit. */
export function forgetVisit() {
  inMemory.clear();
  try {
    const names = Object.keys(sessionStorage).filter((name) => name.startsWith(PREFIX));
    for (const name of names) sessionStorage.removeItem(name);
  } catch {
    // There was nothing but memory.
  }
}
