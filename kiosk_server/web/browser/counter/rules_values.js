// Owns how a rule is found in the rules as they are written, and changed there. Pure: it knows no page
// and asks nobody.

/** The rules of the whole hospital, as a scope; others are zones. */
export const HOSPITAL = "hospital";

/**
 * @param {string} text rules as JSON
 * @returns {object | null} null: the text is not that of any rules
 */
export function readValues(text) {
  try {
    const values = JSON.parse(text);
    return isObject(values) && isObject(values.hospital ?? {}) && isObject(values.zones ?? {}) ? values : null;
  } catch {
    return null;
  }
}

/** Rules as somebody reads them line by line. */
export const writeValues = (values) => JSON.stringify(values, null, 2);

/** Where the rules of a scope stand, as a path: names and places in lists. */
export const pathOfScope = (scope) => (scope === HOSPITAL ? [HOSPITAL] : ["zones", scope]);

/** A path as faults tell it: `hospital.classes[2].placement.every`. */
export const writtenPath = (path) =>
  path.reduce((before, name) => (typeof name === "number" ? `${before}[${name}]` : before ? `${before}.${name}` : name), "");

/** What stands at a path; undefined: nothing. */
export const valueAt = (values, path) => path.reduce((found, name) => found?.[name], values);

/** The same rules with something else at a path; `undefined` takes away what stands there. */
export function withValue(values, path, value) {
  const [name, ...rest] = path;
  if (rest.length === 0) return replaced(values, name, value);
  const inner = values?.[name] ?? (typeof rest[0] === "number" ? [] : {});
  return replaced(values, name, withValue(inner, rest, value));
}

function replaced(values, name, value) {
  if (Array.isArray(values)) {
    if (value === undefined) return values.filter((_, at) => at !== name);
    const copy = [...values];
    copy[name] = value;
    return copy;
  }
  const { [name]: _before, ...others } = values ?? {};
  if (value === undefined) return others;
  // What is changed stays where it stood.
  return name in (values ?? {})
    ? Object.fromEntries(Object.entries(values).map(([each, old]) => [each, each === name ? value : old]))
    : { ...others, [name]: value };
}

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
