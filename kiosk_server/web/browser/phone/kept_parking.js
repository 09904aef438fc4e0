// Where the car stands, and in which bay: kept on this phone alone, for a day at most, and gone when its owner says
// so. Knows no page.

import { createPhoneStorage } from "./phone_storage.js";

/** As much as stands on a bay: letters, digits and the signs between them. */
const BAY = /^[\p{L}\p{N}][\p{L}\p{N} ./+#-]{0,11}$/u;

/** Whether a text can be what is written on a bay; an empty one is none, and is fit too. */
export const isBay = (text) => text === "" || (typeof text === "string" && BAY.test(text));

const storage = createPhoneStorage({
  key: "kiosk-server.phone.parking",
  form: 1,
  keptHours: 24,
  isWhole: ({ id, names, bay = "" }) =>
    typeof id === "string" && names !== null && typeof names === "object" && isBay(bay),
});

/**
 * @typedef {object} KeptParking
 * @property {string} id  of the place
 * @property {Record<string, string>} names  by locale
 * @property {string} [bay]  what is written on it; empty: nobody said
 * @property {number} keptAt  in milliseconds since 1970
 */

/** Keeps where the car stands, in place of where it stood before. */
export function keepParking({ id, names, bay = "" }, now = Date.now()) {
  storage.keep({ id, names, bay }, now);
}

/**
 * Where the car stands, or null: never kept, too old, or written by another form of this page.
 * @returns {KeptParking | null}
 */
export const recallParking = (now = Date.now()) => storage.recall(now);

/** Leaves nothing behind. */
export const forgetParking = () => storage.forget();
