// What this phone keeps between pages: the way, how far one got, and where one was going. It stays
// on the phone, is a day old at most, and is gone when its owner says so. Knows no page.

import { boot } from "../frame/boot.js";
import { createPhoneStorage } from "./phone_storage.js";

const storage = createPhoneStorage({
  // A way through doors of staff is none for who opens a visitor's page on the same phone.
  key: boot.forStaff ? "kiosk-server.phone.way.staff" : "kiosk-server.phone.way",
  form: 1,
  keptHours: 24,
  isWhole: ({ way, stepIndex }) =>
    Number.isInteger(stepIndex) &&
    typeof way?.key === "string" &&
    typeof way.words === "object" &&
    typeof way.stepPictures === "object" &&
    typeof way.levelPictures === "object",
});

/**
 * @typedef {object} KeptWay
 * @property {import("./carried_way.js").CarriedWay} way  words and pictures
 * @property {number} stepIndex  the step that was shown last
 * @property {boolean} isDone  whether its owner said to have arrived
 * @property {number} keptAt  when it was kept first, in milliseconds since 1970
 */

/** Keeps a way; without its pictures where there is no room for them. */
export function keepWay({ way, stepIndex, isDone }, now = Date.now()) {
  const before = recallWay(now);
  const keptAt = before && before.way.key === way.key ? before.keptAt : now;
  const kept = { way, stepIndex, isDone };
  const lighter = { ...kept, way: { ...way, stepPictures: {}, levelPictures: {} } };
  storage.keep(kept, keptAt, lighter);
}

/**
 * The kept way, or null: none, too old, or written by another form of this page.
 * @returns {KeptWay | null}
 */
export const recallWay = (now = Date.now()) => storage.recall(now);

/** Leaves nothing behind. */
export const forgetWay = () => storage.forget();
