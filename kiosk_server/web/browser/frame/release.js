// Whether the server has a newer release than this page: then it is opened anew when nobody minds.

import { boot } from "./boot.js";

/** @returns {Promise<boolean>} false also where the server cannot be reached */
export async function isOutdated() {
  try {
    const answer = await fetch("/release", { cache: "no-store", credentials: "omit" });
    return answer.ok && (await answer.json()).release !== boot.release;
  } catch {
    return false;
  }
}
