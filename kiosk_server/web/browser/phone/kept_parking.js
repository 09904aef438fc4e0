// Where the car stands: kept on this phone alone, for a day at most, and gone when its owner says
// so. Knows no page.

import { createPhoneStorage } from "./phone_storage.js";

const storage = createPhoneStorage({
  key: "kiosk-server.phone.parking",
  form: 1,
  keptHours: 24,
  isWhole: ({ id, names }) => typeof id === "string" && names !== null && typeof names === "object",
});

/**
 * @typedef {object} KeptParking
 * @property {string} id  of the place
 * @property {Record<string, string>} names  by locale
 * @property {number} keptAt  in milliseconds since 1970
 */

/** Keeps where the car stands, in place of where it stood before. */
export function keepParking({ id, names }, now = Date.now()) {
  storage.keep({ id, names }, now);
}

/**
 * Where the car stands, or null: never kept, too old, or written by another form of this page.
 * @returns {KeptParking | null}
 */
export const recallParking = (now = Date.now()) => storage.recall(now);

/** Leaves nothing behind. */
export const forgetParking = () => storage.forget();
